package io.kilorack.power.chain;

import org.jspecify.annotations.Nullable;

/// Everything an analysis found, as arrays; never changed after it is made.
///
/// @param tables what the failures do to each node
/// @param complete true when the tables can serve the analysis after an edit
record ChainState(
        NodeLimits limits,
        NormalState normal,
        int[] unknowns,
        @Nullable PhaseFlow phases,
        NodeFailures[] tables,
        boolean complete,
        WorstLoads worst,
        FailureSums sums) {

    /// Works out the normal state and plays every single failure.
    static ChainState of(PowerChain chain) {
        Topology t = chain.topology;
        Loads loads = chain.loads;
        var limits = new NodeLimits(t);
        var normal = new NormalState(t, loads, limits);
        limits.bind(t, normal, chain.rules);
        PhaseFlow phases = PhaseFlow.of(t, loads, normal);
        var worst = new WorstLoads(t.size, phases != null);
        var tables = new TableStore(t, chain, limits, normal, phases, worst);
        var sums = new FailureSums(t.size);
        for (int i = 0; i < loads.watts.length; i++) {
            sums.count(t, loads, normal, i, 1);
        }
        for (NodeFailures table : tables.all) {
            sums.count(table, 1);
        }
        sums.gather(t, tables.all);
        return new ChainState(
                limits, normal, NormalState.unknownsBelow(t, loads), phases, tables.all, tables.complete, worst, sums);
    }

    /// The same for a chain that came from `before` by an edit: what the edit does not touch is taken
    /// over. The result is, to the last bit, that of [#of].
    static ChainState after(PowerChain chain, PowerChain before, ChainState known) {
        Topology t = chain.topology;
        Loads loads = chain.loads;
        if (!known.complete
                || !t.sameShape(before.topology)
                || chain.rules != before.rules
                || loads.basis != before.loads.basis
                || PhaseFlow.unbalanced(t, loads) != (known.phases != null)) {
            return of(chain);
        }
        ChainEdit edit = ChainEdit.of(before, chain);
        LoadChange change = edit.loads();
        if (edit.upward().length == 0 && change.none()) {
            return known;
        }
        var limits = new NodeLimits(t, known.limits, edit);
        var normal = new NormalState(t, loads, limits, known.normal, edit);
        PhaseFlow phases = known.phases == null ? null : known.phases.after(t, loads, normal, edit);
        var worst = new WorstLoads(known.worst);
        NodeFailures[] tables = known.tables.clone();
        var sweep = new FailureSweep(chain, limits, normal, phases, tables, worst);
        for (int v : edit.upward()) {
            limits.bind(t, v, normal, chain.rules);
            sweep.sweep(v);
        }
        var sums = new FailureSums(known.sums);
        for (int i : change.gone) {
            sums.count(t, before.loads, known.normal, i, -1);
        }
        for (int i = 0; i < change.was.length; i++) {
            if (change.was[i] < 0) {
                sums.count(t, loads, normal, i, 1);
            }
        }
        for (int v : edit.upward()) {
            sums.count(known.tables[v], -1);
            sums.count(tables[v], 1);
        }
        sums.gather(t, tables);
        int[] unknowns = NormalState.unknownsBelow(t, loads, known.unknowns, edit);
        return new ChainState(limits, normal, unknowns, phases, tables, true, worst, sums);
    }
}
