package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.PlanScenarios;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.ScenarioFacts;
import io.kilorack.command.file.RiskJson;
import io.kilorack.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `kilorack risk`: what scenarios could take from a plan's throughput over 36 months.
@Command(
        name = "risk",
        description = "Samples capacity at risk: what scenarios could take from a plan's throughput over 36 months.",
        mixinStandardHelpOptions = true)
final class RiskCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Mixin
    private PlanArgument plan = new PlanArgument();

    @Mixin
    private LawOptions options = new LawOptions();

    @Option(
            names = "--scenarios",
            paramLabel = "FILE",
            description = "scenarios to sample instead of the shipped ones; the plan's own changes apply to them too")
    private @Nullable Path scenarios;

    @Mixin
    private SamplingOptions sampling = new SamplingOptions();

    @Option(
            names = "--common-factor",
            paramLabel = "R",
            defaultValue = "0.35",
            description = "correlation of the scenarios, 0 to below 1 (default: ${DEFAULT-VALUE})")
    private double commonFactor;

    @Override
    public Integer call() throws BadInput {
        sampling.check();
        if (!(commonFactor >= 0 && commonFactor < 1)) {
            throw new BadInput("--common-factor must be from 0 to below 1; have " + commonFactor + ".");
        }
        PlanLaw law = options.law(main, plan.file());
        Assessment assessment = law.assessment();
        PlanScenarios wanted = scenarios(plan.file(), law, scenarios);
        var result = sampling.sample(law, wanted, commonFactor);
        if (options.json()) {
            System.out.println(RiskJson.text(assessment, wanted, result));
            return 0;
        }
        System.out.printf("%s · as of %s%n", assessment.plan().name(), assessment.asOf());
        System.out.print(RiskText.of(result, wanted));
        System.out.println();
        System.out.println(assessment.exposure().notice());
        return 0;
    }

    /// The shipped scenarios, or those of a file, changed as the plan says.
    ///
    /// @throws BadInput when one of them cannot be understood
    static PlanScenarios scenarios(Path planFile, PlanLaw law, @Nullable Path file) throws BadInput {
        try {
            Plan plan = law.assessment().plan();
            PlanScenarios wanted = file == null
                    ? PlanScenarios.of(plan, law.catalog(), law.assessment().asOf())
                    : PlanScenarios.of(plan, ScenarioFacts.read(file));
            if (!wanted.problems().isEmpty()) {
                throw new BadInput(wanted.problems().stream()
                        .map(problem -> planFile + ": " + problem.message() + " " + problem.nextStep())
                        .collect(Collectors.joining(System.lineSeparator())));
            }
            return wanted;
        } catch (IOException e) {
            throw new BadInput("scenarios: cannot be read: " + e.getMessage() + ". Check the file.");
        } catch (BadFacts e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }
}
