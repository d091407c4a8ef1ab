package io.kilorack.power.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Chains for tests and benchmarks.
public final class Chains {
    private Chains() {}

    /// Two sides of six levels each (utility, transformer, UPS, PDU, busway, rack PDU) and `racks` racks
    /// with both feeds.
    /// UPS groups of 200 racks, PDUs of 50, busways of 10.
    public static PowerChain twoSides(int racks, double rackWatts) {
        var nodes = new ArrayList<ChainNode>();
        for (String side : List.of("A", "B")) {
            nodes.add(ChainNode.of("u" + side, NodeKind.UTILITY, racks * rackWatts * 1.3)
                    .withSide(side));
            nodes.add(ChainNode.of("t" + side, NodeKind.TRANSFORMER, racks * rackWatts * 1.25, "u" + side)
                    .withSide(side));
            for (int g = 0; g * 200 < racks; g++) {
                nodes.add(ChainNode.of("ups" + side + g, NodeKind.UPS, 200 * rackWatts * 1.15, "t" + side)
                        .withSide(side));
            }
            for (int g = 0; g * 50 < racks; g++) {
                nodes.add(ChainNode.of("pdu" + side + g, NodeKind.PDU, 50 * rackWatts * 1.1, "ups" + side + g / 4)
                        .withSide(side));
            }
            for (int g = 0; g * 10 < racks; g++) {
                nodes.add(ChainNode.of("bus" + side + g, NodeKind.BUSWAY, 10 * rackWatts * 1.05, "pdu" + side + g / 5)
                        .withSide(side));
            }
            for (int r = 0; r < racks; r++) {
                nodes.add(ChainNode.of("rpdu" + side + r, NodeKind.RACK_PDU, rackWatts * 1.02, "bus" + side + r / 10)
                        .withSide(side));
            }
        }
        var loads = new ArrayList<ChainLoad>();
        for (int r = 0; r < racks; r++) {
            loads.add(ChainLoad.of("r" + r, rackWatts, "rpduA" + r, "rpduB" + r));
        }
        return PowerChain.of(nodes, loads, WiringRules.IEC, ChainLoad.Basis.MAXIMUM);
    }

    /// A random acyclic chain with paralleled buses, transfer switches, generators, single- to
    /// triple-fed loads.
    static PowerChain random(SplittableRandom random) {
        var nodes = new ArrayList<ChainNode>();
        int n = 6 + random.nextInt(25);
        NodeKind[] kinds = {
            NodeKind.SWITCHGEAR, NodeKind.TRANSFORMER, NodeKind.UPS, NodeKind.STS, NodeKind.PDU, NodeKind.BUSWAY
        };
        nodes.add(ChainNode.of("n0", NodeKind.UTILITY, 1e6));
        nodes.add(ChainNode.of("n1", NodeKind.UTILITY, 8e5));
        nodes.add(ChainNode.of("n2", NodeKind.GENERATOR, 7e5));
        for (int i = 3; i < n; i++) {
            String[] sources = new String[1 + random.nextInt(3)];
            for (int s = 0; s < sources.length; s++) {
                sources[s] = "n" + random.nextInt(i);
            }
            nodes.add(
                    ChainNode.of("n" + i, kinds[random.nextInt(kinds.length)], 1e5 * (1 + random.nextInt(9)), sources));
        }
        var loads = new ArrayList<ChainLoad>();
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            String[] feeds = new String[1 + random.nextInt(3)];
            for (int f = 0; f < feeds.length; f++) {
                feeds[f] = "n" + (3 + random.nextInt(n - 3));
            }
            ChainLoad load = ChainLoad.of("r" + i, 1e3 * (1 + random.nextInt(140)), feeds);
            loads.add(random.nextBoolean() ? load : load.withSupplies(6, 4, 30e3));
        }
        return PowerChain.of(nodes, loads, WiringRules.IEC, ChainLoad.Basis.MAXIMUM);
    }
}
