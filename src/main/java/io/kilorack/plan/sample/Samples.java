package io.kilorack.plan.sample;

import io.kilorack.plan.Plan;

/// The sample plans that the program ships.
public final class Samples {
    private Samples() {}

    /// A hall near Paris: DGX H100, GB200 NVL72, Atlas 800T A2 and A3, two feeds for every rack.
    public static Plan mixedHall() {
        return MixedHall.plan();
    }

    /// A CloudMatrix 384 beside a GB200 NVL72 in Dubai, both with the same work.
    public static Plan cloudMatrixBesideNvl72() {
        return CloudMatrix.plan();
    }

    /// A fleet in Shenzhen with H800 and H20 bought before the rules changed, growing with Ascend 910C.
    public static Plan shenzhenStock() {
        return ShenzhenStock.plan();
    }

    /// The same fleet with what lies in its store, from A100 to MI308, for the replay of the law.
    public static Plan shenzhenStore() {
        return ShenzhenStore.plan();
    }

    /// A plan of a given size for work at scale. The same number and seed give the same plan.
    ///
    /// @param racks 1 to 1,000,000
    public static Plan large(int racks, long seed) {
        return large(racks, seed, false);
    }

    /// The same; `rackPdus` draws two rack PDUs for every rack as nodes of the power chain.
    public static Plan large(int racks, long seed, boolean rackPdus) {
        return LargePlan.plan(racks, seed, rackPdus);
    }
}
