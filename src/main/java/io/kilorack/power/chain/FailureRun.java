package io.kilorack.power.chain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Plays single failures one after another over flat arrays. A failure costs only what it touches: the
/// nodes below it
/// that die, the loads that lose a feed, and the way up from every feed whose load changed.
///
/// Losses are evaluated at the new load of every touched node, so the result of a failure is exact, not
/// linearised.
final class FailureRun {
    /// Rounding of sums, not load: changes below it are not reported [W].
    static final double NOISE_WATTS = 1e-6;

    private final Topology t;
    private final Loads loads;
    private final NodeLimits limits;
    private final NormalState normal;

    private int stamp;
    private int current;
    private final int[] dead;
    private final int[] touchedSources;
    private final int[] liveSources;
    private final int[] queued;
    private final int[] loadSeen;
    private final double[] added;
    private final int[] bucket;
    private final int[] bucketSize;
    private final int[] deadList;
    private int deadCount;
    private final int[] rerouted;
    private int reroutedCount;
    private int deepest;
    private final double[] shareScratch;

    /// Worst load of every node over all failures played so far, and which failure it was (-1: the
    /// normal state).
    final double[] worst;
    final int[] worstBy;

    /// Results of the failure just played.
    double lostWatts;
    double worstShare;
    int worstNode;
    int[] dark = new int[8];
    int darkCount;
    int[] degraded = new int[8];
    int degradedCount;
    int[] overloaded = new int[8];
    double[] overloadWatts = new double[8];
    /// Line that is overloaded although the node as a whole is not; -1 for the node.
    int[] overloadLine = new int[8];
    int overloadedCount;

    /// Phases beside the power; null where nothing can be unbalanced.
    final @Nullable PhaseRun phases;

    FailureRun(Topology t, Loads loads, NodeLimits limits, NormalState normal, @Nullable PhaseFlow flow) {
        phases = flow == null ? null : new PhaseRun(t, normal, flow);
        this.t = t;
        this.loads = loads;
        this.limits = limits;
        this.normal = normal;
        dead = new int[t.size];
        touchedSources = new int[t.size];
        liveSources = new int[t.size];
        queued = new int[t.size];
        loadSeen = new int[loads.watts.length];
        added = new double[t.size];
        bucket = new int[t.size];
        bucketSize = new int[t.levels];
        deadList = new int[t.size];
        rerouted = new int[t.size];
        shareScratch = new double[t.source.length];
        worst = normal.out.clone();
        worstBy = new int[t.size];
        Arrays.fill(worstBy, -1);
    }

    /// Plays the loss of node `failed`.
    void play(int failed) {
        stamp++;
        current = failed;
        deadCount = 0;
        reroutedCount = 0;
        darkCount = 0;
        degradedCount = 0;
        overloadedCount = 0;
        lostWatts = 0;
        worstShare = -1;
        worstNode = -1;
        deepest = 0;
        spreadDeath(failed);
        for (int i = 0; i < deadCount; i++) {
            int v = deadList[i];
            for (int j = loads.loadStart[v]; j < loads.loadStart[v + 1]; j++) {
                shift(loads.load[j]);
            }
        }
        for (int i = 0; i < reroutedCount; i++) {
            if (dead[rerouted[i]] != stamp) {
                push(rerouted[i]);
            }
        }
        climb();
    }

    /// Plays the loss of one node and gives what every node delivers in it [W]; 0 for what is dark.
    double[] delivered(int failed) {
        play(failed);
        double[] out = normal.out.clone();
        for (int v = 0; v < out.length; v++) {
            if (dead[v] == stamp) {
                out[v] = 0;
            } else if (queued[v] == stamp) {
                out[v] += added[v];
            }
        }
        return out;
    }

    /// Marks everything that loses its last source. Order does not matter: every node counts the sources
    /// left to it.
    private void spreadDeath(int failed) {
        dead[failed] = stamp;
        deadList[deadCount++] = failed;
        push(failed);
        for (int head = 0; head < deadCount; head++) {
            int v = deadList[head];
            for (int i = t.childStart[v]; i < t.childStart[v + 1]; i++) {
                int c = t.child[i];
                if (touchedSources[c] != stamp) {
                    touchedSources[c] = stamp;
                    liveSources[c] = t.sourceStart[c + 1] - t.sourceStart[c];
                    rerouted[reroutedCount++] = c;
                }
                if (--liveSources[c] == 0) {
                    dead[c] = stamp;
                    deadList[deadCount++] = c;
                    push(c);
                }
            }
        }
    }

    /// Moves a load from its dead feeds to its live ones; below the supplies it needs it runs degraded.
    private void shift(int i) {
        if (loadSeen[i] == stamp) {
            return;
        }
        loadSeen[i] = stamp;
        int from = loads.feedStart[i];
        int to = loads.feedStart[i + 1];
        int left = 0;
        for (int e = from; e < to; e++) {
            if (dead[loads.feed[e]] != stamp) {
                left += loads.supplies[e];
            }
        }
        double before = normal.drawn[i];
        double after = left == 0 ? 0 : Supplies.drawn(loads, i, left);
        if (left == 0) {
            if (darkCount == dark.length) {
                dark = Arrays.copyOf(dark, darkCount * 2);
            }
            dark[darkCount++] = i;
        } else if (left < loads.needed[i]) {
            if (degradedCount == degraded.length) {
                degraded = Arrays.copyOf(degraded, degradedCount * 2);
            }
            degraded[degradedCount++] = i;
        }
        lostWatts += before - after;
        for (int e = from; e < to; e++) {
            int v = loads.feed[e];
            if (dead[v] != stamp) {
                push(v);
                double change = after * loads.supplies[e] / left - normal.feedWatts[e];
                added[v] += change;
                if (phases != null) {
                    phases.shift(e, v, change);
                }
            }
        }
    }

    private void push(int v) {
        if (queued[v] != stamp) {
            queued[v] = stamp;
            added[v] = 0;
            if (phases != null) {
                phases.clear(v);
            }
            int at = t.level[v];
            bucket[t.levelStart[at] + bucketSize[at]++] = v;
            if (at > deepest) {
                deepest = at;
            }
        }
    }

    /// From the deepest touched level to the roots: new output, loss, and what each source has to
    /// deliver instead.
    private void climb() {
        for (int at = deepest; at >= 0; at--) {
            int base = t.levelStart[at];
            for (int i = 0; i < bucketSize[at]; i++) {
                int v = bucket[base + i];
                boolean gone = dead[v] == stamp;
                double in = 0;
                if (!gone) {
                    double out = normal.out[v] + added[v];
                    in = out + limits.loss(v, out);
                    if (added[v] > NOISE_WATTS) {
                        record(v, out);
                    }
                    if (phases != null) {
                        recordLine(v, out, phases.pass(v, in, out, current), phases.line);
                    }
                }
                boolean again = touchedSources[v] == stamp && !gone;
                if (again) {
                    t.shares(v, dead, stamp, shareScratch);
                }
                for (int e = t.sourceStart[v]; e < t.sourceStart[v + 1]; e++) {
                    int s = t.source[e];
                    if (dead[s] == stamp) {
                        continue;
                    }
                    double share = again ? shareScratch[e] : t.normalShare[e];
                    if (share == 0 && t.normalShare[e] == 0) {
                        // A source that carries nothing before and after, whatever the loads draw.
                        continue;
                    }
                    double change = in * share - normal.edgeWatts[e];
                    push(s);
                    added[s] += change;
                    if (phases != null) {
                        phases.move(e, s, gone ? 0 : share);
                    }
                }
            }
            bucketSize[at] = 0;
        }
    }

    private void record(int v, double out) {
        if (out > worst[v]) {
            worst[v] = out;
            worstBy[v] = current;
        }
        double share = out * limits.inverse[v];
        if (share > worstShare && share > 0) {
            worstShare = share;
            worstNode = v;
        }
        if (share > NodeLimits.FULL) {
            overload(v, out, -1);
        }
    }

    /// A line past what it may carry, a third of the limit, on a node whose sum fits.
    private void recordLine(int v, double out, double va, int line) {
        if (va == 0 || limits.inverse[v] == 0) {
            return;
        }
        int lines = t.nodes.get(v).wiring().threePhase() ? 3 : 1;
        double watts = va * normal.powerFactor(v);
        double share = watts * lines * limits.inverse[v];
        if (share > worstShare) {
            worstShare = share;
            worstNode = v;
        }
        if (lines == 3 && share > NodeLimits.FULL && out * limits.inverse[v] <= NodeLimits.FULL) {
            overload(v, watts, line);
        }
    }

    private void overload(int v, double watts, int line) {
        if (overloadedCount == overloaded.length) {
            overloaded = Arrays.copyOf(overloaded, overloadedCount * 2);
            overloadWatts = Arrays.copyOf(overloadWatts, overloadedCount * 2);
            overloadLine = Arrays.copyOf(overloadLine, overloadedCount * 2);
        }
        overloaded[overloadedCount] = v;
        overloadWatts[overloadedCount] = watts;
        overloadLine[overloadedCount++] = line;
    }
}
