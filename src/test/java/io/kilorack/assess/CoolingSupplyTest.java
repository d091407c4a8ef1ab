package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.assess.SingleFailure.Overheat;
import io.kilorack.assess.SingleFailure.Wait;
import io.kilorack.catalog.BaseCatalog;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.CoolingUnit.Medium;
import io.kilorack.plan.CoolingUnit.Transfer;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;
import io.kilorack.plan.sample.Samples;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Cooling units on the power chain of the mixed hall, against hand calculations.
class CoolingSupplyTest {
    private static final Plan PLAN = Samples.mixedHall();

    private static Plan site(UnaryOperator<Site> change) {
        return PLAN.withSites(List.of(change.apply(PLAN.sites().getFirst())));
    }

    private static Plan units(UnaryOperator<CoolingUnit> change) {
        return site(s -> s.withCooling(s.cooling().stream().map(change).toList()));
    }

    private static Plan only(Medium medium, UnaryOperator<CoolingUnit> change) {
        return units(u -> u.medium() == medium ? change.apply(u) : u);
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

    private static double normal(Assessment a, String id) {
        return a.power().nodes().stream()
                .filter(n -> n.nodeId().equals(id))
                .mapToDouble(NodeLoad::normalWatts)
                .findFirst()
                .orElseThrow();
    }

    private static boolean says(Assessment a, String code) {
        return a.checks().stream().anyMatch(c -> c.code().equals(code));
    }

    private static final Plan UNFED = units(u -> u.withFeeds(List.of()));

    /// Three CRAHs of 20 kW and a CDU of 6 kW prefer UPS A1: 66 kW more than with the racks alone. PUE
    /// has fans and pumps from the plant and the weather, so it stays as it was.
    @Test
    void theDrawStandsInTheLoadOfTheNodeAndNotTwiceInPue() {
        Assessment fed = assess(PLAN);
        Assessment unfed = assess(UNFED);
        assertEquals(66e3, normal(fed, "ups-a1") - normal(unfed, "ups-a1"), 1e-6);
        assertEquals(0, normal(fed, "bw-1a") - normal(unfed, "bw-1a"), 1e-9);
        assertEquals(
                unfed.power().pue().value().orElseThrow(),
                fed.power().pue().value().orElseThrow(),
                1e-15);
        assertEquals(
                unfed.power().itMaximum().value().orElseThrow(),
                fed.power().itMaximum().value().orElseThrow(),
                1e-9);
        // 6 × 20 + 2 × 6 + 3 × 140 kW
        assertEquals(552e3, fed.power().usable().getFirst().coolingWatts(), 1e-6);
        assertTrue(says(unfed, "cooling.feed.missing"));
        assertFalse(says(fed, "cooling.feed.missing"));
    }

    /// The switch of a unit takes it over whole: UPS B1 then carries all six CRAHs and both CDUs.
    @Test
    void aTransferSwitchMovesTheDrawToTheOtherFeed() {
        Assessment fed = assess(PLAN);
        Assessment unfed = assess(UNFED);
        double during = fed.power().panels().during("ups-a1").get("ups-b1");
        double without = unfed.power().panels().during("ups-a1").get("ups-b1");
        assertEquals(132e3, during - without, 1e-6);
        assertTrue(failure(fed, "ups-a1").more().stopped().isEmpty());
    }

    /// Without their switches CRAH 1, 3, 5 stop with UPS A1: three times 400 kW are left for the hall's
    /// heat, and 19.8 × 13.2 × 4.5 m of air hold from 24 to 35 °C.
    @Test
    void aLostUpsStopsTheUnitsThatHangOnlyOnIt() {
        Assessment a =
                assess(only(Medium.AIR, u -> u.withFeeds(List.of(u.feeds().getFirst()))));
        Failure lost = failure(a, "ups-a1");
        assertEquals(List.of("CRAH 1", "CRAH 3", "CRAH 5"), lost.more().stopped());
        Overheat heat = lost.more().tooWarm().getFirst();
        assertEquals("hall-air", heat.group());
        assertEquals(1_200e3, heat.leftWatts(), 1e-6);
        double shortfall = heat.heatWatts() - 1_200e3;
        assertEquals(
                19.8 * 13.2 * 4.5 * 1.2 * 1005 * 11 / shortfall, heat.seconds().orElseThrow(), 1e-6);
        assertTrue(lost.harms());
        assertTrue(lost.darkRacks().isEmpty());
        assertEquals(0, lost.lostWatts(), 1e-9);
        assertTrue(says(a, "cooling.feed.failure"));
        assertFalse(says(assess(PLAN), "cooling.feed.failure"));
    }

    /// Loop 1 holds 20.75 s without flow: pumps behind the generators alone live through 10 s of start
    /// and not through 30.
    @Test
    void aPumpWithoutUpsRidesThroughAShortStartAndNotALongOne() {
        Plan bare = only(
                Medium.LIQUID, u -> u.withFeeds(List.of("msb-a", "msb-b")).withRestartSeconds(OptionalDouble.of(0)));
        Wait wait = loop(failure(assess(bare), "grid"));
        assertEquals(10, wait.seconds(), 1e-12);
        assertEquals(20.754782608695653, wait.heat().seconds().orElseThrow(), 1e-6);
        assertFalse(wait.tooLong());
        Plan slow = start(bare, OptionalDouble.of(30));
        Assessment late = assess(slow);
        assertTrue(loop(failure(late, "grid")).tooLong());
        assertTrue(failure(late, "grid").harms());
        assertTrue(says(late, "cooling.start.gap"));
        Failure unstated = failure(assess(start(bare, OptionalDouble.empty())), "grid");
        assertTrue(unstated.more().start().orElseThrow().assumed());
        assertEquals(10, unstated.more().start().orElseThrow().seconds(), 1e-12);
    }

    private static Wait loop(Failure f) {
        return f.more().start().orElseThrow().groups().stream()
                .filter(w -> w.heat().group().equals("loop-1"))
                .findFirst()
                .orElseThrow();
    }

    private static Plan start(Plan plan, OptionalDouble seconds) {
        Site s = plan.sites().getFirst();
        return plan.withSites(List.of(s.withChain(s.chain().stream()
                .map(n -> n.id().equals("gen") ? n.withStartSeconds(seconds) : n)
                .toList())));
    }

    /// Chillers wait 10 s for the generators and 180 s for their compressors; 20 m³ of water bear the heat
    /// of the site 6 K long: 20 · 997 · 4 180 · 6 / heat.
    @Test
    void theBufferTankCarriesTheHallUntilTheChillersRunAgain() {
        Assessment a = assess(PLAN);
        Wait wait = failure(a, "grid").more().start().orElseThrow().groups().getFirst();
        double heat = a.power().cooling().stream()
                .filter(c -> c.medium().equals("rejection"))
                .findFirst()
                .orElseThrow()
                .heatWatts();
        double parts = a.power().cooling().stream()
                .filter(c -> !c.medium().equals("rejection"))
                .mapToDouble(PowerResult.CoolingLoad::heatWatts)
                .sum();
        assertEquals(parts, heat, 1e-3);
        assertEquals("plant", wait.heat().group());
        assertEquals(190, wait.seconds(), 1e-12);
        assertEquals(20 * 997.0 * 4180 * 6 / heat, wait.heat().seconds().orElseThrow(), 1e-6);
        assertTrue(failure(a, "grid").survived());
        Plan dry = site(s -> s.withPlant(s.plant().withWaterM3(OptionalDouble.empty())));
        Failure untold = failure(assess(dry), "grid");
        assertFalse(untold.survived());
        assertTrue(untold.more().unknown().contains("plant"));
    }

    /// When everything is dark nothing gives off heat, whatever has stopped.
    @Test
    void darkRacksGiveOffNoHeat() {
        Plan bare = site(s -> s.withChain(s.chain().stream()
                .filter(n -> !n.id().equals("gen"))
                .map(n -> n.withSources(
                        n.sources().stream().filter(id -> !id.equals("gen")).toList()))
                .toList()));
        Failure lost = failure(assess(bare), "grid");
        assertEquals(11, lost.more().stopped().size());
        assertEquals(52, lost.darkRacks().size());
        assertTrue(lost.more().tooWarm().isEmpty());
    }

    @Test
    void whatIsNotStatedIsAsked() {
        Assessment two = assess(only(Medium.AIR, u -> u.withTransfer(Transfer.UNSTATED)));
        assertTrue(says(two, "cooling.feed.transfer"));
        Assessment unknown = assess(only(Medium.LIQUID, u -> u.withPartId("").withDrawKw(OptionalDouble.empty())));
        assertTrue(says(unknown, "cooling.draw.unknown"));
        assertEquals(2, unknown.power().usable().getFirst().unknownDevices());
        assertTrue(assess(UNFED).power().failures().stream()
                .filter(f -> f.nodeId().equals("ups-a1"))
                .allMatch(f -> f.more().unfedUnits() == 11));
    }

    /// Both feeds carry half, either the whole.
    @Test
    void aDualFedUnitDrawsFromBoth() {
        Assessment dual = assess(only(Medium.AIR, u -> u.withTransfer(Transfer.DUAL)));
        // half of 120 kW, and the CDU that prefers A
        assertEquals(60e3 + 6e3, normal(dual, "ups-a1") - normal(assess(UNFED), "ups-a1"), 1e-6);
        assertTrue(failure(dual, "ups-a1").more().stopped().isEmpty());
    }
}
