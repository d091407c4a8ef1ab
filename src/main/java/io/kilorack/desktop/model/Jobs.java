package io.kilorack.desktop.model;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Runs work off the window's thread and hands the result back on it. The window shows progress and a way
/// to cancel; tests run jobs in place.
public interface Jobs {
    /// Starts `work`; exactly one of `onDone` and `onFailed` is called later, unless the job is cancelled.
    <T> Job submit(String title, Work<T> work, Consumer<T> onDone, Consumer<Exception> onFailed);

    /// True when jobs run at once on the calling thread, as in tests and pictures.
    default boolean inPlace() {
        return false;
    }

    /// Work that can tell how far it is and asks whether to stop.
    @FunctionalInterface
    interface Work<T> {
        T run(Progress progress) throws Exception;

        static <T> Work<T> of(Callable<T> call) {
            return _ -> call.call();
        }
    }

    /// Told by the work, at most about ten times a second.
    interface Progress {
        /// `share` from 0 to 1, or negative when unknown.
        void report(double share, String what);

        boolean cancelled();
    }

    /// A running or finished job.
    interface Job {
        void cancel();
    }

    /// Runs every job at once on the calling thread.
    static Jobs inline() {
        return new InlineJobs();
    }
}
