package io.kilorack.assess;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import java.util.HashSet;
import java.util.Optional;

/// Where the racks of pools stand.
final class PoolSites {
    private PoolSites() {}

    /// Why two pools have no network that could be taken from their systems: they stand at different sites.
    /// Empty when they stand at one.
    static String apart(Plan plan, Pool first, Pool second) {
        Optional<Site> one = site(plan, first);
        Optional<Site> two = site(plan, second);
        return one.isEmpty() || two.isEmpty() || one.get() == two.get()
                ? ""
                : "the pools stand at different sites, %s and %s, and the network between these is not stated; state Gbit/s per accelerator at the workload"
                        .formatted(one.get().name(), two.get().name());
    }

    /// Whether what is said of sites here cannot differ between two plans with the same pools and
    /// workloads: no two pools work together, or there is but one site.
    static boolean same(Plan a, Plan b) {
        return a.sites() == b.sites()
                || (a.sites().size() <= 1 && b.sites().size() <= 1)
                || a.workloads().stream().noneMatch(w -> w.placement().paired());
    }

    /// The site of the first rack that the plan has of the pool.
    private static Optional<Site> site(Plan plan, Pool pool) {
        var ids = new HashSet<>(pool.rackIds());
        for (Site site : plan.sites()) {
            for (Hall hall : site.halls()) {
                for (Rack rack : hall.racks()) {
                    if (ids.contains(rack.id())) {
                        return Optional.of(site);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
