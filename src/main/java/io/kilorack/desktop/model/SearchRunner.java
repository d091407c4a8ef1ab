package io.kilorack.desktop.model;

import io.kilorack.desktop.texts.Texts;
import io.kilorack.throughput.search.Progress;
import io.kilorack.throughput.search.Runner;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/// Searches for layouts inside a job of the window: they tell the job how far they are, and stop when it is
/// cancelled.
public final class SearchRunner {
    private SearchRunner() {}

    public static Runner of(Jobs.Progress job) {
        return of(job, () -> false, (_, _) -> {});
    }

    /// @param stopped asked beside the job's own cancel
    /// @param heard hears progress beside the job, on the thread that searches, at most ten times a second
    public static Runner of(Jobs.Progress job, BooleanSupplier stopped, Progress heard) {
        Runner plain = Runner.inPlace();
        var stoppable = new Runner() {
            @Override
            public <T> List<T> all(List<Callable<T>> tiles) {
                return plain.all(tiles);
            }

            @Override
            public boolean cancelled() {
                return stopped.getAsBoolean() || job.cancelled();
            }
        };
        return Progress.reporting(
                stoppable,
                (done, of) -> {
                    job.report(done / (double) of, Texts.get("explain.searching"));
                    heard.at(done, of);
                },
                System::nanoTime);
    }
}
