package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Check;
import io.kilorack.assess.file.AssessmentJson;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.store.CatalogHome;
import io.kilorack.plan.Plan;
import io.kilorack.plan.file.PlanFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `kilorack assess`: what a plan yields, draws, costs and risks. Exit status 0 when no check fails, 1 when
/// a check of severity error stands that nobody accepted, 2 for bad input.
@Command(
        name = "assess",
        description = "Says what a plan yields, draws, weighs, costs and risks, with every check that fails.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:no check fails", "1:a check fails that is not accepted", "2:bad input"})
final class AssessCommand implements Callable<Integer> {
    private static final int FAILS = 1;
    private static final int BAD_INPUT = 2;

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PLAN", description = "plan file (*.kilorack)")
    private Path file = Path.of("");

    @Option(names = "--json", description = "writes the whole assessment as JSON, with every breakdown")
    private boolean json;

    @Option(
            names = "--timings",
            description =
                    "also says on the error stream how long the assessment takes here, all single failures of power, and both after an edit")
    private boolean timings;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "day whose knowledge is used, such as 2026-11-23 (default: the plan's)")
    private @Nullable String asOf;

    @Option(
            names = "--swing-floor",
            paramLabel = "SHARE",
            description =
                    "what if this share of the IT draw stays when all of it waits, 0 to 1 (default: what the plan states)")
    private @Nullable Double floor;

    @Option(
            names = "--swing-ramp",
            paramLabel = "SHARE",
            description =
                    "what if the supply takes up this share of the draw per second, above 0 (default: what the plan states)")
    private @Nullable Double ramp;

    @Option(
            names = "--list",
            paramLabel = "CSV",
            description = "fuller list to screen parties against: consolidated.csv of the Consolidated Screening List"
                    + " (default: the one loaded in the window)")
    private @Nullable Path list;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        if (floor != null && !(floor >= 0 && floor <= 1)) {
            err.println("--swing-floor should be 0 to 1, but is " + floor + ". Give a share such as 0.3.");
            return BAD_INPUT;
        }
        if (ramp != null && !(ramp > 0 && ramp <= 1000)) {
            err.println(
                    "--swing-ramp should be above 0 and at most 1000, but is " + ramp + ". Give a share such as 0.1.");
            return BAD_INPUT;
        }
        LocalDate day = null;
        if (asOf != null) {
            try {
                day = LocalDate.parse(asOf);
            } catch (DateTimeParseException e) {
                err.println("--as-of should be a date such as 2026-11-23, but is " + asOf
                        + ". Give the year, month and day.");
                return BAD_INPUT;
            }
        }
        Assessment assessment;
        Catalog catalog;
        try (Ground ground = Ground.start(main == null ? Optional.empty() : main.data())) {
            switch (PlanFile.read(file)) {
                case PlanFile.Opened(Plan plan) -> {
                    CatalogHome home = ground.home(err);
                    catalog = home.catalog();
                    CompletableFuture<List<Check>> asked =
                            Screening.of(home, list).start(plan);
                    assessment = Screening.with(
                            ground.assessor().assess(home.catalog(), plan, day == null ? plan.asOf() : day), asked);
                }
                case PlanFile.Refused(var problem) -> {
                    err.println(problem.text());
                    return BAD_INPUT;
                }
            }
        } catch (BadInput e) {
            err.println(e.getMessage());
            return BAD_INPUT;
        }
        out.print(
                json
                        ? AssessmentJson.text(assessment)
                        : AssessmentText.of(
                                assessment,
                                floor == null && ramp == null
                                        ? Optional.empty()
                                        : Optional.of(assessment.power().loadSwing(some(floor), some(ramp)))));
        out.flush();
        if (timings) {
            err.print(Timings.of(catalog, assessment.plan(), assessment.asOf()).text());
            err.flush();
        }
        return fails(assessment) ? FAILS : ExitCode.OK;
    }

    private static OptionalDouble some(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// True when an error stands that no waiver accepts.
    static boolean fails(Assessment assessment) {
        return assessment.checks().stream()
                .anyMatch(
                        c -> c.severity() == Check.Severity.ERROR && c.waiver().isEmpty());
    }
}
