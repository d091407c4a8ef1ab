package io.kilorack.assess;

import io.kilorack.plan.Pool;
import io.kilorack.plan.Workload;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which pool each rack belongs to and what it therefore does.
///
/// A rack named by several pools belongs to the first of them; [PlanRoom] reports the others. A pool that both trains and
/// serves is counted as training, the higher draw.
final class Duties {
    private final List<Pool> pools;
    private final List<Workload> workloads;
    private final Map<String, Integer> positions;
    /// Pool of each rack, -1 for none.
    final int[] poolOf;
    final Duty[] dutyOfPool;

    private Duties(
            List<Pool> pools, List<Workload> workloads, Map<String, Integer> positions, int[] poolOf, Duty[] dutyOfPool) {
        this.pools = pools;
        this.workloads = workloads;
        this.positions = positions;
        this.poolOf = poolOf;
        this.dutyOfPool = dutyOfPool;
    }

    static Duties of(Roster roster, @Nullable Duties before) {
        List<Pool> pools = roster.plan.pools();
        List<Workload> workloads = roster.plan.workloads();
        if (before != null
                && before.positions == roster.positions
                && before.poolOf.length == roster.size()
                && before.pools.equals(pools)
                && before.workloads.equals(workloads)) {
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
        var dutyById = new HashMap<String, Duty>();
        for (Workload workload : workloads) {
            Duty duty = workload instanceof Workload.Training ? Duty.TRAINING : Duty.SERVING;
            dutyById.merge(workload.poolId(), duty, (a, b) -> a == Duty.TRAINING ? a : b);
        }
        var duties = new Duty[pools.size()];
        for (int p = 0; p < duties.length; p++) {
            duties[p] = dutyById.getOrDefault(pools.get(p).id(), Duty.UNSTATED);
        }
        return new Duties(pools, workloads, roster.positions, poolOf, duties);
    }

    Duty of(int position) {
        int pool = poolOf[position];
        return pool < 0 ? Duty.UNSTATED : dutyOfPool[pool];
    }
}
