package io.kilorack.power.chain;

/// The normal state of a chain alone: what energy follows from, without playing failures.
public final class ChainFlow {
    private final PowerChain chain;
    private final NodeLimits limits;
    private final NormalState normal;
    private final double loadWatts;
    private final double lossWatts;

    private ChainFlow(PowerChain chain, NodeLimits limits, NormalState normal) {
        this.chain = chain;
        this.limits = limits;
        this.normal = normal;
        double load = 0;
        for (double watts : normal.drawn) {
            load += watts;
        }
        double loss = 0;
        for (int v = 0; v < chain.topology.size; v++) {
            loss += normal.in[v] - normal.out[v];
        }
        loadWatts = load;
        lossWatts = loss;
    }

    public static ChainFlow of(PowerChain chain) {
        var limits = new NodeLimits(chain.topology);
        return new ChainFlow(chain, limits, new NormalState(chain.topology, chain.loads, limits));
    }

    /// The same, to the last bit, after an edit; what the edit does not touch is taken over.
    public static ChainFlow after(PowerChain chain, ChainFlow before) {
        if (!chain.topology.sameShape(before.chain.topology) || chain.basis != before.chain.basis) {
            return of(chain);
        }
        ChainEdit edit = ChainEdit.of(before.chain, chain);
        var limits = new NodeLimits(chain.topology, before.limits, edit);
        return new ChainFlow(chain, limits, new NormalState(chain.topology, chain.loads, limits, before.normal, edit));
    }

    public PowerChain chain() {
        return chain;
    }

    /// Draw of all loads [W].
    public double loadWatts() {
        return loadWatts;
    }

    /// Loss of all nodes [W].
    public double lossWatts() {
        return lossWatts;
    }
}
