package io.kilorack.power.chain;

import java.util.ArrayDeque;
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
    private static final int OPEN = -1;
    private static final int UNSEEN = -2;

    private final Map<String, ChainNode> nodes = new HashMap<>();

    public SupplyTrace(List<ChainNode> chain) {
        chain.forEach(node -> nodes.putIfAbsent(node.id(), node));
    }

    /// What becomes of something on these feeds while `failed` is lost; any one of them carries it.
    public State during(List<String> feeds, String failed) {
        var known = new HashMap<String, Integer>();
        int supplies = 0;
        for (String feed : feeds) {
            supplies |= supplies(feed, failed, known);
        }
        return supplies == 0 ? State.DEAD : supplies == GENERATOR ? State.STARTING : State.HELD;
    }

    /// Sources first, without recursion: a chain may be of any length.
    private int supplies(String start, String failed, Map<String, Integer> known) {
        var open = new ArrayDeque<String>();
        open.push(start);
        while (!open.isEmpty()) {
            String id = open.peek();
            ChainNode node = nodes.get(id);
            int before = known.getOrDefault(id, UNSEEN);
            if (node == null || id.equals(failed) || before >= 0) {
                known.putIfAbsent(id, 0);
                open.pop();
            } else if (before == UNSEEN) {
                known.put(id, OPEN);
                node.sources().stream().filter(source -> !known.containsKey(source)).forEach(open::push);
            } else {
                known.put(id, supplies(node, known));
                open.pop();
            }
        }
        return known.getOrDefault(start, 0);
    }

    /// From what its sources have.
    private int supplies(ChainNode node, Map<String, Integer> known) {
        int found = 0;
        boolean any = false;
        for (String source : node.sources()) {
            any |= nodes.containsKey(source);
            found |= Math.max(0, known.getOrDefault(source, 0));
        }
        if (!any) {
            return node.kind() == NodeKind.GENERATOR ? GENERATOR : MAINS;
        }
        return node.kind() == NodeKind.UPS && (found & GENERATOR) != 0 ? found & ~GENERATOR | BRIDGED : found;
    }

    /// The nodes on the ways up from these feeds, feeds included: only their loss can touch what hangs on
    /// them.
    public Set<String> above(List<String> feeds) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<>(feeds);
        while (!open.isEmpty()) {
            ChainNode node = nodes.get(open.pop());
            if (node != null && seen.add(node.id())) {
                open.addAll(node.sources());
            }
        }
        return seen;
    }
}
