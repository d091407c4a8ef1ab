package io.kilorack.plan.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Rack.Orientation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloorTest {
    private final PartSizes sizes = new TestSizes();

    @Test
    void orientationTurnsTheFootprint() {
        assertEquals(new Box(1, 2, 0.6, 1.2), Box.of(rack("a", "cabinet", 1, 2, Orientation.NORTH), sizes));
        assertEquals(new Box(1, 2, 1.2, 0.6), Box.of(rack("a", "cabinet", 1, 2, Orientation.EAST), sizes));
        assertEquals(new Box(0, 0, 9.6, 1.15), Box.of(rack("a", "superpod", 0, 0, Orientation.SOUTH), sizes));
    }

    @Test
    void neighboursMayTouch() {
        Floor floor = new Floor(hall(rack("a", "cabinet", 1, 1, Orientation.NORTH)), sizes);
        assertInstanceOf(Placement.Allowed.class, Placement.test(floor, new Box(1.6, 1, 0.6, 1.2), Set.of()));
        assertInstanceOf(Placement.Allowed.class, Placement.test(floor, new Box(1.5995, 1, 0.6, 1.2), Set.of()));
        assertEquals(
                new Placement.Refused("Overlaps rack a.", List.of("a")),
                Placement.test(floor, new Box(1.59, 1, 0.6, 1.2), Set.of()));
        assertInstanceOf(Placement.Allowed.class, Placement.test(floor, new Box(1.59, 1, 0.6, 1.2), Set.of("a")));
    }

    @Test
    void wallsColumnsAndAislesAreNamed() {
        Floor floor = new Floor(hall(), sizes);
        assertEquals(
                new Placement.Refused("Outside the hall (20.0 × 10.0 m).", List.of()),
                Placement.test(floor, new Box(19.5, 0, 0.6, 1.2), Set.of()));
        assertEquals(
                new Placement.Refused("Column is here.", List.of()),
                Placement.test(floor, new Box(5, 5, 0.6, 1.2), Set.of()));
        assertEquals(
                new Placement.Allowed(List.of("Stands in Cold aisle.")),
                Placement.test(floor, new Box(0, 7.5, 0.6, 1.2), Set.of()));
        assertEquals(new Placement.Allowed(List.of()), Placement.test(floor, new Box(19.4, 0, 0.6, 1.2), Set.of()));
    }

    @Test
    void snapsToANeighboursEdgeBeforeTheGrid() {
        Floor floor = new Floor(hall(rack("a", "cabinet", 1.05, 1.05, Orientation.NORTH)), sizes);
        Snap beside = Snap.of(floor, new Box(1.71, 1.12, 0.6, 1.2), 0.15, Set.of());
        assertEquals(new Box(1.65, 1.05, 0.6, 1.2), beside.box());
        assertEquals(OptionalDouble.of(1.65), beside.guideX());
        Snap far = Snap.of(floor, new Box(8.05, 5.2, 0.6, 1.2), 0.15, Set.of());
        assertEquals(new Box(7.8, 5.4, 0.6, 1.2), far.box());
        assertEquals(OptionalDouble.empty(), far.guideX());
        Snap alone = Snap.of(floor, new Box(1.71, 1.12, 0.6, 1.2), 0.15, Set.of("a"));
        assertEquals(new Box(1.8, 1.2, 0.6, 1.2), alone.box());
    }

    /// The grid of cells gives what looking at every rack gives.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void queriesAgreeWithLookingAtEveryRack(long seed) {
        var random = new SplittableRandom(seed);
        var models = List.of("cabinet", "nvl72", "superpod", "unheard-of");
        var racks = new ArrayList<Rack>();
        for (int i = 0; i < 300; i++) {
            Orientation orientation = Orientation.values()[random.nextInt(4)];
            racks.add(rack(
                    "r" + i,
                    models.get(random.nextInt(4)),
                    random.nextDouble(-5, 60),
                    random.nextDouble(-5, 40),
                    orientation));
        }
        var floor = new Floor(hall(racks.toArray(Rack[]::new)), sizes);
        for (int i = 0; i < 200; i++) {
            double x = random.nextDouble(-6, 60);
            double y = random.nextDouble(-6, 40);
            var box = new Box(x, y, random.nextDouble(0, 15), random.nextDouble(0, 5));
            assertEquals(
                    racks.stream()
                            .filter(rack -> Box.of(rack, sizes).overlaps(box))
                            .map(Rack::id)
                            .toList(),
                    floor.overlapped(box, Set.of()).stream().map(Rack::id).toList());
            assertEquals(
                    racks.reversed().stream()
                            .filter(rack -> Box.of(rack, sizes).contains(x, y))
                            .map(Rack::id)
                            .findFirst(),
                    floor.rackAt(x, y).map(Rack::id));
        }
        assertEquals(300, floor.racksIn(new Box(-1e5, -1e5, 2e5, 2e5)).size());
    }

    static Rack rack(String id, String model, double x, double y, Orientation orientation) {
        return new Rack(id, "", model, "", x, y, orientation, List.of(), "", "", List.of());
    }

    static Hall hall(Rack... racks) {
        var cold = new Hall.Aisle("c", "Cold aisle", Hall.AisleKind.COLD, 0, 8, 20, 1.2);
        var column = new Hall.Zone("Column", 5.2, 5.2, 0.4, 0.4);
        return new Hall(
                "h", "", 20, 10, 4, OptionalDouble.empty(), 600, "", List.of(cold), List.of(column), List.of(racks));
    }
}
