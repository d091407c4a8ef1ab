package io.kilorack.command;

import io.kilorack.assess.FleetLaw;
import io.kilorack.assess.PlanScenarios;
import io.kilorack.exposure.scenario.RiskResult;
import java.util.concurrent.ForkJoinPool;
import picocli.CommandLine.Option;

/// How capacity at risk is sampled.
final class SamplingOptions {
    private static final int LEAST_PATHS = 20;
    private static final int MOST_PATHS = 10_000_000;

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

    void check() throws BadInput {
        if (paths < LEAST_PATHS || paths > MOST_PATHS) {
            throw new BadInput("--paths must be from %d to %d; have %d.".formatted(LEAST_PATHS, MOST_PATHS, paths));
        }
    }

    /// @param commonFactor correlation of the scenarios, 0 to below 1
    RiskResult sample(PlanLaw law, PlanScenarios scenarios, double commonFactor) {
        return new FleetLaw(law.catalog())
                .risk(law.assessment(), scenarios.enabled(), commonFactor, paths, seed, ForkJoinPool.commonPool());
    }
}
