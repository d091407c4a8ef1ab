package io.kilorack.power.chain;

import org.jspecify.annotations.Nullable;

/// Everything an analysis found, as arrays; never changed after it is made.
record ChainState(
        NodeLimits limits,
        NormalState normal,
        int[] unknowns,
        double[] worst,
        int[] worstBy,
        FailureLog log,
        @Nullable PhaseFlow phases,
        @Nullable PhaseRun phaseWorst) {

    /// Works out the normal state and plays every single failure.
    static ChainState of(PowerChain chain) {
        Topology t = chain.topology;
        var limits = new NodeLimits(t);
        var normal = new NormalState(t, chain.loads, limits);
        limits.bind(t, normal, chain.rules);
        int[] unknowns = NormalState.unknownsBelow(t, chain.loads);
        PhaseFlow phases = PhaseFlow.of(t, chain.loads, normal);
        var run = new FailureRun(t, chain.loads, limits, normal, phases);
        var log = new FailureLog(t.size);
        for (int v = 0; v < t.size; v++) {
            run.play(v);
            log.add(v, run);
        }
        return new ChainState(limits, normal, unknowns, run.worst, run.worstBy, log, phases, run.phases);
    }
}
