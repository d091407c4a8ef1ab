package io.kilorack.desktop.shell;

import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.model.TaskList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Jobs on background threads; results and progress arrive on the window's thread, progress at most ten
/// times a second.
public final class WindowJobs implements Jobs {
    private static final long REPORT_NANOS = 100_000_000;

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "kilorack-job");
        thread.setDaemon(true);
        return thread;
    });
    private final TaskList tasks;

    public WindowJobs(TaskList tasks) {
        this.tasks = tasks;
    }

    @Override
    public <T> Job submit(String title, Work<T> work, Consumer<T> onDone, Consumer<Exception> onFailed) {
        var cancelled = new AtomicBoolean();
        var item = new TaskList.Item(title, () -> cancelled.set(true));
        tasks.running().add(item);
        threads.execute(() -> {
            try {
                T result = work.run(new Reporter(item, cancelled));
                Platform.runLater(() -> {
                    tasks.running().remove(item);
                    if (!cancelled.get()) {
                        onDone.accept(result);
                    }
                });
            } catch (Exception e) {
                Platform.runLater(() -> {
                    tasks.running().remove(item);
                    if (!cancelled.get()) {
                        onFailed.accept(e);
                    }
                });
            }
        });
        return () -> {
            cancelled.set(true);
            tasks.running().remove(item);
        };
    }

    private static final class Reporter implements Progress {
        private final TaskList.Item item;
        private final AtomicBoolean cancelled;
        private final AtomicLong last = new AtomicLong(System.nanoTime());

        Reporter(TaskList.Item item, AtomicBoolean cancelled) {
            this.item = item;
            this.cancelled = cancelled;
        }

        @Override
        public void report(double share, String what) {
            long now = System.nanoTime();
            long before = last.get();
            if (now - before >= REPORT_NANOS && last.compareAndSet(before, now)) {
                Platform.runLater(() -> {
                    item.share().set(share);
                    item.what().set(what);
                });
            }
        }

        @Override
        public boolean cancelled() {
            return cancelled.get();
        }
    }
}
