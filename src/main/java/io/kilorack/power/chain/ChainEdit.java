package io.kilorack.power.chain;

import java.util.Arrays;

/// What an edit of a chain touches: everything else of the analysis before it stays, bit for bit.
///
/// @param nodes whose ratings or names changed
/// @param loads how the loads differ
/// @param loadsBefore the loads before the edit
/// @param upward nodes whose state may have changed, by [Topology#upward]: the edited nodes, the nodes
/// that changed loads plug into, nodes whose shares of several sources changed, the
/// children of rewired ones, and everything above them
record ChainEdit(int[] nodes, LoadChange loads, Loads loadsBefore, int[] upward) {

    static ChainEdit of(PowerChain before, PowerChain now) {
        LoadChange loads = now.changeFrom(before);
        Topology was = before.topology;
        Topology t = now.topology;
        var reach = new Reach(t);
        int[] nodes = now.nodesFrom(before);
        for (int v : nodes) {
            reach.add(v);
            boolean rewired = !was.nodes.get(v).volts().equals(t.nodes.get(v).volts())
                    || was.nodes.get(v).wiring() != t.nodes.get(v).wiring();
            // Paralleled sources share by their ratings; how lines pass depends on both ends.
            for (int i = t.childStart[v]; i < t.childStart[v + 1]; i++) {
                if (rewired || !sameShares(was, t, t.child[i])) {
                    reach.add(t.child[i]);
                }
            }
        }
        for (int i : loads.gone) {
            reach.plugs(before.loads, i);
        }
        for (int i = 0; i < loads.was.length; i++) {
            if (loads.was[i] < 0) {
                reach.plugs(now.loads, i);
            }
        }
        return new ChainEdit(nodes, loads, before.loads, reach.upward());
    }

    private static boolean sameShares(Topology was, Topology t, int v) {
        int from = t.sourceStart[v];
        int to = t.sourceStart[v + 1];
        return Arrays.equals(was.weight, from, to, t.weight, from, to);
    }

    /// Nodes reached so far, with all that stands above them.
    private static final class Reach {
        private final Topology t;
        private final boolean[] reached;
        private int[] list = new int[32];
        private int size;

        Reach(Topology t) {
            this.t = t;
            reached = new boolean[t.size];
        }

        void plugs(Loads loads, int i) {
            for (int e = loads.feedStart[i]; e < loads.feedStart[i + 1]; e++) {
                add(loads.feed[e]);
            }
        }

        void add(int start) {
            int head = size;
            put(start);
            for (; head < size; head++) {
                int v = list[head];
                for (int e = t.sourceStart[v]; e < t.sourceStart[v + 1]; e++) {
                    put(t.source[e]);
                }
            }
        }

        private void put(int v) {
            if (!reached[v]) {
                reached[v] = true;
                if (size == list.length) {
                    list = Arrays.copyOf(list, 2 * size);
                }
                list[size++] = v;
            }
        }

        int[] upward() {
            int[] ranks = new int[size];
            for (int i = 0; i < size; i++) {
                ranks[i] = t.rank[list[i]];
            }
            Arrays.sort(ranks);
            for (int i = 0; i < size; i++) {
                ranks[i] = t.upward[ranks[i]];
            }
            return ranks;
        }
    }
}
