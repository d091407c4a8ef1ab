package io.kilorack.power.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// The chain as flat arrays: edges to sources and to children in compressed rows, nodes ordered by level.
/// Dangling sources are left out and edges that would close a cycle are cut, so the graph is always
/// acyclic;
/// both are reported by [ChainChecks].
final class Topology {
    final List<ChainNode> nodes;
    final Map<String, Integer> index = new HashMap<>();
    final int size;

    /// Edges from node v to its sources: `sourceStart[v] .. sourceStart[v + 1]`.
    final int[] sourceStart;
    final int[] source;
    /// Share of v's input that the edge carries with everything alive.
    final double[] normalShare;
    /// Weight of the edge among paralleled sources: the source's rating, or 1.
    final double[] weight;
    final int[] childStart;
    final int[] child;
    /// Longest way from a root; sources always lie on lower levels.
    final int[] level;
    final int levels;
    /// First slot of each level in a bucket array of `size` slots.
    final int[] levelStart;
    /// Nodes by falling level: loads first, roots last.
    final int[] upward;
    final boolean[] transfers;
    /// Fed by generators only: carries nothing while another source lives.
    final boolean[] standby;
    /// Nodes that lie on a cycle, and sources that do not exist, for the checks.
    final List<String> cyclic = new ArrayList<>();
    final Map<String, List<String>> dangling = new HashMap<>();
    final List<String> duplicates = new ArrayList<>();

    Topology(List<ChainNode> given) {
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
        childStart = new int[size + 1];
        child = transpose();
        level = new int[size];
        int[] order = order();
        levels = Arrays.stream(level).max().orElse(0) + 1;
        levelStart = new int[levels + 1];
        for (int v = 0; v < size; v++) {
            levelStart[level[v] + 1]++;
        }
        for (int i = 0; i < levels; i++) {
            levelStart[i + 1] += levelStart[i];
        }
        upward = new int[size];
        for (int i = 0; i < size; i++) {
            upward[i] = order[size - 1 - i];
        }
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
        weight = weights();
        normalShare = new double[source.length];
        for (int v = 0; v < size; v++) {
            shares(v, null, 0, normalShare);
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

    private int[] transpose() {
        for (int s : source) {
            childStart[s + 1]++;
        }
        for (int v = 0; v < size; v++) {
            childStart[v + 1] += childStart[v];
        }
        int[] fill = childStart.clone();
        int[] result = new int[source.length];
        for (int v = 0; v < size; v++) {
            for (int e = sourceStart[v]; e < sourceStart[v + 1]; e++) {
                result[fill[source[e]]++] = v;
            }
        }
        return result;
    }

    /// Roots first, every node after its sources and sorted by level.
    private int[] order() {
        int[] waiting = new int[size];
        int[] queue = new int[size];
        int tail = 0;
        for (int v = 0; v < size; v++) {
            waiting[v] = sourceStart[v + 1] - sourceStart[v];
            if (waiting[v] == 0) {
                queue[tail++] = v;
            }
        }
        for (int head = 0; head < tail; head++) {
            int v = queue[head];
            for (int i = childStart[v]; i < childStart[v + 1]; i++) {
                int c = child[i];
                level[c] = Math.max(level[c], level[v] + 1);
                if (--waiting[c] == 0) {
                    queue[tail++] = c;
                }
            }
        }
        return queue;
    }

    private double[] weights() {
        double[] result = new double[source.length];
        for (int v = 0; v < size; v++) {
            boolean rated = true;
            for (int e = sourceStart[v]; e < sourceStart[v + 1]; e++) {
                rated &= nodes.get(source[e]).ratedWatts().orElse(0) > 0;
            }
            for (int e = sourceStart[v]; e < sourceStart[v + 1]; e++) {
                result[e] = rated ? nodes.get(source[e]).ratedWatts().orElseThrow() : 1;
            }
        }
        return result;
    }

    /// Writes the share of each source edge of v into `into`, given which nodes are dead
    /// (`dead[s] == stamp`).
    void shares(int v, int @org.jspecify.annotations.Nullable [] dead, int stamp, double[] into) {
        int from = sourceStart[v];
        int to = sourceStart[v + 1];
        boolean main = false;
        for (int e = from; e < to; e++) {
            int s = source[e];
            main |= !standby[s] && (dead == null || dead[s] != stamp);
        }
        double total = 0;
        for (int e = from; e < to; e++) {
            int s = source[e];
            boolean live = (dead == null || dead[s] != stamp) && (!main || !standby[s]);
            double w = live ? weight[e] : 0;
            if (transfers[v] && total > 0) {
                w = 0;
            }
            into[e] = w;
            total += w;
        }
        for (int e = from; e < to && total > 0; e++) {
            into[e] /= total;
        }
    }
}
