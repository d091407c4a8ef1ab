package io.kilorack.power.electrical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SupplyLossTest {
    private static SupplyLoss box(int n, int k, double rating, double draw) {
        return new SupplyLoss(
                "box",
                1,
                n == 0 ? OptionalInt.empty() : OptionalInt.of(n),
                k == 0 ? OptionalInt.empty() : OptionalInt.of(k),
                rating == 0 ? OptionalDouble.empty() : OptionalDouble.of(rating),
                draw == 0 ? OptionalDouble.empty() : OptionalDouble.of(draw));
    }

    @Test
    void aSpareSupplyTakesOver() {
        // DGX H100 of rule E09: 10.2 kW on six supplies of 3 300 W of which four are needed; five carry 2 040 W each
        SupplyLoss dgx = box(6, 4, 3300, 10_200);
        assertEquals(SupplyLoss.Outcome.SURVIVES, dgx.outcome());
        assertEquals(10_200, dgx.leftWatts().orElseThrow());
        assertEquals(2040 / 3300.0, dgx.shareAfter().orElseThrow(), 1e-12);
    }

    @Test
    void withoutASpareTheDeviceIsHeldToWhatIsLeft() {
        SupplyLoss four = box(4, 4, 3300, 10_200);
        assertEquals(SupplyLoss.Outcome.THROTTLES, four.outcome());
        assertEquals(9900, four.leftWatts().orElseThrow());
        assertEquals(1, four.shareAfter().orElseThrow(), 1e-12);
        assertEquals(OptionalDouble.empty(), box(4, 4, 0, 10_200).leftWatts());
        assertEquals(SupplyLoss.Outcome.DARK, box(1, 1, 500, 300).outcome());
        assertEquals(0, box(1, 0, 0, 0).leftWatts().orElseThrow());
    }

    @Test
    void unknownStaysUnknown() {
        assertEquals(SupplyLoss.Outcome.UNKNOWN, box(0, 2, 3000, 5000).outcome());
        assertEquals(SupplyLoss.Outcome.UNKNOWN, box(4, 0, 3000, 5000).outcome());
        assertEquals(OptionalDouble.empty(), box(4, 0, 3000, 5000).leftWatts());
        assertEquals(OptionalDouble.empty(), box(4, 0, 3000, 5000).shareAfter());
    }
}
