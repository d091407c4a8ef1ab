package io.kilorack.power.chain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Works out an analysis after an edit of a few loads from the one before.
///
/// What a node carries in any failure depends on the edited loads only if the node lies on a way from
/// them to a root.
/// So the recorded changes of flow are read once; those that leave such a node are worked out again from
/// the new
/// normal state, all others are taken as they were. Losses stay exact; results agree with a full
/// analysis up to the
/// rounding of sums.
final class EditReplay {
    /// Above this share of all nodes upstream of the edit, a full analysis is as cheap.
    private static final double LARGEST_SHARE = 0.25;

    private final Topology t;
    private final Loads before;
    private final Loads loads;
    private final ChainState old;
    private final boolean[] edited;
    private final boolean[] upstream;
    private final int[] nodes;
    private final NormalState normal;
    private final NodeLimits limits;
    private final Trace trace;
    private final double[] worst;
    private final int[] worstBy;
    private final FailureLog log;

    private final double[] added;
    private final int[] touched;
    private final int[] recorded;
    private final double[] shares;
    private int overloads;
    private boolean shareStands;

    private EditReplay(
            PowerChain chain, ChainState old, PowerChain next, int[] changed, boolean[] upstream, int[] nodes) {
        t = chain.topology;
        before = chain.loads;
        loads = next.loads;
        this.old = old;
        this.upstream = upstream;
        this.nodes = nodes;
        edited = new boolean[loads.watts.length];
        for (int i : changed) {
            edited[i] = true;
        }
        limits = old.limits().copy();
        normal = old.normal().with(t, loads, limits, changed, nodes);
        worst = old.worst().clone();
        worstBy = old.worstBy().clone();
        for (int v : nodes) {
            limits.bind(t, v, normal, next.rules);
            worst[v] = normal.out[v];
            worstBy[v] = -1;
        }
        trace = old.trace().copy();
        log = old.log().forEdit();
        added = new double[t.size];
        touched = new int[t.size];
        recorded = new int[t.size];
        shares = new double[t.source.length];
        Arrays.fill(touched, -1);
        Arrays.fill(recorded, -1);
    }

    /// The state after the edit; empty when it has to be worked out in full.
    static Optional<ChainState> of(PowerChain chain, ChainState old, PowerChain next, List<ChainLoad> changed) {
        if (next.topology != chain.topology
                || next.loads.feed != chain.loads.feed
                || !old.trace().complete()
                || old.phases() != null) {
            return Optional.empty();
        }
        int[] indices = changed.stream()
                .map(load -> next.loads.index.get(load.id()))
                .flatMapToInt(i -> i == null ? IntStream.empty() : IntStream.of(i))
                .distinct()
                .toArray();
        Topology t = chain.topology;
        boolean[] upstream = new boolean[t.size];
        int[] nodes = upstream(t, next.loads, indices, upstream);
        if (nodes.length > Math.max(64, LARGEST_SHARE * t.size)) {
            return Optional.empty();
        }
        return Optional.of(new EditReplay(chain, old, next, indices, upstream, nodes).run());
    }

    /// Every node on a way from the loads to a root, deepest level first; marked in `upstream`.
    private static int[] upstream(Topology t, Loads loads, int[] indices, boolean[] upstream) {
        int[] stack = new int[t.size];
        int found = 0;
        for (int i : indices) {
            for (int e = loads.feedStart[i]; e < loads.feedStart[i + 1]; e++) {
                if (!upstream[loads.feed[e]]) {
                    upstream[loads.feed[e]] = true;
                    stack[found++] = loads.feed[e];
                }
            }
        }
        for (int head = 0; head < found; head++) {
            for (int e = t.sourceStart[stack[head]]; e < t.sourceStart[stack[head] + 1]; e++) {
                if (!upstream[t.source[e]]) {
                    upstream[t.source[e]] = true;
                    stack[found++] = t.source[e];
                }
            }
        }
        return Arrays.stream(stack, 0, found)
                .boxed()
                .sorted(Comparator.comparing(v -> -t.level[v]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private ChainState run() {
        for (int f = 0; f < t.size; f++) {
            replay(f);
        }
        boolean sameUnknowns = Arrays.equals(before.unknowns, loads.unknowns);
        int[] unknowns = sameUnknowns ? old.unknowns() : NormalState.unknownsBelow(t, loads);
        return new ChainState(limits, normal, unknowns, worst, worstBy, log, trace, null, null);
    }

    private void replay(int f) {
        keepOverloads(f);
        int node = log.worstNode[f];
        shareStands = node < 0 || !upstream[node];
        double oldShare = log.worstShare[f];
        if (!shareStands) {
            log.worstShare[f] = -1;
            log.worstNode[f] = -1;
        }
        int[] from = trace.from;
        int end = trace.start[f + 1];
        for (int k = trace.start[f]; k < end; k++) {
            int source = from[k];
            boolean first = k == trace.start[f] || from[k - 1] != source;
            if (source < 0) {
                if (edited[~source] && first) {
                    shift(~source, k, end, f);
                }
                add(loads.feed[trace.edge[k]], trace.change[k], f);
            } else {
                if (upstream[source] && first) {
                    pass(source, k, end, f);
                }
                int e = trace.edge[k];
                add(t.source[e < 0 ? ~e : e], trace.change[k], f);
            }
        }
        for (int v : nodes) {
            if (touched[v] == f && recorded[v] != f) {
                record(v, normal.out[v] + added[v], f);
            }
        }
        darkness(f);
        if (!shareStands && log.worstShare[f] < oldShare) {
            findShare(f);
        }
        log.overloadStart[f + 1] = overloads;
    }

    private void add(int node, double change, int f) {
        if (upstream[node]) {
            if (touched[node] != f) {
                touched[node] = f;
                added[node] = 0;
            }
            added[node] += change;
        }
    }

    /// Works out again how an edited load moves to its live feeds: those that have an entry.
    private void shift(int i, int k, int end, int f) {
        int left = 0;
        for (int j = k; j < end && trace.from[j] == ~i; j++) {
            left += loads.supplies[trace.edge[j]];
        }
        double after = Supplies.drawn(loads, i, left);
        for (int j = k; j < end && trace.from[j] == ~i; j++) {
            int e = trace.edge[j];
            trace.change[j] = after * loads.supplies[e] / left - normal.feedWatts[e];
        }
        double lost = normal.drawn[i] - after;
        double lostBefore = old.normal().drawn[i] - Supplies.drawn(before, i, left);
        log.lostWatts[f] += lost - lostBefore;
    }

    private void darkness(int f) {
        for (int k = log.darkStart[f]; k < log.darkStart[f + 1]; k++) {
            int i = log.dark[k];
            if (edited[i]) {
                log.lostWatts[f] += normal.drawn[i] - old.normal().drawn[i];
            }
        }
    }

    /// Works out again what an upstream node takes from its sources.
    private void pass(int v, int k, int end, int f) {
        boolean dead = trace.edge[k] < 0;
        double in = 0;
        if (!dead) {
            double out = normal.out[v] + (touched[v] == f ? added[v] : 0);
            in = out + limits.loss(v, out);
            record(v, out, f);
            restShares(v, k, end);
        }
        for (int j = k; j < end && trace.from[j] == v; j++) {
            int e = dead ? ~trace.edge[j] : trace.edge[j];
            trace.change[j] = (dead ? 0 : in * shares[e]) - normal.edgeWatts[e];
        }
    }

    /// Shares over the sources of v that live in this failure. A live source without an entry carries
    /// nothing before
    /// and after; a dead one carried something before if and only if shares had to move.
    private void restShares(int v, int k, int end) {
        double carried = 0;
        int entries = 0;
        for (int j = k; j < end && trace.from[j] == v; j++) {
            carried += t.normalShare[trace.edge[j]];
            entries++;
        }
        boolean moved = carried < 1 - 1e-12;
        if (!moved) {
            for (int j = k; j < k + entries; j++) {
                shares[trace.edge[j]] = t.normalShare[trace.edge[j]];
            }
            return;
        }
        boolean main = false;
        for (int j = k; j < k + entries; j++) {
            main |= !t.standby[t.source[trace.edge[j]]];
        }
        double total = 0;
        for (int j = k; j < k + entries; j++) {
            int e = trace.edge[j];
            boolean off = (main && t.standby[t.source[e]]) || (t.transfers[v] && total > 0);
            shares[e] = off ? 0 : t.weight[e];
            total += shares[e];
        }
        for (int j = k; j < k + entries && total > 0; j++) {
            shares[trace.edge[j]] /= total;
        }
    }

    private void record(int v, double out, int f) {
        recorded[v] = f;
        if (out - normal.out[v] <= FailureRun.NOISE_WATTS) {
            return;
        }
        if (out > worst[v]) {
            worst[v] = out;
            worstBy[v] = f;
        }
        double share = out * limits.inverse[v];
        if (share > log.worstShare[f] && share > 0) {
            log.worstShare[f] = share;
            log.worstNode[f] = v;
        }
        if (share > NodeLimits.FULL) {
            log.overload(overloads++, v, out);
        }
    }

    private void keepOverloads(int f) {
        FailureLog was = old.log();
        for (int k = was.overloadStart[f]; k < was.overloadStart[f + 1]; k++) {
            if (!upstream[was.overloaded[k]]) {
                log.overload(overloads++, was.overloaded[k], was.overloadWatts[k]);
            }
        }
    }

    /// The node with the highest share was upstream and lost load: look at every touched node again.
    private void findShare(int f) {
        var sum = new java.util.LinkedHashMap<Integer, Double>();
        for (int k = trace.start[f]; k < trace.start[f + 1]; k++) {
            int e = trace.edge[k];
            int to = trace.from[k] < 0 ? loads.feed[e] : t.source[e < 0 ? ~e : e];
            sum.merge(to, trace.change[k], Double::sum);
        }
        log.worstShare[f] = -1;
        log.worstNode[f] = -1;
        sum.forEach((v, change) -> {
            double share = (normal.out[v] + change) * limits.inverse[v];
            if (change > FailureRun.NOISE_WATTS && share > log.worstShare[f] && share > 0) {
                log.worstShare[f] = share;
                log.worstNode[f] = v;
            }
        });
    }
}
