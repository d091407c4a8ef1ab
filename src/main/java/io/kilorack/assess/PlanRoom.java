package io.kilorack.assess;

import io.kilorack.assess.RackContent.Count;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Checks of what the plan refers to: parts, pools, models. One check for each thing that is missing, however often the
/// plan uses it.
final class PlanRoom {
    private PlanRoom() {}

    /// Parts of which the catalog misses something that totals need.
    static List<Check> unknowns(Census census, PieceDraw draw) {
        var checks = new ArrayList<Check>();
        for (Count tally : census.tallies) {
            Part part = tally.part();
            if (!part.inCatalog()) {
                checks.add(new Check(
                        "plan.part.missing",
                        Check.Severity.ERROR,
                        Check.Room.PLAN,
                        List.of(part.id()),
                        "%s %s, which the catalog does not have: all its figures are unknown."
                                .formatted(
                                        tally.count() == 1 ? "One piece is" : tally.count() + " pieces are",
                                        part.id().isEmpty() ? "without a model" : part.id()),
                        "Choose another part, update the catalog, or add the part as your own.",
                        Optional.empty(),
                        Optional.empty()));
                continue;
            }
            var missing = new ArrayList<String>();
            if (!part.passive() && part.maximum().value().isEmpty()) {
                missing.add("maximum draw");
            }
            if (!part.passive() && draw.expected(part, Work.UNSTATED).value().isEmpty()) {
                missing.add("expected draw");
            }
            if (part.mass().value().isEmpty()) {
                missing.add("mass");
            }
            if (part.price().value().isEmpty()) {
                missing.add("price");
            }
            if (part.system() != null && part.system().acceleratorCount().isEmpty()) {
                missing.add("number of accelerators");
            }
            if (!missing.isEmpty()) {
                checks.add(new Check(
                        "plan.part.unknown",
                        Check.Severity.INFO,
                        Check.Room.PLAN,
                        List.of(part.id()),
                        "%s of %d × %s %s unknown: totals leave it out and are lower bounds."
                                .formatted(
                                        sentence(missing),
                                        tally.count(),
                                        part.name(),
                                        missing.size() == 1 ? "is" : "are"),
                        "Enter it from the maker's data sheet as your own value of " + part.id() + ".",
                        Optional.empty(),
                        Optional.empty()));
            }
        }
        return checks;
    }

    private static String sentence(List<String> words) {
        String joined = words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
        return Character.toUpperCase(joined.charAt(0)) + joined.substring(1);
    }

    /// Pools and workloads that name what is not there.
    static List<Check> references(Catalog catalog, Roster roster, PoolMap pools) {
        Plan plan = roster.plan;
        var checks = new ArrayList<Check>();
        var poolIds = new HashSet<String>();
        for (int p = 0; p < plan.pools().size(); p++) {
            Pool pool = plan.pools().get(p);
            poolIds.add(pool.id());
            var absent = new LinkedHashSet<String>();
            var elsewhere = new LinkedHashSet<String>();
            for (String id : pool.rackIds()) {
                Integer at = roster.positions.get(id);
                if (at == null) {
                    absent.add(id);
                } else if (pools.poolOf[at] != p) {
                    elsewhere.add(id);
                }
            }
            if (!absent.isEmpty()) {
                checks.add(check(
                        "plan.pool.rack",
                        Check.Severity.WARNING,
                        List.of(pool.id()),
                        "Pool %s names %s that the plan does not have: %s."
                                .formatted(pool.name(), absent.size() == 1 ? "a rack" : absent.size() + " racks", some(absent)),
                        "Take them out of the pool."));
            }
            if (!elsewhere.isEmpty()) {
                checks.add(check(
                        "plan.pool.shared",
                        Check.Severity.ERROR,
                        List.copyOf(elsewhere),
                        "Pool %s names racks that already belong to another pool: %s.".formatted(pool.name(), some(elsewhere)),
                        "Leave each rack in one pool; the first pool that names it counts."));
            }
        }
        for (Workload workload : plan.workloads()) {
            if (workload.poolId().isEmpty()) {
                checks.add(check(
                        "plan.workload.unassigned",
                        Check.Severity.WARNING,
                        List.of(workload.id()),
                        "Workload %s has no pool, so nothing runs it.".formatted(workload.name()),
                        "Assign it to a pool."));
            } else if (!poolIds.contains(workload.poolId())) {
                checks.add(check(
                        "plan.workload.pool",
                        Check.Severity.ERROR,
                        List.of(workload.id()),
                        "Workload %s runs in pool %s, which the plan does not have.".formatted(workload.name(), workload.poolId()),
                        "Assign it to a pool that exists."));
            }
            if (!catalog.models().containsKey(workload.modelId())) {
                checks.add(check(
                        "plan.workload.model",
                        Check.Severity.ERROR,
                        List.of(workload.id()),
                        "Workload %s is about model %s, which the catalog does not have."
                                .formatted(workload.name(), workload.modelId().isEmpty() ? "(none)" : workload.modelId()),
                        "Choose a model of the catalog."));
            }
        }
        return checks;
    }

    private static String some(LinkedHashSet<String> ids) {
        String shown = String.join(", ", ids.stream().limit(5).toList());
        return ids.size() > 5 ? shown + " and " + (ids.size() - 5) + " more" : shown;
    }

    private static Check check(String code, Check.Severity severity, List<String> subjects, String message, String next) {
        return new Check(code, severity, Check.Room.PLAN, subjects, message, next, Optional.empty(), Optional.empty());
    }
}
