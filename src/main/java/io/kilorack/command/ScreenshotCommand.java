package io.kilorack.command;

import io.kilorack.desktop.Launcher;
import io.kilorack.desktop.Shot;
import io.kilorack.plan.Plan;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.report.ReportFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `kilorack screenshot`: the real window as a picture, without a display.
@Command(
        name = "screenshot",
        description = "Renders the window with a plan as a PNG picture; needs no display.",
        mixinStandardHelpOptions = true)
final class ScreenshotCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{3,5})x(\\d{3,5})");
    private static final List<String> THEMES = List.of("light", "dark", "system");
    private static final List<String> COLOURS =
            List.of("family", "power", "heat", "exposure", "state", "weight", "liquid", "space", "density");

    @ParentCommand
    private @Nullable Main main;

    @Parameters(paramLabel = "PLAN", description = "plan file (*.kilorack)")
    private Path plan = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "picture to write (*.png)")
    private Path output = Path.of("");

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "size of the window in pixels at scale 1 (default: ${DEFAULT-VALUE})",
            defaultValue = "1440x900")
    private String size = "1440x900";

    @Option(
            names = "--scale",
            paramLabel = "N",
            description = "pixels per unit, 1 to 4 (default: ${DEFAULT-VALUE})",
            defaultValue = "1")
    private double scale = 1;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            description = "light, dark or system (default: ${DEFAULT-VALUE})",
            defaultValue = "light")
    private String theme = "light";

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            description = "floor, rack, or another view by its key, with a tab inside it after a dot such as "
                    + "exposure.risk (default: ${DEFAULT-VALUE})",
            defaultValue = "floor")
    private String view = "floor";

    @Option(
            names = "--colour",
            paramLabel = "MODE",
            description =
                    "family, power, heat, exposure, state, weight, liquid, space or density (default: ${DEFAULT-VALUE})",
            defaultValue = "family")
    private String colour = "family";

    @Override
    public Integer call() {
        Optional<String> wrong = wrong();
        if (wrong.isPresent()) {
            System.err.println(wrong.get());
            return 2;
        }
        var match = SIZE.matcher(size);
        if (!match.matches()) {
            throw new IllegalStateException(size);
        }
        var shot = new Shot(
                output, Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), scale, theme, view, colour);
        try {
            Launcher.screenshot(
                    WindowCommand.request(main == null ? Optional.empty() : main.data(), Optional.of(plan)), shot);
        } catch (ReportFile.NotWritten e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (Exception e) {
            System.err.println(output + ": the picture could not be made: " + e.getMessage()
                    + ". Check the folder and try again.");
            return 2;
        }
        System.out.println(output);
        return 0;
    }

    /// The first thing that is wrong with the input, as one sentence with a next step.
    private Optional<String> wrong() {
        if (!SIZE.matcher(size).matches()) {
            return Optional.of("--size must be WIDTHxHEIGHT such as 1440x900; have " + size + ".");
        }
        if (!(scale >= 1 && scale <= 4)) {
            return Optional.of("--scale must be from 1 to 4; have " + scale + ".");
        }
        if (!THEMES.contains(theme)) {
            return Optional.of("--theme must be one of " + THEMES + "; have " + theme + ".");
        }
        if (!Launcher.views().contains(view.split("\\.", 2)[0])) {
            return Optional.of("--view must be one of " + Launcher.views() + "; have " + view + ".");
        }
        if (!COLOURS.contains(colour.toLowerCase(Locale.ROOT))) {
            return Optional.of("--colour must be one of " + COLOURS + "; have " + colour + ".");
        }
        Path folder = output.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.of(output + ": there is no such folder; make it first.");
        }
        return switch (PlanFile.read(plan)) {
            case PlanFile.Opened(Plan _) -> Optional.empty();
            case PlanFile.Refused(var problem) -> Optional.of(problem.text());
        };
    }
}
