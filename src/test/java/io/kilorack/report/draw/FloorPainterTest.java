package io.kilorack.report.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.SampleAssessments;
import io.kilorack.assess.SampleCatalogs;
import io.kilorack.assess.SamplePlans;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloorPainterTest {
    private final Catalog catalog = SampleCatalogs.small();
    private final Assessment assessment = SampleAssessments.mixed();
    private final Plan plan = assessment.plan();
    private final Hall hall = plan.sites().getFirst().halls().getFirst();
    private final FloorScene scene = FloorScene.of(hall, catalog);
    private final Families families = Families.of(plan, catalog);

    private RecordingSurface paint(FloorColour mode, FloorView view, FloorOverlay overlay) {
        var s = new RecordingSurface(Palettes.light());
        new FloorPainter(families).paint(s, scene, FloorColours.of(scene, mode, families, assessment), view, overlay);
        return s;
    }

    @Test
    void racksStandToScale() {
        var view = new FloorView(10, 100, 50, 400, 300, 1);
        RecordingSurface s = paint(FloorColour.FAMILY, view, FloorOverlay.NONE);
        // rack a1: x = 3.0 m, y = 3.0 m, 0.6 × 1.2 m; blocks keep a gap of half a pixel on every side
        assertTrue(s.of("rect").stream()
                .anyMatch(m -> m.ink() == Ink.FAMILY_1
                        && m.x() == 130.5
                        && m.y() == 80.5
                        && Math.abs(m.width() - 5) < 1e-9
                        && Math.abs(m.height() - 11) < 1e-9));
    }

    @Test
    void whatLiesOutsideTheViewIsNotPainted() {
        var everything = FloorView.fit(hall.widthM(), hall.depthM(), 900, 600, 10, 1);
        var corner = new FloorView(200, -200 * 16, -200 * 10, 300, 300, 1);
        assertEquals(
                6,
                paint(FloorColour.FAMILY, everything, FloorOverlay.NONE).of("rect").stream()
                        .filter(m -> m.ink() == Ink.FAMILY_1)
                        .count());
        assertEquals(
                0,
                paint(FloorColour.FAMILY, corner, FloorOverlay.NONE).of("rect").stream()
                        .filter(m -> m.ink() == Ink.FAMILY_1)
                        .count());
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 10, 18, 30, 90})
    void detailGrowsWithTheScale(double scale) {
        RecordingSurface s =
                paint(FloorColour.FAMILY, new FloorView(scale, 0, 0, 20 * scale, 20 * scale, 1), FloorOverlay.NONE);
        boolean fronts = s.of("rect").stream().anyMatch(m -> m.ink() == Ink.RACK_FRAME);
        boolean names = s.texts().contains("A01");
        assertEquals(scale >= FloorPainter.MARKS, fronts);
        assertEquals(scale >= FloorPainter.NAMES, names);
        assertEquals(scale >= FloorPainter.NAMES ? 12 : 0, s.of("region").size());
        assertEquals(scale >= FloorPainter.CONTENTS, s.of("rect").stream().anyMatch(m -> m.ink() == Ink.RACK_BODY));
    }

    @ParameterizedTest
    @EnumSource(FloorColour.class)
    void everyRackHasAColourAndTheLegendCountsThemAll(FloorColour mode) {
        FloorColours colours = FloorColours.of(scene, mode, families, assessment);
        assertEquals(
                12,
                colours.legend().stream()
                        .mapToInt(FloorColours.LegendEntry::racks)
                        .sum());
        assertFalse(colours.title().isEmpty());
    }

    @Test
    void conflictAndUnknownAreHatched() {
        RecordingSurface s = paint(FloorColour.EXPOSURE, new FloorView(30, 0, 0, 600, 400, 1), FloorOverlay.NONE);
        assertEquals(5, s.of("hatch").size()); // the five Ascend racks stand in a conflict of laws
        FloorColours without = FloorColours.of(scene, FloorColour.POWER, families, null);
        assertTrue(without.legend().getFirst().hatched());
    }

    @Test
    void overlaysShowSelectionAndRefusedDrop() {
        var drop = new FloorOverlay.Drop(new FloorOverlay.Area(3, 3, 0.6, 1.2), false, "stands on A01");
        RecordingSurface s = paint(
                FloorColour.FAMILY,
                new FloorView(30, 0, 0, 600, 400, 1),
                new FloorOverlay(Set.of("a1", "gone"), "a2", List.of(drop), null));
        assertEquals(
                2, s.of("frame").stream().filter(m -> m.ink() == Ink.SELECTION).count());
        assertTrue(s.texts().contains("stands on A01"));
        assertTrue(s.of("frame").stream().anyMatch(m -> m.ink() == Ink.REFUSED_DROP));
    }

    @Test
    void hitTestingFindsTheTopmostRack() {
        assertEquals("a1", scene.rack(scene.rackAt(3.1, 3.1)).id());
        assertEquals(-1, scene.rackAt(0.1, 0.1));
        assertArrayEquals(new int[] {0, 1}, scene.racksIn(3.0, 3.0, 3.7, 3.5));
    }

    @Test
    void zoomKeepsThePointUnderThePointer() {
        FloorView view = new FloorView(20, 35, 40, 500, 400, 1);
        FloorView zoomed = view.zoomedAt(123, 77, 1.7);
        assertEquals(view.metresX(123), zoomed.metresX(123), 1e-9);
        assertEquals(view.metresY(77), zoomed.metresY(77), 1e-9);
    }

    @Test
    void tenThousandRacksTakeOneRectangleEachWhenSmall() {
        Plan large = SamplePlans.large(10_000);
        Hall big = large.sites().getFirst().halls().getFirst();
        var bigScene = FloorScene.of(big, catalog);
        var bigFamilies = Families.of(large, catalog);
        var s = new RecordingSurface(Palettes.dark());
        var view = FloorView.fit(big.widthM(), big.depthM(), 1400, 800, 0, 1);
        new FloorPainter(bigFamilies)
                .paintRacks(s, bigScene, FloorColours.of(bigScene, FloorColour.FAMILY, bigFamilies, null), view);
        assertEquals(10_000, s.marks.size());
        // one colour after the other: the surface changes its ink once, not thousands of times
        int changes = 0;
        for (int i = 1; i < s.marks.size(); i++) {
            changes += s.marks.get(i).ink() == s.marks.get(i - 1).ink() ? 0 : 1;
        }
        assertEquals(1, changes);
    }
}
