package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Check;
import io.kilorack.assess.FleetLaw;
import io.kilorack.assess.PlanScenarios;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.ScenarioFacts;
import io.kilorack.command.file.RiskJson;
import io.kilorack.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `kilorack risk`: what scenarios could take from a plan's throughput over 36 months.
@Command(
        name = "risk",
        description = "Samples capacity at risk: what scenarios could take from a plan's throughput over 36 months.",
        mixinStandardHelpOptions = true)
final class RiskCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Parameters(paramLabel = "PLAN", description = "plan file (*.kilorack)")
    private Path plan = Path.of("");

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "day whose knowledge may be used (default: the plan's)")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--scenarios",
            paramLabel = "FILE",
            description = "scenarios to sample instead of the shipped ones; the plan's own changes apply to them too")
    private @Nullable Path scenarios;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "seed of the sampling (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--paths",
            paramLabel = "N",
            defaultValue = "100000",
            description = "paths to sample (default: ${DEFAULT-VALUE})")
    private int paths;

    @Option(
            names = "--common-factor",
            paramLabel = "R",
            defaultValue = "0.35",
            description = "correlation of the scenarios, 0 to below 1 (default: ${DEFAULT-VALUE})")
    private double commonFactor;

    @Override
    public Integer call() {
        if (paths < 20 || paths > 10_000_000 || !(commonFactor >= 0 && commonFactor < 1)) {
            System.err.println(
                    "--paths must be from 20 to 10000000 and --common-factor from 0 to below 1; have %d and %s."
                            .formatted(paths, commonFactor));
            return 2;
        }
        Optional<PlanLaw> law = PlanLaw.of(main, plan, asOf);
        if (law.isEmpty()) {
            return 2;
        }
        Assessment assessment = law.get().assessment();
        Optional<PlanScenarios> wanted = scenarios(plan, law.get(), scenarios);
        if (wanted.isEmpty()) {
            return 2;
        }
        var result = new FleetLaw(law.get().catalog())
                .risk(assessment, wanted.get().enabled(), commonFactor, paths, seed, ForkJoinPool.commonPool());
        if (json) {
            System.out.println(RiskJson.text(assessment, wanted.get(), result));
            return 0;
        }
        System.out.printf("%s · as of %s%n", assessment.plan().name(), assessment.asOf());
        System.out.print(RiskText.of(result, wanted.get()));
        System.out.println();
        System.out.println(assessment.exposure().notice());
        return 0;
    }

    /// The shipped scenarios, or those of a file, changed as the plan says; nothing when one of them cannot
    /// be understood, and then the reason is printed.
    static Optional<PlanScenarios> scenarios(Path planFile, PlanLaw law, @Nullable Path file) {
        try {
            Plan plan = law.assessment().plan();
            PlanScenarios wanted = file == null
                    ? PlanScenarios.of(plan, law.catalog(), law.assessment().asOf())
                    : PlanScenarios.of(plan, ScenarioFacts.read(file));
            for (Check problem : wanted.problems()) {
                System.err.println(planFile + ": " + problem.message() + " " + problem.nextStep());
            }
            return wanted.problems().isEmpty() ? Optional.of(wanted) : Optional.empty();
        } catch (IOException e) {
            System.err.println("scenarios: cannot be read: " + e.getMessage() + ". Check the file.");
        } catch (BadFacts e) {
            System.err.println(e.getMessage());
        }
        return Optional.empty();
    }
}
