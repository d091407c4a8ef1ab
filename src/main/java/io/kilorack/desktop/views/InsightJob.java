package io.kilorack.desktop.views;

import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.assess.WorkloadInsight;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.model.Jobs.Job;
import io.kilorack.desktop.model.SearchRunner;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.throughput.search.Runner;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// Opens a workload in the background. A search that takes long shows how far it is and can be stopped;
/// what it has found by then is shown.
final class InsightJob {
    /// Work that ends sooner shows no progress [ns].
    private static final long QUIET = 200_000_000;

    private final Jobs jobs;
    private final WorkloadResult workload;
    private final BiConsumer<WorkloadResult, WorkloadInsight> onDone;
    private final Consumer<Node> onLong;
    private final Consumer<String> onFailed;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final ProgressBar bar = new ProgressBar();
    private @Nullable Job job;
    private @Nullable Node shown;

    InsightJob(
            Jobs jobs,
            WorkloadResult workload,
            BiConsumer<WorkloadResult, WorkloadInsight> onDone,
            Consumer<Node> onLong,
            Consumer<String> onFailed) {
        this.jobs = jobs;
        this.workload = workload;
        this.onDone = onDone;
        this.onLong = onLong;
        this.onFailed = onFailed;
    }

    void start() {
        if (stopped.get()) {
            return;
        }
        job = jobs.submit(
                Texts.get("task.explain"),
                progress -> WorkloadInsight.of(workload, runner(progress)),
                this::done,
                e -> onFailed.accept(Texts.get("explain.failed", String.valueOf(e.getMessage()))));
    }

    void cancel() {
        stopped.set(true);
        if (job != null) {
            job.cancel();
        }
    }

    private void done(Optional<WorkloadInsight> insight) {
        insight.ifPresentOrElse(i -> onDone.accept(workload, i), () -> onFailed.accept(Texts.get("explain.nothing")));
    }

    private Runner runner(Jobs.Progress progress) {
        long start = System.nanoTime();
        return SearchRunner.of(progress, stopped::get, (done, of) -> {
            if (System.nanoTime() - start > QUIET) {
                Platform.runLater(() -> showProgress(done / (double) of));
            }
        });
    }

    private void showProgress(double share) {
        if (shown == null) {
            var stop = new Button(Texts.get("explain.stop"));
            stop.setId("explain-stop");
            stop.setOnAction(_ -> stopped.set(true));
            var line = new HBox(bar, new Label(Texts.get("explain.searching")), stop);
            line.setId("explain-progress");
            line.getStyleClass().add("task");
            shown = line;
        }
        bar.setProgress(share);
        if (!stopped.get()) {
            onLong.accept(shown);
        }
    }
}
