package io.kilorack.throughput.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/// How the tiles of a search are run. Results come back in the order of the tiles whoever runs them, so
/// a search gives the same answer for any number of threads.
public interface Runner {
    /// Runs all tiles and returns their results in order.
    <T> List<T> all(List<Callable<T>> tiles);

    /// Whether the user asked to stop; tiles look now and then and return what they have.
    default boolean cancelled() {
        return false;
    }

    /// The same for a part of a search: `before` of its `of` tiles are done.
    default Runner part(int before, int of) {
        return this;
    }

    /// One tile after the other, in the calling thread.
    static Runner inPlace() {
        return new Runner() {
            @Override
            public <T> List<T> all(List<Callable<T>> tiles) {
                var results = new ArrayList<T>(tiles.size());
                for (Callable<T> tile : tiles) {
                    results.add(call(tile));
                }
                return results;
            }
        };
    }

    /// On the threads of `executor`, which the caller owns and closes.
    static Runner on(ExecutorService executor) {
        return new Runner() {
            @Override
            public <T> List<T> all(List<Callable<T>> tiles) {
                try {
                    var results = new ArrayList<T>(tiles.size());
                    for (var future : executor.invokeAll(tiles)) {
                        results.add(future.get());
                    }
                    return results;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("search interrupted", e);
                } catch (ExecutionException e) {
                    throw new IllegalStateException("search tile failed", e.getCause());
                }
            }
        };
    }

    private static <T> T call(Callable<T> tile) {
        try {
            return tile.call();
        } catch (Exception e) {
            throw new IllegalStateException("search tile failed", e);
        }
    }
}
