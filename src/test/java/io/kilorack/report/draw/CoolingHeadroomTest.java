package io.kilorack.report.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Assessor;
import io.kilorack.catalog.BaseCatalog;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.sample.Samples;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The floor by headroom of cooling and power: over, no limit and unknown are three different things.
class CoolingHeadroomTest {
    private static final Plan PLAN = Samples.mixedHall();

    private static List<FloorColours.LegendEntry> legend(Plan plan, FloorColour mode) {
        Assessment a = Assessor.once(BaseCatalog.get(), plan, plan.asOf());
        var scene = FloorScene.of(plan.sites().getFirst().halls().getFirst(), BaseCatalog.get());
        return FloorColours.of(scene, mode, Families.of(plan, BaseCatalog.get()), a)
                .legend();
    }

    private static Plan units(UnaryOperator<CoolingUnit> change) {
        var site = PLAN.sites().getFirst();
        return PLAN.withSites(
                List.of(site.withCooling(site.cooling().stream().map(change).toList())));
    }

    private static Plan racks(UnaryOperator<Rack> change) {
        var site = PLAN.sites().getFirst();
        var hall = site.halls().getFirst();
        return PLAN.withSites(List.of(site.withHalls(
                List.of(hall.withRacks(hall.racks().stream().map(change).toList())))));
    }

    private static CoolingUnit rated(CoolingUnit u, OptionalDouble kw, String part) {
        return new CoolingUnit(u.id(), u.name(), u.medium(), u.group(), part, kw, u.supplyCelsius());
    }

    @Test
    void roomCoolingHasOneMarginForItsHall() {
        List<FloorColours.LegendEntry> legend = legend(PLAN, FloorColour.HEAT);
        // 1.46 MW of the 2.00 MW that five of six units carry: 27 % free
        assertEquals(1, legend.size(), legend.toString());
        assertEquals("15 to 30 %", legend.getFirst().label());
    }

    @Test
    void tooLittleIsOverTheLimit() {
        var legend = legend(units(u -> rated(u, OptionalDouble.of(200), u.partId())), FloorColour.HEAT);
        assertEquals(Ink.HEAT_OVER, legend.getFirst().ink());
    }

    @Test
    void whatNobodyRatedIsNoLimitAndNotRoomToSpare() {
        var legend = legend(units(u -> rated(u, OptionalDouble.empty(), "")), FloorColour.HEAT);
        assertEquals(Ink.HEAT_NO_LIMIT, legend.getFirst().ink());
    }

    @Test
    void racksWithoutLiquidNeedNoLoopAndRacksWithoutLoopAreUnknown() {
        var legend = legend(PLAN, FloorColour.LIQUID);
        assertTrue(
                legend.stream().anyMatch(e -> e.label().equals("none needed") && e.racks() == 50), legend.toString());
        var lost = legend(racks(r -> r.withLoop("")), FloorColour.LIQUID);
        assertTrue(lost.stream().anyMatch(e -> e.ink() == Ink.FINDING_UNKNOWN && e.hatched() && e.racks() == 2));
    }

    @Test
    void racksWithoutFeedsAreUnknownInPower() {
        var legend = legend(racks(r -> r.withFeeds(List.of())), FloorColour.POWER);
        assertTrue(legend.stream().allMatch(e -> e.ink() == Ink.FINDING_UNKNOWN && e.hatched()), legend.toString());
    }
}
