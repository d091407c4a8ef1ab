package io.kilorack.desktop;

import io.kilorack.assess.Assessor;
import io.kilorack.assess.ListedParties;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.model.LiveAssess;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Setting;
import io.kilorack.desktop.model.Settings;
import io.kilorack.desktop.model.TaskList;
import io.kilorack.desktop.shell.FileActions;
import io.kilorack.desktop.shell.MainWindow;
import io.kilorack.desktop.shell.NoChoosers;
import io.kilorack.desktop.shell.Pictures;
import io.kilorack.desktop.shell.Services;
import io.kilorack.desktop.shell.Services.Opening;
import io.kilorack.desktop.theme.Theme;
import io.kilorack.desktop.views.CentreView;
import io.kilorack.desktop.views.SubViews;
import io.kilorack.desktop.views.Views;
import io.kilorack.plan.Rack;
import io.kilorack.report.draw.FloorColour;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;

/// The way in from the command line; no toolkit class in its signatures, so that the toolkit may lie on the
/// module path.
public final class Launcher {
    private Launcher() {}

    /// True when a window can be shown here.
    public static boolean hasDisplay() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (System.getProperty("glass.platform", "").equalsIgnoreCase("Headless")) {
            return true;
        }
        return !os.contains("nux") || set("DISPLAY") || set("WAYLAND_DISPLAY");
    }

    private static boolean set(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }

    /// Opens the window; returns when it is closed.
    ///
    /// @throws NoDisplay when the display that the environment names cannot be opened
    public static void open(StartRequest request) throws NoDisplay {
        DesktopApp.prepare(request);
        try {
            Application.launch(DesktopApp.class);
        } catch (UnsupportedOperationException e) {
            // the toolkit's word for a display that does not answer
            throw new NoDisplay(e);
        }
    }

    /// There should be a display, but it does not answer.
    public static final class NoDisplay extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        NoDisplay(UnsupportedOperationException cause) {
            super(
                    "the display " + Objects.requireNonNullElse(System.getenv("DISPLAY"), "of this session")
                            + " cannot be opened. Start an X server there, or unset DISPLAY to have the report and a"
                            + " picture of the window written instead.",
                    cause);
        }
    }

    /// The toolkit cannot load the system's libraries for drawing text; a bare server has none.
    public static final class MissingLibraries extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        MissingLibraries(LinkageError cause) {
            super(
                    "the window cannot draw text: a system library is missing (" + cause.getMessage()
                            + "). On Debian: apt-get install libpangoft2-1.0-0 libfreetype6 fontconfig",
                    cause);
        }
    }

    /// Renders the real window without a display and writes it as a picture.
    ///
    /// @throws MissingLibraries when the system has no libraries for drawing text
    /// @throws Exception when catalog or plan cannot be read, or the picture cannot be written
    public static void screenshot(StartRequest request, Shot shot) throws Exception {
        // Must be set before the toolkit starts; an explicit choice stands.
        System.getProperties().putIfAbsent("glass.platform", "Headless");
        System.getProperties().putIfAbsent("prism.order", "sw");
        System.getProperties().putIfAbsent("java.awt.headless", "true");
        var assessor = new Assessor();
        Opening opening = Openings.assessed(request, assessor, Clock.systemDefaultZone());
        var done = new CompletableFuture<Path>();
        boolean mine = onToolkit(() -> {
            try {
                done.complete(shoot(opening, assessor, shot, request));
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LinkageError missing) {
                throw new MissingLibraries(missing);
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            if (mine) {
                Platform.exit();
            }
        }
    }

    /// Runs something on the toolkit's thread; true when the toolkit was started for it.
    private static boolean onToolkit(Runnable what) {
        try {
            Platform.startup(() -> {
                Platform.setImplicitExit(false);
                what.run();
            });
            return true;
        } catch (IllegalStateException alreadyRunning) {
            Platform.runLater(what);
            return false;
        }
    }

    /// Names of the views a picture can show.
    public static List<String> views() {
        return Stream.concat(Stream.of("floor", "rack"), Views.ALL.stream().map(CentreView::key))
                .toList();
    }

    /// Writes the report of what the window would open, without starting the toolkit.
    public static void report(StartRequest request, Path target) throws Exception {
        Opening opening = Openings.assessed(request, new Assessor(), Clock.systemDefaultZone());
        FileActions.writePdf(
                opening.assessment().orElseThrow(),
                opening.catalog(),
                ListedParties.of(opening.catalog()),
                "A4",
                target);
    }

    private static Path shoot(Opening opening, Assessor assessor, Shot shot, StartRequest request) throws Exception {
        var settings = new Settings(Optional.empty());
        settings.set(Setting.THEME, Theme.Choice.of(shot.theme()).key());
        settings.set(Setting.HINT_DONE, true);
        var services = new Services(
                new LiveAssess(assessor), settings, Clock.systemDefaultZone(), Optional.empty(), request.samplePlan());
        var window = new MainWindow(
                services, opening, Jobs.inline(), new TaskList(), new NoChoosers(), shot.width(), shot.height());
        window.scene().getRoot().resize(shot.width(), shot.height());
        settle(window);
        window.floorTab()
                .floor()
                .colourProperty()
                .set(FloorColour.valueOf(shot.colour().toUpperCase(Locale.ROOT)));
        if (shot.view().equals("rack")) {
            Optional<Rack> fullest = Selections.racks(window.workspace().plan())
                    .max(java.util.Comparator.comparingDouble(r -> accelerators(opening, r)));
            fullest.ifPresent(r -> {
                window.reveal(Selection.of(Selection.Kind.RACK, r.id()));
                window.floorTab().drawer().open(r.id());
            });
        } else {
            String[] path = shot.view().split("\\.", 2);
            if (window.views().show(path[0]) instanceof SubViews inner && path.length > 1) {
                inner.open(path[1]);
            }
        }
        settle(window);
        Pictures.write(window.scene(), shot.scale(), shot.target());
        return shot.target();
    }

    private static double accelerators(Opening opening, Rack rack) {
        return opening.assessment().map(a -> a.racks().get(rack.id())).stream()
                .flatMap(r -> r.design().families().stream())
                .mapToDouble(f -> rack.devices().isEmpty() ? 0 : f.count())
                .sum();
    }

    /// Styles and lays out until sizes that depend on each other have come to rest.
    private static void settle(MainWindow window) {
        for (int i = 0; i < 3; i++) {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
        }
    }
}
