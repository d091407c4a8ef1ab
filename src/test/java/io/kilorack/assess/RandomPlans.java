package io.kilorack.assess;

import io.kilorack.plan.Device;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.plan.StockLot;
import io.kilorack.plan.Workload;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/// Plans and edits by seed, sound and unsound: unknown parts, lots, feeds and pools, devices over one
/// another, cyclic chains.
final class RandomPlans {
    private static final List<String> CABINETS =
            List.of("rack-42u-600", "rack-48u-750", "rack-42u-600", "no-such-rack", "");
    private static final List<String> DEVICES = List.of(
            "dgx-h100", "hgx-h20-96-8u", "atlas-800t-a2", "mystery-box", "sw-qm9700", "ce9855-32dq", "no-such-device");
    private static final List<String> FEEDS = List.of("pdu-a", "pdu-b", "ups-a", "nowhere");
    private static final List<String> LOTS = List.of("", "", "", "lot-h100", "lot-bare", "no-such-lot");

    private RandomPlans() {}

    static Plan any(long seed) {
        var random = new SplittableRandom(seed);
        Plan base = SamplePlans.mixed();
        var racks = new ArrayList<Rack>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            racks.add(rack(random, "r" + i));
        }
        Plan plan = withRacks(base, racks)
                .withStock(List.of(
                        base.stock().getFirst(),
                        new StockLot("lot-bare", "bare", "nv-h20-96", 40, null, "", "", null, ""),
                        new StockLot(
                                "lot-ghost",
                                "ghost",
                                "no-such-model",
                                3,
                                LocalDate.of(2024, 1, 1),
                                "ZZ",
                                "",
                                false,
                                "")))
                .withPools(List.of(
                        new Pool("p1", "one", someIds(random, count)),
                        new Pool("p2", "two", someIds(random, count)),
                        new Pool("p3", "none", List.of("no-such-rack"))));
        var workloads = new ArrayList<Workload>();
        for (int i = 0; i < random.nextInt(4); i++) {
            workloads.add(workload(random, i));
        }
        plan = plan.withWorkloads(workloads);
        if (random.nextInt(4) == 0) {
            plan = withBrokenChain(plan, random);
        }
        return plan;
    }

    /// One edit: move, turn, replug, refill, add, remove or reorder a rack, or something in the plan around
    /// it.
    static Plan edited(Plan plan, SplittableRandom random) {
        var racks = new ArrayList<>(racks(plan));
        int which = racks.isEmpty() ? 6 : random.nextInt(10);
        int at = racks.isEmpty() ? 0 : random.nextInt(racks.size());
        switch (which) {
            case 0, 1 -> racks.set(at, racks.get(at).at(random.nextDouble() * 20, random.nextDouble() * 10));
            case 2 ->
                racks.set(
                        at,
                        racks.get(at).withDevices(devices(random, racks.get(at).id())));
            case 3 -> racks.set(at, racks.get(at).withFeeds(feeds(random)));
            case 4 -> racks.remove(at);
            case 5 -> racks.add(racks.remove(at));
            case 6 -> racks.add(random.nextInt(racks.size() + 1), rack(random, "n" + random.nextInt(1_000_000)));
            case 7 -> {
                return plan.withPools(List.of(
                        new Pool("p1", "one", someIds(random, 40)), new Pool("p2", "two", someIds(random, 40))));
            }
            case 8 -> {
                return plan.withWorkloads(List.of(workload(random, 0), workload(random, 1)));
            }
            default -> {
                return plan.withStock(
                        plan.stock().subList(0, random.nextInt(plan.stock().size() + 1)));
            }
        }
        return withRacks(plan, racks);
    }

    static List<Rack> racks(Plan plan) {
        return plan.sites().getFirst().halls().getFirst().racks();
    }

    static Plan withRacks(Plan plan, List<Rack> racks) {
        Site site = plan.sites().getFirst();
        Hall hall = site.halls().getFirst();
        return plan.withSites(List.of(site.withHalls(List.of(hall.withRacks(racks)))));
    }

    /// The plan with one device put into a rack, or one or all taken out of it. Overlaps do not
    /// matter here.
    static Plan withContentsEdited(Plan plan, SplittableRandom random) {
        Site site = plan.sites().getFirst();
        var halls = new ArrayList<>(site.halls());
        int h = random.nextInt(halls.size());
        var racks = new ArrayList<>(halls.get(h).racks());
        int at = random.nextInt(racks.size());
        Rack rack = racks.get(at);
        var devices = new ArrayList<>(rack.devices());
        switch (devices.isEmpty() ? 0 : random.nextInt(4)) {
            case 0, 1 -> {
                String id = "new-" + random.nextInt(1_000_000);
                devices.add(new Device(id, id, pick(random, DEVICES), random.nextInt(80), Device.Face.FRONT, ""));
            }
            case 2 -> devices.remove(random.nextInt(devices.size()));
            default -> devices.clear();
        }
        racks.set(at, rack.withDevices(devices));
        halls.set(h, halls.get(h).withRacks(racks));
        return plan.withSites(List.of(site.withHalls(halls)));
    }

    private static Rack rack(SplittableRandom random, String id) {
        if (random.nextInt(8) == 0) {
            return new Rack(
                    id,
                    id,
                    "gb200-nvl72",
                    "",
                    random.nextDouble() * 20,
                    1,
                    Rack.Orientation.EAST,
                    feeds(random),
                    "loop-1",
                    pick(random, LOTS),
                    List.of());
        }
        return new Rack(
                id,
                id,
                pick(random, CABINETS),
                "A",
                random.nextDouble() * 20 - 1,
                random.nextDouble() * 10,
                Rack.Orientation.values()[random.nextInt(4)],
                feeds(random),
                random.nextBoolean() ? "" : "no-such-loop",
                "",
                devices(random, id));
    }

    private static List<Device> devices(SplittableRandom random, String rackId) {
        var devices = new ArrayList<Device>();
        int count = random.nextInt(6);
        for (int d = 0; d < count; d++) {
            devices.add(new Device(
                    rackId + "-d" + d,
                    "d" + d,
                    pick(random, DEVICES),
                    random.nextInt(100) - 5,
                    random.nextBoolean() ? Device.Face.FRONT : Device.Face.REAR,
                    pick(random, LOTS)));
        }
        return devices;
    }

    private static List<String> feeds(SplittableRandom random) {
        var feeds = new ArrayList<String>();
        for (int i = 0; i < random.nextInt(4); i++) {
            feeds.add(pick(random, FEEDS));
        }
        return feeds;
    }

    private static List<String> someIds(SplittableRandom random, int count) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            if (random.nextInt(3) == 0) {
                ids.add("r" + i);
            }
        }
        return ids;
    }

    private static Workload workload(SplittableRandom random, int i) {
        Workload alone = alone(random, i);
        if (random.nextBoolean()) {
            return alone;
        }
        return alone.withPlacement(new Workload.Placement(
                random.nextBoolean() ? OptionalDouble.of(0.2 + 0.8 * random.nextDouble()) : OptionalDouble.empty(),
                pick(random, List.of("", "p1", "p2", "p3", "no-such-pool")),
                random.nextBoolean() ? OptionalDouble.of(0.5) : OptionalDouble.empty(),
                random.nextBoolean() ? OptionalDouble.of(200) : OptionalDouble.empty()));
    }

    private static Workload alone(SplittableRandom random, int i) {
        String model = random.nextInt(5) == 0 ? "no-such-model" : "llama-3.1-70b";
        String pool = pick(random, List.of("p1", "p2", "p3", "", "no-such-pool"));
        if (random.nextBoolean()) {
            return new Workload.Training(
                    "w" + i,
                    "w" + i,
                    model,
                    pool,
                    random.nextDouble() * 1e13,
                    1 << random.nextInt(18),
                    random.nextInt(2000),
                    pick(random, List.of("", "bf16", "fp8", "nonsense")),
                    LocalDate.of(2027, 1, 1),
                    random.nextBoolean() ? LocalDate.of(2027, 6, 1) : null);
        }
        return new Workload.Serving(
                "w" + i,
                "w" + i,
                model,
                pool,
                random.nextBoolean() ? OptionalDouble.of(random.nextDouble() * 100) : OptionalDouble.empty(),
                random.nextInt(8000),
                random.nextInt(2000),
                random.nextBoolean() ? OptionalDouble.of(1000) : OptionalDouble.empty(),
                OptionalDouble.of(50),
                random.nextDouble(),
                "");
    }

    private static Plan withBrokenChain(Plan plan, SplittableRandom random) {
        Site site = plan.sites().getFirst();
        var chain = new ArrayList<PowerNode>();
        for (PowerNode node : site.chain()) {
            List<String> sources = random.nextInt(3) == 0 ? List.of("pdu-a", "missing") : node.sources();
            chain.add(new PowerNode(
                    node.id(),
                    node.name(),
                    node.kind(),
                    sources,
                    node.side(),
                    random.nextBoolean() ? "no-such-part" : "",
                    node.wiring(),
                    random.nextBoolean() ? OptionalDouble.empty() : node.voltage(),
                    random.nextInt(3) == 0 ? OptionalDouble.of(-5) : node.ratedKw(),
                    OptionalDouble.empty(),
                    OptionalDouble.of(random.nextDouble() * 1e6),
                    OptionalDouble.of(random.nextDouble() * 2),
                    OptionalDouble.empty()));
        }
        return plan.withSites(List.of(site.withChain(chain)));
    }

    private static <T> T pick(SplittableRandom random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
