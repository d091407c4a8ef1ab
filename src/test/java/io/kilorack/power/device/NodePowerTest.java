package io.kilorack.power.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.power.device.NodeParameters.Cooling;
import io.kilorack.power.device.NodeParameters.Form;
import io.kilorack.quantity.Figure;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class NodePowerTest {
    @Test
    void agreesWithMeasuredNodes() {
        // MLPerf training v4.0, Sustainable Metal Cloud, Llama 2 70B LoRA, one H100 node in immersion: 6 971 W AC, 6
        // 775 W DC
        var h100 = NodePower.of(8, 700, Form.SERVER, Cooling.IMMERSION);
        assertEquals(6971, h100.watts(Activity.training(1)), 0.05 * 6971);
        assertEquals(6775, h100.directWatts(Activity.training(1)), 0.05 * 6775);
        // MLPerf training v5.0, Lenovo SR780a V3, B200 with cold plates, LoRA: 9 573 W
        var b200 = NodePower.of(8, 1000, Form.SERVER, Cooling.LIQUID);
        assertEquals(9573, b200.watts(Activity.training(1)), 0.05 * 9573);
        // Newkirk et al. 2025: 0.76 of the 10 200 W rating, air-cooled H100
        assertEquals(7752, NodePower.of(8, 700, Form.SERVER, Cooling.AIR).watts(Activity.training(1)), 0.05 * 7752);
    }

    @Test
    void handWorkedSum() {
        // 1 × 100 W, idle 10 %, activity 0.5 → 55 W; host 20 → 40 W at 0.5: 30 W; fans 10 %: 8.5 W; η 0.5 → 187 W
        var power = new NodePower(1, 100, 1, new NodeParameters(0.1, 20, 40, 0.1, 0.5));
        var half = new Activity("half", 0.5, 0.5);
        assertEquals(187, power.watts(half), 1e-9);
        Figure figure = power.figure("x", half);
        assertEquals(
                187,
                figure.parts().stream()
                        .mapToDouble(p -> p.value().orElseThrow())
                        .sum(),
                1e-9);
    }

    @Test
    void aPowerLimitLowersWorkButNotIdle() {
        var full = NodePower.of(8, 700, Form.SERVER, Cooling.AIR);
        assertEquals(full.watts(Activity.IDLE), full.cappedAt(0.5).watts(Activity.IDLE), 1e-9);
        assertTrue(full.cappedAt(0.5).watts(Activity.prefill()) < 0.75 * full.watts(Activity.prefill()));
    }

    @Test
    void moreWorkNeverDrawsLess() {
        var power = NodePower.of(8, 700, Form.SERVER, Cooling.AIR);
        double last = 0;
        for (double busy = 0; busy <= 1; busy += 0.05) {
            double now = power.watts(Activity.training(busy));
            assertTrue(now >= last);
            last = now;
        }
        assertTrue(power.watts(Activity.decode(0.75)) < power.watts(Activity.prefill()));
    }

    @Test
    void unknownStaysUnknownAndSuppliesAreNeverADraw() {
        var blank = new DeviceDraw(
                "box",
                null,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(19800),
                Optional.empty());
        assertTrue(blank.maximum().value().isEmpty());
        assertTrue(blank.planningMaximum().value().isEmpty());
        assertTrue(blank.expected(Activity.IDLE).value().isEmpty());
        assertEquals(19800, blank.nameplateOfSupplies().value().orElseThrow());
        var declared = new DeviceDraw(
                "box",
                null,
                OptionalDouble.of(10200),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty());
        assertEquals(6120, declared.expected(Activity.prefill()).value().orElseThrow(), 1e-9);
    }

    @Test
    void loadSwingAgreesWithRuleE26() {
        var swing = new LoadSwing(128 * 132e3, 0.3, 2e6);
        assertEquals(11827.2e3, swing.stepWatts(), 1e-3);
        assertEquals(5.9136, swing.rampSeconds(), 1e-9);
        assertEquals(34.97066496e6, swing.bufferJoules(), 1);
    }
}
