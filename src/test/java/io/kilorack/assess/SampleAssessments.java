package io.kilorack.assess;

import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.ExposureResult.TimelinePoint;
import io.kilorack.assess.PowerResult.CoolingLoad;
import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.assess.RackResult.RackDesign;
import io.kilorack.assess.ThroughputResult.Family;
import io.kilorack.assess.ThroughputResult.PoolResult;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Source;
import io.kilorack.quantity.Span;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Hand-set assessments, so that screen and paper can be tested without an engine: every kind of severity,
/// a lower bound, an unknown, a band, a failing check and a waived one occur. The figures are plausible,
/// not computed.
public final class SampleAssessments {
    private static final Source DATA_SHEET = new Source("maker's data sheet", Confidence.HIGH);

    private SampleAssessments() {}

    /// [SamplePlans#mixed()], assessed by hand.
    public static Assessment mixed() {
        Plan plan = SamplePlans.mixed();
        return new Assessment(
                plan,
                "2026.11",
                "5f2c1a7e9b3d4f60",
                plan.asOf(),
                throughput(),
                power(),
                exposure(),
                structure(),
                cost(),
                racks(plan),
                checks());
    }

    private static ThroughputResult throughput() {
        var h100 = new PoolResult(
                "pool-h100",
                "H100 training",
                List.of(new Family("nv-h100-sxm", "H100 SXM5 80GB", 192)),
                figure("BF16 peak", 189.9e15, "FLOP/s"),
                figure("memory", 15.36e12, "B"));
        var ascend = new PoolResult(
                "pool-ascend",
                "Ascend serving",
                List.of(new Family("ascend-910b2", "Ascend 910B2", 240)),
                figure("BF16 peak", 90.2e15, "FLOP/s"),
                figure("memory", 15.36e12, "B"));
        var train = new WorkloadResult(
                "train-1",
                "Train 70B",
                ThroughputResult.Kind.TRAINING,
                "pool-h100",
                "H100 training",
                "nv-h100-sxm",
                192,
                true,
                "",
                figure("training rate", 182_000, "tokens/s")
                        .withBand(Span.around(182_000, 0.12))
                        .withConfidence(Confidence.MEDIUM),
                Optional.of(figure("days to train", 133, "d").withBand(new Span(121, 152))),
                Optional.empty(),
                figure("memory per accelerator", 62e9, "B"),
                "TP 8 · PP 4 · DP 6",
                "compute",
                Optional.of(true),
                List.of(figure("MFU", 41.2, "%"), figure("step time", 23.1, "s")));
        var serve = new WorkloadResult(
                "serve-1",
                "Serve 70B",
                ThroughputResult.Kind.SERVING,
                "pool-ascend",
                "Ascend serving",
                "ascend-910b2",
                240,
                true,
                "",
                figure("output rate", 41_000, "tokens/s")
                        .withBand(Span.around(41_000, 0.25))
                        .withConfidence(Confidence.LOW),
                Optional.empty(),
                Optional.of(figure("request rate", 17.5, "1/s")),
                figure("memory per accelerator", 58e9, "B"),
                "TP 8 · replicas 30",
                "memory bandwidth",
                Optional.of(false),
                List.of(figure("TTFT p90", 870, "ms"), figure("TPOT p90", 58, "ms")));
        return new ThroughputResult(List.of(h100, ascend), List.of(train, serve));
    }

    private static PowerResult power() {
        var maximum = Figure.sum(
                "IT power, declared maximum",
                "W",
                List.of(
                        figure("24 × DGX H100", 244_800, "W"),
                        figure("30 × Atlas 800T A2", 168_000, "W"),
                        figure("1 × GB200 NVL72", 132_000, "W"),
                        figure("6 × QM9700", 10_320, "W"),
                        Figure.unknown("5 × CloudEngine 9855-32DQ", "W", "maximum draw of CloudEngine 9855-32DQ")));
        var nodes = List.of(
                node("utility", "UTILITY", "utility", "", 2_000_000, 640_000, 640_000, ""),
                node("tx-a", "TX-A", "transformer", "A", 1_600_000, 320_000, 640_000, "TX-B"),
                node("tx-b", "TX-B", "transformer", "B", 1_600_000, 320_000, 640_000, "TX-A"),
                node("ups-a", "UPS-A", "ups", "A", 500_000, 260_000, 520_000, "UPS-B"),
                node("ups-b", "UPS-B", "ups", "B", 1_000_000, 260_000, 520_000, "UPS-A"),
                new NodeLoad(
                        "site-1",
                        "pdu-a",
                        "PDU-A",
                        "pdu",
                        "A",
                        OptionalDouble.empty(),
                        255_000,
                        510_000,
                        Optional.of("PDU-B"),
                        5,
                        figure("PDU-A", 255_000, "W")),
                node("pdu-b", "PDU-B", "pdu", "B", 800_000, 255_000, 510_000, "PDU-A"));
        var failures = List.of(
                new Failure(
                        "ups-b",
                        "UPS-B",
                        List.of(),
                        List.of("a1", "a2"),
                        List.of("ups-a"),
                        0,
                        OptionalDouble.of(1.04),
                        "ups-a"),
                new Failure("ups-a", "UPS-A", List.of(), List.of(), List.of(), 0, OptionalDouble.of(0.52), "ups-b"),
                new Failure(
                        "utility",
                        "UTILITY",
                        List.of("a1", "a2", "a3"),
                        List.of(),
                        List.of(),
                        510_000,
                        OptionalDouble.empty(),
                        ""));
        var heat = new LinkedHashMap<String, Figure>();
        heat.put("air", figure("heat to air", 412_000, "W"));
        heat.put("liquid", figure("heat to liquid", 102_000, "W"));
        return new PowerResult(
                maximum,
                figure("IT power, expected", 455_000, "W").withBand(Span.around(455_000, 0.08)),
                figure("facility power", 590_000, "W"),
                nodes,
                failures,
                heat,
                List.of(
                        new CoolingLoad(
                                "hall-1-air",
                                "hall-1-air",
                                "air",
                                412_000,
                                OptionalDouble.of(750_000),
                                OptionalDouble.of(500_000),
                                5),
                        new CoolingLoad(
                                "loop-1",
                                "loop-1",
                                "liquid",
                                102_000,
                                OptionalDouble.of(450_000),
                                OptionalDouble.of(0),
                                0)),
                figure("PUE, annual mean", 1.24, ""),
                figure("annual energy", 4.94e9, "Wh"),
                figure("annual carbon", 257_000, "kg"),
                figure("water", 5_100, "m³"),
                List.of(new PowerResult.SitePue(
                        "site-1",
                        "Paris",
                        figure("PUE, annual mean", 1.24, ""),
                        figure("WUE", 1.1, "L/kWh"),
                        List.of(1.19, 1.19, 1.20, 1.22, 1.25, 1.28, 1.30, 1.30, 1.26, 1.23, 1.20, 1.19),
                        java.util.Collections.nCopies(12, 1.1),
                        1.42,
                        6_100,
                        0,
                        "chilled water")));
    }

    private static NodeLoad node(
            String id,
            String name,
            String kind,
            String side,
            double limit,
            double normal,
            double worst,
            String failure) {
        return new NodeLoad(
                "site-1",
                id,
                name,
                kind,
                side,
                OptionalDouble.of(limit),
                normal,
                worst,
                failure.isEmpty() ? Optional.empty() : Optional.of(failure),
                5,
                figure(name, normal, "W"));
    }

    private static ExposureResult exposure() {
        var h100 = List.of("a1", "a2", "a3", "a4", "a5", "a6");
        var ascend = List.of("b1", "b2", "b3", "b4", "b5");
        var parts = List.of(
                part(
                        "nv-h100-sxm",
                        "H100 SXM5 80GB",
                        "lot-h100",
                        96,
                        94.9e3,
                        h100.subList(0, 3),
                        "3A090.a",
                        15832,
                        19.4,
                        Severity.NOTICE,
                        "Held lawfully; a resale or a move out of the EU would need a licence."),
                part(
                        "nv-h100-sxm",
                        "H100 SXM5 80GB",
                        "",
                        96,
                        94.9e3,
                        h100.subList(3, 6),
                        "3A090.a",
                        15832,
                        19.4,
                        Severity.LICENCE,
                        "Export from the United States to France needs a licence or a licence exception."),
                part(
                        "nv-gb200",
                        "GB200 (per GPU in NVL72)",
                        "",
                        72,
                        180e3,
                        List.of("c1"),
                        "3A090.a",
                        40000,
                        25.0,
                        Severity.LICENCE,
                        "Export from the United States to France needs a licence or a licence exception."),
                part(
                        "ascend-910b2",
                        "Ascend 910B2",
                        "",
                        240,
                        90.2e3,
                        ascend,
                        "presumed 3A090.a",
                        6016,
                        9.0,
                        Severity.CONFLICT,
                        "BIS guidance warns against use of this part; PRC law forbids following it. No side is picked."));
        var points = List.of(
                point("2022-08-01", 96, 0, 0, 0, ""),
                point("2023-10-17", 0, 96, 96, 0, "us-2023-10-3a090"),
                point("2025-05-13", 0, 96, 96, 240, "us-2025-05-gp10"),
                point("2026-11-23", 0, 96, 168, 240, ""));
        return new ExposureResult(
                parts,
                points,
                "Planning aid, not legal advice. Rule base of 2026-10-05; it has not seen what came after.",
                "Planning aid, not legal advice. Rule base of 2026-10-05.");
    }

    private static PartExposure part(
            String id,
            String name,
            String lot,
            int count,
            double tflops,
            List<String> racks,
            String eccn,
            double tpp,
            double density,
            Severity severity,
            String sentence) {
        var finding = new Finding(
                "us-2023-10-3a090",
                "US",
                "Advanced computing integrated circuits",
                "licence required",
                "presumption of approval",
                "15 CFR 742.6(a)(6)(iii)",
                "https://www.ecfr.gov/current/title-15/part-742",
                "law",
                lot.isEmpty() ? "purchase" : "operate",
                LocalDate.of(2026, 11, 23),
                LocalDate.of(2023, 11, 17),
                null,
                severity,
                "",
                List.of("part.tpp = " + tpp, "part.performance_density = " + density, "site.country = FR"),
                severity == Severity.CONFLICT ? List.of("part.fdp_of_us_technology") : List.of(),
                "high",
                sentence);
        return new PartExposure(
                id,
                name,
                "site-1",
                lot,
                count,
                tflops,
                racks,
                eccn,
                OptionalDouble.of(tpp),
                OptionalDouble.of(density),
                severity,
                sentence,
                List.of(finding));
    }

    private static TimelinePoint point(String date, int allowed, int notice, int licence, int conflict, String cause) {
        var counts = new EnumMap<Severity, Integer>(Severity.class);
        put(counts, Severity.ALLOWED, allowed);
        put(counts, Severity.NOTICE, notice);
        put(counts, Severity.LICENCE, licence);
        put(counts, Severity.CONFLICT, conflict);
        return new TimelinePoint(
                LocalDate.parse(date), counts, cause.isEmpty() ? Optional.empty() : Optional.of(cause));
    }

    private static void put(Map<Severity, Integer> counts, Severity severity, int count) {
        if (count > 0) {
            counts.put(severity, count);
        }
    }

    private static StructureResult structure() {
        return new StructureResult(
                figure("mass", 10_100, "kg"),
                figure("racks", 12, ""),
                figure("rack units used", 379, "U"),
                figure("worst floor load", 14.3, "kPa"));
    }

    private static CostResult cost() {
        var bill = List.of(
                line("dgx-h100", "DGX H100", "NVIDIA", "system", 24, 12, 300_000, 450_000),
                line("atlas-800t-a2", "Atlas 800T A2", "Huawei", "system", 30, 0, 200_000, 340_000),
                line("gb200-nvl72", "GB200 NVL72", "NVIDIA", "system", 1, 0, 3_100_000, 3_900_000),
                line("sw-qm9700", "Quantum-2 QM9700 (NDR)", "NVIDIA", "switch", 6, 0, 25_000, 45_000),
                new CostResult.BomLine(
                        "ce9855-32dq",
                        "CloudEngine 9855-32DQ",
                        "Huawei",
                        "switch",
                        5,
                        0,
                        Figure.unknown("unit price", "USD", "price of CloudEngine 9855-32DQ"),
                        Figure.unknown("5 × CloudEngine 9855-32DQ", "USD", "price of CloudEngine 9855-32DQ")));
        return new CostResult(
                bill,
                Figure.sum(
                        "capital cost",
                        "USD",
                        bill.stream().map(CostResult.BomLine::total).toList()),
                figure("value of stock", 12 * 375_000, "USD"),
                figure("annual energy cost", 543_000, "USD"),
                figure("embodied carbon", 120, "t"),
                figure("embodied carbon per year", 24, "t"));
    }

    private static CostResult.BomLine line(
            String id,
            String name,
            String vendor,
            String category,
            int quantity,
            int fromStock,
            double low,
            double high) {
        double middle = (low + high) / 2;
        int buy = quantity - fromStock;
        return new CostResult.BomLine(
                id,
                name,
                vendor,
                category,
                quantity,
                fromStock,
                figure("unit price", middle, "USD").withBand(new Span(low, high)),
                figure(buy + " × " + name, middle * buy, "USD").withBand(new Span(low * buy, high * buy)));
    }

    private static LinkedHashMap<String, RackResult> racks(Plan plan) {
        var h100 = design(
                40_800 + 1720,
                34_350,
                662,
                9.02,
                1_535_000,
                33,
                List.of(new Family("nv-h100-sxm", "H100 SXM5 80GB", 32)));
        var atlas = design(
                33_600 + 1100,
                26_400,
                708,
                9.64,
                1_647_000,
                25,
                List.of(new Family("ascend-910b2", "Ascend 910B2", 48)));
        var nvl = design(
                132_000,
                120_000,
                1553,
                14.3,
                3_500_000,
                48,
                List.of(new Family("nv-gb200", "GB200 (per GPU in NVL72)", 72)));
        var results = new LinkedHashMap<String, RackResult>();
        for (Rack rack : plan.sites().getFirst().halls().getFirst().racks()) {
            boolean superRack = rack.modelId().equals("gb200-nvl72");
            boolean ascend = rack.row().equals("B");
            results.put(
                    rack.id(),
                    new RackResult(
                            rack.id(),
                            superRack ? nvl : ascend ? atlas : h100,
                            OptionalDouble.of(-0.04),
                            superRack
                                    ? Severity.LICENCE
                                    : ascend
                                            ? Severity.CONFLICT
                                            : rack.id().compareTo("a4") < 0 ? Severity.NOTICE : Severity.LICENCE,
                            1));
        }
        return results;
    }

    private static RackDesign design(
            double maximum,
            double expected,
            double mass,
            double kpa,
            double price,
            double units,
            List<Family> families) {
        boolean liquid = units == 48;
        return new RackDesign(
                figure("maximum power", maximum, "W"),
                figure("expected power", expected, "W"),
                figure("heat to air", liquid ? expected * 0.15 : expected, "W"),
                figure("heat to liquid", liquid ? expected * 0.85 : 0, "W"),
                figure("mass", mass, "kg"),
                figure("floor load", kpa, "kPa"),
                figure("price", price, "USD").withBand(Span.around(price, 0.2)),
                units,
                liquid ? 48 : 42,
                families);
    }

    private static List<Check> checks() {
        return List.of(
                new Check(
                        "power.failure.overload",
                        Check.Severity.ERROR,
                        Check.Room.POWER,
                        List.of("ups-a"),
                        "Losing UPS-B loads UPS-A to 520 kW, 104 % of its 500 kW.",
                        "Move two DGX racks to another UPS pair or raise UPS-A's rating.",
                        Optional.of(Source.of("IEC 60364-5-52, 523")),
                        Optional.empty()),
                new Check(
                        "cooling.group.redundancy",
                        Check.Severity.WARNING,
                        Check.Room.COOLING,
                        List.of("cdu-1", "c1"),
                        "Loop loop-1 has one CDU: its loss leaves 102 kW without cooling.",
                        "Add a second CDU to loop-1.",
                        Optional.of(Source.of("ASHRAE TC 9.9, liquid cooling guidelines")),
                        Optional.of("A. Planner, 2026-11-20: second CDU is in the next budget")),
                new Check(
                        "power.draw.unknown",
                        Check.Severity.INFO,
                        Check.Room.POWER,
                        List.of("ce9855-32dq"),
                        "5 devices have no known draw; power totals are lower bounds.",
                        "Enter the draw of CloudEngine 9855-32DQ from its data sheet.",
                        Optional.empty(),
                        Optional.empty()),
                new Check(
                        "throughput.target.missed",
                        Check.Severity.WARNING,
                        Check.Room.THROUGHPUT,
                        List.of("serve-1"),
                        "Serve 70B reaches 17.5 requests/s of the 20 requests/s asked for.",
                        "Add 35 accelerators to Ascend serving or relax the latency target.",
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Figure figure(String label, double value, String unit) {
        return Figure.known(label, value, unit).withSources(List.of(DATA_SHEET));
    }
}
