package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.BaseCatalog;
import io.kilorack.plan.CoolingPlant;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.DeliveryPath;
import io.kilorack.plan.Device;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.plan.sample.Samples;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Air through racks, rooms and the way of racks into the hall, on the mixed sample changed in one thing.
class AirflowChecksTest {
    private static final Plan PLAN = Samples.mixedHall();

    private static List<Check> checks(Plan plan, String code) {
        Assessment a = Assessor.once(BaseCatalog.get(), plan, plan.asOf());
        return a.checks().stream().filter(c -> c.code().equals(code)).toList();
    }

    private static Plan site(UnaryOperator<Site> change) {
        return PLAN.withSites(List.of(change.apply(PLAN.sites().getFirst())));
    }

    private static Plan hall(UnaryOperator<Hall> change) {
        return site(s -> s.withHalls(List.of(change.apply(s.halls().getFirst()))));
    }

    private static Plan racks(UnaryOperator<Rack> change) {
        return hall(h -> h.withRacks(h.racks().stream().map(change).toList()));
    }

    @Test
    void switchesWithTheirPortsBehindBlowToTheRear() {
        assertEquals(List.of(), checks(PLAN, "cooling.airflow.reversed"));
    }

    @Test
    void theSameSwitchesInFrontBlowIntoTheColdAisle() {
        Plan turned = racks(r -> r.withDevices(r.devices().stream()
                .map(d -> d.modelId().equals("sw-qm9700") ? d.at(d.bottomHalfU(), Device.Face.FRONT) : d)
                .toList()));
        List<Check> found = checks(turned, "cooling.airflow.reversed");
        assertEquals(1, found.size());
        // 4 racks of 6 switches of 1 720 W
        assertEquals(4, found.getFirst().subjects().size());
        assertTrue(
                found.getFirst().message().contains("24 × Quantum-2 QM9700"),
                found.getFirst().message());
        assertTrue(
                found.getFirst().message().contains("41.3 kW"), found.getFirst().message());
    }

    @Test
    void directionsThatNobodyStatesAreCounted() {
        List<Check> found = checks(PLAN, "cooling.airflow.unknown");
        assertEquals(1, found.size());
        assertEquals(Check.Severity.INFO, found.getFirst().severity());
        assertTrue(
                found.getFirst().subjects().contains("sw-sn2201"),
                found.getFirst().toString());
    }

    @Test
    void airThatIsTooWarmForAMachineIsAnError() {
        Plan warm = site(s -> s.withCooling(s.cooling().stream()
                .map(u -> u.medium() == CoolingUnit.Medium.AIR
                        ? new CoolingUnit(
                                u.id(),
                                u.name(),
                                u.medium(),
                                u.group(),
                                u.partId(),
                                u.capacityKw(),
                                OptionalDouble.of(31))
                        : u)
                .toList()));
        assertEquals(List.of(), checks(PLAN, "cooling.air.inlet"));
        List<Check> found = checks(warm, "cooling.air.inlet");
        assertEquals(1, found.size());
        assertTrue(
                found.getFirst().message().contains("DGX H100 allows 30"),
                found.getFirst().message());
    }

    @Test
    void containmentMustSuitAislesAndUnits() {
        Plan bare = hall(h -> h.withAisles(List.of()));
        assertEquals(1, checks(bare, "cooling.containment.aisle").size());
        Plan open = hall(h -> h.withContainment(Hall.Containment.NONE));
        assertTrue(!checks(open, "cooling.containment.open").isEmpty());
        Plan flooded = site(s -> s.withPlant(CoolingPlant.of(CoolingPlant.Kind.DIRECT_EVAPORATIVE))
                .withHalls(List.of(s.halls().getFirst().withContainment(Hall.Containment.COLD_AISLE))));
        assertEquals(1, checks(flooded, "cooling.containment.units").size());
        Plan reuse = site(s -> s.withPlant(CoolingPlant.of(CoolingPlant.Kind.HEAT_REUSE)));
        assertEquals(1, checks(reuse, "cooling.reuse.cold").size());
    }

    @Test
    void anOpenAisleCostsEnergyAndThePlantCounts() {
        double closed = pue(PLAN);
        double open = pue(hall(h -> h.withContainment(Hall.Containment.NONE)));
        double dry = pue(site(s -> s.withPlant(CoolingPlant.of(CoolingPlant.Kind.AIR_COOLED_CHILLER))));
        assertTrue(open > closed + 0.01, closed + " " + open);
        assertTrue(dry > closed + 0.05, closed + " " + dry);
    }

    @Test
    void absurdPlantsGiveFiguresAndNeverAnException() {
        OptionalDouble[] extremes = {OptionalDouble.of(-10), OptionalDouble.of(60), OptionalDouble.empty()};
        for (CoolingPlant.Kind kind : CoolingPlant.Kind.values()) {
            for (OptionalDouble t : extremes) {
                for (OptionalDouble share : new OptionalDouble[] {OptionalDouble.of(0), OptionalDouble.of(1)}) {
                    var plant = new CoolingPlant(kind, t, t, share, share, share, t, OptionalDouble.empty());
                    double pue = pue(site(s -> s.withPlant(plant)));
                    assertTrue(pue >= 1 && pue < 4, plant + ": " + pue);
                }
            }
        }
    }

    private static double pue(Plan plan) {
        return Assessor.once(BaseCatalog.get(), plan, plan.asOf())
                .power()
                .pue()
                .value()
                .orElseThrow();
    }

    @Test
    void theDeliveryPathStopsWhatDoesNotPass() {
        assertEquals(
                0,
                Assessor.once(BaseCatalog.get(), PLAN, PLAN.asOf()).checks().stream()
                        .filter(c -> c.code().startsWith("structure.path"))
                        .count());
        Plan low = hall(h -> h.withDelivery(h.delivery().with(DeliveryPath.Limit.DOOR_HEIGHT, OptionalDouble.of(2.1))));
        List<Check> door = checks(low, "structure.path.door-height");
        assertEquals(Check.Severity.ERROR, door.getFirst().severity());
        Plan lift = hall(h -> h.withDelivery(h.delivery().with(DeliveryPath.Limit.LIFT_MASS, OptionalDouble.of(1300))));
        assertEquals(
                List.of("C11", "C12"),
                checks(lift, "structure.path.lift-mass").getFirst().subjects());
        Plan silent = hall(h -> h.withDelivery(DeliveryPath.UNSTATED));
        assertEquals(1, checks(silent, "structure.path.unstated").size());
        Plan part = hall(h -> h.withDelivery(h.delivery().with(DeliveryPath.Limit.ROLLING, OptionalDouble.empty())));
        assertTrue(checks(part, "structure.path.unknown").getFirst().message().contains("floor tile, rolling"));
    }
}
