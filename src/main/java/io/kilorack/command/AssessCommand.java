package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Assessor;
import io.kilorack.assess.Check;
import io.kilorack.assess.file.AssessmentJson;
import io.kilorack.catalog.store.CatalogHome;
import io.kilorack.plan.Plan;
import io.kilorack.plan.file.PlanFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            names = "--as-of",
            paramLabel = "DATE",
            description = "day whose knowledge is used, such as 2026-11-23 (default: the plan's)")
    private @Nullable String asOf;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        LocalDate day = null;
        if (asOf != null) {
            try {
                day = LocalDate.parse(asOf);
            } catch (DateTimeParseException e) {
                err.println("--as-of should be a date such as 2026-11-23, but is " + asOf + ". Give the year, month and day.");
                return BAD_INPUT;
            }
        }
        Plan plan;
        switch (PlanFile.read(file)) {
            case PlanFile.Opened(Plan opened) -> plan = opened;
            case PlanFile.Refused(var problem) -> {
                err.println(problem.text());
                return BAD_INPUT;
            }
        }
        CatalogHome home = CatalogHome.open(main == null ? Optional.empty() : main.data());
        home.notices().forEach(err::println);
        Assessment assessment = Assessor.once(home.catalog(), plan, day == null ? plan.asOf() : day);
        out.print(json ? AssessmentJson.text(assessment) : AssessmentText.of(assessment));
        out.flush();
        return fails(assessment) ? FAILS : ExitCode.OK;
    }

    /// True when an error stands that no waiver accepts.
    static boolean fails(Assessment assessment) {
        return assessment.checks().stream()
                .anyMatch(c -> c.severity() == Check.Severity.ERROR && c.waiver().isEmpty());
    }
}
