package io.kilorack.desktop;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Assessor;
import io.kilorack.desktop.model.LiveAssess;
import io.kilorack.desktop.model.Problem;
import io.kilorack.desktop.model.Setting;
import io.kilorack.desktop.model.Settings;
import io.kilorack.desktop.model.TaskList;
import io.kilorack.desktop.shell.MainWindow;
import io.kilorack.desktop.shell.Safety;
import io.kilorack.desktop.shell.Services;
import io.kilorack.desktop.shell.Services.Opening;
import io.kilorack.desktop.shell.SystemChoosers;
import io.kilorack.desktop.shell.WindowJobs;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.desktop.theme.Fonts;
import io.kilorack.desktop.theme.Theme;
import io.kilorack.plan.file.Recovery;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The JavaFX application. Catalog, plan and assessment are read on other threads while the toolkit starts.
public final class DesktopApp extends Application {
    private static final System.Logger LOG = System.getLogger(DesktopApp.class.getName());

    private static @Nullable StartRequest request;
    private static final Assessor ASSESSOR = new Assessor();
    private static CompletableFuture<Opening> opening = new CompletableFuture<>();
    private static CompletableFuture<Assessment> assessment = new CompletableFuture<>();

    private final TaskList tasks = new TaskList();

    /// Hands over what to open; the reading starts at once.
    static void prepare(StartRequest what) {
        request = what;
        Marks.at("asked");
        opening = new CompletableFuture<>();
        assessment = new CompletableFuture<>();
        Thread.ofPlatform().name("kilorack-open").daemon().start(() -> {
            try {
                Opening read = Openings.read(what, Clock.systemDefaultZone());
                opening.complete(read);
                // The window takes the answer when it is there in time, and asks for the same when it is not.
                Assessment made =
                        ASSESSOR.assess(read.catalog(), read.plan(), read.plan().asOf());
                assessment.complete(made);
                Marks.at("assessed");
                made.unfold();
            } catch (Throwable e) {
                opening.completeExceptionally(e);
            }
        });
    }

    @Override
    public void start(Stage stage) {
        Marks.at("toolkit");
        StartRequest what = request;
        if (what == null) {
            throw new IllegalStateException("start the window with Launcher");
        }
        var settings = new Settings(what.data());
        String language = settings.get(Setting.LANGUAGE);
        if (!language.isEmpty()) {
            Texts.use(language);
        }
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> LOG.log(System.Logger.Level.ERROR, "unexpected", e));
        Theme.prepare(Theme.Choice.of(settings.get(Setting.THEME)));
        place(stage, settings);
        icon(stage);
        if (opening.isDone()) {
            show(stage, what, settings);
            return;
        }
        // what needs neither catalog nor plan, while they are read
        Fonts.load();
        opening.whenComplete((_, _) -> Platform.runLater(() -> show(stage, what, settings)));
        // The catalog of a first start takes a moment; nobody should look at nothing meanwhile.
        var patience = new PauseTransition(Duration.millis(400));
        patience.setOnFinished(_ -> {
            if (!opening.isDone()) {
                var waiting = new Label(Texts.get("start.waiting"));
                stage.setScene(new Scene(new StackPane(waiting), stage.getWidth(), stage.getHeight()));
                stage.setTitle(Texts.get("app.name"));
                stage.show();
            }
        });
        patience.play();
    }

    private void show(Stage stage, StartRequest what, Settings settings) {
        Opening first;
        try {
            first = opening.join();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the window cannot open", e);
            Throwable cause = e.getCause() == null ? e : e.getCause();
            System.err.println(Texts.get("start.failed", String.valueOf(cause.getMessage())));
            Platform.exit();
            return;
        }
        Marks.at("show");
        var services = new Services(
                new LiveAssess(ASSESSOR), settings, Clock.systemDefaultZone(), what.keeper(), what.samplePlan());
        Optional<Assessment> known = assessed();
        var window = new MainWindow(
                services,
                first.with(known),
                new WindowJobs(tasks),
                tasks,
                new SystemChoosers(stage),
                stage.getWidth(),
                stage.getHeight());
        stage.setScene(window.scene());
        // A bug must not pass in silence: it goes to the log, and the user learns that something did not happen.
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> {
            LOG.log(System.Logger.Level.ERROR, "unexpected", e);
            var problem = Problem.of(Texts.get("problem.unexpected"), Texts.get("problem.unexpected.next"), e);
            Platform.runLater(() -> window.workspace().report(problem));
        });
        window.workspace().planProperty().subscribe(_ -> stage.setTitle(window.title()));
        stage.setOnCloseRequest((WindowEvent e) -> {
            e.consume();
            window.requestClose();
        });
        Optional<Safety> safety =
                what.smokeRun() ? Optional.empty() : what.data().map(folder -> new Safety(window.workspace(), folder));
        what.data()
                .filter(_ -> !what.smokeRun())
                .ifPresent(folder -> CompletableFuture.supplyAsync(() -> Recovery.find(folder))
                        .thenAccept(found -> Platform.runLater(() -> window.offer(found))));
        window.onClose(() -> {
            safety.ifPresent(Safety::close);
            remember(stage, settings);
            window.remember();
            stage.close();
            Platform.exit();
        });
        if (what.smokeRun()) {
            Smoke.after(stage, window);
        }
        Marks.at("built");
        if (known.isEmpty()) {
            assessed().ifPresent(window.workspace()::arrived);
        }
        stage.show();
        Marks.at("shown");
        Platform.runLater(window.floorTab().floor()::requestFocus);
    }

    /// The first plan's assessment, when it is there already: a window that is built with it is styled and
    /// laid out once.
    private static Optional<Assessment> assessed() {
        return assessment.isDone() ? Optional.of(assessment.join()) : Optional.empty();
    }

    private static void place(Stage stage, Settings settings) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(1024, screen.getWidth()));
        stage.setMinHeight(Math.min(680, screen.getHeight()));
        double width = Math.min(settings.get(Setting.WINDOW_WIDTH), screen.getWidth());
        double height = Math.min(settings.get(Setting.WINDOW_HEIGHT), screen.getHeight());
        stage.setWidth(width);
        stage.setHeight(height);
        double x = settings.get(Setting.WINDOW_X);
        double y = settings.get(Setting.WINDOW_Y);
        boolean onScreen = !Screen.getScreensForRectangle(x, y, 200, 100).isEmpty();
        if (!Double.isNaN(x) && !Double.isNaN(y) && onScreen) {
            stage.setX(x);
            stage.setY(y);
        } else {
            stage.setX(screen.getMinX() + (screen.getWidth() - width) / 2);
            stage.setY(screen.getMinY() + (screen.getHeight() - height) / 2);
        }
        stage.setMaximized(settings.get(Setting.WINDOW_MAXIMISED));
    }

    private static void remember(Stage stage, Settings settings) {
        settings.set(Setting.WINDOW_MAXIMISED, stage.isMaximized());
        if (!stage.isMaximized() && !stage.isFullScreen()) {
            settings.set(Setting.WINDOW_WIDTH, stage.getWidth());
            settings.set(Setting.WINDOW_HEIGHT, stage.getHeight());
            settings.set(Setting.WINDOW_X, stage.getX());
            settings.set(Setting.WINDOW_Y, stage.getY());
        }
    }

    private static void icon(Stage stage) {
        var in = DesktopApp.class.getResourceAsStream("/io/kilorack/icons/kilorack.png");
        if (in != null) {
            stage.getIcons().add(new Image(in));
        }
    }
}
