package io.kilorack.power.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Follows feeds up the chain: whether what hangs on them lives while one node is lost, and whether it
/// lives from the start or only when a generator has taken over.
///
/// A UPS bridges the start of a generator behind it; batteries bridge nothing else here, so a UPS that has
/// lost every source is dead, as in [ChainAnalysis]. Nodes without any source that are no generator count
/// as live, sources that do not exist are left out, and an edge that closes a cycle carries nothing.
public final class SupplyTrace {
    /// How something fares while a node is lost.
    public enum State {
        /// Nothing supplies it.
        DEAD,
        /// Only a generator supplies it, without a UPS on the way: it stands still until that one carries
        /// load.
        STARTING,
        /// Supplied throughout, by the mains or through a UPS.
        HELD
    }

    private static final int MAINS = 1;
    private static final int BRIDGED = 2;
    private static final int GENERATOR = 4;
    /// On the way: an edge back to it closes a cycle.
    private static final byte OPEN = -1;
    private static final byte UNSEEN = -2;

    private final Map<String, Integer> index;
    private final List<ChainNode> nodes = new ArrayList<>();
    private final int[][] sources;

    public SupplyTrace(List<ChainNode> chain) {
        index = HashMap.newHashMap(chain.size());
        for (ChainNode node : chain) {
            if (index.putIfAbsent(node.id(), nodes.size()) == null) {
                nodes.add(node);
            }
        }
        sources = new int[nodes.size()][];
        for (int v = 0; v < sources.length; v++) {
            sources[v] = positions(nodes.get(v).sources());
        }
    }

    /// Where these nodes stand, for [Loss#during]; those that do not exist are left out.
    public int[] positions(List<String> ids) {
        int[] found = new int[ids.size()];
        int n = 0;
        for (String id : ids) {
            int at = index.getOrDefault(id, -1);
            if (at >= 0) {
                found[n++] = at;
            }
        }
        return n == found.length ? found : Arrays.copyOf(found, n);
    }

    /// What becomes of something on these feeds while `failed` is lost; any one of them carries it.
    public State during(List<String> feeds, String failed) {
        return losing(failed).during(positions(feeds));
    }

    /// The chain while one node is lost.
    public Loss losing(String failed) {
        return new Loss(index.getOrDefault(failed, -1));
    }

    /// One node lost: what is worked out for one feed serves the next. Not for several threads at once.
    public final class Loss {
        private final int failed;
        private final byte[] known = new byte[sources.length];

        private Loss(int failed) {
            this.failed = failed;
            Arrays.fill(known, UNSEEN);
        }

        /// What becomes of something on the feeds at these [#positions].
        public State during(int[] feeds) {
            int supplies = 0;
            for (int feed : feeds) {
                supplies |= supplies(feed);
            }
            return supplies == 0 ? State.DEAD : supplies == GENERATOR ? State.STARTING : State.HELD;
        }

        /// Sources first, without recursion: a chain may be of any length.
        private int supplies(int start) {
            if (known[start] >= 0) {
                return known[start];
            }
            var open = new ArrayDeque<Integer>();
            open.push(start);
            while (!open.isEmpty()) {
                int v = open.element();
                if (v == failed || known[v] >= 0) {
                    known[v] = v == failed ? 0 : known[v];
                    open.pop();
                } else if (known[v] == UNSEEN) {
                    known[v] = OPEN;
                    for (int s : sources[v]) {
                        if (known[s] == UNSEEN) {
                            open.push(s);
                        }
                    }
                } else {
                    known[v] = (byte) fromSources(v);
                    open.pop();
                }
            }
            return known[start];
        }

        private int fromSources(int v) {
            NodeKind kind = nodes.get(v).kind();
            if (sources[v].length == 0) {
                return kind == NodeKind.GENERATOR ? GENERATOR : MAINS;
            }
            int found = 0;
            for (int s : sources[v]) {
                found |= Math.max(0, known[s]);
            }
            return kind == NodeKind.UPS && (found & GENERATOR) != 0 ? found & ~GENERATOR | BRIDGED : found;
        }
    }

    /// The nodes on the ways up from these feeds, feeds included: only their loss can touch what hangs on
    /// them.
    public Set<String> above(List<String> feeds) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<>(feeds);
        while (!open.isEmpty()) {
            int v = index.getOrDefault(open.pop(), -1);
            if (v >= 0 && seen.add(nodes.get(v).id())) {
                open.addAll(nodes.get(v).sources());
            }
        }
        return seen;
    }
}
