package io.kilorack.command;

import io.kilorack.assess.FleetLaw;
import io.kilorack.catalog.RiskScenario;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.ScenarioFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
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

    @Option(names = "--scenarios", paramLabel = "FILE", description = "scenarios to sample instead of the shipped ones")
    private @Nullable Path scenarios;

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
        List<RiskScenario> wanted;
        try {
            Path own = scenarios;
            wanted = own == null ? ScenarioFacts.shipped() : ScenarioFacts.read(own);
        } catch (IOException e) {
            System.err.println("scenarios: cannot be read: " + e.getMessage() + ". Check the file.");
            return 2;
        } catch (BadFacts e) {
            System.err.println(e.getMessage());
            return 2;
        }
        Optional<PlanLaw> law = PlanLaw.of(main, plan, asOf);
        if (law.isEmpty()) {
            return 2;
        }
        var result = new FleetLaw(law.get().catalog())
                .risk(law.get().assessment(), wanted, commonFactor, paths, seed, ForkJoinPool.commonPool());
        System.out.print(ExposureCommand.risk(result, wanted));
        System.out.println(law.get().assessment().exposure().notice());
        return 0;
    }
}
