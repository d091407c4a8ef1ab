package io.kilorack.desktop.shell;

import io.kilorack.desktop.model.Workspace;
import io.kilorack.plan.Plan;
import io.kilorack.plan.file.Autosave;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Keeps a copy of unsaved work a few seconds after each edit, on a thread of its own, and drops it when it
/// is saved.
public final class Safety {
    private static final System.Logger LOG = System.getLogger(Safety.class.getName());
    private static final Duration QUIET = Duration.seconds(3);

    private final Workspace workspace;
    private final Autosave autosave;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var t = new Thread(task, "kilorack-autosave");
        t.setDaemon(true);
        return t;
    });
    private final PauseTransition quiet = new PauseTransition(QUIET);

    public Safety(Workspace workspace, Path dataFolder) {
        this.workspace = workspace;
        autosave = Autosave.in(dataFolder);
        quiet.setOnFinished(_ -> keep());
        workspace.planProperty().subscribe((_, _) -> quiet.playFromStart());
        workspace.dirtyProperty().subscribe(dirty -> {
            if (!dirty) {
                quiet.stop();
                thread.execute(autosave::drop);
            }
        });
    }

    private void keep() {
        if (!workspace.dirtyProperty().get()) {
            return;
        }
        Plan plan = workspace.plan();
        Optional<Path> origin = workspace.fileProperty().get();
        thread.execute(() -> autosave.keep(plan, origin)
                .ifPresent(
                        problem -> LOG.log(System.Logger.Level.WARNING, "no copy of unsaved work: " + problem.text())));
    }

    /// Ends cleanly: nothing is left to recover.
    public void close() {
        quiet.stop();
        thread.shutdown();
        autosave.close();
    }
}
