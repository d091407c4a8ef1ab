package io.kilorack.exposure;

import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.ScenarioFacts;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.scenario.CapacityAtRisk;
import io.kilorack.exposure.scenario.RiskInput;
import io.kilorack.exposure.scenario.RiskResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The shipped scenarios over a plan, one cohort for each of its racks, as if no two racks were alike.
/// Aim: 100,000 paths over 36
/// months for 10,000 racks under 1 s.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class RiskBenchmark {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Param({"10000", "100000"})
    int paths;

    @Param({"100", "10000"})
    int racks;

    private RiskInput input = new RiskInput(java.util.List.of(), java.util.List.of(), 0, 20, 1);

    @Setup
    public void make() throws IOException, BadFacts {
        var cases = new RandomCases(42);
        var cohorts = new ArrayList<RiskInput.Cohort>();
        for (int i = 0; i < racks; i++) {
            Judgement standing = RuleBases.SHIPPED.judge(cases.facts(), new Act("operate", TODAY, "US"), TODAY);
            int month = i % 4 == 0 ? 12 : 0;
            cohorts.add(new RiskInput.Cohort("r" + i, "vendor " + i % 3, 1 + i % 7, month, standing));
        }
        input = new RiskInput(
                cohorts,
                ScenarioFacts.read(Path.of("assets/catalog/scenarios.json")),
                RiskInput.USUAL_FACTOR,
                paths,
                42);
    }

    @Benchmark
    public RiskResult sample() {
        return CapacityAtRisk.run(RuleBases.SHIPPED, input, TODAY, Runnable::run);
    }
}
