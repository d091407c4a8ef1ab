package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.load.FactsLoader;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Workload;
import io.kilorack.plan.sample.Samples;
import io.kilorack.quantity.Figure;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The sample plans, changed at random as a planner may change them, keep sane figures of throughput. A
/// failing seed can be run again.
class MutatedSamplesTest {
    private static Catalog catalog;

    @BeforeAll
    static void load() throws Exception {
        catalog = FactsLoader.catalog(Path.of("assets/catalog"));
    }

    static LongStream seeds() {
        return LongStream.range(Long.getLong("mutated.from", 0), Long.getLong("mutated.to", 24));
    }

    private static Plan sample(long seed) {
        return switch ((int) (seed % 3)) {
            case 0 -> Samples.mixedHall();
            case 1 -> Samples.cloudMatrixBesideNvl72();
            default -> Samples.shenzhenStock();
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyFigureIsFiniteAndNoneOfThroughputNegative(long seed) {
        Plan plan = MutatedPlans.of(sample(seed), catalog, seed);
        Assessment a = Assessor.once(catalog, plan, plan.asOf());
        figures(a, f -> {
            f.value().ifPresent(v -> assertTrue(Double.isFinite(v), f::toString));
            if (f.band() != null) {
                assertTrue(
                        Double.isFinite(f.band().low())
                                && f.band().low() <= f.band().high(),
                        f::toString);
            }
        });
        // one job over two pools may do better than two jobs
        figures(
                a.throughput(),
                f -> f.value()
                        .ifPresent(
                                v -> assertTrue(v >= 0 || f.label().equals("penalty against two jobs"), f::toString)));
        io.kilorack.assess.file.AssessmentJson.text(a);
        for (WorkloadResult w : a.throughput().workloads()) {
            hold(plan, w);
        }
        sharesHold(a);
    }

    private static void hold(Plan plan, WorkloadResult w) {
        assertTrue(w.fits() || !w.remedy().isEmpty(), w::toString);
        if (!w.memory().parts().isEmpty()) {
            double sum = w.memory().parts().stream()
                    .mapToDouble(p -> p.value().orElseThrow())
                    .sum();
            assertEquals(w.memory().value().orElseThrow(), sum, 1e-6 * sum, w::toString);
        }
        Optional<Workload> asked = plan.workloads().stream()
                .filter(x -> x.id().equals(w.workloadId()))
                .findFirst();
        if (w.fits()
                && asked.orElseThrow() instanceof Workload.Training t
                && w.days().isPresent()
                && w.days().get().value().isPresent()) {
            double goodput = w.figures().stream()
                    .filter(f -> f.label().equals("goodput"))
                    .findFirst()
                    .orElseThrow()
                    .value()
                    .orElseThrow();
            double days = t.tokens() / w.rate().value().orElseThrow() / 86_400 / (goodput / 100);
            assertEquals(days, w.days().get().value().getAsDouble(), 1e-6 * days, w::toString);
        }
        if (asked.orElseThrow() instanceof Workload.Serving s
                && w.requestRate().isPresent()
                && w.requestRate().get().value().isPresent()) {
            assertEquals(
                    w.requestRate().get().value().getAsDouble() * s.outputTokens(),
                    w.rate().value().orElseThrow(),
                    1e-6 * w.rate().value().orElseThrow(),
                    w::toString);
        }
    }

    /// No family of a pool gives away more accelerators than it has.
    private static void sharesHold(Assessment a) {
        Map<String, Integer> given = new HashMap<>();
        Map<String, Integer> there = new HashMap<>();
        for (WorkloadResult w : a.throughput().workloads()) {
            if (w.pairing().isPresent()) {
                w.pairing().get().sides().forEach(s -> {
                    given.merge(s.poolId() + "/" + s.acceleratorId(), s.accelerators(), Integer::sum);
                });
            } else {
                given.merge(w.poolId() + "/" + w.acceleratorId(), w.accelerators(), Integer::sum);
            }
        }
        a.throughput()
                .pools()
                .forEach(p -> p.families()
                        .forEach(f -> there.merge(p.poolId() + "/" + f.acceleratorId(), f.count(), Integer::sum)));
        given.forEach((key, n) -> assertFalse(
                there.containsKey(key) && n > there.get(key), () -> key + ": " + n + " of " + there.get(key)));
    }

    private static void figures(Object value, Consumer<Figure> each) {
        switch (value) {
            case null -> {}
            case Figure f -> {
                each.accept(f);
                f.parts().forEach(p -> figures(p, each));
            }
            case OptionalDouble d -> d.ifPresent(v -> assertFalse(Double.isNaN(v)));
            case Optional<?> o -> o.ifPresent(v -> figures(v, each));
            case Iterable<?> list when !(value instanceof Path) -> list.forEach(v -> figures(v, each));
            case Map<?, ?> map -> map.values().forEach(v -> figures(v, each));
            case Plan ignored -> {}
            case Record r -> {
                for (RecordComponent c : r.getClass().getRecordComponents()) {
                    if (c.getType().isPrimitive() || c.getType() == String.class) {
                        continue;
                    }
                    try {
                        c.getAccessor().setAccessible(true);
                        figures(c.getAccessor().invoke(r), each);
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(c + " of " + r.getClass(), e);
                    }
                }
            }
            default -> {}
        }
    }
}
