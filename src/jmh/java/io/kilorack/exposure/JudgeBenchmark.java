package io.kilorack.exposure;

import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Facts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

/// All rules over many stock lots, no two of them alike, so that nothing is answered from a cache. Aim:
/// 10,000 lots under 100 ms.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class JudgeBenchmark {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Param({"1000", "10000", "100000"})
    int lots;

    private final List<ExposureEngine.Question> questions = new ArrayList<>();

    @Setup
    public void make() {
        var cases = new RandomCases(42);
        for (int i = 0; i < lots; i++) {
            Facts facts = cases.facts().toBuilder()
                    .put("part.applicable_die_area_mm2", 100 + i)
                    .build();
            Act act = cases.act();
            questions.add(new ExposureEngine.Question(facts, act, TODAY));
        }
    }

    @Benchmark
    public int judge() {
        int severities = 0;
        for (Judgement judgement : RuleBases.SHIPPED.judgeAll(questions)) {
            severities += judgement.severity().ordinal();
        }
        return severities;
    }
}
