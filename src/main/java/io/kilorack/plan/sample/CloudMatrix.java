package io.kilorack.plan.sample;

import static io.kilorack.plan.sample.Make.air;
import static io.kilorack.plan.sample.Make.busway;
import static io.kilorack.plan.sample.Make.liquid;
import static io.kilorack.plan.sample.Make.none;
import static io.kilorack.plan.sample.Make.some;
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
import io.kilorack.plan.Workload.Placement;
import io.kilorack.plan.sample.Make.Design;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The two largest scale-up systems one can buy from either side, in one hall, at work together and each
/// alone.
final class CloudMatrix {
    private CloudMatrix() {}

    static Plan plan() {
        Rack cloudMatrix = Make.rack(
                "CM1",
                "A",
                new Design("atlas-900-a3-superpod", 9.6, 1.15, "lot-cloudmatrix", List.of()),
                2.4,
                2.45,
                Orientation.SOUTH,
                List.of("bw-cm-a", "bw-cm-b"),
                "loop-1");
        Rack nvl72 = Make.rack(
                "NV1",
                "B",
                new Design("gb200-nvl72", 0.6, 1.068, "lot-nvl72", List.of()),
                2.4,
                5.4,
                Orientation.NORTH,
                List.of("bw-nv-a", "bw-nv-b"),
                "loop-1");
        return new Plan(
                "CloudMatrix 384 beside GB200 NVL72",
                "Kilorack",
                "Sample: 384 Ascend 910C in sixteen cabinets beside 72 GB200 in one. One training run over both, one"
                        + " service that prefills on one and decodes on the other, and the same service on each alone.",
                LocalDate.of(2026, 11, 23),
                Make.owner("Creek Compute FZCO", "AE", "AE"),
                List.of(new Site(
                                "site-1",
                                "Dubai",
                                "AE",
                                "dubai",
                                some(5),
                                none(),
                                some(0.10),
                                none(),
                                Site.RuleSet.IEC,
                                some(1500),
                                chain(),
                                List.of(
                                        cdu(1, "a", "b"),
                                        cdu(2, "b", "a"),
                                        crah(1, "a", "b"),
                                        crah(2, "b", "a"),
                                        cooler(1, "a", "b"),
                                        cooler(2, "b", "a"),
                                        cooler(3, "a", "b")),
                                List.of(new Hall(
                                                "hall-1",
                                                "Hall 1",
                                                14.4,
                                                9,
                                                4.5,
                                                some(25),
                                                600,
                                                "hall-air",
                                                List.of(
                                                        Make.hot(1, 2.4, 1.2, 9.6, 1.25),
                                                        new Hall.Aisle(
                                                                "cold-1",
                                                                "Cold aisle",
                                                                Hall.AisleKind.COLD,
                                                                2.4,
                                                                3.6,
                                                                9.6,
                                                                1.8),
                                                        Make.hot(2, 2.4, 6.468, 9.6, 1.2)),
                                                List.of(),
                                                List.of(cloudMatrix, nvl72))
                                        .withContainment(Hall.Containment.HOT_AISLE)
                                        .withDelivery(Make.delivery("Loading bay", 14.4, 4.5)
                                                .withLevel(true)
                                                .with(DeliveryPath.Limit.LIFT_MASS, none())
                                                .with(DeliveryPath.Limit.LIFT_WIDTH, none())
                                                .with(DeliveryPath.Limit.LIFT_DEPTH, none())
                                                .with(DeliveryPath.Limit.LIFT_HEIGHT, none())
                                                .with(DeliveryPath.Limit.RAMP, some(0)))))
                        .withPlant(CoolingPlant.of(CoolingPlant.Kind.ADIABATIC_COOLER)
                                .withWaterM3(some(6)))
                        .withThirdHarmonic(some(Make.THIRD_HARMONIC))),
                List.of(
                        new StockLot(
                                "lot-cloudmatrix",
                                "CloudMatrix 384",
                                "atlas-900-a3-superpod",
                                1,
                                LocalDate.of(2026, 6, 1),
                                "CN",
                                "Huawei",
                                null,
                                ""),
                        new StockLot(
                                "lot-nvl72",
                                "GB200 NVL72",
                                "gb200-nvl72",
                                1,
                                LocalDate.of(2026, 3, 2),
                                "TW",
                                "NVIDIA / OEM",
                                null,
                                "")),
                List.of(
                        new Pool("pool-cm", "CloudMatrix 384", List.of("CM1")),
                        new Pool("pool-nv", "GB200 NVL72", List.of("NV1"))),
                List.of(
                        training("train-both", "Train on both", new Placement(some(0.5), "pool-nv", some(0.5), none())),
                        serving(
                                "serve-both",
                                "Serve from both",
                                "pool-cm",
                                new Placement(none(), "pool-nv", none(), none())),
                        serving("serve-cm", "Serve from CloudMatrix", "pool-cm", Placement.ALONE),
                        serving("serve-nv", "Serve from NVL72", "pool-nv", Placement.ALONE)),
                List.of());
    }

    private static Workload training(String id, String name, Placement placement) {
        return new Workload.Training(
                id,
                name,
                "qwen3-235b-a22b",
                "pool-cm",
                5e11,
                4096,
                768,
                "bf16",
                LocalDate.of(2027, 1, 1),
                LocalDate.of(2027, 6, 30),
                placement);
    }

    private static Workload serving(String id, String name, String pool, Placement placement) {
        return new Workload.Serving(
                id, name, "deepseek-v3", pool, none(), 2000, 500, some(2000), some(50), 0.2, "", placement);
    }

    /// Pumps on the UPS: what is in the cold plates holds for seconds.
    private static CoolingUnit cdu(int number, String first, String second) {
        return Make.fed(
                liquid("cdu-" + number, "CDU " + number, "loop-1", "cdu-vertiv-1350"),
                15,
                0,
                "ups-" + first,
                "ups-" + second);
    }

    /// Little heat goes to the air, which holds until the generators carry load.
    private static CoolingUnit crah(int number, String first, String second) {
        return Make.fed(
                air("crah-" + number, "CRAH " + number, "hall-air", "crah-liebert-cwa-400"),
                20,
                0,
                "msb-" + first,
                "msb-" + second);
    }

    private static CoolingUnit cooler(int number, String first, String second) {
        return Make.fed(
                Make.chiller("cooler-" + number, "Adiabatic cooler " + number, 500),
                20,
                30,
                "msb-" + first,
                "msb-" + second);
    }

    private static List<PowerNode> chain() {
        var chain = new ArrayList<PowerNode>();
        chain.add(Make.utility("grid", "Grid 11 kV", 1500, 11_000));
        chain.add(Make.generator("gen", "Generators 1.5 MW", 1500).withStartSeconds(some(10)));
        for (String side : List.of("a", "b")) {
            String tag = side.toUpperCase(java.util.Locale.ROOT);
            chain.add(Make.transformer("tr-" + side, "Transformer " + tag, "grid", tag, 1600));
            chain.add(Make.transfer("ats-" + side, "Transfer switch " + tag, List.of("tr-" + side, "gen"), tag, 2500));
            chain.add(Make.switchgear("msb-" + side, "Main board " + tag, "ats-" + side, tag, 2500));
            chain.add(ups("ups-" + side, "UPS " + tag, "msb-" + side, tag, "ups5000-h-1200", 1200, 0.975));
            chain.add(busway(
                    "bw-cm-" + side, "CloudMatrix busway " + tag, "ups-" + side, tag, "busway-415v-1200a", 1200));
            chain.add(busway("bw-nv-" + side, "NVL72 busway " + tag, "ups-" + side, tag, "busway-415v-400a", 400));
        }
        return chain;
    }
}
