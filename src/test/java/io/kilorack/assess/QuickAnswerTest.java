package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Workload;
import io.kilorack.throughput.search.Runner;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// The answer within a frame, and the final one after it.
class QuickAnswerTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private final Catalog catalog = SampleCatalogs.small();
    private final Plan plan = SamplePlans.mixed();
    private final Assessor assessor = new Assessor();

    private static Plan smaller(Plan plan, int pool) {
        Pool old = plan.pools().get(pool);
        var pools = new java.util.ArrayList<>(plan.pools());
        pools.set(pool, old.withRackIds(old.rackIds().subList(0, old.rackIds().size() - 1)));
        return plan.withPools(pools);
    }

    @Test
    void whatWasNeverSearchedHasNoQuickAnswer() {
        assertEquals(Optional.empty(), assessor.quick(catalog, plan, DAY));
        assessor.assess(catalog, plan, DAY);
        assertFalse(assessor.quick(catalog, plan, DAY).orElseThrow().provisional());
        var more = new java.util.ArrayList<>(plan.workloads());
        more.add(new Workload.Training("new", "new", "llama-3.1-70b", "pool-h100", 1e12, 2048, 128, "", null, null));
        assertEquals(Optional.empty(), assessor.quick(catalog, plan.withWorkloads(more), DAY));
    }

    @Test
    void aPoolThatShrinksKeepsItsLayoutUntilTheSearchIsDone() {
        Assessment before = assessor.assess(catalog, plan, DAY);
        Plan edited = smaller(plan, 0);
        Assessor.Quick quick = assessor.quick(catalog, edited, DAY).orElseThrow();
        assertTrue(quick.provisional());
        Assessment exact = Assessor.once(catalog, edited, DAY);
        double now = rate(quick.assessment());
        assertTrue(now <= 1.01 * rate(exact) && now >= 0.6 * rate(exact), now + " against " + rate(exact));
        assertTrue(now < rate(before));
        assertEquals(
                exact.throughput().workloads().getFirst().accelerators(),
                quick.assessment().throughput().workloads().getFirst().accelerators());
        assessor.search(catalog, edited, DAY, Runner.inPlace());
        assertFalse(assessor.quick(catalog, smaller(edited, 1), DAY).isEmpty());
        assertEquals(exact.throughput(), assessor.assess(catalog, edited, DAY).throughput());
        assertFalse(assessor.quick(catalog, edited, DAY).orElseThrow().provisional());
    }

    @Test
    void aPairOfPoolsIsRefinedToo() {
        Workload job = new Workload.Training(
                "t",
                "t",
                "llama-3.1-70b",
                "pool-h100",
                1e12,
                4096,
                256,
                "bf16",
                null,
                null,
                new Workload.Placement(
                        OptionalDouble.empty(), "pool-ascend", OptionalDouble.empty(), OptionalDouble.of(100)));
        Plan paired = plan.withWorkloads(List.of(job));
        assessor.assess(catalog, paired, DAY);
        Plan edited = smaller(paired, 1);
        assertTrue(assessor.quick(catalog, edited, DAY).orElseThrow().provisional());
        assessor.search(catalog, edited, DAY, Runner.inPlace());
        assertEquals(
                Assessor.once(catalog, edited, DAY).throughput(),
                assessor.assess(catalog, edited, DAY).throughput());
    }

    @Test
    void anExactAnswerNeverRestsOnAnIncumbent() {
        assessor.assess(catalog, plan, DAY);
        Plan edited = smaller(plan, 0);
        assertTrue(assessor.quick(catalog, edited, DAY).orElseThrow().provisional());
        assertEquals(
                Assessor.once(catalog, edited, DAY).throughput(),
                assessor.assess(catalog, edited, DAY).throughput());
    }

    private static double rate(Assessment a) {
        return a.throughput().workloads().getFirst().rate().value().orElseThrow();
    }

    /// Stopped before its end a search answers nothing, and nothing of it is remembered.
    @Test
    void aStoppedSearchIsNotRemembered() {
        var stopped = new Runner() {
            private int asked;

            @Override
            public <T> java.util.List<T> all(java.util.List<java.util.concurrent.Callable<T>> tiles) {
                return Runner.inPlace().all(tiles);
            }

            @Override
            public boolean cancelled() {
                return ++asked > 3;
            }
        };
        org.junit.jupiter.api.Assertions.assertThrows(
                java.util.concurrent.CancellationException.class, () -> assessor.assess(catalog, plan, DAY, stopped));
        org.junit.jupiter.api.Assertions.assertEquals(
                Assessor.once(catalog, plan, DAY).throughput(),
                assessor.assess(catalog, plan, DAY).throughput());
    }
}
