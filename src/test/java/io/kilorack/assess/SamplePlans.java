package io.kilorack.assess;

import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Device;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Owner;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.PowerNode.NodeKind;
import io.kilorack.plan.PowerNode.Wiring;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.plan.StockLot;
import io.kilorack.plan.Workload;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;

/// Plans over [SampleCatalogs#small()].
public final class SamplePlans {
    private SamplePlans() {}

    /// Twelve racks in one hall of a French site: six of DGX H100 (four servers and a leaf switch each),
    /// five of Atlas 800T A2 (six servers, a leaf switch), one integrated GB200 NVL72.
    public static Plan mixed() {
        var racks = new ArrayList<Rack>();
        for (int i = 0; i < 6; i++) {
            racks.add(h100Rack("a" + (i + 1), "A%02d".formatted(i + 1), 3.0 + 0.6 * i, 3.0));
        }
        for (int i = 0; i < 5; i++) {
            racks.add(atlasRack("b" + (i + 1), "B%02d".formatted(i + 1), 3.0 + 0.6 * i, 6.0));
        }
        racks.add(new Rack(
                "c1",
                "C01",
                "gb200-nvl72",
                "C",
                9.0,
                3.0,
                Rack.Orientation.NORTH,
                List.of("pdu-a", "pdu-b"),
                "loop-1",
                "",
                List.of()));
        return plan(
                "Mixed hall",
                racks,
                new Hall(
                        "hall-1",
                        "Hall 1",
                        18,
                        12,
                        4,
                        OptionalDouble.of(20),
                        600,
                        "hall-1-air",
                        aisles(),
                        List.of(),
                        List.of()));
    }

    /// `count` racks like those of [#mixed()], three in four DGX H100, in rows of 50.
    public static Plan large(int count) {
        int columns = 50;
        var racks = new ArrayList<Rack>(count);
        for (int i = 0; i < count; i++) {
            double x = 1 + 0.6 * (i % columns);
            double y = 1 + 3.0 * (i / columns);
            racks.add(i % 4 == 3 ? atlasRack("r" + i, "R" + i, x, y) : h100Rack("r" + i, "R" + i, x, y));
        }
        double depth = 3.0 * (count / columns + 2);
        return plan(
                "Large hall",
                racks,
                new Hall(
                        "hall-1",
                        "Hall 1",
                        40,
                        depth,
                        4,
                        OptionalDouble.of(20),
                        600,
                        "hall-1-air",
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private static Plan plan(String name, List<Rack> racks, Hall hall) {
        var site = new Site(
                "site-1",
                "Saclay",
                "FR",
                "paris",
                OptionalDouble.of(156),
                OptionalDouble.of(0.052),
                OptionalDouble.of(0.11),
                OptionalDouble.empty(),
                Site.RuleSet.IEC,
                OptionalDouble.of(2000),
                chain(),
                List.of(
                        cooling("crah-1", CoolingUnit.Medium.AIR, "hall-1-air", 250),
                        cooling("crah-2", CoolingUnit.Medium.AIR, "hall-1-air", 250),
                        cooling("crah-3", CoolingUnit.Medium.AIR, "hall-1-air", 250),
                        cooling("cdu-1", CoolingUnit.Medium.LIQUID, "loop-1", 450)),
                List.of(hall.withRacks(racks)));
        var h100 = racks.stream().filter(r -> r.row().equals("A")).map(Rack::id).toList();
        var atlas =
                racks.stream().filter(r -> r.row().equals("B")).map(Rack::id).toList();
        return new Plan(
                name,
                "A. Planner",
                "",
                LocalDate.of(2026, 11, 23),
                new Owner("Example Compute", "FR", "FR", List.of(), new LinkedHashMap<>()),
                List.of(site),
                List.of(new StockLot(
                        "lot-h100",
                        "H100 of 2023",
                        "dgx-h100",
                        12,
                        LocalDate.of(2023, 5, 2),
                        "US",
                        "distributor",
                        true,
                        "")),
                List.of(new Pool("pool-h100", "H100 training", h100), new Pool("pool-ascend", "Ascend serving", atlas)),
                List.of(
                        new Workload.Training(
                                "train-1",
                                "Train 70B",
                                "llama-3.1-70b",
                                "pool-h100",
                                2e12,
                                8192,
                                512,
                                "bf16",
                                LocalDate.of(2027, 1, 4),
                                LocalDate.of(2027, 6, 30)),
                        new Workload.Serving(
                                "serve-1",
                                "Serve 70B",
                                "llama-3.1-70b",
                                "pool-ascend",
                                OptionalDouble.of(20),
                                1500,
                                400,
                                OptionalDouble.of(1000),
                                OptionalDouble.of(60),
                                0.2,
                                "")),
                List.of());
    }

    public static Rack h100Rack(String id, String name, double x, double y) {
        var devices = new ArrayList<Device>();
        for (int i = 0; i < 4; i++) {
            devices.add(new Device(
                    id + "-s" + (i + 1),
                    "server " + (i + 1),
                    "dgx-h100",
                    16 * i,
                    Device.Face.FRONT,
                    id.equals("a1") || id.equals("a2") || id.equals("a3") ? "lot-h100" : ""));
        }
        devices.add(new Device(id + "-leaf", "leaf", "sw-qm9700", 80, Device.Face.REAR, ""));
        return new Rack(
                id,
                name,
                "rack-42u-600",
                "A",
                x,
                y,
                Rack.Orientation.NORTH,
                List.of("pdu-a", "pdu-b"),
                "",
                "",
                devices);
    }

    public static Rack atlasRack(String id, String name, double x, double y) {
        var devices = new ArrayList<Device>();
        for (int i = 0; i < 6; i++) {
            devices.add(new Device(
                    id + "-s" + (i + 1), "server " + (i + 1), "atlas-800t-a2", 8 * i, Device.Face.FRONT, ""));
        }
        devices.add(new Device(id + "-leaf", "leaf", "ce9855-32dq", 80, Device.Face.REAR, ""));
        return new Rack(
                id,
                name,
                "rack-42u-600",
                "B",
                x,
                y,
                Rack.Orientation.SOUTH,
                List.of("pdu-a", "pdu-b"),
                "",
                "",
                devices);
    }

    private static List<Hall.Aisle> aisles() {
        return List.of(
                new Hall.Aisle("cold-1", "Cold 1", Hall.AisleKind.COLD, 2, 1.8, 10, 1.2),
                new Hall.Aisle("hot-1", "Hot 1", Hall.AisleKind.HOT, 2, 4.2, 10, 1.8));
    }

    private static List<PowerNode> chain() {
        return List.of(
                node("utility", NodeKind.UTILITY, List.of(), "", 2000),
                node("tx-a", NodeKind.TRANSFORMER, List.of("utility"), "A", 1600),
                node("tx-b", NodeKind.TRANSFORMER, List.of("utility"), "B", 1600),
                node("ups-a", NodeKind.UPS, List.of("tx-a"), "A", 1000),
                node("ups-b", NodeKind.UPS, List.of("tx-b"), "B", 1000),
                node("pdu-a", NodeKind.PDU, List.of("ups-a"), "A", 800),
                node("pdu-b", NodeKind.PDU, List.of("ups-b"), "B", 800));
    }

    private static PowerNode node(String id, NodeKind kind, List<String> sources, String side, double kw) {
        return new PowerNode(
                id,
                id.toUpperCase(java.util.Locale.ROOT),
                kind,
                sources,
                side,
                "",
                Wiring.THREE_PHASE_WYE,
                OptionalDouble.of(400),
                OptionalDouble.of(kw),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static CoolingUnit cooling(String id, CoolingUnit.Medium medium, String group, double kw) {
        return new CoolingUnit(
                id,
                id,
                medium,
                group,
                "",
                OptionalDouble.of(kw),
                OptionalDouble.of(medium == CoolingUnit.Medium.AIR ? 24 : 30));
    }
}
