package io.kilorack.command;

import io.kilorack.catalog.store.DataFolder;
import io.kilorack.desktop.Launcher;
import io.kilorack.desktop.Shot;
import io.kilorack.desktop.StartRequest;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.report.ReportFile;
import java.nio.file.Path;
import java.util.Optional;

/// What window and picture start with.
final class WindowCommand {
    private WindowCommand() {}

    static StartRequest request(Optional<Path> data, Optional<Path> plan) {
        return request(data, plan, false);
    }

    private static StartRequest request(Optional<Path> data, Optional<Path> plan, boolean smokeRun) {
        var catalog = new CatalogKeeping(data);
        return new StartRequest(
                Optional.of(DataFolder.of(data)),
                plan,
                Places.samplePlan(),
                () -> catalog.home().catalog(),
                Optional.of(catalog),
                smokeRun);
    }

    /// Opens the window; without a display writes the report and a picture of the window into the current
    /// folder instead.
    static int open(Optional<Path> data, Optional<Path> plan, boolean smokeRun) {
        if (plan.isPresent() && !(PlanFile.read(plan.get()) instanceof PlanFile.Opened) && !Launcher.hasDisplay()) {
            return refused(plan.get());
        }
        if (Launcher.hasDisplay()) {
            try {
                Launcher.open(request(data, plan, smokeRun));
                return 0;
            } catch (Launcher.NoDisplay e) {
                System.err.println("kilorack: " + e.getMessage());
                return 2;
            }
        }
        return withoutDisplay(data, plan);
    }

    private static int refused(Path plan) {
        if (PlanFile.read(plan) instanceof PlanFile.Refused(var problem)) {
            System.err.println(problem.text());
        }
        return 2;
    }

    private static int withoutDisplay(Optional<Path> data, Optional<Path> plan) {
        Path picture = Path.of("kilorack-window.png").toAbsolutePath();
        Path report = Path.of("kilorack-report.pdf").toAbsolutePath();
        System.err.println(
                "kilorack: there is no display to open a window on. Writing the report and a picture of the window instead.");
        try {
            Launcher.report(request(data, plan), report);
            Launcher.screenshot(request(data, plan), new Shot(picture, 1440, 900, 1, "light", "floor", "family"));
        } catch (ReportFile.NotWritten | Launcher.MissingLibraries e) {
            System.err.println("kilorack: " + e.getMessage());
            return 2;
        } catch (Exception e) {
            System.err.println(
                    "kilorack: " + e.getMessage() + ". Change to a folder that can be written and try again.");
            return 2;
        }
        System.out.println(report);
        System.out.println(picture);
        return 0;
    }
}
