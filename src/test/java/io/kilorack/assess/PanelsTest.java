package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.BaseCatalog;
import io.kilorack.plan.Circuit;
import io.kilorack.plan.Phases;
import io.kilorack.plan.Plan;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.plan.edit.Edit;
import io.kilorack.plan.edit.Edits;
import io.kilorack.plan.layout.PartSizes;
import io.kilorack.plan.sample.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Panel schedules and phase proposals of the mixed hall: ten racks on `bw-1a`, of which eight hold
/// four DGX H100 (two of six supplies on each of three feeds) and two hold one leaf design.
class PanelsTest {
    /// Its taps as they would lie without the turns that the sample states.
    private static final Plan PLAN = unturned(Samples.mixedHall());

    private static Plan unturned(Plan plan) {
        Site site = plan.sites().getFirst();
        return plan.withSites(List.of(site.withHalls(site.halls().stream()
                .map(hall -> hall.withRacks(hall.racks().stream()
                        .map(rack -> rack.withCircuits(List.of()))
                        .toList()))
                .toList())));
    }

    @Test
    void theTurnedTapsOfTheSampleNeedNoProposal() {
        double turned = assess(Samples.mixedHall())
                .power()
                .panels()
                .proposal("bw-3a")
                .orElseThrow()
                .before()
                .imbalance();
        assertTrue(turned < 0.03, "imbalance " + turned);
    }

    private static Plan node(Plan plan, String id, UnaryOperator<PowerNode> change) {
        Site site = plan.sites().getFirst();
        return plan.withSites(List.of(site.withChain(site.chain().stream()
                .map(n -> n.id().equals(id) ? change.apply(n) : n)
                .toList())));
    }

    private static Plan circuits(Plan plan, String rackId, Circuit... circuits) {
        Site site = plan.sites().getFirst();
        return plan.withSites(List.of(site.withHalls(site.halls().stream()
                .map(hall -> hall.withRacks(hall.racks().stream()
                        .map(r -> r.id().equals(rackId) ? r.withCircuits(List.of(circuits)) : r)
                        .toList()))
                .toList())));
    }

    private static Assessment assess(Plan plan) {
        return Assessor.once(BaseCatalog.get(), plan, plan.asOf());
    }

    private static PanelSchedule panel(Plan plan, String id) {
        return assess(plan).power().panels().of(id).orElseThrow();
    }

    private static List<String> codes(Plan plan) {
        return assess(plan).checks().stream().map(Check::code).distinct().toList();
    }

    /// Four DGX H100 of 10 200 W on six supplies over three feeds: two per server here, after the loss of
    /// another feed four are left, so 2 550 W each: 2550 / (230.94 · 0.98) = 11.267 A. Eight inlets on
    /// three lines: three on the fullest, 33.80 A, so a 40 A breaker by IEC, 45 A by NEC (1.25 · 33.8 =
    /// 42.25).
    @Test
    void breakersFollowFromTheLoadAfterTheLossOfAFeed() {
        PanelSchedule.Row row = panel(PLAN, "bw-1a").rows().getFirst();
        assertEquals(33.80, row.loadAmps().orElseThrow(), 0.01);
        assertEquals(40, row.breakerAmps().orElseThrow());
        assertEquals(3, row.poles());
        assertFalse(row.stated());
        assertFalse(row.breakerStated());
        assertEquals(OptionalInt.empty(), row.position());
        Site site = PLAN.sites().getFirst();
        Plan nec = PLAN.withSites(List.of(new Site(
                site.id(),
                site.name(),
                site.country(),
                site.climate(),
                site.altitudeM(),
                site.gridKgPerKwh(),
                site.tariffUsdPerKwh(),
                site.demandUsdPerKwMonth(),
                Site.RuleSet.NEC,
                site.utilityKw(),
                site.chain(),
                site.cooling(),
                site.halls())));
        PanelSchedule.Row there = panel(nec, "bw-1a").rows().getFirst();
        assertEquals(45, there.breakerAmps().orElseThrow());
        assertEquals(33.80 / 36, there.share().orElseThrow(), 1e-3);
    }

    @Test
    void polesOfAPanelboardGoRoundThePhases() {
        assertEquals(
                List.of(0, 0, 1, 1, 2, 2, 0, 0, 1),
                java.util.stream.IntStream.rangeClosed(1, 9)
                        .mapToObj(PanelSchedule::conductor)
                        .toList());
        Plan plan = circuits(
                PLAN, "A01", new Circuit("bw-1a", Optional.empty(), OptionalInt.of(3), OptionalDouble.empty()));
        PanelSchedule.Row row = panel(plan, "bw-1a").rows().getFirst();
        assertEquals(Optional.of(Phases.L2_L3_L1), row.phases());
        assertEquals(List.of(3, 5, 7), row.taken());
        assertTrue(row.stated());
    }

    @Test
    void aPanelWithTooFewPositionsIsAnError() {
        assertFalse(codes(PLAN).contains("power.panel.positions"));
        assertTrue(codes(node(PLAN, "bw-1a", n -> n.withPositions(OptionalInt.of(24))))
                .contains("power.panel.positions"));
        assertFalse(codes(node(PLAN, "bw-1a", n -> n.withPositions(OptionalInt.of(42))))
                .contains("power.panel.positions"));
    }

    @Test
    void twoBreakersInOnePlaceAndABreakerTooSmallAreErrors() {
        var at1 = new Circuit("bw-1a", Optional.empty(), OptionalInt.of(1), OptionalDouble.empty());
        var at5 = new Circuit("bw-1a", Optional.empty(), OptionalInt.of(5), OptionalDouble.of(16));
        List<String> codes = codes(circuits(circuits(PLAN, "A01", at1), "A02", at5));
        assertTrue(codes.contains("power.panel.overlap"));
        assertTrue(codes.contains("power.panel.breaker"));
        var at2 = new Circuit("bw-1a", Optional.empty(), OptionalInt.of(2), OptionalDouble.of(40));
        codes = codes(circuits(circuits(PLAN, "A01", at1), "A02", at2));
        assertFalse(codes.contains("power.panel.overlap"));
        assertFalse(codes.contains("power.panel.breaker"));
    }

    @Test
    void circuitsThatCannotBeAreErrors() {
        assertTrue(codes(circuits(PLAN, "A01", Circuit.on("bw-9z", Phases.L1))).contains("power.circuit.dangling"));
        assertTrue(codes(circuits(
                        PLAN,
                        "A01",
                        new Circuit("bw-1a", Optional.of(Phases.L1), OptionalInt.of(3), OptionalDouble.empty())))
                .contains("power.phase.position"));
        Plan delta = node(PLAN, "bw-1a", n -> n.withWiring(PowerNode.Wiring.THREE_PHASE_DELTA));
        assertTrue(codes(circuits(delta, "A01", Circuit.on("bw-1a", Phases.L1))).contains("power.phase.missing"));
        assertFalse(
                codes(circuits(delta, "A01", Circuit.on("bw-1a", Phases.L1_L2))).contains("power.phase.missing"));
    }

    /// All of one rack on L1: three times the current of a balanced one.
    @Test
    void aSinglePhaseCircuitLoadsOneLineAlone() {
        double before = lines(PLAN, "bw-1a").getFirst();
        Plan plan = circuits(PLAN, "A01", Circuit.on("bw-1a", Phases.L1));
        // eight supplies of 1 700 W and a switch instead of three supplies
        double more = lines(plan, "bw-1a").getFirst() - before;
        assertTrue(more > 5 * 1700 / 0.98 && more < 6 * 1700 / 0.98, more + " VA");
    }

    private static List<Double> lines(Plan plan, String id) {
        return assess(plan).power().nodes().stream()
                .filter(n -> n.nodeId().equals(id))
                .findFirst()
                .flatMap(PowerResult.NodeLoad::lines)
                .orElseThrow()
                .normalVa();
    }

    @Test
    void theProposalEvensOutTheLinesAndSaysHowNearTheBoundItIs() {
        PhaseProposal proposal = assess(PLAN).power().panels().proposal("bw-3a").orElseThrow();
        assertTrue(proposal.before().imbalance() > 0.2);
        assertTrue(proposal.after().imbalance() < 0.02);
        assertTrue(proposal.after().max() >= proposal.boundAmps() * (1 - 1e-9));
        var edits = new Edits(PartSizes.of(BaseCatalog.get()));
        Edit edit = edits.power().connect(PLAN, "Balance", proposal.circuits(), proposal.nodes());
        Plan next = ((Edit.Made) edit).plan();
        List<Double> lines = lines(next, "bw-3a");
        double mean = lines.stream().mapToDouble(x -> x).average().orElseThrow();
        assertTrue(lines.stream().allMatch(x -> Math.abs(x / mean - 1) < 0.02), lines.toString());
        assertEquals(
                PLAN.sites().getFirst().halls().getFirst().racks().stream()
                        .map(Rack::feeds)
                        .toList(),
                next.sites().getFirst().halls().getFirst().racks().stream()
                        .map(Rack::feeds)
                        .toList());
    }

    @Test
    void aPanelWithPositionsGetsItsBreakersPlaced() {
        Plan plan = node(PLAN, "bw-1a", n -> n.withPositions(OptionalInt.of(42)));
        PhaseProposal proposal = assess(plan).power().panels().proposal("bw-1a").orElseThrow();
        assertEquals(0, proposal.unplaced());
        var edits = new Edits(PartSizes.of(BaseCatalog.get()));
        Plan next = ((Edit.Made) edits.power().connect(plan, "Place", proposal.circuits(), Map.of())).plan();
        PanelSchedule placed = panel(next, "bw-1a");
        assertEquals(0, placed.unplaced());
        List<Integer> taken =
                placed.rows().stream().flatMap(row -> row.taken().stream()).toList();
        assertEquals(30, taken.size());
        assertEquals(30, taken.stream().distinct().count());
        assertTrue(taken.stream().allMatch(p -> p <= 42));
        assertFalse(codes(next).contains("power.panel.overlap"));
        assertFalse(codes(next).contains("power.phase.position"));
    }
}
