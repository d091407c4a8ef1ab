package io.kilorack.plan.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Device.Face;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.PlanIndex;
import io.kilorack.plan.Pool;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Rack.Orientation;
import io.kilorack.plan.Workload;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.plan.layout.TestSizes;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EditsTest {
    private final Edits edits = new Edits(new TestSizes());

    private final Plan plan = plan("""
        {"format": 1, "asOf": "2026-11-23",
         "sites": [{"id": "s", "wiringRules": "iec",
           "power": [{"id": "grid", "kind": "utility", "wiring": "three-phase-wye"},
                     {"id": "a", "kind": "busway", "sources": ["grid"], "wiring": "three-phase-wye"},
                     {"id": "b", "kind": "busway", "sources": ["grid"], "wiring": "three-phase-wye"}],
           "cooling": [{"id": "cdu", "medium": "liquid", "group": "loop"}],
           "halls": [{"id": "h", "widthM": 20, "depthM": 10, "heightM": 4, "airGroup": "air", "racks": [
               {"id": "R1", "model": "cabinet", "xM": 1, "yM": 1, "front": "north", "feeds": ["a"], "loop": "loop",
                "devices": [{"id": "d1", "model": "server8u", "u": 1, "stock": "lot"}]},
               {"id": "R2", "name": "Second", "model": "cabinet", "xM": 5, "yM": 1, "front": "north"}]},
             {"id": "empty", "widthM": 5, "depthM": 5, "heightM": 4}]}],
         "stock": [{"id": "lot", "model": "server8u", "quantity": 9}],
         "pools": [{"id": "p", "racks": ["R1", "R2"]}, {"id": "q"}],
         "workloads": [{"id": "w", "kind": "serve", "model": "m", "pool": "p", "inputTokens": 1, "outputTokens": 1}]}
        """);

    private static Plan plan(String text) {
        return switch (PlanFile.parse("test", text)) {
            case PlanFile.Opened(var plan) -> plan;
            case PlanFile.Refused(var problem) -> throw new AssertionError(problem.text());
        };
    }

    private static Plan made(String name, Edit edit) {
        return switch (edit) {
            case Edit.Made made -> {
                assertEquals(name, made.name());
                yield made.plan();
            }
            case Edit.Refused refused -> throw new AssertionError(refused.reason());
        };
    }

    private static void refused(String reason, Edit edit) {
        assertEquals(reason, assertInstanceOf(Edit.Refused.class, edit).reason());
    }

    private static Rack rack(Plan plan, String id) {
        return new PlanIndex(plan).rack(id).orElseThrow().rack();
    }

    private static List<String> ids(Plan plan) {
        return plan.sites().getFirst().halls().getFirst().racks().stream()
                .map(Rack::id)
                .toList();
    }

    @Test
    void aMovedRackSharesEverythingElse() {
        Plan next = made("Move rack R1", edits.racks().move(plan, Set.of("R1"), 1.2344, 0));
        assertEquals(2.234, rack(next, "R1").xM());
        assertSame(rack(plan, "R2"), rack(next, "R2"));
        assertSame(
                plan.sites().getFirst().halls().get(1),
                next.sites().getFirst().halls().get(1));
        assertSame(plan.pools(), next.pools());
        assertSame(rack(plan, "R1").devices(), rack(next, "R1").devices());
    }

    @Test
    void movesAreRefusedWithTheReason() {
        refused("Overlaps rack Second.", edits.racks().move(plan, Set.of("R1"), 4.3, 0));
        refused("Outside the hall (20.0 × 10.0 m).", edits.racks().move(plan, Set.of("R1"), -1.5, 0));
        refused("There is no rack R9.", edits.racks().move(plan, Set.of("R1", "R9"), 0, 1));
        refused("No rack is selected.", edits.racks().move(plan, Set.of(), 0, 1));
        made("Move 2 racks", edits.racks().move(plan, Set.of("R1", "R2"), 4, 0));
    }

    @Test
    void rotatingTurnsAboutTheCentre() {
        Plan next = made("Rotate rack R1", edits.racks().rotate(plan, Set.of("R1")));
        Rack turned = rack(next, "R1");
        assertEquals(Orientation.EAST, turned.orientation());
        assertEquals(0.7, turned.xM(), 1e-9);
        assertEquals(1.3, turned.yM(), 1e-9);
        Plan around = next;
        for (int i = 0; i < 3; i++) {
            around = made("Rotate rack R1", edits.racks().rotate(around, Set.of("R1")));
        }
        assertEquals(plan, around);
    }

    @Test
    void newRacksGetTheNextNumber() {
        Edit edit = edits.racks().add(plan, "h", "nvl72", "A", 8, 1, Orientation.SOUTH);
        Plan next = made("Add rack R3", edit);
        assertEquals(List.of("R1", "R2", "R3"), ids(next));
        assertEquals(List.of("R3"), ((Edit.Made) edit).subjects());
        refused("Overlaps rack R1.", edits.racks().add(plan, "h", "cabinet", "", 1.2, 1.2, Orientation.NORTH));
        refused("The catalog has no part sofa.", edits.racks().add(plan, "h", "sofa", "", 8, 1, Orientation.NORTH));
        refused(
                "server8u does not stand on the floor.",
                edits.racks().add(plan, "h", "server8u", "", 8, 1, Orientation.NORTH));
        refused("There is no hall x.", edits.racks().add(plan, "x", "cabinet", "", 8, 1, Orientation.NORTH));
    }

    @Test
    void duplicatesCarryDevicesAndPools() {
        Plan next = made("Duplicate rack R1", edits.racks().duplicate(plan, Set.of("R1"), 0.6, 0));
        Rack copy = rack(next, "R3");
        assertEquals(1.6, copy.xM());
        assertEquals("d2", copy.devices().getFirst().id());
        assertEquals(List.of("a"), copy.feeds());
        assertEquals(List.of("R1", "R2", "R3"), next.pools().getFirst().rackIds());
        refused("Overlaps rack Second.", edits.racks().duplicate(plan, Set.of("R1"), 4, 0));
    }

    @Test
    void removedRacksLeaveTheirPools() {
        Plan next = made("Remove rack Second", edits.racks().remove(plan, Set.of("R2")));
        assertEquals(List.of("R1"), ids(next));
        assertEquals(List.of("R1"), next.pools().getFirst().rackIds());
        assertSame(plan.pools().get(1), next.pools().get(1));
    }

    @Test
    void feedsAndLoopsMustExist() {
        assertEquals(
                List.of("a", "b"),
                rack(
                                made(
                                        "Set feeds of 2 racks",
                                        edits.racks().setFeeds(plan, Set.of("R1", "R2"), List.of("a", "b"))),
                                "R2")
                        .feeds());
        refused("There is no power node c.", edits.racks().setFeeds(plan, Set.of("R1"), List.of("c")));
        refused("A feed is named twice.", edits.racks().setFeeds(plan, Set.of("R1"), List.of("a", "a")));
        refused("There is no cooling group x.", edits.racks().setLoop(plan, Set.of("R1"), "x"));
        made("Set loop of rack Second", edits.racks().setLoop(plan, Set.of("R2"), "loop"));
    }

    @Test
    void devicesStackUpwards() {
        Plan next = made("Put 2 × server8u into R1", edits.devices().add(plan, "R1", "server8u", 16, Face.FRONT, 2));
        assertEquals(
                List.of(0, 16, 32),
                rack(next, "R1").devices().stream()
                        .map(each -> each.bottomHalfU())
                        .toList());
        assertEquals(
                List.of("d1", "d2", "d3"),
                rack(next, "R1").devices().stream().map(each -> each.id()).toList());
        refused("Rack R1: server8u is in U1.", edits.devices().add(plan, "R1", "server8u", 2, Face.FRONT, 1));
        refused(
                "Rack R1: There is room for only 4 of 5.",
                edits.devices().add(plan, "R1", "server8u", 16, Face.FRONT, 5));
        Plan filled = made(
                "Put 4 × server8u into each of 2 racks",
                edits.devices().addLowest(plan, Set.of("R1", "R2"), "server8u", Face.FRONT, 4));
        assertEquals(5, rack(filled, "R1").devices().size());
        assertEquals(4, rack(filled, "R2").devices().size());
    }

    @Test
    void devicesMoveWithinAndBetweenRacks() {
        Plan up = made("Move server8u", edits.devices().move(plan, "d1", "R1", 4, Face.REAR));
        assertEquals(4, rack(up, "R1").devices().getFirst().bottomHalfU());
        Plan over = made("Move server8u to Second", edits.devices().move(plan, "d1", "R2", 0, Face.FRONT));
        assertTrue(rack(over, "R1").devices().isEmpty());
        assertEquals("lot", rack(over, "R2").devices().getFirst().stockId());
        assertSame(plan, made("Move server8u", edits.devices().move(plan, "d1", "R1", 0, Face.FRONT)));
    }

    @Test
    void aRemovedNodeIsForgottenEverywhere() {
        Plan next = made("Remove grid", edits.power().removeNode(plan, "grid"));
        assertTrue(next.sites().getFirst().chain().stream()
                .allMatch(node -> node.sources().isEmpty()));
        Plan without = made("Remove a", edits.power().removeNode(plan, "a"));
        assertEquals(List.of(), rack(without, "R1").feeds());
        Plan dry = made("Remove cdu", edits.power().removeCooling(plan, "cdu"));
        assertEquals("", rack(dry, "R1").loop());
    }

    @Test
    void aCoolingUnitHangsOnNodesOfItsSite() {
        CoolingUnit cdu = plan.sites().getFirst().cooling().getFirst();
        refused(
                "There is no power node at this site: x.",
                edits.power().changeCooling(plan, cdu.withFeeds(List.of("a", "x"))));
        refused(
                "cdu would hang twice on one feed.",
                edits.power().changeCooling(plan, cdu.withFeeds(List.of("a", "a"))));
        Plan fed = made(
                "Change cdu",
                edits.power()
                        .changeCooling(
                                plan,
                                cdu.withFeeds(List.of("grid", "a"))
                                        .withTransfer(CoolingUnit.Transfer.ATS)
                                        .withDrawKw(OptionalDouble.of(7.5))));
        Plan without = made("Remove a", edits.power().removeNode(fed, "a"));
        assertEquals(
                List.of("grid"), without.sites().getFirst().cooling().getFirst().feeds());
    }

    @Test
    void aNodeNeverFeedsItself() {
        refused("grid would feed itself.", edits.power().changeNode(plan, node("grid", "a")));
        refused("new would feed itself.", edits.power().addNode(plan, "s", node("new", "new")));
        refused("There is no power node at this site: x.", edits.power().addNode(plan, "s", node("new", "x")));
        refused("There is already a power node a.", edits.power().addNode(plan, "s", node("a", "grid")));
        made("Add new", edits.power().addNode(plan, "s", node("new", "a")));
    }

    private static PowerNode node(String id, String source) {
        OptionalDouble none = OptionalDouble.empty();
        return new PowerNode(
                id,
                "",
                PowerNode.NodeKind.UPS,
                List.of(source),
                "A",
                "",
                PowerNode.Wiring.THREE_PHASE_WYE,
                none,
                none,
                none,
                none,
                none,
                none);
    }

    @Test
    void contentsFollowEachOther() {
        Plan noLot = made("Remove stock lot lot", edits.contents().removeStock(plan, "lot"));
        assertEquals("", rack(noLot, "R1").devices().getFirst().stockId());
        Plan noPool = made("Remove pool p", edits.contents().removePool(plan, "p"));
        assertEquals("", noPool.workloads().getFirst().poolId());
        Plan assigned = made("Assign rack R2 to q", edits.contents().assign(plan, Set.of("R2"), "q"));
        assertEquals(List.of(new Pool("p", "", List.of("R1")), new Pool("q", "", List.of("R2"))), assigned.pools());
        Plan noHall = made("Remove hall h", edits.places().removeHall(plan, "h"));
        assertEquals(List.of(), noHall.pools().getFirst().rackIds());
    }

    @Test
    void aSecondPoolMustExistDifferAndIsForgottenWithIt() {
        var job = plan.workloads().getFirst();
        var pair = Workload.Placement.ALONE.withShare(OptionalDouble.of(0.5)).withSecondPoolId("q");
        refused(
                "There is no pool x.",
                edits.contents().putWorkload(plan, job.withPlacement(pair.withSecondPoolId("x"))));
        refused(
                "A workload cannot pair pool p with itself.",
                edits.contents().putWorkload(plan, job.withPlacement(pair.withSecondPoolId("p"))));
        var put = edits.contents().putWorkload(plan, job.withPlacement(pair));
        Plan paired = ((Edit.Made) put).plan();
        assertEquals(pair, paired.workloads().getFirst().placement());
        Plan noSecond = made("Remove pool q", edits.contents().removePool(paired, "q"));
        assertEquals("p", noSecond.workloads().getFirst().poolId());
        assertEquals("", noSecond.workloads().getFirst().placement().secondPoolId());
        assertEquals(
                OptionalDouble.of(0.5),
                noSecond.workloads().getFirst().placement().share());
        Plan noFirst = made("Remove pool p", edits.contents().removePool(paired, "p"));
        assertEquals("", noFirst.workloads().getFirst().placement().secondPoolId());
    }

    @Test
    void aPoolKeepsItsPriceWhenItsRacksChange() {
        var price = Pool.Price.UNSTATED.withUsdPerHour(OptionalDouble.of(2.5));
        var put = edits.contents().putPool(plan, plan.pools().getFirst().withPrice(price));
        Plan priced = ((Edit.Made) put).plan();
        Plan noRack = made("Remove rack R1", edits.racks().remove(priced, Set.of("R1")));
        assertEquals(List.of("R2"), noRack.pools().getFirst().rackIds());
        assertEquals(price, noRack.pools().getFirst().price());
        assertThrows(IllegalArgumentException.class, () -> price.withUsdPerHour(OptionalDouble.of(0)));
        assertThrows(IllegalArgumentException.class, () -> price.withInterest(OptionalDouble.of(Double.NaN)));
        assertThrows(IllegalArgumentException.class, () -> Workload.Placement.ALONE.withShare(OptionalDouble.of(1.1)));
    }

    @Test
    void halls() {
        made("Resize hall h", edits.places().resizeHall(plan, "h", 30, 20));
        refused(
                "A hall is between 1 m and 100 000 m wide and deep; this one would be NaN × 5.0 m.",
                edits.places().resizeHall(plan, "h", Double.NaN, 5));
        Plan next = made("Add hall East", edits.places().addHall(plan, "s", "East", 10, 10));
        Hall added = next.sites().getFirst().halls().get(2);
        assertEquals("hall-1", added.id());
        CoolingUnit unit = next.sites().getFirst().cooling().getFirst();
        assertSame(plan.sites().getFirst().cooling().getFirst(), unit);
    }

    @Test
    void aRowIsFilledAndNumbered() {
        Plan next = made("Repeat rack R1 5 times", edits.rows().fillRow(plan, "R1", 5, 0));
        assertEquals(List.of("R1", "R2", "R3", "R4", "R5", "R6", "R7"), ids(next));
        assertEquals(1.6, rack(next, "R3").xM());
        assertEquals(4, rack(next, "R7").xM());
        assertEquals(7, next.pools().getFirst().rackIds().size());
        refused("Rack R8: Overlaps rack Second.", edits.rows().fillRow(plan, "R1", 6, 0));
        Plan numbered = made("Number 7 racks", edits.rows().number(next, Set.copyOf(ids(next)), "A-", 1));
        assertEquals("A-01", rack(numbered, "R1").name());
        assertEquals("A-02", rack(numbered, "R3").name());
        assertEquals("A-07", rack(numbered, "R2").name());
    }

    @Test
    void aPatternKeepsItsGaps() {
        Plan next = made("Repeat 2 racks 2 times", edits.rows().repeat(plan, Set.of("R1", "R2"), 2, 0.4));
        assertEquals(
                List.of(1.0, 5.0, 6.0, 10.0, 11.0, 15.0),
                ids(next).stream().map(id -> rack(next, id).xM()).toList());
    }

    @Test
    void feedsAlternateAndBalance() {
        Plan row = made("Repeat rack R1 5 times", edits.rows().fillRow(plan, "R1", 5, 0));
        var six = Set.of("R1", "R3", "R4", "R5", "R6", "R7");
        List<List<String>> groups = List.of(List.of("a"), List.of("b"));
        Plan turns = made("Alternate feeds of 6 racks", edits.rows().alternateFeeds(row, six, groups));
        assertEquals(List.of("a"), rack(turns, "R1").feeds());
        assertEquals(List.of("b"), rack(turns, "R3").feeds());
        assertEquals(List.of("a"), rack(turns, "R4").feeds());
        // longest processing time by hand: 40 a, 30 b, 20 b (50), 10 a (50), 10 a (60), 10 b (60)
        var load = Map.of("R1", 10.0, "R3", 40.0, "R4", 30.0, "R5", 20.0, "R6", 10.0, "R7", 10.0);
        Plan even = made("Balance feeds of 6 racks", edits.rows().balanceFeeds(row, six, groups, load));
        double onA = six.stream()
                .filter(id -> rack(even, id).feeds().equals(List.of("a")))
                .mapToDouble(load::get)
                .sum();
        assertEquals(60, onA);
    }
}
