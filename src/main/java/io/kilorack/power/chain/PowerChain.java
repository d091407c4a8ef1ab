package io.kilorack.power.chain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A chain compiled for analysis: nodes, loads and the wiring rules of the site.
public final class PowerChain {
    final Topology topology;
    final Loads loads;
    final WiringRules rules;
    final ChainLoad.Basis basis;

    /// What was found in the chain this one came from, for issues of loads that both have.
    private final ChainChecks.@Nullable Found known;

    private volatile ChainChecks.@Nullable Found found;

    private PowerChain(
            Topology topology,
            Loads loads,
            WiringRules rules,
            ChainLoad.Basis basis,
            ChainChecks.@Nullable Found known) {
        this.topology = topology;
        this.loads = loads;
        this.rules = rules;
        this.basis = basis;
        this.known = known;
    }

    /// Compiles a chain. Never fails on bad input: dangling sources are left out, cycles are cut, absurd
    /// ratings do not
    /// bind, and [#issues] says so.
    public static PowerChain of(
            List<ChainNode> nodes, List<ChainLoad> loads, WiringRules rules, ChainLoad.Basis basis) {
        var topology = new Topology(nodes);
        return new PowerChain(topology, new Loads(topology, loads, basis), rules, basis, null);
    }

    /// The same nodes with these loads and no others; everything that depends on the nodes alone is kept.
    /// What follows is equal, to the last bit, to what [#of] with these loads yields.
    public PowerChain carrying(List<ChainLoad> all) {
        return new PowerChain(topology, new Loads(topology, all, basis), rules, basis, found);
    }

    public List<ChainNode> nodes() {
        return topology.nodes;
    }

    public List<ChainLoad> loads() {
        return loads.list;
    }

    public WiringRules rules() {
        return rules;
    }

    public ChainLoad.Basis basis() {
        return basis;
    }

    /// What is wrong or doubtful with the chain as drawn, apart from its loads.
    public List<ChainIssue> issues() {
        ChainChecks.Found now = found;
        if (now == null) {
            now = ChainChecks.of(this, known);
            found = now;
        }
        return now.issues();
    }

    /// Draw of all loads and loss of all nodes with everything alive [W].
    public record Flow(double loadWatts, double lossWatts) {}

    /// The normal state alone: what energy follows from, without playing failures.
    public Flow normal() {
        var normal = new NormalState(topology, loads, new NodeLimits(topology));
        double load = 0;
        for (double watts : normal.drawn) {
            load += watts;
        }
        double loss = 0;
        for (int v = 0; v < topology.size; v++) {
            loss += normal.in[v] - normal.out[v];
        }
        return new Flow(load, loss);
    }

    /// The same nodes with the same loads, looked at on another basis.
    public PowerChain on(ChainLoad.Basis other) {
        return new PowerChain(topology, loads.on(other), rules, other, null);
    }

    /// Normal state and every single failure.
    public ChainAnalysis analyze() {
        return new ChainAnalysis(this, ChainState.of(this));
    }
}
