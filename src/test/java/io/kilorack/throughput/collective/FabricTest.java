package io.kilorack.throughput.collective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.throughput.Parts;
import io.kilorack.throughput.operator.Chip;
import org.junit.jupiter.api.Test;

class FabricTest {
    private static final Chip H100 = ((Chip.Resolved.Known) Chip.of(Parts.h100())).chip();
    private final Fabric fabric = new Fabric(H100, 8, 8, 450e9, 50e9);

    @Test
    void allReduceInsideADomainIsTheRingVolumeOverTheLink() {
        // 1 GB over 8: 2 · 7/8 · 1e9 / (450e9 · 0.55) = 7.07 ms
        assertEquals(7.07e-3, fabric.allReduce(8, 1, 1e9), 0.02e-3);
    }

    @Test
    void acrossNodesOnlyTheShardTravelsOutside() {
        // 16 ranks, 8 inside: inner 7.07 ms, outer 2 · 1/2 · 125 MB / (50e9 · 0.9) = 2.78 ms
        assertEquals(9.9e-3, fabric.allReduce(16, 1, 1e9), 0.1e-3);
    }

    @Test
    void aStridedGroupUsesOnlyTheNetwork() {
        assertEquals(1, fabric.inside(32, 8));
        assertEquals(2, fabric.inside(32, 4));
        assertTrue(fabric.contained(8, 1));
        assertTrue(!fabric.contained(8, 2));
        // 7/8 · 1 GB / 45 GB/s = 19.4 ms
        assertEquals(19.4e-3, fabric.gather(8, 8, 1e9), 0.2e-3);
    }

    @Test
    void aDomainOfSeventyTwoIsCutAtWholeDivisors() {
        var rack = new Fabric(H100, 72, 4, 900e9, 50e9);
        assertEquals(64, rack.inside(64, 1));
        assertEquals(64, rack.inside(256, 1));
        assertEquals(16, rack.inside(64, 4));
    }

    @Test
    void oneRankCommunicatesNothing() {
        assertEquals(0, fabric.allReduce(1, 1, 1e9));
        assertEquals(0, fabric.gather(1, 1, 1e9));
        assertEquals(0, fabric.exchange(1, 1, 1e9, 1));
    }
}
