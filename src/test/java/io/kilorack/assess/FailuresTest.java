package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.assess.SingleFailure.Overheat;
import io.kilorack.catalog.BaseCatalog;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Plan;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Site;
import io.kilorack.plan.sample.Samples;
import io.kilorack.power.electrical.SupplyLoss.Outcome;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Failures outside the chain, against hand calculations on the mixed hall.
class FailuresTest {
    private static final Plan PLAN = Samples.mixedHall();

    private static Plan site(UnaryOperator<Site> change) {
        return PLAN.withSites(List.of(change.apply(PLAN.sites().getFirst())));
    }

    private static Assessment assess(Plan plan) {
        return Assessor.once(BaseCatalog.get(), plan, plan.asOf());
    }

    private static Failure failure(Assessment a, String id) {
        return a.power().failures().stream()
                .filter(f -> f.nodeId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Plan capacity(String group, double kw) {
        return site(s -> s.withCooling(s.cooling().stream()
                .map(u -> u.group().equals(group)
                        ? new CoolingUnit(
                                u.id(), u.name(), u.medium(), u.group(), "", OptionalDouble.of(kw), u.supplyCelsius())
                        : u)
                .toList()));
    }

    @Test
    void unitsWithRoomToSpareAreSurvived() {
        Assessment a = assess(PLAN);
        assertTrue(failure(a, "crah-1").survived());
        assertTrue(failure(a, "cdu-1").survived());
        assertTrue(failure(a, "pump:cdu-1").survived());
        assertEquals("crah", failure(a, "crah-1").more().kind());
    }

    /// Six room units of 260 kW carry 1 560 kW, five 1 300 kW. What is missing warms the air of a hall of
    /// 19.8 × 13.2 × 4.5 m = 1 176.1 m³ from the 24 °C they supply to 35 °C (class A2 below
    /// 900 m): t = 1 176.1 · 1.2 · 1 005 · 11 / shortfall.
    @Test
    void aRoomUnitTooFewWarmsTheHallInSeconds() {
        Assessment a = assess(capacity("hall-air", 260));
        Failure lost = failure(a, "crah-3");
        Overheat heat = lost.more().heat().getFirst();
        assertTrue(heat.tooWarm());
        double air = a.power().cooling().stream()
                .filter(c -> c.group().equals("hall-air"))
                .findFirst()
                .orElseThrow()
                .heatWatts();
        assertEquals(air - 1_300e3, heat.shortfallWatts(), 1);
        double volume = 19.8 * 13.2 * 4.5;
        assertEquals(volume * 1.2 * 1005 * 11 / (air - 1_300e3), heat.seconds().orElseThrow(), 1e-6);
        assertEquals(52, heat.racks().size());
        assertTrue(lost.harms());
        assertFalse(lost.survived());
    }

    /// Two CDUs of 150 kW for 230 kW: one leaves 80 kW uncarried. 60 L of PG25 for 115 kW hold 10 K for
    /// 20.7548 s at full heat (rule T25), so 20.7548 · 230 / 80 s at this shortfall.
    @Test
    void aLostCoolantUnitOverheatsTheRacksOfItsLoop() {
        Assessment a = assess(capacity("loop-1", 150));
        Overheat heat = failure(a, "cdu-2").more().heat().getFirst();
        double all = heat.heatWatts();
        assertEquals(all - 150e3, heat.shortfallWatts(), 1);
        assertEquals(20.754782608695653 * all / (all - 150e3), heat.seconds().orElseThrow(), 1e-6);
        assertFalse(heat.racks().isEmpty());
        // nobody says whether a CDU without a catalog part has a spare pump
        Failure pump = failure(a, "pump:cdu-2");
        assertFalse(pump.more().unknown().isEmpty());
        assertFalse(pump.survived());
        assertFalse(pump.harms());
    }

    @Test
    void aUnitWithoutCapacityIsUnknownNotSurvived() {
        Assessment a = assess(site(s -> s.withCooling(s.cooling().stream()
                .map(u -> u.id().equals("crah-1")
                        ? new CoolingUnit(
                                u.id(), u.name(), u.medium(), u.group(), "", OptionalDouble.empty(), u.supplyCelsius())
                        : u)
                .toList())));
        assertFalse(failure(a, "crah-4").survived());
        assertTrue(failure(a, "crah-4").more().unknown().contains("capacity"));
    }

    /// DGX H100: six supplies, four needed, on three feeds: two are left out by a rack PDU, four stay.
    /// Atlas 800T A2: four supplies, three needed, on two feeds: two stay, and throttle.
    @Test
    void aRackPduIsSurvivedByThreeFeedsAndNotByTwo() {
        Assessment a = assess(PLAN);
        var pdus = a.power().failures().stream()
                .filter(f -> f.more().kind().equals("rack pdu"))
                .toList();
        var three = pdus.stream()
                .filter(f -> f.more().oneOf().orElseThrow().racks().contains("A01"))
                .toList();
        assertEquals(3, three.size());
        assertTrue(three.stream().allMatch(Failure::survived));
        var two = pdus.stream()
                .filter(f -> f.more().oneOf().orElseThrow().racks().contains("B01"))
                .toList();
        assertEquals(2, two.size());
        assertTrue(two.stream().allMatch(f -> f.more().oneOf().orElseThrow().outcome() == Outcome.THROTTLES));
        assertTrue(two.stream().allMatch(f -> f.lostWatts() > 0));
    }

    @Test
    void whatHarmsComesFirstThenWhatIsUnknown() {
        List<Failure> all = assess(PLAN).power().failures();
        int rank = 0;
        for (Failure f : all) {
            int now = f.harms() ? 0 : f.survived() ? 2 : 1;
            assertTrue(now >= rank, f.name());
            rank = now;
        }
    }

    /// Rule E26 at a stated floor and ramp: what trains swings, what serves does not.
    @Test
    void theLoadStepFollowsThePlan() {
        Plan plan = site(s -> s.withTrainingFloor(OptionalDouble.of(0.5))
                .withChain(s.chain().stream()
                        .map(n -> n.kind() == PowerNode.NodeKind.UTILITY ? n.withRampKwPerS(OptionalDouble.of(100)) : n)
                        .toList()));
        Assessment a = assess(plan);
        SiteSwing swing = a.power().swings().getFirst();
        double training = swing.training().value().orElseThrow();
        assertTrue(training < a.power().itExpected().value().orElseThrow());
        assertEquals(0.5 * training, swing.stepWatts(), 1e-6);
        SiteSwing.OfSource grid = swing.sources().getFirst();
        assertEquals("grid", grid.nodeId());
        assertEquals(0.5 * training / 100e3, grid.seconds(), 1e-9);
        assertEquals(
                0.5 * (0.5 * training) * (0.5 * training / 100e3) / 3600,
                grid.buffer().value().orElseThrow(),
                1e-6);
        assertTrue(a.checks().stream().anyMatch(c -> c.code().equals("power.swing.buffer")));
        // nobody states a ramp: defaults, named as such, and no check
        SiteSwing unstated = assess(PLAN).power().swings().getFirst();
        assertFalse(unstated.floorStated());
        assertFalse(unstated.sources().getFirst().stated());
        assertTrue(assess(PLAN).checks().stream().noneMatch(c -> c.code().equals("power.swing.buffer")));
    }
}
