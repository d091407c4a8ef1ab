package io.kilorack.plan.layout;

import static io.kilorack.plan.layout.PlanProblem.error;
import static io.kilorack.plan.layout.PlanProblem.info;
import static io.kilorack.plan.layout.PlanProblem.warning;

import io.kilorack.catalog.Catalog;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Site;
import io.kilorack.plan.StockLot;
import io.kilorack.plan.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Lists the problems of one version of a plan after another. It remembers the halls of the version before,
/// by identity: a moved rack costs one hall, not the plan. The answer depends only on the plan and the
/// catalog. Safe for use from several threads.
public final class PlanChecker {
    private final Catalog catalog;
    private final PartSizes sizes;
    private Map<Hall, HallCheck> byHall = new IdentityHashMap<>();
    private Map<String, HallCheck> byHallId = new HashMap<>();
    private Map<List<PowerNode>, ChainFacts> byChain = new IdentityHashMap<>();
    private List<Pool> pools = List.of();
    private List<List<String>> poolsAgainst = List.of();
    private List<PlanProblem> poolProblems = List.of();

    public PlanChecker(Catalog catalog) {
        this.catalog = catalog;
        this.sizes = PartSizes.of(catalog);
    }

    /// What is wrong with a power chain, and the ids of its nodes; kept while the chain is the same object.
    private record ChainFacts(List<PlanProblem> problems, Set<String> ids) {
        static ChainFacts of(Site site) {
            var problems = new ArrayList<PlanProblem>();
            chain(site, problems);
            Set<String> ids = new HashSet<>();
            site.chain().forEach(node -> ids.add(node.id()));
            return new ChainFacts(List.copyOf(problems), ids);
        }
    }

    /// All problems, in plan order.
    public synchronized List<PlanProblem> check(Plan plan) {
        Map<Hall, HallCheck> now = new IdentityHashMap<>();
        Map<String, HallCheck> nowById = new HashMap<>();
        Map<List<PowerNode>, ChainFacts> nowByChain = new IdentityHashMap<>();
        var problems = new ArrayList<PlanProblem>();
        var checks = new ArrayList<HallCheck>();
        for (Site site : plan.sites()) {
            ChainFacts knownChain = byChain.get(site.chain());
            ChainFacts chain = knownChain == null ? ChainFacts.of(site) : knownChain;
            nowByChain.put(site.chain(), chain);
            problems.addAll(chain.problems);
            var here = new ArrayList<HallCheck>();
            for (Hall hall : site.halls()) {
                HallCheck known = byHall.get(hall);
                HallCheck check = known == null ? new HallCheck(hall, sizes, byHallId.get(hall.id())) : known;
                now.put(hall, check);
                nowById.put(hall.id(), check);
                here.add(check);
                problems.addAll(check.floor);
                problems.addAll(check.inside);
            }
            links(site, chain.ids, here, plan, problems);
            checks.addAll(here);
        }
        byHall = now;
        byHallId = nowById;
        byChain = nowByChain;
        parts(checks, problems);
        stock(plan, checks, problems);
        problems.addAll(pools(plan, checks));
        workloads(plan, problems);
        return List.copyOf(problems);
    }

    private static void chain(Site site, List<PlanProblem> problems) {
        Map<String, PowerNode> nodes = new LinkedHashMap<>();
        site.chain().forEach(node -> nodes.putIfAbsent(node.id(), node));
        for (PowerNode node : site.chain()) {
            for (String source : node.sources()) {
                if (!nodes.containsKey(source)) {
                    problems.add(error(
                            "plan.node.source_unknown",
                            List.of(node.id()),
                            "%s is fed by %s, which is not at site %s.".formatted(label(node), source, name(site)),
                            "Choose a source that exists."));
                }
            }
        }
        Set<String> done = new HashSet<>();
        for (PowerNode node : site.chain()) {
            String loop = cycle(node.id(), nodes, done);
            PowerNode looped = nodes.get(loop);
            if (looped != null) {
                problems.add(error(
                        "plan.node.cycle",
                        List.of(loop),
                        "%s feeds itself, directly or over other nodes.".formatted(label(looped)),
                        "Take one of its sources away."));
            }
        }
    }

    /// A node on a cycle reachable from `start`, or empty. Iterative, so that a chain of any length is no
    /// danger; each node is visited once.
    private static String cycle(String start, Map<String, PowerNode> nodes, Set<String> done) {
        Set<String> open = new HashSet<>();
        var path = new ArrayList<String>();
        var stack = new java.util.ArrayDeque<String>();
        stack.push(start);
        while (!stack.isEmpty()) {
            String at = stack.pop();
            if (at.isEmpty()) {
                String left = path.removeLast();
                open.remove(left);
                done.add(left);
            } else if (open.contains(at)) {
                done.addAll(open);
                return at;
            } else if (!done.contains(at) && nodes.containsKey(at)) {
                open.add(at);
                path.add(at);
                stack.push("");
                nodes.get(at).sources().forEach(stack::push);
            }
        }
        return "";
    }

    private static void links(
            Site site, Set<String> nodes, List<HallCheck> halls, Plan plan, List<PlanProblem> problems) {
        Set<String> groups = new HashSet<>();
        site.cooling().stream().map(CoolingUnit::group).forEach(groups::add);
        merge(halls, check -> check.byFeed, feed -> !nodes.contains(feed)).forEach((feed, racks) -> {
            boolean elsewhere = plan.sites().stream()
                    .anyMatch(other ->
                            other.chain().stream().anyMatch(node -> node.id().equals(feed)));
            problems.add(error(
                    "plan.feed.unknown",
                    racks,
                    "Feed %s of %s %s."
                            .formatted(
                                    feed,
                                    many(racks, "rack"),
                                    elsewhere ? "belongs to another site" : "does not exist"),
                    "Choose a feed of site " + name(site) + "."));
        });
        for (CoolingUnit unit : site.cooling()) {
            for (String feed : unit.feeds()) {
                if (!nodes.contains(feed)) {
                    problems.add(error(
                            "plan.cooling.feed_unknown",
                            List.of(unit.id()),
                            "%s is fed by %s, which is not at site %s.".formatted(unit.label(), feed, name(site)),
                            "Choose a feed that exists."));
                }
            }
        }
        merge(halls, check -> check.byLoop, loop -> !groups.contains(loop)).forEach((loop, racks) -> {
            problems.add(error(
                    "plan.loop.unknown",
                    racks,
                    "Cooling group %s of %s has no unit.".formatted(loop, many(racks, "rack")),
                    "Add a unit to the group, or choose another."));
        });
        for (HallCheck check : halls) {
            String air = check.hall.airGroup();
            if (!air.isEmpty() && !groups.contains(air)) {
                problems.add(error(
                        "plan.loop.unknown",
                        List.of(check.hall.id()),
                        "Cooling group %s of %s has no unit.".formatted(air, HallCheck.name(check.hall)),
                        "Add a unit to the group, or choose another."));
            }
        }
    }

    private void parts(List<HallCheck> halls, List<PlanProblem> problems) {
        merge(halls, check -> check.strangers)
                .forEach((model, subjects) -> problems.add(
                        sizes.knows(model)
                                ? error(
                                        "plan.part.misplaced",
                                        subjects,
                                        "%s cannot stand where %s put it."
                                                .formatted(sizes.name(model), many(subjects, "entry")),
                                        "Choose a part of the right kind.")
                                : warning(
                                        "plan.part.unknown",
                                        subjects,
                                        "The catalog has no part \"%s\"; %s %s left out of every figure."
                                                .formatted(
                                                        model,
                                                        many(subjects, "entry"),
                                                        subjects.size() == 1 ? "is" : "are"),
                                        "Update the catalog, add the part there, or choose another.")));
        merge(halls, check -> check.heightless)
                .forEach((model, subjects) -> problems.add(info(
                        "plan.device.height_unknown",
                        subjects,
                        "The height of %s is unknown, so its place was not checked (%s)."
                                .formatted(sizes.name(model), many(subjects, "device")),
                        "State the height in the catalog.")));
    }

    private void stock(Plan plan, List<HallCheck> halls, List<PlanProblem> problems) {
        Map<String, Map<String, Integer>> taken = new LinkedHashMap<>();
        for (HallCheck check : halls) {
            check.taken.forEach((lot, models) -> models.forEach((model, count) ->
                    taken.computeIfAbsent(lot, _ -> new HashMap<>()).merge(model, count, Integer::sum)));
        }
        Set<String> known = new HashSet<>();
        for (StockLot lot : plan.stock()) {
            known.add(lot.id());
            if (!catalog.entries().containsKey(lot.modelId()) && !sizes.knows(lot.modelId())) {
                problems.add(warning(
                        "plan.part.unknown",
                        List.of(lot.id()),
                        "The catalog has no part \"%s\", which stock lot %s holds."
                                .formatted(lot.modelId(), label(lot)),
                        "Update the catalog, or correct the lot."));
            }
            taken.getOrDefault(lot.id(), Map.of()).forEach((model, count) -> lot(lot, model, count, problems));
        }
        taken.keySet().stream()
                .filter(lot -> !known.contains(lot))
                .forEach(lot -> problems.add(error(
                        "plan.stock.unknown",
                        List.of(lot),
                        "There is no stock lot %s, but %d pieces are said to come from it."
                                .formatted(
                                        lot,
                                        taken.getOrDefault(lot, Map.of()).values().stream()
                                                .mapToInt(count -> count)
                                                .sum()),
                        "Add the lot, or choose another.")));
    }

    /// A lot holds systems, or accelerators that sit in systems; then a system takes as many pieces as it
    /// has accelerators.
    private void lot(StockLot lot, String model, int count, List<PlanProblem> problems) {
        long pieces = count;
        if (!model.equals(lot.modelId())) {
            var system = catalog.systems().get(model);
            if (system == null || !system.acceleratorId().equals(lot.modelId())) {
                problems.add(error(
                        "plan.stock.other_part",
                        List.of(lot.id()),
                        "%d × %s %s said to come from stock lot %s, which holds %s."
                                .formatted(
                                        count,
                                        sizes.name(model),
                                        count == 1 ? "is" : "are",
                                        label(lot),
                                        sizes.name(lot.modelId())),
                        "Choose another lot."));
                return;
            }
            pieces = (long) count * system.acceleratorCount().orElse(1);
        }
        if (pieces > lot.quantity()) {
            problems.add(error(
                    "plan.stock.exceeded",
                    List.of(lot.id()),
                    "Stock lot %s holds %d pieces, but the plan takes %d."
                            .formatted(label(lot), lot.quantity(), pieces),
                    "Take fewer, or enlarge the lot."));
        }
    }

    /// Kept from the version before while neither the pools nor the ids of racks have changed.
    private List<PlanProblem> pools(Plan plan, List<HallCheck> halls) {
        List<List<String>> ids = halls.stream().map(check -> check.ids).toList();
        boolean same = plan.pools() == pools && ids.size() == poolsAgainst.size();
        for (int i = 0; same && i < ids.size(); i++) {
            same = ids.get(i) == poolsAgainst.get(i);
        }
        if (same) {
            return poolProblems;
        }
        var problems = new ArrayList<PlanProblem>();
        Set<String> racks = new HashSet<>();
        ids.forEach(racks::addAll);
        Map<String, Pool> poolOf = new HashMap<>();
        for (Pool pool : plan.pools()) {
            var missing = new ArrayList<String>();
            Map<String, List<String>> shared = new LinkedHashMap<>();
            for (String rack : pool.rackIds()) {
                if (!racks.contains(rack)) {
                    missing.add(rack);
                }
                Pool other = poolOf.putIfAbsent(rack, pool);
                if (other != null) {
                    shared.computeIfAbsent(label(other), _ -> new ArrayList<>()).add(rack);
                }
            }
            if (!missing.isEmpty()) {
                problems.add(error(
                        "plan.pool.rack_unknown",
                        List.of(pool.id()),
                        "Pool %s names %s that the plan does not have: %s."
                                .formatted(label(pool), many(missing, "rack"), first(missing)),
                        "Take them out of the pool."));
            }
            shared.forEach((other, both) -> problems.add(error(
                    "plan.pool.rack_twice",
                    both,
                    "Pools %s and %s both name %s; accelerators work in one pool."
                            .formatted(other, label(pool), many(both, "rack")),
                    "Take them out of one of the two.")));
        }
        pools = plan.pools();
        poolsAgainst = ids;
        poolProblems = List.copyOf(problems);
        return poolProblems;
    }

    private void workloads(Plan plan, List<PlanProblem> problems) {
        Set<String> known = new HashSet<>();
        plan.pools().forEach(pool -> known.add(pool.id()));
        for (Workload workload : plan.workloads()) {
            String label = workload.name().isEmpty() ? workload.id() : workload.name();
            if (!workload.poolId().isEmpty() && !known.contains(workload.poolId())) {
                problems.add(error(
                        "plan.workload.pool_unknown",
                        List.of(workload.id()),
                        "Workload %s runs on pool %s, which does not exist.".formatted(label, workload.poolId()),
                        "Choose a pool of the plan."));
            }
            String second = workload.placement().secondPoolId();
            if (!second.isEmpty() && !known.contains(second)) {
                problems.add(error(
                        "plan.workload.pool_unknown",
                        List.of(workload.id()),
                        "Workload %s also works on pool %s, which does not exist.".formatted(label, second),
                        "Choose a pool of the plan, or none, as its second pool."));
            } else if (!second.isEmpty() && second.equals(workload.poolId())) {
                problems.add(error(
                        "plan.workload.pool_twice",
                        List.of(workload.id()),
                        "Workload %s names pool %s as both its pools.".formatted(label, second),
                        "Choose another second pool, or none."));
            } else if (!second.isEmpty() && workload.poolId().isEmpty()) {
                problems.add(error(
                        "plan.workload.pool_first_missing",
                        List.of(workload.id()),
                        "Workload %s has a second pool, %s, but no first.".formatted(label, second),
                        "Choose its first pool."));
            }
            if (!catalog.models().containsKey(workload.modelId())) {
                problems.add(warning(
                        "plan.workload.model_unknown",
                        List.of(workload.id()),
                        "The catalog has no language model \"%s\", which workload %s uses."
                                .formatted(workload.modelId(), label),
                        "Update the catalog, or choose another model."));
            }
            if (workload instanceof Workload.Training training
                    && training.start() != null
                    && training.due() != null
                    && training.due().isBefore(training.start())) {
                problems.add(error(
                        "plan.workload.dates",
                        List.of(workload.id()),
                        "Workload %s is due on %s, before it starts on %s."
                                .formatted(label, training.due(), training.start()),
                        "Correct one of the two dates."));
            }
        }
    }

    private static Map<String, List<String>> merge(
            List<HallCheck> halls, Function<HallCheck, Map<String, List<String>>> part) {
        return merge(halls, part, _ -> true);
    }

    /// Joins one map of all halls, as far as its keys are wanted.
    private static Map<String, List<String>> merge(
            List<HallCheck> halls, Function<HallCheck, Map<String, List<String>>> part, Predicate<String> wanted) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (HallCheck check : halls) {
            for (Map.Entry<String, List<String>> entry : part.apply(check).entrySet()) {
                if (wanted.test(entry.getKey())) {
                    all.merge(entry.getKey(), entry.getValue(), PlanChecker::joined);
                }
            }
        }
        return all;
    }

    private static List<String> joined(List<String> a, List<String> b) {
        var both = new ArrayList<String>(a.size() + b.size());
        both.addAll(a);
        both.addAll(b);
        return both;
    }

    private static String many(List<String> ids, String noun) {
        if (ids.size() == 1) {
            return noun + " " + ids.getFirst();
        }
        return ids.size() + " " + (noun.equals("entry") ? "entries" : noun + "s");
    }

    private static String first(List<String> ids) {
        return String.join(", ", ids.subList(0, Math.min(3, ids.size()))) + (ids.size() > 3 ? ", …" : "");
    }

    private static String label(PowerNode node) {
        return node.name().isEmpty() ? node.id() : node.name();
    }

    private static String label(StockLot lot) {
        return lot.name().isEmpty() ? lot.id() : lot.name();
    }

    private static String label(Pool pool) {
        return pool.name().isEmpty() ? pool.id() : pool.name();
    }

    private static String name(Site site) {
        return site.name().isEmpty() ? site.id() : site.name();
    }
}
