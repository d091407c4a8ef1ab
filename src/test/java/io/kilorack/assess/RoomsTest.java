package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.PowerResult.CoolingLoad;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Owner;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.plan.Workload;
import io.kilorack.quantity.Figure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// How the engines' answers come into an assessment.
class RoomsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private final Catalog catalog = SampleCatalogs.small();

    private Assessment assess(Plan plan) {
        return Assessor.once(catalog, plan, DAY);
    }

    private static NodeLoad node(Assessment a, String id) {
        return a.power().nodes().stream()
                .filter(n -> n.nodeId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Check> checks(Assessment a, String code) {
        return a.checks().stream().filter(c -> c.code().equals(code)).toList();
    }

    @Test
    void losingOneSideDoublesTheLoadOfTheOther() {
        Assessment a = assess(SamplePlans.mixed());
        NodeLoad pdu = node(a, "pdu-a");
        // Two equal sides carry half of the declared maximum each; PDU-B's loss puts all of it on PDU-A.
        assertEquals(560_620 / 2.0, pdu.normalWatts(), 1);
        // Any loss on side B does it; the one nearest the grid is named.
        assertEquals("TX-B", pdu.worstFailure().orElseThrow());
        // DGX H100 keep 3 of the 4 supplies they need and throttle to what those give (3 × 3 300 W of 10 200 W).
        assertEquals(560_620 - 24 * (10_200 - 9_900), pdu.worstWatts(), 1);
    }

    @Test
    void everyFailureIsListedAndTheUtilityTurnsEverythingOff() {
        Assessment a = assess(SamplePlans.mixed());
        var byKind = a.power().failures().stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        f -> f.more().kind(), java.util.TreeMap::new, java.util.stream.Collectors.counting()));
        // every node of the chain, one rack PDU of every kind of rack on either side, every unit, pump and
        // kind of supply
        assertEquals(
                java.util.Map.of(
                        "cdu",
                        1L,
                        "crah",
                        3L,
                        "pdu",
                        2L,
                        "power supply",
                        5L,
                        "pump",
                        1L,
                        "rack pdu",
                        6L,
                        "transformer",
                        2L,
                        "ups",
                        2L,
                        "utility",
                        1L),
                byKind);
        var utility = a.power().failures().getFirst();
        assertEquals("utility", utility.nodeId());
        assertEquals(12, utility.darkRacks().size());
        assertEquals(1, checks(a, "power.failure.dark").size());
        var pdu = a.power().failures().stream()
                .filter(f -> f.nodeId().equals("pdu-b"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of(), pdu.darkRacks());
        assertEquals(
                List.of("a1", "a2", "a3", "a4", "a5", "a6"),
                pdu.throttledRacks().subList(0, 6));
    }

    @Test
    void theRackShowsTheTightestNodeOnItsWay() {
        Assessment a = assess(SamplePlans.mixed());
        double pdu = 1 - node(a, "pdu-a").worstShare().orElseThrow();
        double ups = 1 - node(a, "ups-a").worstShare().orElseThrow();
        double site = 1 - node(a, "utility").worstShare().orElseThrow();
        double least = Math.min(Math.min(pdu, ups), site);
        assertTrue(a.racks().get("a1").feedHeadroom().orElseThrow() <= least + 1e-12);
    }

    @Test
    void heatGoesToTheGroupsThatRacksAndHallsName() {
        Assessment a = assess(SamplePlans.mixed());
        Map<String, CoolingLoad> loads = new LinkedHashMap<>();
        a.power().cooling().forEach(load -> loads.put(load.group(), load));
        // 85 % of the 132 kW of the NVL72 goes to its loop; all the rest to the air of the hall.
        assertEquals(132_000 * 0.85, loads.get("loop-1").heatWatts(), 1);
        assertEquals(560_620 - 132_000 * 0.85, loads.get("hall-1-air").heatWatts(), 1);
        assertEquals(OptionalDouble.of(500_000), loads.get("hall-1-air").capacityAfterLossWatts());
        // One CDU alone: its loss leaves nothing.
        assertEquals(1, checks(a, "cooling.group.redundancy").size());
    }

    @Test
    void theLoadStepSaysWhichOfItsInputsAreDefaults() {
        PowerResult power = assess(SamplePlans.mixed()).power();
        double watts = power.itExpected().value().orElseThrow();
        // E26: ΔP = 0.7 P, t = 7 s at 0.1 P/s, E = ½·0.7 P·7 s
        assertEquals(0.5 * 0.7 * watts * 7 / 3600, power.loadSwing().value().orElseThrow(), 1e-6);
        assertEquals(
                List.of("floor (default)", "ramp (default)"),
                power.loadSwing().parts().stream().skip(2).map(Figure::label).toList());
        // half stays and the supply follows in 2.5 s at 0.2 P/s
        Figure stated = power.loadSwing(OptionalDouble.of(0.5), OptionalDouble.of(0.2));
        assertEquals(0.5 * 0.5 * watts * 2.5 / 3600, stated.value().orElseThrow(), 1e-6);
        assertEquals(
                List.of("floor", "ramp"),
                stated.parts().stream().skip(2).map(Figure::label).toList());
    }

    @Test
    void whatAPoolDoesDecidesItsDraw() {
        Plan plan = SamplePlans.mixed();
        double training =
                assess(plan).racks().get("a1").design().expectedPower().value().orElseThrow();
        var serve = new Workload.Serving(
                "s",
                "s",
                "llama-3.1-70b",
                "pool-h100",
                OptionalDouble.of(0.01),
                1000,
                200,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                "");
        double idle = assess(plan.withWorkloads(List.of(serve)))
                .racks()
                .get("a1")
                .design()
                .expectedPower()
                .value()
                .orElseThrow();
        assertTrue(idle < 0.6 * training, () -> idle + " W against " + training + " W");
    }

    @Test
    void requestsOfAllFamiliesOfAPoolCountTogether() {
        Plan plan = SamplePlans.mixed();
        var ids = RandomPlans.racks(plan).stream().map(Rack::id).toList();
        Plan one = plan.withPools(List.of(new Pool("all", "all", ids)));
        List<WorkloadResult> free = assess(one.withWorkloads(List.of(serving("all", OptionalDouble.empty()))))
                .throughput()
                .workloads();
        assertEquals(3, free.size());
        double sum = free.stream()
                .mapToDouble(w -> w.requestRate().orElseThrow().value().orElse(0))
                .sum();
        double most = free.stream()
                .mapToDouble(w -> w.requestRate().orElseThrow().value().orElse(0))
                .max()
                .orElse(0);
        double asked = (sum + most) / 2;
        for (WorkloadResult w : assess(one.withWorkloads(List.of(serving("all", OptionalDouble.of(asked)))))
                .throughput()
                .workloads()) {
            assertEquals(true, w.meetsTarget().orElseThrow());
        }
    }

    private static Workload serving(String pool, OptionalDouble rate) {
        return new Workload.Serving(
                "s",
                "s",
                "llama-3.1-70b",
                pool,
                rate,
                1000,
                200,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                "");
    }

    @Test
    void aWorkloadThatCannotRunSaysWhy() {
        Plan plan = SamplePlans.mixed();
        var tiny = new Pool("pool-h100", "one rack", List.of("a1"));
        var job = new Workload.Training(
                "t", "t", "llama-3.1-70b", "pool-h100", 1e12, 8192, 0, "bf16", null, LocalDate.of(2027, 1, 1));
        Assessment a = assess(plan.withPools(List.of(tiny)).withWorkloads(List.of(job)));
        WorkloadResult result = a.throughput().workloads().getFirst();
        assertFalse(result.fits());
        assertFalse(result.remedy().isEmpty());
        assertTrue(result.rate().value().isEmpty());
        assertEquals(1, checks(a, "throughput.norun").size());
    }

    /// Llama 3.1 takes 131,072 tokens: prompt and answer share them, and longer training sequences make
    /// another model of it.
    @Test
    void aWorkloadLongerThanTheContextOfItsModelIsNamed() {
        Plan plan = SamplePlans.mixed();
        var within = request("within", 131_000, 72);
        var beyond = request("beyond", 131_000, 73);
        var job = new Workload.Training(
                "t", "t", "llama-3.1-70b", "pool-h100", 1e12, 262_144, 64, "bf16", null, LocalDate.of(2027, 1, 1));
        List<Check> found =
                checks(assess(plan.withWorkloads(List.of(within, beyond, job))), "throughput.context.exceeded");
        assertEquals(2, found.size());
        assertEquals(Check.Severity.ERROR, found.getFirst().severity());
        assertEquals("beyond", found.getFirst().subjects().getFirst());
        assertTrue(
                found.getFirst().message().contains("longest context"),
                found.getFirst().message());
        assertTrue(
                found.getFirst().nextStep().contains("131,072"),
                found.getFirst().nextStep());
        assertEquals(Check.Severity.WARNING, found.getLast().severity());
    }

    private static Workload request(String id, int input, int output) {
        return new Workload.Serving(
                id,
                id,
                "llama-3.1-70b",
                "pool-h100",
                OptionalDouble.empty(),
                input,
                output,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                "");
    }

    @Test
    void withoutRulesNothingIsAllowed() {
        Assessment a = assess(SamplePlans.mixed());
        assertTrue(catalog.rules().isEmpty());
        a.exposure().parts().forEach(p -> assertEquals(ExposureResult.Severity.UNKNOWN, p.severity()));
        assertEquals(ExposureResult.Severity.UNKNOWN, a.racks().get("a1").severity());
    }

    @Test
    void anAttestationThatTheRulesDoNotTakeIsReportedAndLeftOut() {
        Plan plan = SamplePlans.mixed();
        var attestations = new LinkedHashMap<String, Owner.Attestation>();
        attestations.put("owner.no_such_field", new Owner.Attestation("true", "A", "2026-01-01", "why"));
        attestations.put("owner.sdn_share_pct", new Owner.Attestation("many", "A", "2026-01-01", "why"));
        Assessment a = assess(plan.withOwner(new Owner("X", "FR", "FR", List.of(), attestations)));
        assertEquals(2, checks(a, "exposure.attestation").size());
    }

    @Test
    void aYearFollowsFromClimateTariffAndGrid() {
        Assessment a = assess(SamplePlans.mixed());
        double pue = a.power().pue().value().orElseThrow();
        assertTrue(pue > 1.05 && pue < 1.6, () -> "PUE " + pue);
        double it = a.power().itExpected().value().orElseThrow();
        assertEquals(it * pue, a.power().facility().value().orElseThrow(), 1e-6 * it);
        assertEquals(it * pue * 8760, a.power().annualEnergy().value().orElseThrow(), 1e-3 * it);
        double kwh = it * pue * 8.760;
        assertEquals(kwh * 0.11, a.cost().annualEnergyCost().value().orElseThrow(), 1e-6 * kwh);
        assertEquals(kwh * 0.052 / 1000, a.power().annualCarbon().value().orElseThrow(), 1e-9 * kwh);
        assertEquals(12, a.power().sites().getFirst().months().size());
    }

    @Test
    void twoSitesAddUp() {
        Plan plan = SamplePlans.mixed();
        Site one = plan.sites().getFirst();
        var racks = new ArrayList<Rack>();
        one.halls().getFirst().racks().forEach(r -> racks.add(r.renamed("x" + r.id(), r.name())));
        Site two = new Site(
                "site-2",
                "Lyon",
                "FR",
                "paris",
                one.altitudeM(),
                one.gridKgPerKwh(),
                one.tariffUsdPerKwh(),
                one.demandUsdPerKwMonth(),
                one.ruleSet(),
                one.utilityKw(),
                one.chain(),
                one.cooling(),
                List.of(one.halls().getFirst().withRacks(racks)));
        Plan both = plan.withSites(List.of(one, two)).withPools(List.of()).withWorkloads(List.of());
        Assessment single = assess(plan.withPools(List.of()).withWorkloads(List.of()));
        Assessment sum = assess(both);
        assertEquals(
                2 * single.power().itMaximum().value().orElseThrow(),
                sum.power().itMaximum().value().orElseThrow(),
                1e-6);
        assertEquals(
                2 * single.power().facility().value().orElseThrow(),
                sum.power().facility().value().orElseThrow(),
                1e-3);
        assertEquals(
                single.power().pue().value().orElseThrow(),
                sum.power().pue().value().orElseThrow(),
                1e-9);
        assertEquals(14, sum.power().nodes().size());
        assertNotEquals(single.power().nodes(), sum.power().nodes());
    }
}
