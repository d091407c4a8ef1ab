package io.kilorack.assess;

import io.kilorack.plan.Pool;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which pool each rack belongs to. A rack named by several pools belongs to the first of them; [PlanRoom]
/// reports the rest.
final class PoolMap {
    private final List<Pool> pools;
    private final Map<String, Integer> positions;
    /// Pool of each rack, -1 for none.
    final int[] poolOf;

    private PoolMap(List<Pool> pools, Map<String, Integer> positions, int[] poolOf) {
        this.pools = pools;
        this.positions = positions;
        this.poolOf = poolOf;
    }

    static PoolMap of(Roster roster, @Nullable PoolMap before) {
        List<Pool> pools = roster.plan.pools();
        if (before != null
                && before.positions == roster.positions
                && before.poolOf.length == roster.size()
                && (before.pools == pools || before.pools.equals(pools))) {
            return before;
        }
        int[] poolOf = new int[roster.size()];
        Arrays.fill(poolOf, -1);
        for (int p = 0; p < pools.size(); p++) {
            for (String id : pools.get(p).rackIds()) {
                Integer at = roster.positions.get(id);
                if (at != null && poolOf[at] < 0) {
                    poolOf[at] = p;
                }
            }
        }
        return new PoolMap(pools, roster.positions, poolOf);
    }
}
