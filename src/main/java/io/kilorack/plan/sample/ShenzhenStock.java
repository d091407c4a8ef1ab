package io.kilorack.plan.sample;

import static io.kilorack.plan.sample.Make.air;
import static io.kilorack.plan.sample.Make.busway;
import static io.kilorack.plan.sample.Make.cabinet;
import static io.kilorack.plan.sample.Make.none;
import static io.kilorack.plan.sample.Make.some;
import static io.kilorack.plan.sample.Make.stack;
import static io.kilorack.plan.sample.Make.ups;

import io.kilorack.plan.CoolingPlant;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.DeliveryPath;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A Chinese fleet that lives on what it bought in time: H800 from before October 2023, H20 from before
/// April 2025, and Ascend 910C for growth. Every lot is judged by the law of its own day.
final class ShenzhenStock {
    private static final String H800 = "lot-h800";
    private static final String H20 = "lot-h20-2024";
    private static final String H20_LAST = "lot-h20-2025";
    private static final String ASCEND = "lot-910c";

    private static final double WIDE = 0.75;
    private static final double DEEP = 1.2;

    private static final Design H800_RACK =
            cabinet("rack-48u-750", WIDE, DEEP, stack(4, "hgx-h800-8u", 1, 9, H800), stack(1, "sw-sn2201", 47, 1, ""));
    private static final Design H20_RACK = cabinet(
            "rack-42u-750", WIDE, DEEP, stack(3, "inspur-nf5688g7-h20", 1, 8, H20), stack(1, "sw-sn2201", 41, 1, ""));
    private static final Design H20_LAST_RACK = cabinet(
            "rack-42u-750",
            WIDE,
            DEEP,
            stack(3, "xfusion-g8600-h20", 1, 10, H20_LAST),
            stack(1, "sw-sn2201", 41, 1, ""));
    private static final Design ASCEND_RACK = cabinet(
            "rack-48u-750", WIDE, DEEP, stack(2, "atlas-800t-a3", 1, 12, ASCEND), stack(1, "ce9855-32dq", 46, 1, ""));
    private static final Design NETWORK =
            cabinet("rack-42u-750", WIDE, DEEP, stack(6, "xh9210-32", 14, 2, ""), stack(2, "ce9855-32dq", 30, 2, ""));

    private ShenzhenStock() {}

    static Plan plan() {
        var racks = new ArrayList<Rack>();
        row(racks, "A", 2.4, Orientation.SOUTH, List.of(new Run(8, H800_RACK, "1"), new Run(2, NETWORK, "1")));
        row(
                racks,
                "B",
                5.4,
                Orientation.NORTH,
                List.of(new Run(8, H20_RACK, "2"), new Run(1, NETWORK, "2"), new Run(4, H20_LAST_RACK, "2")));
        row(racks, "C", 7.8, Orientation.SOUTH, List.of(new Run(8, ASCEND_RACK, "3"), new Run(1, NETWORK, "3")));
        return new Plan(
                "Shenzhen stock",
                "Kilorack",
                "Sample: H800 and H20 servers bought before the rules changed, and Ascend 910C added. Move the date"
                        + " and see what each lot may still do.",
                LocalDate.of(2026, 11, 23),
                Make.owner(
                        "南山智算有限公司",
                        "CN",
                        "CN",
                        Map.of(
                                "site.state_funded", "Private capital only.",
                                "site.is_new_or_expanded", "An existing hall, no new building.",
                                "event.counterparty_applies_us_controls", "Suppliers in China.")),
                List.of(site(racks)),
                stock(),
                List.of(
                        pool("pool-h800", "H800", racks, "A"),
                        pool("pool-h20", "H20", racks, "B"),
                        pool("pool-910c", "Ascend 910C", racks, "C")),
                List.of(
                        new Workload.Training(
                                "train-qwen",
                                "Train Qwen3 235B",
                                "qwen3-235b-a22b",
                                "pool-h800",
                                5e11,
                                4096,
                                512,
                                "bf16",
                                LocalDate.of(2027, 1, 1),
                                LocalDate.of(2027, 6, 30)),
                        new Workload.Serving(
                                "serve-qwen",
                                "Serve Qwen3 235B",
                                "qwen3-235b-a22b",
                                "pool-h20",
                                some(40),
                                2000,
                                500,
                                some(2000),
                                some(50),
                                0.3,
                                "fp8"),
                        new Workload.Training(
                                "train-pangu",
                                "Train Pangu Pro MoE",
                                "pangu-pro-moe-72b",
                                "pool-910c",
                                1e12,
                                4096,
                                512,
                                "bf16",
                                LocalDate.of(2027, 1, 1),
                                LocalDate.of(2027, 6, 30))),
                List.of());
    }

    private record Run(int racks, Design design, String busway) {}

    private static void row(List<Rack> racks, String row, double y, Orientation front, List<Run> runs) {
        int number = 1;
        double at = 2.4;
        for (Run run : runs) {
            for (int i = 0; i < run.racks; i++) {
                String id = row + (number < 10 ? "0" : "") + number++;
                List<String> feeds = List.of("bw-" + run.busway + "a", "bw-" + run.busway + "b");
                racks.add(Make.rack(id, row, run.design, at, y, front, feeds, ""));
                at += run.design.widthM();
            }
        }
    }

    private static Pool pool(String id, String name, List<Rack> racks, String row) {
        return new Pool(
                id,
                name,
                racks.stream()
                        .filter(rack -> rack.row().equals(row))
                        .filter(rack -> rack.devices().stream()
                                .noneMatch(device -> device.modelId().equals("xh9210-32")))
                        .map(Rack::id)
                        .toList());
    }

    private static Site site(List<Rack> racks) {
        return new Site(
                        "site-1",
                        "Shenzhen Nanshan",
                        "CN",
                        "shenzhen",
                        some(20),
                        none(),
                        some(0.095),
                        some(6),
                        Site.RuleSet.IEC,
                        some(1600),
                        chain(),
                        List.of(
                                fanWall(1, "a", "b"),
                                fanWall(2, "b", "a"),
                                fanWall(3, "a", "b"),
                                fanWall(4, "b", "a"),
                                fanWall(5, "a", "b"),
                                fanWall(6, "b", "a"),
                                fanWall(7, "a", "b"),
                                fanWall(8, "b", "a"),
                                chiller(1, "a", "b"),
                                chiller(2, "b", "a"),
                                chiller(3, "a", "b")),
                        List.of(new Hall(
                                        "hall-1",
                                        "Hall 1",
                                        15,
                                        13.2,
                                        4.2,
                                        some(16),
                                        600,
                                        "hall-air",
                                        List.of(
                                                Make.hot(1, 2.4, 1.2, 9.75, 1.2),
                                                Make.cold(1, 2.4, 3.6, 9.75, 1.8),
                                                Make.hot(2, 2.4, 6.6, 9.75, 1.2),
                                                Make.cold(2, 2.4, 9, 6.75, 1.8)),
                                        List.of(),
                                        racks)
                                .withContainment(Hall.Containment.HOT_AISLE)
                                .withDelivery(Make.delivery("Goods lift 2, third floor", 15, 4.5)
                                        .with(DeliveryPath.Limit.LIFT_MASS, some(1600))
                                        .with(DeliveryPath.Limit.PATH_KPA, some(16)))))
                .withPlant(
                        CoolingPlant.of(CoolingPlant.Kind.WATER_COOLED_CHILLER).withWaterM3(some(12)))
                .withThirdHarmonic(some(Make.THIRD_HARMONIC));
    }

    /// On the main boards: the UPS of this older hall have no room for them, so the fans stand still until
    /// the generators carry load.
    private static CoolingUnit fanWall(int number, String first, String second) {
        return Make.fed(
                air("fw-" + number, "Fan wall " + number, "hall-air", "fusioncol8000-c150"),
                6,
                0,
                "msb-" + first,
                "msb-" + second);
    }

    private static CoolingUnit chiller(int number, String first, String second) {
        return Make.fed(
                Make.chiller("chiller-" + number, "Chiller " + number, 500), 90, 180, "msb-" + first, "msb-" + second);
    }

    private static List<PowerNode> chain() {
        var chain = new ArrayList<PowerNode>();
        chain.add(Make.utility("grid", "Grid 10 kV", 1600, 10_000));
        chain.add(Make.generator("gen", "Generators 1.6 MW", 1600).withStartSeconds(some(10)));
        for (String side : List.of("a", "b")) {
            String tag = side.toUpperCase(java.util.Locale.ROOT);
            chain.add(Make.transformer("tr-" + side, "Transformer " + tag, "grid", tag, 1600));
            chain.add(Make.transfer("ats-" + side, "Transfer switch " + tag, List.of("tr-" + side, "gen"), tag, 2500));
            chain.add(Make.switchgear("msb-" + side, "Main board " + tag, "ats-" + side, tag, 2500));
            chain.add(ups("ups-" + side, "UPS " + tag, "msb-" + side, tag, "ups5000-h-1200", 1200, 0.975));
            chain.add(busway("bw-1" + side, "Busway 1" + tag, "ups-" + side, tag, "busway-415v-800a", 800));
            chain.add(busway("bw-3" + side, "Busway 3" + tag, "ups-" + side, tag, "busway-415v-800a", 800));
            chain.add(busway("bw-2" + side, "Busway 2" + tag, "ups-" + side, tag, "busway-415v-800a", 800));
        }
        return chain;
    }

    private static List<StockLot> stock() {
        return List.of(
                new StockLot(
                        H800,
                        "H800 servers, 2023",
                        "hgx-h800-8u",
                        32,
                        LocalDate.of(2023, 8, 14),
                        "US",
                        "NVIDIA channel",
                        true,
                        "Before the rule of 17 October 2023."),
                new StockLot(
                        H20,
                        "H20 servers, 2024",
                        "inspur-nf5688g7-h20",
                        24,
                        LocalDate.of(2024, 10, 8),
                        "CN",
                        "Inspur",
                        true,
                        "Before the licence requirement of April 2025."),
                new StockLot(
                        H20_LAST,
                        "H20 servers, last call",
                        "xfusion-g8600-h20",
                        12,
                        LocalDate.of(2025, 3, 20),
                        "CN",
                        "xFusion",
                        true,
                        "Three weeks before the licence requirement of April 2025."),
                new StockLot(
                        ASCEND,
                        "Atlas 800T A3",
                        "atlas-800t-a3",
                        16,
                        LocalDate.of(2026, 9, 1),
                        "CN",
                        "Huawei",
                        null,
                        "Domestic purchase."));
    }
}
