package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.assess.file.AssessmentJson;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Workload;
import io.kilorack.plan.Workload.Placement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PairingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private final Catalog catalog = SampleCatalogs.small();
    private final Plan plan = SamplePlans.mixed();
    private final String first = plan.pools().get(0).id();
    private final String second = plan.pools().get(1).id();

    private Workload serving(OptionalDouble requests, OptionalDouble link) {
        return new Workload.Serving(
                "s",
                "Chat",
                "llama-3.1-70b",
                first,
                requests,
                2000,
                300,
                link.orElse(0) < 1 ? OptionalDouble.empty() : OptionalDouble.of(4000),
                OptionalDouble.of(60),
                0,
                "fp8",
                new Placement(OptionalDouble.empty(), second, OptionalDouble.empty(), link));
    }

    private Workload training(String pool, Placement placement) {
        return new Workload.Training("t", "Run", "llama-3.1-70b", pool, 1e12, 4096, 512, "bf16", null, null, placement);
    }

    private Assessment assess(Workload... workloads) {
        return Assessor.once(catalog, plan.withWorkloads(List.of(workloads)), DAY);
    }

    private static WorkloadResult only(Assessment a) {
        assertEquals(1, a.throughput().workloads().size());
        return a.throughput().workloads().getFirst();
    }

    private static double value(WorkloadResult w, String label) {
        return w.figures().stream()
                .filter(f -> f.label().equals(label))
                .findFirst()
                .orElseThrow()
                .value()
                .orElseThrow();
    }

    @Test
    void aServiceOverTwoPoolsSaysWhatEachDoesWhatBindsAndWhatTheTransferCosts() {
        Assessment a = assess(serving(OptionalDouble.empty(), OptionalDouble.of(100)));
        WorkloadResult w = only(a);
        assertTrue(w.fits(), w.remedy());
        var sides = w.pairing().orElseThrow().sides();
        assertEquals(
                List.of(first, second),
                sides.stream().map(ThroughputResult.Side::poolId).toList());
        double requests = w.requestRate().orElseThrow().value().orElseThrow();
        double least = sides.stream()
                .mapToDouble(s -> s.capacity().value().orElseThrow())
                .min()
                .orElseThrow();
        assertEquals(Math.min(least, value(w, "network could carry")), requests, 1e-9 * requests);
        assertTrue(value(w, "KV transfer of one prompt") > 0);
        assertTrue(w.bound().contains("pool"), w.bound());
        assertTrue(w.note().contains("KV cache is kept in 16 bit"), w.note());
        assertEquals(
                1,
                a.checks().stream()
                        .filter(c -> c.code().equals("throughput.note"))
                        .count());
        String json = AssessmentJson.text(a);
        assertTrue(json.contains("\"role\" : \"prefill\"") && json.contains("\"role\" : \"decode\""), json);
    }

    @Test
    void aSlowerNetworkBindsAndATooHighDemandIsMissed() {
        WorkloadResult slow = only(assess(serving(OptionalDouble.of(1e6), OptionalDouble.of(0.01))));
        assertEquals("the network between the pools", slow.bound());
        assertEquals(false, slow.meetsTarget().orElseThrow());
    }

    @Test
    void aPairThatCannotWorkSaysWhyAtItsPlace() {
        var long128k = new Workload.Serving(
                "s",
                "Chat",
                "llama-3.1-70b",
                first,
                OptionalDouble.empty(),
                120_000,
                300,
                OptionalDouble.of(10),
                OptionalDouble.of(60),
                0,
                "fp8",
                new Placement(OptionalDouble.empty(), second, OptionalDouble.empty(), OptionalDouble.of(100)));
        Assessment a = assess(long128k);
        WorkloadResult w = only(a);
        assertFalse(w.fits());
        assertTrue(w.remedy().contains("prefill side") && w.remedy().contains("time to first token"), w.remedy());
        Check check = a.checks().stream()
                .filter(c -> c.code().equals("throughput.pair.norun"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("s", first), check.subjects());
    }

    @Test
    void poolsAtDifferentSitesNeedAStatedNetwork() {
        var one = plan.sites().getFirst();
        var hall = one.halls().getFirst();
        var there = plan.pools().get(1).rackIds();
        var stay = hall.racks().stream().filter(r -> !there.contains(r.id())).toList();
        var go = hall.racks().stream().filter(r -> there.contains(r.id())).toList();
        var two = new ArrayList<io.kilorack.plan.Site>();
        two.add(one.withHalls(List.of(hall.withRacks(stay))));
        two.add(one.withHalls(List.of(hall.withRacks(go))).withName("Far away"));
        Plan apart = plan.withSites(two);
        WorkloadResult w = Assessor.once(
                        catalog,
                        apart.withWorkloads(List.of(serving(OptionalDouble.empty(), OptionalDouble.empty()))),
                        DAY)
                .throughput()
                .workloads()
                .getFirst();
        assertFalse(w.fits());
        assertTrue(w.remedy().contains("different sites") && w.remedy().contains("Far away"), w.remedy());
        assertTrue(Assessor.once(
                        catalog,
                        apart.withWorkloads(List.of(serving(OptionalDouble.empty(), OptionalDouble.of(50)))),
                        DAY)
                .throughput()
                .workloads()
                .getFirst()
                .fits());
    }

    @Test
    void oneJobOverTwoPoolsIsHeldAgainstTwoJobs() {
        WorkloadResult both = only(assess(training(
                first, new Placement(OptionalDouble.empty(), second, OptionalDouble.empty(), OptionalDouble.of(100)))));
        assertTrue(both.fits(), both.remedy());
        double one = rate(only(assess(training(first, Placement.ALONE))));
        double two = rate(only(assess(training(second, Placement.ALONE))));
        assertEquals(one + two, value(both, "two separate jobs, together"), 1e-6 * (one + two));
        assertEquals(100 * (1 - rate(both) / (one + two)), value(both, "penalty against two jobs"), 1e-6);
        assertTrue(both.days().orElseThrow().value().isPresent());
    }

    private static double rate(WorkloadResult w) {
        return w.fits() ? w.rate().value().orElse(0) : 0;
    }

    @Test
    void bothPoolsDrawAsTheyWork() {
        Assessment idle = assess(serving(OptionalDouble.of(0.001), OptionalDouble.of(100)));
        Assessment full = assess(serving(OptionalDouble.empty(), OptionalDouble.of(100)));
        for (var pool : plan.pools().subList(0, 2)) {
            String rack = pool.rackIds().getFirst();
            double low = idle.racks().get(rack).design().expectedPower().value().orElseThrow();
            double high =
                    full.racks().get(rack).design().expectedPower().value().orElseThrow();
            assertTrue(low < 0.75 * high, pool.id() + ": " + low + " W against " + high + " W");
        }
    }
}
