package io.kilorack.assess;

import io.kilorack.catalog.Accelerator;
import io.kilorack.power.device.Activity;
import io.kilorack.throughput.Cluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gathers what the accelerators of a pool do: the mean over those of one family, weighted by how many each
/// workload has. What no workload has is taken as [Work#UNSTATED].
final class PoolWork {
    private record Shift(int accelerators, Activity activity) {}

    private final Map<String, List<Shift>> shifts = new LinkedHashMap<>();

    void add(Accelerator accelerator, int accelerators, Activity activity) {
        shifts.computeIfAbsent(accelerator.id(), k -> new ArrayList<>()).add(new Shift(accelerators, activity));
    }

    Work work(Map<Accelerator, Cluster> pool) {
        if (shifts.isEmpty()) {
            return Work.NONE;
        }
        var activities = new HashMap<String, Activity>();
        pool.forEach((accelerator, cluster) -> {
            List<Shift> of = shifts.get(accelerator.id());
            if (of != null) {
                activities.put(accelerator.id(), mean(of, cluster.accelerators()));
            }
        });
        return new Work(activities);
    }

    private static Activity mean(List<Shift> shifts, int all) {
        if (shifts.size() == 1 && shifts.getFirst().accelerators >= all) {
            return shifts.getFirst().activity;
        }
        int busy = 0;
        double units = 0;
        double host = 0;
        for (Shift s : shifts) {
            busy += s.accelerators;
            units += s.accelerators * s.activity.accelerators();
            host += s.accelerators * s.activity.host();
        }
        int rest = Math.max(0, all - busy);
        double n = Math.max(1, busy + rest);
        units += rest * Work.UNSTATED.accelerators();
        host += rest * Work.UNSTATED.host();
        // two places: finer steps would make new rack designs for nothing that the power model tells apart
        return new Activity(
                shifts.size() == 1 ? shifts.getFirst().activity.name() + " on a part" : shifts.size() + " workloads",
                Math.round(100 * units / n) / 100.0,
                Math.round(100 * host / n) / 100.0);
    }
}
