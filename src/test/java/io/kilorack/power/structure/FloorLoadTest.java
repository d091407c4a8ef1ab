package io.kilorack.power.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FloorLoadTest {
    @Test
    void agreesWithRulesS04S05S06() {
        var load = new FloorLoad(1360, 0.6, 1.2, 0.6, 0.6);
        assertEquals(18.52367222222222, load.footprintKpa(), 1e-9);
        assertEquals(9.26183611111111, load.tributaryKpa(), 1e-9);
        assertEquals(4167.82625, load.worstFootNewtons(4, 1.25), 1e-6);
        var items = List.of(
                new RackMass.Item(114.05, 1, 6),
                new RackMass.Item(114.05, 7, 6),
                new RackMass.Item(114.05, 13, 6),
                new RackMass.Item(114.05, 19, 6),
                new RackMass.Item(11.5, 41, 1));
        assertEquals(667.0691176470588, RackMass.centreOfGravityMm(items, 180, 42), 1e-9);
    }
}
