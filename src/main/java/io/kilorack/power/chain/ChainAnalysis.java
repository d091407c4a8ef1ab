package io.kilorack.power.chain;

import io.kilorack.quantity.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The chain in its normal state and in every single failure of a node. Immutable; details are built
/// when asked for.
public final class ChainAnalysis {
    private final PowerChain chain;
    private final Topology t;
    private final NodeLimits limits;
    private final NormalState normal;
    private final int[] unknowns;
    private final double[] worst;
    private final int[] worstBy;
    private final WorstLoads loads;
    private final FailureSums sums;
    private final ChainState state;
    /// Nodes past a limit by failure, found when first asked for.
    private volatile @Nullable Overloads overloads;

    ChainAnalysis(PowerChain chain, ChainState state) {
        this.chain = chain;
        this.state = state;
        t = chain.topology;
        limits = state.limits();
        normal = state.normal();
        unknowns = state.unknowns();
        loads = state.worst();
        worst = loads.watts;
        worstBy = loads.by;
        sums = state.sums();
    }

    public PowerChain chain() {
        return chain;
    }

    ChainState state() {
        return state;
    }

    public int size() {
        return t.size;
    }

    /// State of the node at position `v` of [PowerChain#nodes].
    public NodeState node(int v) {
        ChainNode node = t.nodes.get(v);
        OptionalDouble limit = limit(v);
        OptionalDouble policy = limit.isPresent() && node.policyShare().isPresent()
                ? OptionalDouble.of(limit.getAsDouble() * node.policyShare().getAsDouble())
                : OptionalDouble.empty();
        return new NodeState(
                node,
                limit,
                policy,
                normal.out[v],
                worst[v],
                id(worstBy[v]),
                limits.loss(v, normal.out[v]),
                normal.powerFactor(v),
                unknowns[v],
                phases(v));
    }

    /// The nodes of which a check may have something to say: past their limit or policy in their worst
    /// failure, with a line past what it may carry or what policy leaves of it, with phases that
    /// differ by more than `imbalance`, or with circuits on unstated conductors. Most nodes are none of
    /// these.
    public List<NodeState> noteworthy(double imbalance) {
        var found = new ArrayList<NodeState>();
        for (int v = 0; v < t.size; v++) {
            double share = worst[v] * limits.inverse[v];
            double allowed = t.nodes.get(v).policyShare().orElse(1);
            if (share > Math.min(1, allowed) * (1 - 1e-9) || uneven(v, Math.min(1, allowed), imbalance)) {
                found.add(node(v));
            }
        }
        return found;
    }

    private boolean uneven(int v, double allowed, double imbalance) {
        PhaseFlow flow = state.phases();
        if (flow == null || !t.nodes.get(v).wiring().threePhase()) {
            return false;
        }
        double line = loads.lineVa[v] * limits.inverse[v] * 3 * normal.powerFactor(v);
        return line > allowed * (1 - 1e-9) || flow.uneven(v, imbalance);
    }

    private Optional<NodeState.Phases> phases(int v) {
        ChainNode node = t.nodes.get(v);
        if (node.wiring() == Wiring.DC) {
            return Optional.empty();
        }
        int lines = node.wiring().threePhase() ? 3 : 1;
        double pf = normal.powerFactor(v);
        OptionalDouble lineVa =
                limits.inverse[v] > 0 ? OptionalDouble.of(limits.watts[v] / (lines * pf)) : OptionalDouble.empty();
        PhaseFlow flow = state.phases();
        if (flow == null) {
            var balanced = new PhaseLoad(Collections.nCopies(lines, normal.va[v] / lines), 0, 0);
            return Optional.of(new NodeState.Phases(balanced, worst[v] / (lines * pf), 0, id(worstBy[v]), lineVa));
        }
        return Optional.of(new NodeState.Phases(
                flow.load(v, flow.out), loads.lineVa[v], loads.line[v], id(loads.lineBy[v]), lineVa));
    }

    /// What the node with this id takes from all its sources together, on their conductors, everything
    /// alive; empty when there is no such node or it has no source.
    public Optional<PhaseLoad> input(String id) {
        Integer v = t.index.get(id);
        if (v == null || t.sourceStart[v] == t.sourceStart[v + 1]) {
            return Optional.empty();
        }
        PhaseFlow flow = state.phases();
        int lines = t.nodes.get(t.source[t.sourceStart[v]]).wiring().threePhase() ? 3 : 1;
        double va = normal.out[v] > 0 ? normal.va[v] * normal.in[v] / normal.out[v] : normal.in[v];
        return Optional.of(
                flow == null ? new PhaseLoad(Collections.nCopies(lines, va / lines), 0, 0) : flow.input(v, lines));
    }

    private Optional<String> id(int v) {
        return v < 0 ? Optional.empty() : Optional.of(t.nodes.get(v).id());
    }

    /// State of the node with this id, if there is one.
    public Optional<NodeState> node(String id) {
        return Optional.ofNullable(t.index.get(id)).map(this::node);
    }

    /// All nodes in the order they were given.
    public List<NodeState> nodes() {
        return IntStream.range(0, t.size).mapToObj(this::node).toList();
    }

    /// The loss of node `v`, played through.
    public FailureState failure(int v) {
        FailurePlay.Harm harm = FailurePlay.harm(t, chain.loads, v);
        int worstNode = sums.worstNode[v];
        return new FailureState(
                t.nodes.get(v),
                loadIds(harm.dark()),
                loadIds(harm.degraded()),
                sums.overloads[v] == 0 ? List.of() : overloads().of(v),
                sums.lostWatts(v),
                worstNode < 0 ? OptionalDouble.empty() : OptionalDouble.of(sums.worstShare[v]),
                worstNode < 0 ? "" : t.nodes.get(worstNode).id());
    }

    private Overloads overloads() {
        Overloads known = overloads;
        if (known == null) {
            known = new Overloads(t, state);
            overloads = known;
        }
        return known;
    }

    /// The loss of the node with this id, if there is one.
    public Optional<FailureState> failure(String id) {
        return Optional.ofNullable(t.index.get(id)).map(this::failure);
    }

    /// What every node delivers while the node with this id is lost [W], in the order of
    /// [PowerChain#nodes]; empty when there is no such node.
    public double[] during(String failed) {
        Integer v = t.index.get(failed);
        return v == null ? new double[0] : new FailurePlay(t, chain.loads, limits, normal).delivered(v);
    }

    /// The `most` worst failures: most draw lost first, then most nodes overloaded, then highest load
    /// share.
    public List<FailureState> failures(int most) {
        return IntStream.range(0, t.size)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(v -> -sums.lostWatts(v))
                        .thenComparing(v -> -sums.overloads[v])
                        .thenComparing(v -> -sums.worstShare[v]))
                .limit(most)
                .map(this::failure)
                .toList();
    }

    /// True when losing node `v` leaves a load without any supply.
    public boolean darkens(int v) {
        return sums.darkens(v);
    }

    /// Positions of the loads that losing node `v` leaves without any supply.
    public BitSet dark(int v) {
        return sums.darkens(v) ? FailurePlay.harm(t, chain.loads, v).dark() : new BitSet();
    }

    /// Positions of the loads that losing node `v` leaves with fewer supplies than they need.
    public BitSet throttled(int v) {
        return sums.throttles(v) ? FailurePlay.harm(t, chain.loads, v).degraded() : new BitSet();
    }

    /// True when losing node `v` leaves a load with fewer supplies than it needs.
    public boolean throttles(int v) {
        return sums.throttles(v);
    }

    /// Draw that goes dark or is throttled when node `v` is lost [W].
    public double lostWatts(int v) {
        return sums.lostWatts(v);
    }

    /// How many failures leave something dark, throttled or overloaded.
    public int failuresNotSurvived() {
        return (int) IntStream.range(0, t.size)
                .filter(v -> sums.darkens(v) || sums.throttles(v) || sums.overloads[v] > 0)
                .count();
    }

    /// Draw of all loads in the normal state [W].
    public double loadWatts() {
        return Arrays.stream(normal.drawn).sum();
    }

    /// Loss of all nodes in the normal state [W].
    public double lossWatts() {
        double sum = 0;
        for (int v = 0; v < t.size; v++) {
            sum += normal.in[v] - normal.out[v];
        }
        return sum;
    }

    public int unknownDevices() {
        return Arrays.stream(chain.loads.unknowns).sum();
    }

    /// Loss of the chain with its parts by kind of equipment.
    public Figure losses() {
        return ChainFigures.losses(t, normal, unknownDevices());
    }

    /// How one node's limit and loads come about.
    public Figure explain(int v) {
        return ChainFigures.node(node(v), chain.rules);
    }

    /// Highest load share of any node, or of one of its lines, over the normal state and every single
    /// failure; empty when no node has a limit.
    public OptionalDouble worstShare() {
        int v = binding();
        return v < 0 ? OptionalDouble.empty() : OptionalDouble.of(share(v));
    }

    /// The node that is fullest over the normal state and every single failure; empty when no node has a
    /// limit.
    public Optional<NodeState> bindingNode() {
        int v = binding();
        return v < 0 ? Optional.empty() : Optional.of(node(v));
    }

    private int binding() {
        int found = -1;
        double most = -1;
        for (int v = 0; v < t.size; v++) {
            if (limits.inverse[v] > 0 && share(v) > most) {
                most = share(v);
                found = v;
            }
        }
        return found;
    }

    /// Worst load of a node over its limit, of the whole or of its fullest line.
    private double share(int v) {
        double whole = worst[v] * limits.inverse[v];
        if (!loads.phases() || t.nodes.get(v).wiring() == Wiring.DC) {
            return whole;
        }
        int lines = t.nodes.get(v).wiring().threePhase() ? 3 : 1;
        return Math.max(whole, loads.lineVa[v] * lines * normal.powerFactor(v) * limits.inverse[v]);
    }

    /// What the chain can carry at the present distribution of loads [W]: the load that brings the worst
    /// node of the
    /// worst single failure to 100 %. Never a sum of feed A and feed B.
    public Figure usableCapacity() {
        return ChainFigures.usable(this);
    }

    /// Usable capacity of the feeds of one load [W]: the smallest sum of surviving feed limits over
    /// every single loss
    /// of a feed (rule E31). Empty when a feed has no limit or the load is unknown.
    public OptionalDouble usableAt(String loadId) {
        int i = chain.loads.position(loadId);
        if (i < 0) {
            return OptionalDouble.empty();
        }
        int from = chain.loads.feedStart[i];
        int to = chain.loads.feedStart[i + 1];
        double sum = 0;
        double largest = 0;
        for (int e = from; e < to; e++) {
            double limit = limits.watts[chain.loads.feed[e]];
            sum += limit;
            largest = Math.max(largest, limit);
        }
        if (from == to || sum == Double.POSITIVE_INFINITY) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(sum - largest);
    }

    /// Load between line and neutral that each node delivers, everything alive [VA], in the order of
    /// [PowerChain#nodes].
    public double[] neutralLoads() {
        return NeutralFlow.of(t, chain.loads, normal);
    }

    /// Smallest margin over the feeds of one load in their worst failure, as a share of the limit;
    /// empty: no limit set.
    public OptionalDouble headroom(String loadId) {
        int i = chain.loads.position(loadId);
        double least = Double.POSITIVE_INFINITY;
        if (i >= 0) {
            for (int e = chain.loads.feedStart[i]; e < chain.loads.feedStart[i + 1]; e++) {
                int v = chain.loads.feed[e];
                if (limits.inverse[v] > 0) {
                    least = Math.min(least, 1 - share(v));
                }
            }
        }
        return least == Double.POSITIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(least);
    }

    /// Position of the node with this id in [PowerChain#nodes]; -1: there is none.
    public int position(String id) {
        return t.index.getOrDefault(id, -1);
    }

    /// For every node the smallest margin of it and of everything above it in the worst single
    /// failure, as a share
    /// of the limit; NaN where no node on the way has a limit.
    public double[] leastMargins() {
        double[] least = new double[t.size];
        for (int k = t.size - 1; k >= 0; k--) {
            int v = t.upward[k];
            double own = limits.inverse[v] > 0 ? 1 - share(v) : Double.NaN;
            for (int e = t.sourceStart[v]; e < t.sourceStart[v + 1]; e++) {
                double above = least[t.source[e]];
                own = Double.isNaN(own) ? above : Double.isNaN(above) ? own : Math.min(own, above);
            }
            least[v] = own;
        }
        return least;
    }

    private OptionalDouble limit(int v) {
        return limits.inverse[v] > 0 ? OptionalDouble.of(limits.watts[v]) : OptionalDouble.empty();
    }

    private List<String> loadIds(BitSet positions) {
        return positions.stream().mapToObj(i -> chain.loads.list.get(i).id()).toList();
    }
}
