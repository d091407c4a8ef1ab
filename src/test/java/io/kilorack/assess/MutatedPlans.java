package io.kilorack.assess;

import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Device;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.plan.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/// A few random changes of a plan, of the kinds a planner makes: racks and devices taken out, other models,
/// counts, lengths, formats, dates, shares and pairs of pools.
final class MutatedPlans {
    private static final List<String> FORMATS =
            List.of("", "bf16", "fp16", "fp8", "int8", "nvfp4", "mxfp4", "int4", "fp4", "nonsense");

    private MutatedPlans() {}

    static Plan of(Plan plan, Catalog catalog, long seed) {
        var random = new SplittableRandom(seed);
        List<String> models = List.copyOf(catalog.models().keySet());
        Plan changed = plan;
        for (int n = 1 + random.nextInt(6); n > 0; n--) {
            changed = once(changed, models, random);
        }
        return changed;
    }

    private static Plan once(Plan plan, List<String> models, SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> withoutRacks(plan, random.nextDouble(), random);
            case 1 -> withoutDevices(plan, random.nextDouble(), random);
            case 2 -> plan.withAsOf(plan.asOf().plusDays(random.nextInt(-2500, 2500)));
            case 3 -> withPools(plan, random);
            case 4 ->
                plan.withStock(
                        plan.stock().subList(0, random.nextInt(plan.stock().size() + 1)));
            default -> {
                var workloads = new ArrayList<Workload>();
                for (Workload w : plan.workloads()) {
                    workloads.add(random.nextInt(3) == 0 ? w : changed(plan, w, models, random));
                }
                yield plan.withWorkloads(workloads);
            }
        };
    }

    private static Workload changed(Plan plan, Workload w, List<String> models, SplittableRandom random) {
        String model = random.nextInt(12) == 0 ? "no-such-model" : pick(models, random);
        Workload next = switch (w) {
            case Workload.Training t ->
                switch (random.nextInt(7)) {
                    case 0 -> t.withModelId(model);
                    case 1 -> t.withGlobalBatch(1 << random.nextInt(17));
                    case 2 -> t.withGlobalBatch(1 + random.nextInt(5000));
                    case 3 -> t.withSequenceLength(1 << random.nextInt(20));
                    case 4 -> t.withTokens(Math.pow(10, random.nextInt(16)));
                    case 5 -> t.withPrecision(pick(FORMATS, random));
                    default -> t.withOffload(!t.offload());
                };
            case Workload.Serving s ->
                switch (random.nextInt(8)) {
                    case 0, 1 -> s.withModelId(model);
                    case 2 -> s.withInputTokens(1 << random.nextInt(20));
                    case 3 -> s.withOutputTokens(1 + random.nextInt(20_000));
                    case 4 -> s.withTtftMs(maybe(Math.pow(10, random.nextInt(6)), random));
                    case 5 -> s.withTpotMs(maybe(Math.pow(10, random.nextInt(4)), random));
                    case 6 -> s.withPrefixHit(random.nextInt(10) / 10.0);
                    default -> s.withPrecision(pick(FORMATS, random));
                };
        };
        if (random.nextInt(4) == 0) {
            next = next.withPoolId(pick(pools(plan), random));
        }
        if (random.nextInt(4) == 0) {
            next = next.withPlacement(new Workload.Placement(
                    maybe(0.01 + 0.99 * random.nextDouble(), random),
                    pick(pools(plan), random),
                    maybe(0.01 + 0.99 * random.nextDouble(), random),
                    maybe(Math.pow(10, random.nextInt(4)), random)));
        }
        return next;
    }

    private static List<String> pools(Plan plan) {
        var ids = new ArrayList<>(plan.pools().stream().map(Pool::id).toList());
        ids.add("");
        ids.add("no-such-pool");
        return ids;
    }

    private static Plan withoutRacks(Plan plan, double share, SplittableRandom random) {
        return racks(plan, random, share, rack -> List.of());
    }

    private static Plan withoutDevices(Plan plan, double share, SplittableRandom random) {
        return racks(plan, random, share, rack -> {
            var devices = new ArrayList<Device>(rack.devices());
            devices.removeIf(d -> random.nextBoolean());
            return List.of(rack.withDevices(devices));
        });
    }

    private static Plan racks(
            Plan plan, SplittableRandom random, double share, java.util.function.Function<Rack, List<Rack>> change) {
        var sites = new ArrayList<Site>();
        for (Site site : plan.sites()) {
            var halls = new ArrayList<Hall>();
            for (Hall hall : site.halls()) {
                var racks = new ArrayList<Rack>();
                for (Rack rack : hall.racks()) {
                    racks.addAll(random.nextDouble() < share ? change.apply(rack) : List.of(rack));
                }
                halls.add(hall.withRacks(racks));
            }
            sites.add(site.withHalls(halls));
        }
        return plan.withSites(sites);
    }

    private static Plan withPools(Plan plan, SplittableRandom random) {
        var pools = new ArrayList<Pool>();
        for (Pool pool : plan.pools()) {
            if (random.nextInt(4) != 0) {
                var ids = new ArrayList<>(pool.rackIds());
                ids.removeIf(id -> random.nextInt(3) == 0);
                pools.add(pool.withRackIds(ids));
            }
        }
        return plan.withPools(pools);
    }

    private static OptionalDouble maybe(double value, SplittableRandom random) {
        return random.nextInt(3) == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static <T> T pick(List<T> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
