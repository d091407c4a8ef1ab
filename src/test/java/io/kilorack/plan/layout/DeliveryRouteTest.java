package io.kilorack.plan.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.plan.DeliveryPath;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DeliveryRouteTest {
    private static final PartSizes SIZES = new TestSizes();

    private static Rack rack(String id, double x, double y) {
        return new Rack(id, id, "cabinet", "A", x, y, Rack.Orientation.SOUTH, List.of(), "", "", List.of());
    }

    /// 6 × 6 m, door in the middle of the left wall.
    private static Hall hall(List<Hall.Zone> obstacles, Rack... racks) {
        return new Hall("h", "H", 6, 6, 3, OptionalDouble.empty(), 600, "", List.of(), obstacles, List.of(racks))
                .withDelivery(DeliveryPath.UNSTATED
                        .with(DeliveryPath.Limit.DOOR_X, OptionalDouble.of(0))
                        .with(DeliveryPath.Limit.DOOR_Y, OptionalDouble.of(3)));
    }

    @Test
    void aFreeRackIsReached() {
        Rack one = rack("R1", 4, 1);
        var route = DeliveryRoute.of(hall(List.of(), one), SIZES);
        assertTrue(route.reaches(one, 0.6));
        var way = route.way(one, 0.6);
        assertEquals(new DeliveryRoute.Point(0, 3), way.getFirst());
        assertTrue(way.getLast().xM() > 3.6, way.toString());
    }

    @Test
    void aWallWithANarrowGapStopsAWideRack() {
        Rack one = rack("R1", 4.5, 1);
        // a wall across the hall at x = 3, with a gap of 0.8 m at the bottom
        var wall = List.of(new Hall.Zone("wall", 3, 0, 0.2, 5.2));
        var route = DeliveryRoute.of(hall(wall, one), SIZES);
        assertTrue(route.reaches(one, 0.8));
        assertFalse(route.reaches(one, 0.9));
        assertTrue(route.way(one, 0.9).isEmpty());
    }

    @Test
    void roomBeforeARackIsTheWiderAisle() {
        Rack one = rack("R1", 2, 1);
        Box box = Box.of(one, SIZES);
        Rack other = rack("R2", 2, box.bottom() + 1.2);
        var route = DeliveryRoute.of(hall(List.of(), one, other), SIZES);
        assertEquals(1.2, route.roomBefore(one), 0.1001);
    }
}
