package io.kilorack.power.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PassageTest {
    @Test
    void theMovingLadderHasItsClosedForm() {
        // A line without width: (a^(2/3) + b^(2/3))^(3/2); 27 and 8 give 13^(3/2) = 46.872
        assertEquals(Math.pow(13, 1.5), Passage.longestRound(0, 27, 8), 1e-3);
    }

    @Test
    void aSquareCornerOfARectangleIsHandWorked() {
        // a = b: the worst angle is 45°, L = 2·√2·a − 2·w. a = 1.0, w = 0.6: 1.6284
        assertEquals(2 * Math.sqrt(2) - 1.2, Passage.longestRound(0.6, 1, 1), 1e-4);
        assertTrue(Passage.turns(0.6, 1.6, 1, 1));
        assertFalse(Passage.turns(0.6, 1.65, 1, 1));
        assertFalse(Passage.turns(0.8, 1.2, 0.75, 2));
    }

    @Test
    void onCastorsItMayGoSidewaysRoundTheCorner() {
        // 0.9 m wide before, 1.2 m after: lengthwise, then crosswise
        assertTrue(Passage.turns(0.8, 1.2, 0.85, 1.2));
    }

    @Test
    void tiltingHelpsOnlyNearTheFloor() {
        assertEquals(0, Passage.tiltToPass(2.0, 1.2, 2.1).orElseThrow());
        // R = √(2² + 1.2²) = 2.33238; φ = atan(0.6) + acos(1.9/2.33238) = 30.964° + 35.45° = 66.41°
        assertEquals(66.41, Passage.tiltToPass(2.0, 1.2, 1.9).orElseThrow(), 0.02);
        assertTrue(Passage.tiltToPass(2.2, 1.2, 1.1).isEmpty());
    }

    @Test
    void loadsWhileMoving() {
        // rule S05: 1 360 kg: half on one tile, 680 kg · 9.80665 = 6.6685 kN
        assertEquals(6.668522, Passage.rollingKilonewtons(1360), 1e-6);
        assertEquals(4.76, Passage.STEEPEST_DEGREES, 0.01);
        assertEquals(1360 * 9.80665 * Math.sin(Math.toRadians(3)), Passage.rampNewtons(1360, 3), 1e-9);
    }
}
