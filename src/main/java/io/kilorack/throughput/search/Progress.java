package io.kilorack.throughput.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Hears how far a search has come, on the threads that search.
@FunctionalInterface
public interface Progress {
    /// Least time between two reports [ns]: ten a second.
    long INTERVAL = 100_000_000;

    /// @param done tiles that are finished, at least 1
    /// @param of tiles in all
    void at(int done, int of);

    /// The same runner with reports to `progress`, at most ten a second by `clock` [ns]; the first tenth of
    /// a second is silent. What is searched and found does not change.
    static Runner reporting(Runner runner, Progress progress, LongSupplier clock) {
        return new Runner() {
            @Override
            public <T> List<T> all(List<Callable<T>> tiles) {
                var done = new AtomicLong();
                var last = new AtomicLong(clock.getAsLong());
                var heard = new ArrayList<Callable<T>>(tiles.size());
                for (Callable<T> tile : tiles) {
                    heard.add(() -> {
                        T result = tile.call();
                        int finished = (int) done.incrementAndGet();
                        long now = clock.getAsLong();
                        long before = last.get();
                        // of several threads that finish at once one reports
                        if (now - before >= INTERVAL && last.compareAndSet(before, now)) {
                            progress.at(finished, tiles.size());
                        }
                        return result;
                    });
                }
                return runner.all(heard);
            }

            @Override
            public boolean cancelled() {
                return runner.cancelled();
            }
        };
    }
}
