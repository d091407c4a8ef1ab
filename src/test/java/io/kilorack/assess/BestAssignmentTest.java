package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Workload;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BestAssignmentTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private final Catalog catalog = SampleCatalogs.small();
    private final Plan plan = SamplePlans.mixed();

    private static Workload serving(String id, String pool, double requests) {
        return new Workload.Serving(
                id,
                id,
                "llama-3.1-70b",
                pool,
                requests > 0 ? OptionalDouble.of(requests) : OptionalDouble.empty(),
                1000,
                200,
                OptionalDouble.of(2000),
                OptionalDouble.of(60),
                0,
                "");
    }

    private BestAssignment.Outcome outcome(Workload... workloads) {
        return new BestAssignment(catalog).of(plan.withWorkloads(List.of(workloads)), DAY);
    }

    private double met(Plan of, double asked) {
        return Assessor.once(catalog, of, DAY).throughput().workloads().stream()
                .mapToDouble(
                        w -> Math.min(1, w.requestRate().orElseThrow().value().orElse(0) / asked))
                .sum();
    }

    @Test
    void theFiguresBeforeAndAfterAreThoseOfTheTwoPlans() {
        Workload a = serving("a", "pool-ascend", 1000);
        Workload b = serving("b", "pool-ascend", 1000);
        var better = assertInstanceOf(BestAssignment.Outcome.Better.class, outcome(a, b));
        assertEquals(
                1,
                better.effects().stream().filter(BestAssignment.Effect::moves).count());
        assertEquals(met(plan.withWorkloads(List.of(a, b)), 1000) / 2, better.metBefore(), 1e-3);
        assertEquals(met(better.plan(), 1000) / 2, better.metAfter(), 1e-3);
        assertTrue(better.metAfter() > better.metBefore());
        for (BestAssignment.Effect e : better.effects()) {
            double rate = Assessor.once(catalog, better.plan(), DAY).throughput().workloads().stream()
                    .filter(w -> w.workloadId().equals(e.workloadId()))
                    .mapToDouble(w -> w.rate().value().orElse(0))
                    .sum();
            assertEquals(rate, e.after().value().orElseThrow(), 1e-9 * rate);
        }
    }

    @Test
    void noOtherPlacementOfTwoWorkloadsIsBetter() {
        Workload a = serving("a", "pool-ascend", 60);
        Workload b = serving("b", "pool-h100", 10);
        Plan now = plan.withWorkloads(List.of(a, b));
        double best = 0;
        for (String p : List.of("pool-ascend", "pool-h100")) {
            for (String q : List.of("pool-ascend", "pool-h100")) {
                Plan each = plan.withWorkloads(List.of(a.withPoolId(p), b.withPoolId(q)));
                double met = 0;
                for (var w : Assessor.once(catalog, each, DAY).throughput().workloads()) {
                    double asked = w.workloadId().equals("a") ? 60 : 10;
                    met += Math.min(1, w.requestRate().orElseThrow().value().orElse(0) / asked);
                }
                best = Math.max(best, met);
            }
        }
        var outcome = new BestAssignment(catalog).of(now, DAY);
        double found =
                outcome instanceof BestAssignment.Outcome.Better better ? 2 * better.metAfter() : met(now, 60, 10);
        assertEquals(best, found, 0.011);
    }

    private double met(Plan of, double a, double b) {
        return Assessor.once(catalog, of, DAY).throughput().workloads().stream()
                .mapToDouble(w -> Math.min(
                        1,
                        w.requestRate().orElseThrow().value().orElse(0)
                                / (w.workloadId().equals("a") ? a : b)))
                .sum();
    }

    @Test
    void whatRunsBestWhereItIsStaysAndPairsAreLeftAlone() {
        assertInstanceOf(BestAssignment.Outcome.Nothing.class, outcome(serving("a", "pool-h100", 1)));
        Workload pair =
                serving("a", "pool-h100", 0).withPlacement(Workload.Placement.ALONE.withSecondPoolId("pool-ascend"));
        var nothing = assertInstanceOf(BestAssignment.Outcome.Nothing.class, outcome(pair));
        assertTrue(nothing.reason().contains("two pools"), nothing.reason());
    }

    @Test
    void aCancelledSearchAnswers() {
        Plan now = plan.withWorkloads(List.of(serving("a", "pool-ascend", 60), serving("b", "pool-ascend", 60)));
        var outcome = new BestAssignment(catalog).of(now, DAY, () -> true);
        assertInstanceOf(BestAssignment.Outcome.class, outcome);
    }
}
