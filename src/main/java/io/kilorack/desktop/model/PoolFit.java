package io.kilorack.desktop.model;

import io.kilorack.catalog.SystemModel;
import io.kilorack.plan.Device;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Rack;
import io.kilorack.plan.edit.Edit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Which pool a rack works in once it holds its first accelerators: one that has the same. A server dropped
/// beside racks of another maker would else join their workload, which it may not fit.
final class PoolFit {
    private PoolFit() {}

    /// The plan with the rack in the pool that suits what was just put into it. A rack that held
    /// accelerators before stays where somebody put it.
    ///
    /// @param modelId what was put into the rack, or the rack itself when it came with accelerators
    static Plan settle(Workspace w, Plan plan, String rackId, String modelId) {
        String wanted = family(w, modelId);
        Rack rack = Selections.rack(plan, rackId).orElse(null);
        if (wanted.isEmpty() || rack == null || held(w, rack) > 1) {
            return plan;
        }
        Optional<Pool> now =
                plan.pools().stream().filter(p -> p.rackIds().contains(rackId)).findFirst();
        if (now.isPresent()
                && (suits(w, plan, now.get(), rackId, wanted)
                        || families(w, plan, now.get(), rackId).isEmpty())) {
            return plan;
        }
        Optional<Pool> better = plan.pools().stream()
                .filter(p -> suits(w, plan, p, rackId, wanted))
                .findFirst();
        Edit edit = better.map(p -> Editing.of(w).contents().assign(plan, Set.of(rackId), p.id()))
                .or(() -> now.map(p -> Editing.of(w)
                        .contents()
                        .putPool(
                                plan,
                                p.withRackIds(p.rackIds().stream()
                                        .filter(id -> !id.equals(rackId))
                                        .toList()))))
                .orElse(Edit.made("", plan));
        return edit instanceof Edit.Made made ? made.plan() : plan;
    }

    private static boolean suits(Workspace w, Plan plan, Pool pool, String apart, String family) {
        return families(w, plan, pool, apart).contains(family);
    }

    /// Families of accelerators in a pool, without one rack's.
    private static Set<String> families(Workspace w, Plan plan, Pool pool, String apart) {
        var ids = new HashSet<>(pool.rackIds());
        ids.remove(apart);
        var families = new HashSet<String>();
        Selections.racks(plan).filter(r -> ids.contains(r.id())).forEach(r -> {
            families.add(family(w, r.modelId()));
            for (Device device : r.devices()) {
                families.add(family(w, device.modelId()));
            }
        });
        families.remove("");
        return families;
    }

    /// Pieces with accelerators in a rack.
    private static long held(Workspace w, Rack rack) {
        return (family(w, rack.modelId()).isEmpty() ? 0 : 1)
                + rack.devices().stream()
                        .filter(d -> !family(w, d.modelId()).isEmpty())
                        .count();
    }

    private static String family(Workspace w, String modelId) {
        SystemModel system = w.catalog().systems().get(modelId);
        return system == null ? "" : system.acceleratorId();
    }
}
