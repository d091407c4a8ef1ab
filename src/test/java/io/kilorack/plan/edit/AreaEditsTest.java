package io.kilorack.plan.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.plan.layout.Box;
import io.kilorack.plan.layout.TestSizes;
import java.util.List;
import org.junit.jupiter.api.Test;

class AreaEditsTest {
    private final AreaEdits edits = new Edits(new TestSizes()).areas();

    private final Plan plan = ((PlanFile.Opened) PlanFile.parse("test", """
            {"format": 1, "asOf": "2026-11-23",
             "sites": [{"id": "s", "wiringRules": "iec",
               "halls": [{"id": "h", "widthM": 10, "depthM": 8, "heightM": 4, "racks": [
                   {"id": "R1", "model": "cabinet", "xM": 1, "yM": 1, "front": "north"}]}]}]}
            """)).plan();

    private static Plan made(Edit edit) {
        return assertInstanceOf(Edit.Made.class, edit, edit::toString).plan();
    }

    private static String refused(Edit edit) {
        return assertInstanceOf(Edit.Refused.class, edit, edit::toString).reason();
    }

    private static Hall hall(Plan plan) {
        return plan.sites().getFirst().halls().getFirst();
    }

    @Test
    void anAisleIsAddedMovedAndRemoved() {
        Plan one = made(edits.addAisle(plan, "h", " Cold ", Hall.AisleKind.COLD, new Box(0, 4, 10, 1.2)));
        assertEquals(
                List.of(new Hall.Aisle("aisle-1", "Cold", Hall.AisleKind.COLD, 0, 4, 10, 1.2)),
                hall(one).aisles());
        Plan two = made(edits.addAisle(one, "h", "Hot", Hall.AisleKind.HOT, new Box(0, 6, 10, 1)));
        assertEquals("aisle-2", hall(two).aisles().getLast().id());
        Plan moved = made(edits.placeAisle(two, "h", "aisle-1", new Box(0, 3.5, 10, 1.8)));
        assertEquals(1.8, hall(moved).aisles().getFirst().depthM());
        assertEquals("Cold", hall(moved).aisles().getFirst().name());
        Plan gone = made(edits.removeAisle(made(edits.removeAisle(moved, "h", "aisle-2")), "h", "aisle-1"));
        assertEquals(plan, gone);
    }

    @Test
    void anObstacleIsAddedMovedAndRemoved() {
        Plan one = made(edits.addObstacle(plan, "h", "Column", new Box(5, 5, 0.4, 0.4)));
        Plan two = made(edits.addObstacle(one, "h", "Column", new Box(5, 5, 0.4, 0.4)));
        // equal areas are told apart by their place in the list
        Plan moved = made(edits.placeObstacle(two, "h", 1, new Box(6, 5, 0.4, 0.4)));
        assertEquals(
                List.of(5.0, 6.0),
                hall(moved).obstacles().stream().map(Hall.Zone::xM).toList());
        Plan left = made(edits.removeObstacle(moved, "h", 0));
        assertEquals(
                List.of(6.0), hall(left).obstacles().stream().map(Hall.Zone::xM).toList());
        assertEquals(plan, made(edits.removeObstacle(left, "h", 0)));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertTrue(refused(edits.addObstacle(plan, "h", "", new Box(1.1, 1.1, 0.2, 0.2)))
                .contains("R1 stands there"));
        assertTrue(refused(edits.addAisle(plan, "h", "", Hall.AisleKind.HOT, new Box(0, 7, 10, 1.2)))
                .contains("beyond the hall"));
        assertTrue(
                refused(edits.addObstacle(plan, "h", "", new Box(5, 5, 0, 1))).contains("above 0 m"));
        refused(edits.addObstacle(plan, "nowhere", "", new Box(5, 5, 1, 1)));
        refused(edits.placeAisle(plan, "h", "aisle-9", new Box(5, 5, 1, 1)));
        refused(edits.removeAisle(plan, "h", "aisle-9"));
        refused(edits.placeObstacle(plan, "h", 0, new Box(5, 5, 1, 1)));
        refused(edits.removeObstacle(plan, "h", 0));
    }
}
