package io.kilorack.power.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The chain as flat arrays: edges to sources and to children in compressed rows, nodes ordered by level.
/// Dangling sources are left out and edges that would close a cycle are cut, so the graph is always
/// acyclic;
/// both are reported by [ChainChecks].
final class Topology {
    final List<ChainNode> nodes;
    final Map<String, Integer> index;
    final int size;

    /// Edges from node v to its sources: `sourceStart[v] .. sourceStart[v + 1]`.
    final int[] sourceStart;
    final int[] source;
    /// Share of v's input that the edge carries with everything alive.
    final double[] normalShare;
    /// Weight of the edge among paralleled sources: the source's rating, or 1.
    final double[] weight;
    /// Children of node v and the edge each of them hangs on: `childStart[v] .. childStart[v + 1]`, in
    /// the order of [#upward].
    final int[] childStart;
    final int[] child;
    final int[] childEdge;
    /// The nearest other node whose loss alone turns node v off; -1: there is none. Nodes and their
    /// killers make a forest (the dominator tree of the chain).
    final int[] killer;
    private final int[] killFirst;
    private final int[] killEnd;
    private final int[] killOrder;
    /// Longest way from a root; sources always lie on lower levels.
    final int[] level;
    /// Nodes by falling level: loads first, roots last; in the order they were given within a level.
    /// Every sum over children runs in this order, so that it has the same bits however it comes about.
    final int[] upward;
    /// Place of each node in [#upward].
    final int[] rank;
    final boolean[] transfers;
    /// Fed by generators only: carries nothing while another source lives.
    final boolean[] standby;
    /// Nodes that lie on a cycle, and sources that do not exist, for the checks.
    final List<String> cyclic;
    final Map<String, List<String>> dangling;
    final List<String> duplicates;

    Topology(List<ChainNode> given) {
        index = HashMap.newHashMap(given.size());
        cyclic = new ArrayList<>();
        dangling = new HashMap<>();
        duplicates = new ArrayList<>();
        var kept = new ArrayList<ChainNode>(given.size());
        for (ChainNode node : given) {
            if (index.putIfAbsent(node.id(), kept.size()) == null) {
                kept.add(node);
            } else {
                duplicates.add(node.id());
            }
        }
        nodes = List.copyOf(kept);
        size = nodes.size();
        int[][] sources = resolve();
        cutCycles(sources);
        sourceStart = new int[size + 1];
        for (int v = 0; v < size; v++) {
            sourceStart[v + 1] = sourceStart[v] + sources[v].length;
        }
        source = new int[sourceStart[size]];
        for (int v = 0; v < size; v++) {
            System.arraycopy(sources[v], 0, source, sourceStart[v], sources[v].length);
        }
        level = new int[size];
        int[] order = order();
        upward = upward();
        rank = new int[size];
        for (int i = 0; i < size; i++) {
            rank[upward[i]] = i;
        }
        childStart = new int[size + 1];
        child = new int[source.length];
        childEdge = new int[source.length];
        transpose();
        killer = new int[size];
        killFirst = new int[size];
        killEnd = new int[size];
        killOrder = new int[size];
        killers();
        transfers = new boolean[size];
        standby = new boolean[size];
        for (int v : order) {
            transfers[v] = nodes.get(v).kind().transfers();
            boolean all = nodes.get(v).kind() == NodeKind.GENERATOR;
            if (!all && sourceStart[v] < sourceStart[v + 1]) {
                all = true;
                for (int e = sourceStart[v]; e < sourceStart[v + 1]; e++) {
                    all &= standby[source[e]];
                }
            }
            standby[v] = all;
        }
        weight = new double[source.length];
        normalShare = new double[source.length];
        for (int v = 0; v < size; v++) {
            weigh(v);
        }
    }

    private int[][] resolve() {
        int[][] result = new int[size][];
        for (int v = 0; v < size; v++) {
            var known = new LinkedHashSet<Integer>();
            for (String id : nodes.get(v).sources()) {
                Integer s = index.get(id);
                if (s == null) {
                    dangling.computeIfAbsent(nodes.get(v).id(), k -> new ArrayList<>())
                            .add(id);
                } else {
                    known.add(s);
                }
            }
            result[v] = known.stream().mapToInt(Integer::intValue).toArray();
        }
        return result;
    }

    /// Depth-first search without recursion (chains may be deep); an edge to a node still on the stack
    /// closes a cycle.
    private void cutCycles(int[][] sources) {
        byte[] colour = new byte[size];
        int[] stack = new int[size];
        int[] next = new int[size];
        for (int root = 0; root < size; root++) {
            if (colour[root] != 0) {
                continue;
            }
            int top = 0;
            stack[0] = root;
            colour[root] = 1;
            while (top >= 0) {
                int v = stack[top];
                if (next[v] == sources[v].length) {
                    colour[v] = 2;
                    top--;
                    continue;
                }
                int s = sources[v][next[v]];
                if (colour[s] == 1) {
                    cyclic.add(nodes.get(v).id());
                    sources[v] = Arrays.stream(sources[v]).filter(x -> x != s).toArray();
                } else {
                    next[v]++;
                    if (colour[s] == 0) {
                        colour[s] = 1;
                        stack[++top] = s;
                    }
                }
            }
        }
    }

    private void transpose() {
        for (int s : source) {
            childStart[s + 1]++;
        }
        for (int v = 0; v < size; v++) {
            childStart[v + 1] += childStart[v];
        }
        int[] fill = childStart.clone();
        for (int v : upward) {
            for (int e = sourceStart[v]; e < sourceStart[v + 1]; e++) {
                int at = fill[source[e]]++;
                child[at] = v;
                childEdge[at] = e;
            }
        }
    }

    /// By falling level, in the given order within one: a counting sort.
    private int[] upward() {
        int levels = Arrays.stream(level).max().orElse(0) + 1;
        int[] start = new int[levels + 1];
        for (int v = 0; v < size; v++) {
            start[levels - level[v]]++;
        }
        for (int i = 0; i < levels; i++) {
            start[i + 1] += start[i];
        }
        int[] result = new int[size];
        for (int v = 0; v < size; v++) {
            result[start[levels - 1 - level[v]]++] = v;
        }
        return result;
    }

    /// A node without sources has no killer; any other dies with what all its sources die with.
    private void killers() {
        int[] depth = new int[size];
        for (int i = size - 1; i >= 0; i--) {
            int v = upward[i];
            int common = sourceStart[v] == sourceStart[v + 1] ? -1 : source[sourceStart[v]];
            for (int e = sourceStart[v] + 1; e < sourceStart[v + 1]; e++) {
                int other = source[e];
                while (common != other && common >= 0 && other >= 0) {
                    if (depth[common] >= depth[other]) {
                        common = killer[common];
                    } else {
                        other = killer[other];
                    }
                }
                common = common == other ? common : -1;
            }
            killer[v] = common;
            depth[v] = common < 0 ? 0 : depth[common] + 1;
        }
        // Numbered so that all that dies with a node follows it.
        for (int v : upward) {
            killEnd[v]++;
            if (killer[v] >= 0) {
                killEnd[killer[v]] += killEnd[v];
            }
        }
        int[] free = new int[size];
        int next = 0;
        for (int i = size - 1; i >= 0; i--) {
            int v = upward[i];
            int above = killer[v];
            killFirst[v] = above < 0 ? next : free[above];
            if (above < 0) {
                next += killEnd[v];
            } else {
                free[above] += killEnd[v];
            }
            free[v] = killFirst[v] + 1;
            killEnd[v] += killFirst[v];
            killOrder[killFirst[v]] = v;
        }
    }

    /// True when losing node `failed` turns node `v` off.
    boolean kills(int failed, int v) {
        return killFirst[failed] <= killFirst[v] && killFirst[v] < killEnd[failed];
    }

    /// Roots first, every node after its sources; finds the level of each.
    private int[] order() {
        int[] start = new int[size + 1];
        for (int s : source) {
            start[s + 1]++;
        }
        for (int v = 0; v < size; v++) {
            start[v + 1] += start[v];
        }
        int[] fill = start.clone();
        int[] below = new int[source.length];
        int[] waiting = new int[size];
        int[] queue = new int[size];
        int tail = 0;
        for (int v = 0; v < size; v++) {
            for (int e = sourceStart[v]; e < sourceStart[v + 1]; e++) {
                below[fill[source[e]]++] = v;
            }
            waiting[v] = sourceStart[v + 1] - sourceStart[v];
            if (waiting[v] == 0) {
                queue[tail++] = v;
            }
        }
        for (int head = 0; head < tail; head++) {
            int v = queue[head];
            for (int i = start[v]; i < start[v + 1]; i++) {
                int c = below[i];
                level[c] = Math.max(level[c], level[v] + 1);
                if (--waiting[c] == 0) {
                    queue[tail++] = c;
                }
            }
        }
        return queue;
    }

    /// Every node that dies with `failed`, itself among them.
    int[] killed(int failed) {
        return Arrays.copyOfRange(killOrder, killFirst[failed], killEnd[failed]);
    }

    private void weigh(int v) {
        boolean rated = true;
        for (int e = sourceStart[v]; e < sourceStart[v + 1]; e++) {
            rated &= nodes.get(source[e]).ratedWatts().orElse(0) > 0;
        }
        for (int e = sourceStart[v]; e < sourceStart[v + 1]; e++) {
            weight[e] = rated ? nodes.get(source[e]).ratedWatts().orElseThrow() : 1;
        }
        shares(v, -1, normalShare, sourceStart[v]);
    }

    /// Writes the share of each source of v, which lives, while node `failed` is lost.
    void sharesIn(int v, int failed, double[] into) {
        int from = sourceStart[v];
        int count = sourceStart[v + 1] - from;
        boolean all = true;
        for (int k = 0; k < count; k++) {
            into[k] = normalShare[from + k];
            all &= count == 1 || !kills(failed, source[from + k]);
        }
        if (!all) {
            shares(v, failed, into, 0);
        }
    }

    /// Writes the share of each source edge of v into `into` from `at` on while node `failed` is lost
    /// (-1: everything alive).
    void shares(int v, int failed, double[] into, int at) {
        int from = sourceStart[v];
        int to = sourceStart[v + 1];
        boolean main = false;
        for (int e = from; e < to; e++) {
            int s = source[e];
            main |= !standby[s] && (failed < 0 || !kills(failed, s));
        }
        double total = 0;
        for (int e = from; e < to; e++) {
            int s = source[e];
            boolean live = (failed < 0 || !kills(failed, s)) && (!main || !standby[s]);
            double w = live ? weight[e] : 0;
            if (transfers[v] && total > 0) {
                w = 0;
            }
            into[at + e - from] = w;
            total += w;
        }
        for (int e = from; e < to && total > 0; e++) {
            into[at + e - from] /= total;
        }
    }

    /// The same chain with nodes of other ratings, losses, voltages or names; null when nodes, kinds or
    /// sources differ. What depends on the shape alone is shared.
    @Nullable
    Topology rated(List<ChainNode> given) {
        if (given.size() != size || !duplicates.isEmpty()) {
            return null;
        }
        boolean same = true;
        for (int v = 0; v < size; v++) {
            ChainNode a = nodes.get(v);
            ChainNode b = given.get(v);
            if (a != b) {
                if (!a.id().equals(b.id())
                        || a.kind() != b.kind()
                        || !a.sources().equals(b.sources())) {
                    return null;
                }
                same &= a.equals(b);
            }
        }
        return same ? this : new Topology(this, given);
    }

    private Topology(Topology shape, List<ChainNode> given) {
        nodes = List.copyOf(given);
        index = shape.index;
        size = shape.size;
        sourceStart = shape.sourceStart;
        source = shape.source;
        childStart = shape.childStart;
        child = shape.child;
        childEdge = shape.childEdge;
        killer = shape.killer;
        killFirst = shape.killFirst;
        killEnd = shape.killEnd;
        killOrder = shape.killOrder;
        level = shape.level;
        upward = shape.upward;
        rank = shape.rank;
        transfers = shape.transfers;
        standby = shape.standby;
        cyclic = shape.cyclic;
        dangling = shape.dangling;
        duplicates = shape.duplicates;
        weight = shape.weight.clone();
        normalShare = shape.normalShare.clone();
        for (int v = 0; v < size; v++) {
            if (nodes.get(v) != shape.nodes.get(v)) {
                for (int i = childStart[v]; i < childStart[v + 1]; i++) {
                    weigh(child[i]);
                }
            }
        }
    }

    /// Nodes that differ from those of a chain of the same shape.
    int[] changedFrom(Topology before) {
        if (this == before) {
            return new int[0];
        }
        int[] found = new int[8];
        int n = 0;
        for (int v = 0; v < size; v++) {
            if (before.nodes.get(v) != nodes.get(v) && !before.nodes.get(v).equals(nodes.get(v))) {
                if (n == found.length) {
                    found = Arrays.copyOf(found, 2 * n);
                }
                found[n++] = v;
            }
        }
        return Arrays.copyOf(found, n);
    }

    /// True when both have the same nodes on the same sources, whatever their ratings.
    boolean sameShape(Topology other) {
        return source == other.source && sourceStart == other.sourceStart;
    }
}
