package io.kilorack.plan.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kilorack.plan.Device;
import io.kilorack.plan.Device.Face;
import io.kilorack.plan.Rack;
import io.kilorack.plan.layout.RackFit.Side;
import io.kilorack.plan.layout.RackFit.Slot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RackFitTest {
    private final PartSizes sizes = new TestSizes();

    /// The six cases of rule S02: unit, height, side, full depth of each, and whether they collide.
    @ParameterizedTest
    @CsvSource(textBlock = """
            10, 2,   FRONT, true,  11,   1,   REAR,  false, true
            10, 2,   FRONT, false, 11,   1,   REAR,  false, false
            10, 2,   FRONT, false, 12,   1,   FRONT, false, false
            10, 1,   FRONT, false, 10.5, 0.5, FRONT, false, true
            10, 0.5, FRONT, false, 10.5, 0.5, FRONT, false, false
            10, 1,   BOTH,  true,  10,   1,   REAR,  false, true
            """)
    void collisionsOfRuleS02(
            double u1,
            double h1,
            Side side1,
            boolean full1,
            double u2,
            double h2,
            Side side2,
            boolean full2,
            boolean collide) {
        var a = new Slot((int) (u1 * 2), (int) (h1 * 2), side1, full1);
        var b = new Slot((int) (u2 * 2), (int) (h2 * 2), side2, full2);
        assertEquals(collide, a.collides(b));
        assertEquals(collide, b.collides(a));
    }

    @Test
    void depthOfRuleS08() {
        assertEquals(102.9, RackFit.depthMargin(897.1, 50, 150, 1200), 1e-9);
    }

    @Test
    void aDeviceThatIsTooDeepIsRefusedWithTheMillimetres() {
        assertEquals(
                Optional.of("deep8u is 9 mm too deep for this rack (with 50 mm before and 150 mm behind it)."),
                refusal(rack("cabinet"), "deep8u", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            server8u       | 1    | -
            server8u       | 35   | -
            server8u       | 35.5 | Reaches above U42.
            server8u       | 0.5  | Below U1.
            half           | 42.5 | -
            unknown-height | 1    | The catalog has no height for unknown-height; state it there first.
            nvl72          | 1    | nvl72 does not stand in racks.
            nothing        | 1    | The catalog has no part nothing.
            """)
    void whatFitsIntoAnEmptyCabinet(String model, double u, String expected) {
        assertEquals(Optional.ofNullable(expected), refusal(rack("cabinet"), model, u));
    }

    @Test
    void nothingGoesIntoACompleteSystem() {
        assertEquals(
                Optional.of("nvl72 is a complete system; nothing is put into it."), refusal(rack("nvl72"), "half", 1));
    }

    @Test
    void shallowDevicesStandBackToBackAndOthersDoNot() {
        Rack shallow = rack("cabinet", device("shallow1u", 10, Face.FRONT));
        assertEquals(Optional.empty(), RackFit.refusal(shallow, "shallow1u", half(10), Face.REAR, "", sizes));
        assertEquals(
                Optional.of("shallow1u is in U10."),
                RackFit.refusal(shallow, "unknown-depth", half(10), Face.REAR, "", sizes));
        Rack deep = rack("cabinet", device("server8u", 10, Face.FRONT));
        assertEquals(
                Optional.of("server8u is in U10."), RackFit.refusal(deep, "shallow1u", half(12), Face.REAR, "", sizes));
    }

    @Test
    void aDeviceIsNotInItsOwnWay() {
        Rack rack = rack("cabinet", device("server8u", 10, Face.FRONT));
        assertEquals(Optional.empty(), RackFit.refusal(rack, "server8u", half(11), Face.FRONT, "d-10.0", sizes));
        assertEquals(
                Optional.of("server8u is in U10."), RackFit.refusal(rack, "server8u", half(11), Face.FRONT, "", sizes));
    }

    @Test
    void theLowestFreePlaceSkipsWhatIsTaken() {
        Rack rack = rack("cabinet", device("server8u", 3, Face.FRONT), device("server8u", 20, Face.FRONT));
        assertEquals(OptionalInt.of(half(11)), RackFit.lowestFree(rack, "server8u", Face.FRONT, 0, sizes));
        assertEquals(OptionalInt.of(half(1)), RackFit.lowestFree(rack, "shallow1u", Face.FRONT, 0, sizes));
        assertEquals(OptionalInt.of(half(28)), RackFit.lowestFree(rack, "server8u", Face.FRONT, half(20), sizes));
        assertEquals(OptionalInt.empty(), RackFit.lowestFree(rack, "server8u", Face.FRONT, half(36), sizes));
    }

    @Test
    void gapsAreWhatIsFreeOnASide() {
        Rack rack = rack("cabinet", device("server8u", 3, Face.FRONT), device("shallow1u", 42, Face.REAR));
        List<int[]> front = RackFit.gaps(rack, Face.FRONT, sizes);
        assertEquals(2, front.size());
        assertArrayEquals(new int[] {0, 4}, front.get(0));
        assertArrayEquals(new int[] {20, 64}, front.get(1));
        assertArrayEquals(
                new int[] {20, 62}, RackFit.gaps(rack, Face.REAR, sizes).get(1));
    }

    private Optional<String> refusal(Rack rack, String model, double u) {
        return RackFit.refusal(rack, model, half(u), Face.FRONT, "", sizes);
    }

    private static int half(double u) {
        return (int) ((u - 1) * 2);
    }

    private static Device device(String model, double u, Face face) {
        return new Device("d-" + u, "", model, half(u), face, "");
    }

    private static Rack rack(String model, Device... devices) {
        return new Rack("R1", "", model, "", 0, 0, Rack.Orientation.NORTH, List.of(), "", "", List.of(devices));
    }
}
