package io.kilorack.report.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.SampleCatalogs;
import io.kilorack.assess.SamplePlans;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Device;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RackFacePainterTest {
    private final Catalog catalog = SampleCatalogs.small();
    private final Plan plan = SamplePlans.mixed();
    private final Families families = Families.of(plan, catalog);
    private final Rack rack = SamplePlans.h100Rack("a1", "A01", 3, 3);
    private final RackFace face = RackFace.of(rack, catalog, families);

    private RecordingSurface paint(RackFace what, FaceLayout layout, FaceOverlay overlay) {
        var s = new RecordingSurface(Palettes.light());
        new RackFacePainter().paint(s, what, Device.Face.FRONT, layout, overlay);
        return s;
    }

    @ParameterizedTest
    @ValueSource(doubles = {40, 90, 160, 300, 900})
    void nothingLeavesTheCabinetAtAnySize(double width) {
        var layout = new FaceLayout(10, 20, width, width * 3, face.units(), 1);
        for (RecordingSurface.Mark m : paint(face, layout, FaceOverlay.NONE).marks) {
            assertTrue(m.inside(10, 20, 10 + width, 20 + width * 3), m + " at width " + width);
        }
    }

    @Test
    void everyDeviceIsARegionAtItsUnits() {
        var layout = new FaceLayout(0, 0, 300, 42 * 20 + 8, 42, 1);
        var regions = paint(face, layout, FaceOverlay.NONE).of("region");
        assertEquals(5, regions.size());
        // server 1: 8 U from the bottom of U1; one unit is 20 high
        assertEquals(160, regions.getFirst().height(), 1e-9);
        assertEquals(layout.yOf(16), regions.getFirst().y(), 1e-9);
        assertEquals(0, layout.halfUnitAt(layout.yOf(0.5)));
        assertEquals(15, layout.halfUnitAt(layout.yOf(15.5)));
    }

    @Test
    void aNarrowRackIsBlocksAndAWideOneHasModules() {
        var narrow = paint(face, new FaceLayout(0, 0, 40, 160, 42, 1), FaceOverlay.NONE);
        assertTrue(narrow.texts().isEmpty());
        var wide = paint(face, new FaceLayout(0, 0, 360, 1200, 42, 1), FaceOverlay.NONE);
        long modules =
                wide.of("rect").stream().filter(m -> m.ink() == Ink.FAMILY_1).count();
        assertTrue(modules >= 4 * 8, "eight accelerators in each of four servers; have " + modules);
        assertTrue(wide.texts().contains("DGX H100 · server 1"));
        assertTrue(wide.texts().contains("42"));
    }

    @Test
    void selectionAndDropAreShown() {
        RackFace.Item item =
                RackFace.item(new Device("new", "", "dgx-h100", 70, Device.Face.FRONT, ""), catalog, families);
        var overlay = new FaceOverlay(Set.of("a1-s1"), null, new FaceOverlay.Drop(item, false, "no room"));
        var s = paint(face, new FaceLayout(0, 0, 300, 900, 42, 1), overlay);
        assertEquals(
                1, s.of("frame").stream().filter(m -> m.ink() == Ink.SELECTION).count());
        assertTrue(s.texts().contains("U36: no room"));
    }

    @Test
    void anIntegratedRackIsASchematicWithItsAccelerators() {
        Rack nvl = plan.sites().getFirst().halls().getFirst().racks().getLast();
        RackFace integrated = RackFace.of(nvl, catalog, families);
        assertTrue(integrated.schematic());
        int accelerators = integrated.items().stream()
                .filter(i -> i.look() == RackFace.Look.COMPUTE_TRAY)
                .mapToInt(RackFace.Item::ports)
                .sum();
        assertEquals(72, accelerators);
        double top = integrated.items().stream()
                .mapToDouble(i -> (i.bottomHalfU() + i.halfUnits()) / 2.0)
                .max()
                .orElse(0);
        assertTrue(top <= integrated.units(), "trays reach U" + top);
    }

    @Test
    void aPartOfUnknownHeightIsHatched() {
        RackFace.Item item =
                RackFace.item(new Device("x", "", "no-such-part", 0, Device.Face.FRONT, ""), catalog, families);
        var odd = new RackFace("r", "R", "rack", 42, 1, false, java.util.List.of(item));
        assertEquals(
                1,
                paint(odd, new FaceLayout(0, 0, 300, 900, 42, 1), FaceOverlay.NONE)
                        .of("hatch")
                        .size());
    }
}
