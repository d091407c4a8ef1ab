package io.kilorack.plan;

import io.kilorack.plan.Rack.Orientation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Random plans for property tests: every field takes every shape it can have, ids are unique, references
/// may dangle.
public final class Plans {
    private static final List<String> RACKS =
            List.of("rack-42u-750", "rack-48u-750", "rack-52u-800", "gb200-nvl72", "no-such-rack");
    private static final List<String> DEVICES =
            List.of("dgx-h100", "atlas-800t-a2", "sw-qm9700", "sw-sn2201", "no-such-part");
    private static final List<String> TEXTS = List.of(
            "",
            "Hall A",
            "昇腾机房",
            "Salle “été”",
            "tab\there",
            "quote \" and \\",
            "line\nbreak",
            "🖥 rack",
            "\u2028",
            "\u0001");

    private Plans() {}

    public static Plan any(SplittableRandom random) {
        return any(random, random.nextInt(0, 20));
    }

    /// @param racks number of racks over all halls
    public static Plan any(SplittableRandom random, int racks) {
        var ids = new Ids();
        List<StockLot> stock = some(random, 4, () -> lot(random, ids));
        var halls = new ArrayList<Hall>();
        var rackIds = new ArrayList<String>();
        int hallCount = random.nextInt(1, 4);
        for (int h = 0; h < hallCount; h++) {
            int share = h == hallCount - 1 ? racks - rackIds.size() : random.nextInt(0, racks - rackIds.size() + 1);
            Hall hall = hall(random, ids, share, stock);
            hall.racks().forEach(rack -> rackIds.add(rack.id()));
            halls.add(hall);
        }
        var pools = new ArrayList<Pool>();
        if (!rackIds.isEmpty()) {
            pools.addAll(some(
                    random, 3, () -> new Pool(ids.next("pool"), text(random), sample(random, rackIds), price(random))));
        }
        return new Plan(
                        text(random),
                        text(random),
                        text(random),
                        LocalDate.of(2026, 1, 1).plusDays(random.nextInt(0, 700)),
                        owner(random, ids),
                        List.of(site(random, ids, halls), site(random, ids, List.of())),
                        stock,
                        pools,
                        some(random, 4, () -> workload(random, ids, pools)),
                        some(
                                random,
                                3,
                                () -> new Waiver(
                                        "power.feed.overload",
                                        rackIds.isEmpty() ? "" : rackIds.getFirst(),
                                        "Ada",
                                        date(random),
                                        text(random))))
                .withCompliance(compliance(random, ids));
    }

    private static Compliance compliance(SplittableRandom random, Ids ids) {
        return new Compliance(
                some(
                        random,
                        3,
                        () -> new NamedParty(
                                pick(random, List.of(NamedParty.Role.values())),
                                ids.next("party") + text(random),
                                random.nextBoolean() ? "CN" : "",
                                text(random))),
                some(
                        random,
                        3,
                        () -> new PartyAnswer(
                                text(random),
                                ids.next("listed"),
                                text(random),
                                random.nextBoolean() ? List.of("BIS_ENTITY_LIST", "BIS_EL_FN4") : List.of(),
                                random.nextBoolean() ? date(random) : null,
                                random.nextInt(0, 101) / 100.0,
                                pick(random, List.of(PartyAnswer.Verdict.values())),
                                "Ada",
                                date(random),
                                text(random))),
                some(
                        random,
                        3,
                        () -> new ScenarioChange(
                                ids.next("scenario"),
                                text(random),
                                random.nextBoolean(),
                                interval(random, 3),
                                interval(random, 24),
                                interval(random, 36),
                                some(
                                        random,
                                        3,
                                        () -> new ScenarioChange.Effect(
                                                pick(random, List.of(ScenarioChange.EffectKind.values())),
                                                new ScenarioChange.Interval(0.25, 0.5))),
                                random.nextBoolean()
                                        ? "{\"any\": [{\"field\": \"part.tpp\", \"op\": \">=\", \"value\": 4800}, {\"not\": {\"field\": \"site.country\", \"op\": \"in\", \"value\": [\"CN\", \"深\"]}}]}"
                                        : "",
                                "Ada",
                                date(random),
                                text(random))));
    }

    private static ScenarioChange.@Nullable Interval interval(SplittableRandom random, int most) {
        double low = random.nextInt(0, most * 10) / 10.0;
        return random.nextBoolean() ? null : new ScenarioChange.Interval(low, low + random.nextInt(0, 3));
    }

    public static Rack anyRack(
            SplittableRandom random, String id, List<Device> devices, List<String> feeds, String stock) {
        return new Rack(
                id,
                text(random),
                pick(random, RACKS),
                random.nextBoolean() ? "A" : "",
                millimetres(random.nextDouble(-1, 60)),
                millimetres(random.nextDouble(-1, 40)),
                pick(random, List.of(Orientation.values())),
                feeds,
                random.nextBoolean() ? "loop-1" : "",
                stock,
                devices,
                feeds.stream()
                        .filter(_ -> random.nextBoolean())
                        .map(feed -> circuit(random, feed))
                        .toList());
    }

    private static Circuit circuit(SplittableRandom random, String feed) {
        return new Circuit(
                feed,
                random.nextBoolean() ? Optional.of(pick(random, List.of(Phases.values()))) : Optional.empty(),
                random.nextBoolean() ? OptionalInt.of(random.nextInt(1, 84)) : OptionalInt.empty(),
                maybe(random, 6, 125));
    }

    private static Hall hall(SplittableRandom random, Ids ids, int racks, List<StockLot> stock) {
        var list = new ArrayList<Rack>();
        for (int i = 0; i < racks; i++) {
            List<Device> devices = some(
                    random,
                    5,
                    () -> new Device(
                            ids.next("d"),
                            text(random),
                            pick(random, DEVICES),
                            random.nextInt(-2, 90),
                            random.nextBoolean() ? Device.Face.FRONT : Device.Face.REAR,
                            stockId(random, stock)));
            list.add(anyRack(
                    random,
                    ids.next("R"),
                    devices,
                    some(random, 3, () -> "feed-" + random.nextInt(9)),
                    stockId(random, stock)));
        }
        return new Hall(
                ids.next("hall"),
                text(random),
                millimetres(random.nextDouble(1, 80)),
                millimetres(random.nextDouble(1, 60)),
                millimetres(random.nextDouble(2, 8)),
                maybe(random, 5, 20),
                random.nextBoolean() ? 600 : random.nextInt(1, 2000),
                random.nextBoolean() ? "air" : "",
                pick(random, List.of(Hall.Containment.values())),
                random.nextBoolean() ? DeliveryPath.UNSTATED : delivery(random),
                some(
                        random,
                        3,
                        () -> new Hall.Aisle(
                                ids.next("aisle"),
                                text(random),
                                pick(random, List.of(Hall.AisleKind.values())),
                                random.nextDouble(0, 50),
                                random.nextDouble(0, 50),
                                random.nextDouble(0.1, 20),
                                random.nextDouble(0.1, 3))),
                some(random, 2, () -> new Hall.Zone(text(random), random.nextDouble(0, 50), 1, 0.5, 0.5)),
                list);
    }

    private static Site site(SplittableRandom random, Ids ids, List<Hall> halls) {
        return new Site(
                ids.next("site"),
                text(random),
                random.nextBoolean() ? "FR" : "",
                random.nextBoolean() ? "paris" : "",
                maybe(random, -100, 3000),
                maybe(random, 0, 1),
                maybe(random, 0, 1),
                maybe(random, 0, 30),
                random.nextBoolean() ? Site.RuleSet.NEC : Site.RuleSet.IEC,
                maybe(random, 0, 1e5),
                some(random, 5, () -> node(random, ids)),
                some(
                        random,
                        4,
                        () -> new CoolingUnit(
                                ids.next("cool"),
                                text(random),
                                pick(random, List.of(CoolingUnit.Medium.values())),
                                random.nextBoolean() ? "loop-1" : "",
                                random.nextBoolean() ? "crah-liebert-cw-100" : "",
                                maybe(random, 0, 1000),
                                maybe(random, 10, 45),
                                some(random, 2, () -> "node" + random.nextInt(9)),
                                pick(random, List.of(CoolingUnit.Transfer.values())),
                                maybe(random, 0, 50),
                                maybe(random, 0, 300))),
                halls,
                maybe(random, 0, 1),
                random.nextBoolean() ? CoolingPlant.UNSTATED : plant(random),
                maybe(random, 0, 1));
    }

    private static CoolingPlant plant(SplittableRandom random) {
        return new CoolingPlant(
                pick(random, List.of(CoolingPlant.Kind.values())),
                maybe(random, 15, 35),
                maybe(random, 15, 60),
                maybe(random, 0, 0.2),
                maybe(random, 0, 0.2),
                maybe(random, 0, 1),
                maybe(random, 5, 18),
                maybe(random, 1, 200));
    }

    private static DeliveryPath delivery(SplittableRandom random) {
        DeliveryPath path = DeliveryPath.UNSTATED
                .withEntry(text(random))
                .withFilled(random.nextBoolean())
                .withLevel(random.nextBoolean());
        for (DeliveryPath.Limit limit : DeliveryPath.Limit.values()) {
            path = path.with(limit, maybe(random, 1, 50));
        }
        return path;
    }

    private static PowerNode node(SplittableRandom random, Ids ids) {
        return new PowerNode(
                ids.next("node"),
                text(random),
                pick(random, List.of(PowerNode.NodeKind.values())),
                some(random, 2, () -> "node" + random.nextInt(9)),
                pick(random, List.of("", "A", "B")),
                random.nextBoolean() ? "ups-galaxy-vx-1500" : "",
                pick(random, List.of(PowerNode.Wiring.values())),
                maybe(random, 50, 20_000),
                maybe(random, 0, 5000),
                maybe(random, 0, 5000),
                maybe(random, 1, 4000),
                maybe(random, 0.5, 1),
                maybe(random, 0.5, 1),
                random.nextBoolean() ? Optional.of(pick(random, List.of(Phases.values()))) : Optional.empty(),
                random.nextBoolean() ? OptionalInt.of(random.nextInt(1, 84)) : OptionalInt.empty(),
                random.nextBoolean() ? OptionalInt.of(42) : OptionalInt.empty(),
                maybe(random, 1, 1000),
                random.nextBoolean()
                        ? Optional.of(pick(random, List.of(PowerNode.VectorGroup.values())))
                        : Optional.empty(),
                maybe(random, 0, 60));
    }

    private static StockLot lot(SplittableRandom random, Ids ids) {
        return new StockLot(
                ids.next("lot"),
                text(random),
                pick(random, DEVICES),
                random.nextInt(0, 1000),
                random.nextBoolean() ? date(random) : null,
                random.nextBoolean() ? "US" : "",
                text(random),
                random.nextInt(3) == 0 ? null : (Boolean) random.nextBoolean(),
                text(random));
    }

    private static Owner owner(SplittableRandom random, Ids ids) {
        var attestations = new LinkedHashMap<String, Owner.Attestation>();
        for (int i = random.nextInt(3); i > 0; i--) {
            attestations.put(
                    ids.next("owner.fact"), new Owner.Attestation("true", text(random), "2026-01-02", text(random)));
        }
        return new Owner(
                text(random),
                random.nextBoolean() ? "FR" : "",
                random.nextBoolean() ? "US" : "",
                some(random, 2, () -> "BIS_ENTITY_LIST"),
                attestations);
    }

    private static Workload workload(SplittableRandom random, Ids ids, List<Pool> pools) {
        String pool = pools.isEmpty() || random.nextBoolean()
                ? ""
                : pick(random, pools).id();
        return random.nextBoolean()
                ? new Workload.Training(
                        ids.next("job"),
                        text(random),
                        "llama-3.1-70b",
                        pool,
                        Math.rint(random.nextDouble(1e9, 2e13)),
                        8192,
                        random.nextInt(1, 5000),
                        random.nextBoolean() ? "fp8" : "",
                        random.nextBoolean() ? date(random) : null,
                        random.nextBoolean() ? date(random) : null,
                        placement(random, pool, pools),
                        random.nextBoolean())
                : new Workload.Serving(
                        ids.next("job"),
                        text(random),
                        "deepseek-v3",
                        pool,
                        maybe(random, 0, 1000),
                        random.nextInt(1, 100_000),
                        random.nextInt(1, 10_000),
                        maybe(random, 1, 5000),
                        maybe(random, 1, 200),
                        random.nextBoolean() ? 0 : random.nextDouble(),
                        random.nextBoolean() ? "fp8" : "",
                        placement(random, pool, pools));
    }

    private static Workload.Placement placement(SplittableRandom random, String pool, List<Pool> pools) {
        var share = maybe(random, 0.1, 1);
        if (pool.isEmpty() || random.nextBoolean()) {
            return Workload.Placement.ALONE.withShare(share);
        }
        String second = pick(random, pools).id();
        return second.equals(pool)
                ? Workload.Placement.ALONE
                : new Workload.Placement(share, second, maybe(random, 0.1, 1), maybe(random, 1, 800));
    }

    private static Pool.Price price(SplittableRandom random) {
        return random.nextBoolean()
                ? Pool.Price.UNSTATED
                : new Pool.Price(
                        maybe(random, 100, 90_000),
                        maybe(random, 0.5, 20),
                        maybe(random, 1, 10),
                        maybe(random, 0, 0.2));
    }

    private static final class Ids {
        private int last;

        String next(String prefix) {
            return prefix + ++last;
        }
    }

    private static String stockId(SplittableRandom random, List<StockLot> stock) {
        return stock.isEmpty() || random.nextBoolean()
                ? ""
                : pick(random, stock).id();
    }

    private static LocalDate date(SplittableRandom random) {
        return LocalDate.of(2022, 1, 1).plusDays(random.nextInt(0, 1800));
    }

    private static String text(SplittableRandom random) {
        return pick(random, TEXTS);
    }

    private static OptionalDouble maybe(SplittableRandom random, double low, double high) {
        return random.nextInt(3) == 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble(low, high));
    }

    private static double millimetres(double value) {
        return Math.rint(value * 1000) / 1000;
    }

    private static <T> T pick(SplittableRandom random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<String> sample(SplittableRandom random, List<String> list) {
        return list.stream().filter(_ -> random.nextInt(3) == 0).toList();
    }

    private static <T> List<T> some(SplittableRandom random, int most, java.util.function.Supplier<T> make) {
        var list = new ArrayList<T>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(make.get());
        }
        return list;
    }
}
