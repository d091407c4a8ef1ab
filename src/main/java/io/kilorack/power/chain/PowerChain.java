package io.kilorack.power.chain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A chain compiled for analysis: nodes, loads and the wiring rules of the site.
public final class PowerChain {
    final Topology topology;
    final Loads loads;
    /// How it came from another; null when it was made from nothing.
    private final @Nullable Edit edit;
    final WiringRules rules;
    final ChainLoad.Basis basis;

    /// What was found in the chain this one came from, for issues of what both have.
    private final ChainChecks.@Nullable Found known;

    private volatile ChainChecks.@Nullable Found found;

    private PowerChain(
            Topology topology,
            Loads loads,
            @Nullable Edit edit,
            WiringRules rules,
            ChainLoad.Basis basis,
            ChainChecks.@Nullable Found known) {
        this.topology = topology;
        this.loads = loads;
        this.edit = edit;
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
        return new PowerChain(topology, new Loads(topology, loads, basis), null, rules, basis, null);
    }

    /// The same nodes with these loads and no others; everything that depends on the nodes alone is kept.
    /// What follows is equal, to the last bit, to what [#of] with these loads yields.
    public PowerChain carrying(List<ChainLoad> all) {
        return carried(topology, all);
    }

    /// The chain of these nodes with these loads. Where the nodes are the same but for ratings, losses,
    /// voltages and names, what depends on their shape alone is kept.
    public PowerChain edited(List<ChainNode> nodes, List<ChainLoad> all) {
        Topology now = topology.rated(nodes);
        if (now == null) {
            return of(nodes, all, rules, basis);
        }
        return carried(now, all);
    }

    private PowerChain carried(Topology over, List<ChainLoad> all) {
        LoadChange change = LoadChange.between(loads.list, all, basis);
        var now = new Loads(over, all, basis, loads, change);
        int[] nodes = over == topology ? new int[0] : over.changedFrom(topology);
        return new PowerChain(over, now, new Edit(topology, loads.list, nodes, change), rules, basis, found);
    }

    /// What this chain came from, and how it differs from that.
    private record Edit(Topology topology, List<ChainLoad> loads, int[] nodes, LoadChange change) {}

    /// How the loads differ from those of `before`.
    LoadChange changeFrom(PowerChain before) {
        Edit known = edit;
        return known != null && known.loads == before.loads.list
                ? known.change
                : LoadChange.between(before.loads.list, loads.list, basis);
    }

    /// Nodes that differ from those of `before`, a chain of the same shape.
    int[] nodesFrom(PowerChain before) {
        Edit known = edit;
        return known != null && known.topology == before.topology ? known.nodes : topology.changedFrom(before.topology);
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
            now = known == null || edit == null
                    ? ChainChecks.of(this)
                    : ChainChecks.after(this, known, edit.nodes, edit.loads, edit.change);
            found = now;
        }
        return now.issues();
    }

    /// The same nodes with the same loads, looked at on another basis.
    public PowerChain on(ChainLoad.Basis other) {
        return new PowerChain(topology, loads.on(other), null, rules, other, null);
    }

    /// Normal state and every single failure.
    public ChainAnalysis analyze() {
        return new ChainAnalysis(this, ChainState.of(this));
    }

    /// The same, to the last bit, after an edit: failures that the edit does not reach are taken over
    /// from `before` where this chain came from its chain by [#carrying] or [#edited].
    public ChainAnalysis analyze(ChainAnalysis before) {
        return new ChainAnalysis(this, ChainState.after(this, before.chain(), before.state()));
    }
}
