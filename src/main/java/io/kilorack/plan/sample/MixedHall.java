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

import io.kilorack.plan.CoolingPlant;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Rack.Orientation;
import io.kilorack.plan.Site;
import io.kilorack.plan.StockLot;
import io.kilorack.plan.Waiver;
import io.kilorack.plan.Workload;
import io.kilorack.plan.sample.Make.Design;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A hall of 52 racks in three rows on a slab for 25 kPa, fed twice. Four DGX H100 per rack as in NVIDIA's
/// reference (41 kW); the Ascend rows are smaller in power and larger in number.
final class MixedHall {
    private static final String H100_2023 = "lot-h100-2023";
    private static final String H100_2024 = "lot-h100-2024";
    private static final String ATLAS_A2 = "lot-atlas-a2";
    private static final String ATLAS_A3 = "lot-atlas-a3";
    private static final String NVL72 = "lot-nvl72";

    private static final double WIDE = 0.75;
    private static final double DEEP = 1.2;

    private static final Design DGX_2023 = cabinet(
            "rack-48u-750", WIDE, DEEP, stack(4, "dgx-h100", 1, 9, H100_2023), stack(1, "sw-sn2201", 47, 1, ""));
    private static final Design DGX_2024 = cabinet(
            "rack-48u-750", WIDE, DEEP, stack(4, "dgx-h100", 1, 9, H100_2024), stack(1, "sw-sn2201", 47, 1, ""));
    private static final Design NDR =
            cabinet("rack-48u-750", WIDE, DEEP, behind(6, "sw-qm9700", 13, 2), stack(2, "sw-sn2201", 44, 1, ""));
    private static final Design A2 = cabinet(
            "rack-42u-750", WIDE, DEEP, stack(4, "atlas-800t-a2", 1, 6, ATLAS_A2), stack(1, "sw-sn2201", 41, 1, ""));
    private static final Design ROCE =
            cabinet("rack-42u-750", WIDE, DEEP, stack(8, "xh9210-32", 12, 2, ""), stack(2, "xh9330-128", 30, 4, ""));
    private static final Design A3 = cabinet(
            "rack-48u-750", WIDE, DEEP, stack(2, "atlas-800t-a3", 1, 12, ATLAS_A3), stack(1, "sw-sn2201", 47, 1, ""));
    private static final Design STORAGE =
            cabinet("rack-42u-750", WIDE, DEEP, stack(6, "stor-ddn-ai400x2", 5, 3, ""), behind(2, "sw-sn3700", 38, 1));
    private static final Design GB200 = new Design("gb200-nvl72", 0.6, 1.068, NVL72, List.of());

    private MixedHall() {}

    static Plan plan() {
        var racks = new ArrayList<Rack>();
        row(
                racks,
                "A",
                2.4,
                2.4,
                Orientation.SOUTH,
                List.of(
                        new Run(8, DGX_2023, "1", 3),
                        new Run(2, NDR, "1", 2),
                        new Run(2, NDR, "2", 2),
                        new Run(4, DGX_2023, "2", 3),
                        new Run(4, DGX_2024, "2", 3)));
        row(
                racks,
                "B",
                2.4,
                5.4,
                Orientation.NORTH,
                List.of(
                        new Run(8, A2, "3", 2),
                        new Run(1, ROCE, "3", 2),
                        new Run(1, STORAGE, "3", 2),
                        new Run(1, STORAGE, "4", 2),
                        new Run(1, ROCE, "4", 2),
                        new Run(8, A2, "4", 2)));
        row(racks, "C", 2.4, 7.8, Orientation.SOUTH, List.of(new Run(8, A3, "5", 2), new Run(2, ROCE, "5", 2)));
        for (int i = 0; i < 2; i++) {
            racks.add(Make.rack(
                    "C" + (11 + i), "C", GB200, 11.4 + i * 0.6, 7.932, Orientation.SOUTH, feeds("6", 2), "loop-1"));
        }
        return new Plan(
                "Mixed hall",
                "Kilorack",
                "Sample: 512 H100, 144 GB200, 512 Ascend 910B and 128 Ascend 910C in one hall near Paris. Drag a rack,"
                        + " change the date, export.",
                LocalDate.of(2026, 11, 23),
                Make.owner("Lumière Calcul SAS", "FR", "FR"),
                List.of(site(Make.turned(racks))),
                stock(),
                List.of(
                        pool("pool-h100", "DGX H100", racks, "dgx-h100"),
                        new Pool("pool-gb200", "GB200 NVL72", List.of("C11", "C12")),
                        pool("pool-910b", "Atlas 800T A2", racks, "atlas-800t-a2"),
                        pool("pool-910c", "Atlas 800T A3", racks, "atlas-800t-a3")),
                workloads(),
                List.of(waiver("ascend-910b2"), waiver(ATLAS_A2)));
    }

    /// Shows how a finding is accepted by name: the lot bought before the guidance stays in use, the later
    /// one is left open.
    private static Waiver waiver(String subject) {
        return new Waiver(
                "exposure.licence",
                subject,
                "General counsel (sample)",
                LocalDate.of(2026, 11, 1),
                "Bought before the guidance of 13 May 2025; use under review, no new purchases.");
    }

    private record Run(int racks, Design design, String busway, int sides) {}

    private static void row(List<Rack> racks, String row, double x, double y, Orientation front, List<Run> runs) {
        int number = 1;
        double at = x;
        for (Run run : runs) {
            for (int i = 0; i < run.racks; i++) {
                String id = row + (number < 10 ? "0" : "") + number++;
                racks.add(Make.rack(id, row, run.design, at, y, front, feeds(run.busway, run.sides), ""));
                at += run.design.widthM();
            }
        }
    }

    private static List<String> feeds(String busway, int sides) {
        return Stream.of("a", "b", "c")
                .limit(sides)
                .map(side -> "bw-" + busway + side)
                .toList();
    }

    private static Pool pool(String id, String name, List<Rack> racks, String model) {
        return new Pool(
                id,
                name,
                racks.stream()
                        .filter(rack -> rack.devices().stream()
                                .anyMatch(device -> device.modelId().equals(model)))
                        .map(Rack::id)
                        .toList());
    }

    private static Site site(List<Rack> racks) {
        return new Site(
                        "site-1",
                        "Marcoussis",
                        "FR",
                        "paris",
                        some(110),
                        none(),
                        some(0.11),
                        some(9),
                        Site.RuleSet.IEC,
                        some(3000),
                        chain(),
                        List.of(
                                crah(1, "a", "b"),
                                crah(2, "b", "a"),
                                crah(3, "a", "b"),
                                crah(4, "b", "a"),
                                crah(5, "a", "b"),
                                crah(6, "b", "a"),
                                cdu(1, "a", "b"),
                                cdu(2, "b", "a"),
                                chiller(1, "a", "b"),
                                chiller(2, "b", "a"),
                                chiller(3, "a", "b")),
                        List.of(new Hall(
                                        "hall-1",
                                        "Hall 1",
                                        19.8,
                                        13.2,
                                        4.5,
                                        some(25),
                                        600,
                                        "hall-air",
                                        List.of(
                                                Make.hot(1, 2.4, 1.2, 15, 1.2),
                                                Make.cold(1, 2.4, 3.6, 15, 1.8),
                                                Make.hot(2, 2.4, 6.6, 15, 1.2),
                                                Make.cold(2, 2.4, 9, 10.2, 1.8),
                                                new Hall.Aisle(
                                                        "service-1",
                                                        "Service way",
                                                        Hall.AisleKind.SERVICE,
                                                        17.4,
                                                        1.2,
                                                        1.8,
                                                        10.8)),
                                        List.of(
                                                new Hall.Zone("Column", 0.6, 6.9, 0.4, 0.4),
                                                new Hall.Zone("", 17.4, 12.6, 1.8, 0.6)),
                                        racks)
                                .withContainment(Hall.Containment.HOT_AISLE)
                                .withDelivery(Make.delivery("Dock 1, ground floor", 18.3, 13.2))))
                .withPlant(CoolingPlant.of(CoolingPlant.Kind.WATER_ECONOMIZER).withWaterM3(some(20)))
                .withThirdHarmonic(some(Make.THIRD_HARMONIC));
    }

    /// Fans run on through the start of the generators: the air of the hall holds for about ten seconds.
    private static CoolingUnit crah(int number, String first, String second) {
        return Make.fed(
                air("crah-" + number, "CRAH " + number, "hall-air", "crah-liebert-cwa-400"),
                20,
                0,
                "ups-" + first + "1",
                "ups-" + second + "1");
    }

    /// Pumps too: what is in the cold plates holds for twenty.
    private static CoolingUnit cdu(int number, String first, String second) {
        return Make.fed(
                liquid("cdu-" + number, "CDU " + number, "loop-1", "cdu-vertiv-450"),
                6,
                0,
                "ups-" + first + "1",
                "ups-" + second + "1");
    }

    /// Compressors wait for the generators; the buffer tank carries the hall meanwhile. Warm water keeps
    /// their draw low: 1 000 kW at a coefficient of performance of seven.
    private static CoolingUnit chiller(int number, String first, String second) {
        return Make.fed(
                Make.chiller("chiller-" + number, "Chiller " + number, 1000),
                140,
                180,
                "msb-" + first,
                "msb-" + second);
    }

    /// Two sides from the medium voltage down, either carries the whole hall. The DGX racks have a third:
    /// of their six supplies four must stay, which two feeds cannot give (rule E09).
    private static List<PowerNode> chain() {
        var chain = new ArrayList<PowerNode>();
        chain.add(Make.utility("grid", "Grid 20 kV", 3000, 20_000));
        chain.add(Make.generator("gen", "Generators 3 MW", 3000).withStartSeconds(some(10)));
        for (String side : List.of("a", "b", "c")) {
            boolean third = side.equals("c");
            String tag = side.toUpperCase(java.util.Locale.ROOT);
            chain.add(Make.transformer("tr-" + side, "Transformer " + tag, "grid", tag, third ? 1250 : 2500));
            chain.add(Make.transfer(
                    "ats-" + side, "Transfer switch " + tag, List.of("tr-" + side, "gen"), tag, third ? 2000 : 4000));
            chain.add(Make.switchgear("msb-" + side, "Main board " + tag, "ats-" + side, tag, third ? 2000 : 4000));
            chain.add(
                    ups("ups-" + side + "1", "UPS " + tag + "1", "msb-" + side, tag, "ups-galaxy-vx-1500", 1500, 0.97));
            chain.add(bus("1", side, "ups-" + side + "1", 800));
            chain.add(bus("2", side, "ups-" + side + "1", 800));
            if (!third) {
                chain.add(ups(
                        "ups-" + side + "2", "UPS " + tag + "2", "msb-" + side, tag, "ups5000-h-1200", 1200, 0.975));
                chain.add(bus("3", side, "ups-" + side + "2", 400));
                chain.add(bus("4", side, "ups-" + side + "2", 400));
                chain.add(bus("5", side, "ups-" + side + "2", 800));
                chain.add(bus("6", side, "ups-" + side + "1", 800));
            }
        }
        return chain;
    }

    private static PowerNode bus(String number, String side, String source, int amps) {
        String tag = side.toUpperCase(java.util.Locale.ROOT);
        return busway("bw-" + number + side, "Busway " + number + tag, source, tag, "busway-415v-" + amps + "a", amps);
    }

    private static List<StockLot> stock() {
        return List.of(
                new StockLot(
                        H100_2023,
                        "DGX H100, 2023",
                        "dgx-h100",
                        48,
                        LocalDate.of(2023, 12, 15),
                        "US",
                        "NVIDIA",
                        true,
                        "Delivered to France."),
                new StockLot(
                        H100_2024,
                        "DGX H100, 2024",
                        "dgx-h100",
                        16,
                        LocalDate.of(2024, 9, 20),
                        "US",
                        "NVIDIA",
                        true,
                        "Delivered to France."),
                new StockLot(
                        ATLAS_A2,
                        "Atlas 800T A2",
                        "atlas-800t-a2",
                        64,
                        LocalDate.of(2024, 11, 5),
                        "CN",
                        "Huawei",
                        null,
                        "Before the guidance of 13 May 2025 on Ascend."),
                new StockLot(
                        ATLAS_A3,
                        "Atlas 800T A3",
                        "atlas-800t-a3",
                        16,
                        LocalDate.of(2025, 9, 10),
                        "CN",
                        "Huawei",
                        null,
                        "After the guidance of 13 May 2025 on Ascend."),
                new StockLot(
                        NVL72,
                        "GB200 NVL72",
                        "gb200-nvl72",
                        2,
                        LocalDate.of(2025, 10, 1),
                        "TW",
                        "NVIDIA / OEM",
                        true,
                        ""));
    }

    private static List<Workload> workloads() {
        return List.of(
                new Workload.Training(
                        "train-llama",
                        "Train Llama 70B",
                        "llama-3.1-70b",
                        "pool-h100",
                        2e12,
                        8192,
                        512,
                        "bf16",
                        LocalDate.of(2026, 12, 1),
                        LocalDate.of(2027, 3, 31)),
                new Workload.Serving(
                        "serve-deepseek",
                        "Serve DeepSeek-V3",
                        "deepseek-v3",
                        "pool-gb200",
                        some(30),
                        2000,
                        500,
                        some(2000),
                        some(50),
                        0.2,
                        "fp8"),
                new Workload.Training(
                        "train-pangu",
                        "Train Pangu Pro MoE",
                        "pangu-pro-moe-72b",
                        "pool-910b",
                        3e12,
                        4096,
                        1024,
                        "bf16",
                        LocalDate.of(2026, 12, 1),
                        LocalDate.of(2027, 4, 30)),
                new Workload.Serving(
                        "serve-qwen",
                        "Serve Qwen3 32B",
                        "qwen3-32b",
                        "pool-910c",
                        some(20),
                        1500,
                        400,
                        some(2000),
                        some(50),
                        0.2,
                        ""));
    }
}
