package io.kilorack.plan.sample;

import static io.kilorack.plan.sample.Make.air;
import static io.kilorack.plan.sample.Make.behind;
import static io.kilorack.plan.sample.Make.busway;
import static io.kilorack.plan.sample.Make.cabinet;
import static io.kilorack.plan.sample.Make.liquid;
import static io.kilorack.plan.sample.Make.none;
import static io.kilorack.plan.sample.Make.some;
import static io.kilorack.plan.sample.Make.stack;
import static io.kilorack.plan.sample.Make.ups;

import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Rack.Orientation;
import io.kilorack.plan.Site;
import io.kilorack.plan.StockLot;
import io.kilorack.plan.Workload;
import io.kilorack.plan.sample.Make.Design;
import io.kilorack.quantity.Guard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A campus for work at scale: halls of up to 400 racks in rows of 20, every row of one design, every row
/// on its own pair of busways.
final class LargePlan {
    private static final int PER_ROW = 20;
    private static final int ROWS_PER_HALL = 20;
    private static final int MOST_RACKS = 1_000_000;

    private record Family(String pool, Design design, int weight, String loop) {}

    private static final List<Family> FAMILIES = List.of(
            new Family(
                    "H100",
                    cabinet(
                            "rack-48u-750",
                            0.75,
                            1.2,
                            stack(4, "dgx-h100", 1, 9, "lot-h100"),
                            stack(1, "sw-sn2201", 47, 1, "")),
                    5,
                    ""),
            new Family(
                    "B200",
                    cabinet(
                            "rack-48u-750",
                            0.75,
                            1.2,
                            stack(3, "dgx-b200", 1, 12, "lot-b200"),
                            stack(1, "sw-sn2201", 47, 1, "")),
                    2,
                    ""),
            new Family(
                    "910B",
                    cabinet(
                            "rack-42u-750",
                            0.75,
                            1.2,
                            stack(4, "atlas-800t-a2", 1, 6, "lot-910b"),
                            stack(1, "xh9210-32", 40, 1, "")),
                    5,
                    ""),
            new Family(
                    "910C",
                    cabinet(
                            "rack-48u-750",
                            0.75,
                            1.2,
                            stack(2, "atlas-800t-a3", 1, 12, "lot-910c"),
                            stack(1, "xh9210-32", 46, 1, "")),
                    4,
                    ""),
            new Family("GB200", new Design("gb200-nvl72", 0.6, 1.068, "lot-nvl72", List.of()), 2, "loop"),
            new Family(
                    "",
                    cabinet(
                            "rack-42u-750",
                            0.75,
                            1.2,
                            behind(8, "sw-qm9700", 10, 2),
                            stack(4, "stor-ddn-ai400x2", 28, 3, "")),
                    2,
                    ""));

    private LargePlan() {}

    /// @param rackPdus draws two rack PDUs for every rack as nodes of the power chain
    static Plan plan(int racks, long seed, boolean rackPdus) {
        Guard.inRange("racks", racks, 1, MOST_RACKS);
        var random = new SplittableRandom(seed);
        var halls = new ArrayList<Hall>();
        var chain = new ArrayList<PowerNode>();
        var cooling = new ArrayList<CoolingUnit>();
        List<List<String>> members = FAMILIES.stream()
                .map(_ -> (List<String>) new ArrayList<String>())
                .toList();
        chain.add(Make.utility("grid", "Grid", 1000.0 * racks / 10 + 1000, 110_000));
        int made = 0;
        while (made < racks) {
            int number = halls.size() + 1;
            int here = Math.min(racks - made, PER_ROW * ROWS_PER_HALL);
            var pdus = new ArrayList<PowerNode>();
            halls.add(hall(number, made, here, random, members, rackPdus ? pdus : null));
            chain.addAll(chain(number, (here + PER_ROW - 1) / PER_ROW));
            chain.addAll(pdus);
            cooling.addAll(cooling(number, here));
            made += here;
        }
        return new Plan(
                "Campus of " + racks + " racks",
                "Kilorack",
                "Made for work at scale, seed " + seed + ".",
                LocalDate.of(2026, 11, 23),
                Make.owner("Nordlys Compute AS", "NO", "NO"),
                List.of(new Site(
                                "site-1",
                                "Campus",
                                "NO",
                                "oslo",
                                some(100),
                                none(),
                                some(0.06),
                                none(),
                                Site.RuleSet.IEC,
                                none(),
                                chain,
                                cooling,
                                halls)
                        .withThirdHarmonic(some(Make.THIRD_HARMONIC))),
                stock(racks),
                pools(members),
                workloads(members),
                List.of());
    }

    /// @param pdus takes the rack PDUs; null where racks plug into the busways
    private static Hall hall(
            int number,
            int before,
            int racks,
            SplittableRandom random,
            List<List<String>> members,
            @Nullable List<PowerNode> pdus) {
        var list = new ArrayList<Rack>(racks);
        var aisles = new ArrayList<Hall.Aisle>();
        int rows = (racks + PER_ROW - 1) / PER_ROW;
        for (int row = 0; row < rows; row++) {
            // pairs of rows look at each other over a cold aisle of 1.8 m, with a hot aisle of 1.2 m behind
            double y = 2.4 + row / 2 * 5.4 + (row % 2 == 0 ? 0 : 3);
            Orientation front = row % 2 == 0 ? Orientation.SOUTH : Orientation.NORTH;
            if (row % 2 == 0) {
                aisles.add(new Hall.Aisle(
                        "cold-" + number + "-" + row / 2, "", Hall.AisleKind.COLD, 2.4, y + 1.2, 15, 1.8));
            }
            int index = pick(random);
            Family family = FAMILIES.get(index);
            List<String> feeds = List.of(bus(number, row, "a"), bus(number, row, "b"));
            String loop = family.loop.isEmpty() ? "" : "loop-" + number;
            for (int i = 0; i < PER_ROW && row * PER_ROW + i < racks; i++) {
                String id = "R" + (before + row * PER_ROW + i + 1);
                List<String> plugs = feeds;
                if (pdus != null) {
                    plugs = List.of("pdu-" + id + "a", "pdu-" + id + "b");
                    double amps = family.loop.isEmpty() ? 125 : 250;
                    for (int side = 0; side < 2; side++) {
                        pdus.add(Make.rackPdu(plugs.get(side), feeds.get(side), side == 0 ? "A" : "B", amps, i % 3));
                    }
                }
                double depth = family.design.depthM();
                double top = front == Orientation.SOUTH ? y + 1.2 - depth : y;
                list.add(Make.rack(
                        id,
                        "H" + number + "-" + (row + 1),
                        family.design,
                        2.4 + i * family.design.widthM(),
                        top,
                        front,
                        plugs,
                        loop));
                members.get(index).add(id);
            }
        }
        double depth = Math.rint((2.4 + (rows + 1) / 2 * 5.4 + 1.2) * 10) / 10;
        return new Hall(
                "hall-" + number,
                "Hall " + number,
                19.8,
                depth,
                4.5,
                some(25),
                600,
                "air-" + number,
                aisles,
                List.of(),
                list);
    }

    private static int pick(SplittableRandom random) {
        int at = random.nextInt(FAMILIES.stream().mapToInt(Family::weight).sum());
        int index = 0;
        while (at >= FAMILIES.get(index).weight) {
            at -= FAMILIES.get(index++).weight;
        }
        return index;
    }

    private static String bus(int hall, int row, String side) {
        return "bw-" + hall + "-" + (row + 1) + side;
    }

    /// Six levels from the grid to a rack: on each side a transformer, a main board, a UPS and a
    /// distribution unit carry five rows, each row over a busway.
    private static List<PowerNode> chain(int hall, int rows) {
        var chain = new ArrayList<PowerNode>();
        for (String side : List.of("a", "b")) {
            String tag = side.toUpperCase(java.util.Locale.ROOT);
            for (int row = 0; row < rows; row++) {
                int group = row / 5 + 1;
                String ups = "ups-" + hall + "-" + group + side;
                if (row % 5 == 0) {
                    String transformer = "tr-" + hall + "-" + group + side;
                    String board = "msb-" + hall + "-" + group + side;
                    chain.add(Make.transformer(transformer, "", "grid", tag, 16_000));
                    chain.add(Make.switchgear(board, "", transformer, tag, 25_000));
                    chain.add(ups(ups, "", board, tag, "", 15_000, 0.97));
                    chain.add(Make.distribution("pdu-" + hall + "-" + group + side, "", ups, tag, 25_000));
                }
                chain.add(busway(bus(hall, row, side), "", "pdu-" + hall + "-" + group + side, tag, "", 5000));
            }
        }
        return chain;
    }

    private static List<CoolingUnit> cooling(int hall, int racks) {
        var units = new ArrayList<CoolingUnit>();
        for (int i = 0; i < racks / 8 + 2; i++) {
            units.add(fed(air("crah-" + hall + "-" + (i + 1), "", "air-" + hall, "crah-liebert-cwa-400"), 20, hall, i));
        }
        for (int i = 0; i < racks / 60 + 2; i++) {
            units.add(
                    fed(liquid("cdu-" + hall + "-" + (i + 1), "", "loop-" + hall, "cdu-coolit-chx2000"), 25, hall, i));
        }
        return units;
    }

    /// Behind a transfer switch on the first distribution units of the hall, half of them preferring
    /// side A.
    private static CoolingUnit fed(CoolingUnit unit, double drawKw, int hall, int number) {
        String first = number % 2 == 0 ? "a" : "b";
        String second = number % 2 == 0 ? "b" : "a";
        return Make.fed(unit, drawKw, 0, "pdu-" + hall + "-1" + first, "pdu-" + hall + "-1" + second);
    }

    private static List<StockLot> stock(int racks) {
        return List.of(
                lot("lot-h100", "dgx-h100", 4 * racks, LocalDate.of(2023, 12, 15), "US"),
                lot("lot-b200", "dgx-b200", 3 * racks, LocalDate.of(2025, 4, 1), "US"),
                lot("lot-910b", "atlas-800t-a2", 4 * racks, LocalDate.of(2024, 11, 5), "CN"),
                lot("lot-910c", "atlas-800t-a3", 2 * racks, LocalDate.of(2025, 9, 10), "CN"),
                lot("lot-nvl72", "gb200-nvl72", racks, LocalDate.of(2025, 10, 1), "TW"));
    }

    private static StockLot lot(String id, String model, int quantity, LocalDate acquired, String from) {
        return new StockLot(id, "", model, quantity, acquired, from, "", null, "");
    }

    private static List<Pool> pools(List<List<String>> members) {
        var pools = new ArrayList<Pool>();
        for (int i = 0; i < FAMILIES.size(); i++) {
            if (!FAMILIES.get(i).pool.isEmpty() && !members.get(i).isEmpty()) {
                pools.add(new Pool(
                        "pool-" + FAMILIES.get(i).pool.toLowerCase(java.util.Locale.ROOT),
                        FAMILIES.get(i).pool,
                        members.get(i)));
            }
        }
        return pools;
    }

    private static List<Workload> workloads(List<List<String>> members) {
        var workloads = new ArrayList<Workload>();
        for (Pool pool : pools(members)) {
            workloads.add(new Workload.Training(
                    "train-" + pool.id(),
                    "Train on " + pool.name(),
                    "llama-3.1-405b",
                    pool.id(),
                    1e13,
                    8192,
                    2048,
                    "bf16",
                    LocalDate.of(2027, 1, 1),
                    LocalDate.of(2027, 12, 31)));
            workloads.add(new Workload.Serving(
                    "serve-" + pool.id(),
                    "Serve from " + pool.name(),
                    "deepseek-v3",
                    pool.id(),
                    none(),
                    2000,
                    500,
                    some(2000),
                    some(50),
                    0.2,
                    ""));
        }
        return workloads;
    }
}
