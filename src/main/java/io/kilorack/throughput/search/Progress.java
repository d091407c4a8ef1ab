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
        return reporting(runner, progress, clock, new AtomicLong(clock.getAsLong()), 0, 0);
    }

    /// @param last when the last report was [ns]
    /// @param before tiles that were done before these, `of` all; 0: these are all
    private static Runner reporting(
            Runner runner, Progress progress, LongSupplier clock, AtomicLong last, int before, int of) {
        return new Runner() {
            @Override
            public <T> List<T> all(List<Callable<T>> tiles) {
                var done = new AtomicLong(before);
                int whole = of == 0 ? tiles.size() : of;
                var heard = new ArrayList<Callable<T>>(tiles.size());
                for (Callable<T> tile : tiles) {
                    heard.add(() -> {
                        T result = tile.call();
                        int finished = (int) done.incrementAndGet();
                        long now = clock.getAsLong();
                        long then = last.get();
                        // of several threads that finish at once one reports
                        if (now - then >= INTERVAL && last.compareAndSet(then, now)) {
                            progress.at(finished, whole);
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

            @Override
            public Runner part(int done, int all) {
                return reporting(runner, progress, clock, last, done, all);
            }
        };
    }
}
