package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Device;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.StockLot;
import io.kilorack.plan.Waiver;
import io.kilorack.quantity.Figure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssessorTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private final Catalog catalog = SampleCatalogs.small();
    private final Assessor assessor = new Assessor();

    private Assessment assess(Plan plan) {
        return assessor.assess(catalog, plan, DAY);
    }

    private static double value(Figure figure) {
        return figure.value().orElseThrow();
    }

    @Test
    void massAndFloorOfTheMixedHallAgreeWithHandCalculation() {
        Assessment a = assess(SamplePlans.mixed());
        // 6 × (4 × 130.5 + 14.8 + 125) + 5 × (6 × 95 + 12.5 + 125) + 1553
        assertEquals(9061.3, value(a.structure().mass()), 1e-9);
        // 661.8 kg on 0.6 m × 1.2 m
        assertEquals(661.8 * 9.80665 / 0.72 / 1000, value(rack(a, "a1").floorKpa()), 1e-9);
        // 1553 kg on 0.6 m × 1.068 m is 23.8 kPa, over the hall's 20 kPa
        assertEquals(23.77, value(a.structure().worstFloorLoad()), 0.005);
        assertEquals(List.of("c1"), check(a, "structure.floor.overload").subjects());
        assertEquals(6 * 33 + 5 * 25 + 48, value(a.structure().unitsUsed()));
        assertEquals(12, value(a.structure().racksUsed()));
    }

    @Test
    void powerOfTheMixedHallAgreesWithHandCalculation() {
        Assessment a = assess(SamplePlans.mixed());
        // 24 × 10 200 + 30 × 5 600 + 132 000 + 6 × 1 720 + 5 × 1 100
        assertEquals(560_620, value(a.power().itMaximum()));
        assertFalse(a.power().itMaximum().lowerBound());
        assertEquals(4 * 10_200 + 1_720, value(rack(a, "a1").maximumPower()));
        double heat =
                value(a.power().heat().get("air")) + value(a.power().heat().get("liquid"));
        assertEquals(value(a.power().itExpected()), heat, 1e-6);
    }

    @Test
    void capitalCostTakesWhatStockCoversOffTheBill() {
        CostResult cost = assess(SamplePlans.mixed()).cost();
        var dgx = line(cost, "dgx-h100");
        assertEquals(24, dgx.quantity());
        assertEquals(12, dgx.fromStock());
        assertEquals(12 * 375_000, value(dgx.total()));
        // 12 × 375k + 30 × 270k + 3.5M + 6 × 35k + 5 × 27.5k + 11 × 2k
        assertEquals(16_469_500, value(cost.capex()));
        assertEquals(12_966_500, cost.capex().band().low(), 1e-6);
        assertEquals(19_972_500, cost.capex().band().high(), 1e-6);
    }

    @Test
    void aLotCoversNoMoreThanItHolds() {
        Plan plan = SamplePlans.mixed();
        StockLot lot = plan.stock().getFirst();
        Assessment a = assess(plan.withStock(List.of(
                lot.with().quantity(5).lawfulWhenAcquired(true).notes("").build())));
        assertEquals(5, line(a.cost(), "dgx-h100").fromStock());
        assertEquals(Check.Severity.ERROR, check(a, "plan.stock.exceeded").severity());
    }

    @Test
    void anUnknownDrawMakesALowerBoundAndACheckNeverAZero() {
        Plan plan = SamplePlans.mixed();
        var racks = new ArrayList<>(RandomPlans.racks(plan));
        racks.set(
                0,
                racks.getFirst().withDevices(List.of(new Device("x", "x", "mystery-box", 0, Device.Face.FRONT, ""))));
        Assessment a = assess(RandomPlans.withRacks(plan, racks));
        assertTrue(rack(a, "a1").maximumPower().value().isEmpty());
        assertTrue(a.power().itMaximum().lowerBound());
        assertEquals(560_620 - 4 * 10_200 - 1_720, value(a.power().itMaximum()));
        assertTrue(a.structure().mass().lowerBound());
        assertTrue(a.cost().capex().lowerBound());
        assertEquals(Check.Severity.INFO, check(a, "plan.value.unknown").severity());
    }

    @Test
    void aPartThatTheCatalogDoesNotHaveIsNamed() {
        Plan plan = SamplePlans.mixed();
        var racks = new ArrayList<>(RandomPlans.racks(plan));
        racks.set(0, racks.getFirst().withDevices(List.of(new Device("x", "x", "gone", 0, Device.Face.FRONT, ""))));
        Assessment a = assess(RandomPlans.withRacks(plan, racks));
        assertEquals(List.of("x"), check(a, "plan.part.unknown").subjects());
        assertTrue(a.structure().mass().lowerBound());
        assertTrue(a.power().itMaximum().lowerBound());
    }

    @Test
    void equalRacksShareOneDesign() {
        Assessment a = assess(SamplePlans.mixed());
        assertSame(rack(a, "a1"), rack(a, "a6"));
        assertEquals(
                List.of(new ThroughputResult.Family("nv-h100-sxm", "H100 SXM5 80GB", 32)),
                rack(a, "a1").families());
    }

    @Test
    void movingARackKeepsEveryOtherResult() {
        Plan plan = SamplePlans.mixed();
        Assessment before = assess(plan);
        var racks = new ArrayList<>(RandomPlans.racks(plan));
        racks.set(3, racks.get(3).at(7.2, 9));
        Assessment after = assess(RandomPlans.withRacks(plan, racks));
        assertEquals(before.power(), after.power());
        assertEquals(before.structure(), after.structure());
        assertEquals(before.cost(), after.cost());
        assertEquals(before.throughput(), after.throughput());
        assertSame(before.racks().get("a1"), after.racks().get("a1"));
    }

    @Test
    void aWaiverIsKeptWithItsReason() {
        Plan plan = SamplePlans.mixed();
        var waiver = new Waiver(
                "structure.floor.overload", "c1", "B. Builder", LocalDate.of(2026, 11, 1), "steel frame below");
        Check waived = check(assess(plan.withWaivers(List.of(waiver))), "structure.floor.overload");
        assertEquals(
                "B. Builder, 2026-11-01: steel frame below", waived.waiver().orElseThrow());
    }

    @Test
    void stockSplitsAcceleratorsIntoCohorts() {
        var parts = assess(SamplePlans.mixed()).exposure().parts();
        assertEquals(
                96,
                parts.stream()
                        .filter(p -> p.stockId().equals("lot-h100"))
                        .findFirst()
                        .orElseThrow()
                        .accelerators());
        assertEquals(
                96 * 2 + 72 + 240,
                parts.stream()
                        .mapToInt(ExposureResult.PartExposure::accelerators)
                        .sum());
        assertEquals(List.of("a1", "a2", "a3"), parts.getFirst().rackIds());
    }

    @Test
    void racksOfOneIdAreReachableOnce() {
        Plan plan = SamplePlans.mixed();
        var racks = new ArrayList<Rack>(RandomPlans.racks(plan));
        racks.add(racks.getFirst());
        Assessment a = assess(RandomPlans.withRacks(plan, racks));
        assertEquals(12, a.racks().size());
        assertEquals(12, List.copyOf(a.racks().entrySet()).size());
        assertEquals("c1", a.racks().reversed().firstEntry().getKey());
        assertEquals(Map.copyOf(a.racks()), a.racks());
    }

    private static RackResult.RackDesign rack(Assessment a, String id) {
        return a.racks().get(id).design();
    }

    private static CostResult.BomLine line(CostResult cost, String id) {
        return cost.bill().stream()
                .filter(l -> l.catalogId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Check check(Assessment a, String code) {
        return a.checks().stream()
                .filter(c -> c.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
