package io.kilorack.power.rule;

import io.kilorack.power.structure.FloorLoad;
import io.kilorack.power.structure.RackMass;
import io.kilorack.quantity.Calculator;
import io.kilorack.quantity.Calculator.Results;
import java.util.Arrays;
import java.util.List;

/// Space, collision, mass, floor and room: rules S01 to S10.
final class StructureRules {
    private StructureRules() {}

    static List<Calculator> all() {
        return List.of(
                space(),
                collision(),
                rackMass(),
                floorLoad(),
                ibmFloorLoad(),
                pointLoad(),
                centreOfGravity(),
                units(),
                depth(),
                conversion(),
                room());
    }

    /// S01: utilisation = used/total; space efficiency = largest contiguous free / free. Source:
    /// Hyperview definitions.
    private static Calculator space() {
        return Calculator.named("S01", "Rack space KPIs")
                .formula("utilisation = used/total; efficiency = largest contiguous free / free")
                .standard("Hyperview definitions")
                .input("total", "U", "rack units", 42.0)
                .input("used", "U", "used", 34.0)
                .input("free", "U", "free", 8.0)
                .input("largest", "U", "largest contiguous free", 3.0)
                .gives(a -> Results.of("util", a.num("used") / a.num("total"), "")
                        .and("eff", a.num("largest") / a.num("free"), ""));
    }

    /// S02: half-open intervals [u, u+h) overlap and (same face, or either is "both", or either is full
    /// depth).
    /// Source: NetBox and Rackula rule tables.
    private static Calculator collision() {
        return Calculator.named("S02", "Collision")
                .formula("[u, u+h) overlap AND (same face OR either \"both\" OR either full depth)")
                .standard("NetBox and Rackula rule tables")
                .input("a", "U, U, face, full depth", "first device", List.of(10.0, 2.0, "front", true))
                .input("b", "U, U, face, full depth", "second device", List.of(11.0, 1.0, "rear", false))
                .gives(a -> Results.of("collide", collide(a.mixed("a"), a.mixed("b")), ""));
    }

    private static boolean collide(List<?> a, List<?> b) {
        for (List<?> each : List.of(a, b)) {
            if (each.size() != 4 || !(each.get(0) instanceof Number) || !(each.get(1) instanceof Number)) {
                throw new IllegalArgumentException(
                        "rule S02: a device is lowest unit, height, face, full depth (10,2,front,true); have " + each);
            }
        }
        double startA = ((Number) a.get(0)).doubleValue();
        double startB = ((Number) b.get(0)).doubleValue();
        double endA = startA + ((Number) a.get(1)).doubleValue();
        double endB = startB + ((Number) b.get(1)).doubleValue();
        boolean overlap = startA < endB && startB < endA;
        boolean faces =
                a.get(2).equals(b.get(2)) || a.get(2).equals("both") || b.get(2).equals("both");
        boolean full = Boolean.TRUE.equals(a.get(3)) || Boolean.TRUE.equals(b.get(3));
        return overlap && (faces || full);
    }

    /// S03: `m = rack + Σdevices + rPDU + cables + coolant` ≤ static rating; transported ≤ dynamic
    /// rating.
    /// Source: maker ratings; ORv3 payload 1 400 kg.
    private static Calculator rackMass() {
        return Calculator.named("S03", "Rack mass")
                .formula("m = rack + Σdevices + rPDU + cables + coolant ≤ static; transported ≤ dynamic")
                .standard("maker ratings; ORv3 payload 1 400 kg")
                .input("rack", "kg", "empty rack", 180.0)
                .input("servers", "count, kg", "servers", List.of(4.0, 114.05))
                .option("rpdu", "count, kg", "rack PDUs", List.of(2.0, 18.0))
                .option("switch", "kg", "switches", 11.5)
                .option("cables", "kg", "cables", 25.0)
                .option("coolant", "kg", "coolant", 0.0)
                .input("static", "kg", "static rating", 1500.0)
                .input("dynamic", "kg", "dynamic rating", 1000.0)
                .gives(a -> {
                    double total = a.num("rack")
                            + product(a.list("servers"))
                            + product(a.list("rpdu"))
                            + a.num("switch")
                            + a.num("cables")
                            + a.num("coolant");
                    return Results.of("total", total, "kg")
                            .and("static_ok", total <= a.num("static"), "")
                            .and("dynamic_ok", total <= a.num("dynamic"), "")
                            .and("static_util", total / a.num("static"), "");
                });
    }

    private static double product(double[] factors) {
        return Arrays.stream(factors).reduce(1, (x, y) -> x * y);
    }

    /// S04: `q = m·g/A` [kPa], with the footprint or with the strips before and behind. Source: TIA-942
    /// rated 3, 12 kPa.
    private static Calculator floorLoad() {
        return Calculator.named("S04", "Uniform floor load")
                .formula("q = m·g/A; A = w·(d + front + rear)")
                .standard("TIA-942 rated 3: 12 kPa")
                .input("m", "kg", "mass", 1360.0)
                .input("w", "m", "width", 0.6)
                .input("d", "m", "depth", 1.2)
                .option("front", "m", "clear strip before it", 0.0)
                .option("rear", "m", "clear strip behind it", 0.0)
                .gives(a -> {
                    var load = new FloorLoad(a.num("m"), a.num("w"), a.num("d"), a.num("front"), a.num("rear"));
                    double area = a.num("w") * (a.num("d") + a.num("front") + a.num("rear"));
                    double kpa = load.tributaryKpa();
                    return Results.of("area", area, "m²")
                            .and("kg_m2", a.num("m") / area, "kg/m²")
                            .and("kPa", kpa, "kPa")
                            .and("ok_12kPa", kpa <= 12, "");
                });
    }

    /// S04c: IBM's formula: half of the clear strips count and carry 75 kg/m² (15 lb/ft²) of their own,
    /// the whole area
    /// 50 kg/m² (10 lb/ft²) of cables and floor. Source: IBM site preparation.
    private static Calculator ibmFloorLoad() {
        return Calculator.named("S04c", "Uniform floor load, IBM formula")
                .formula("q = (m + 75·K2 + 50·A)/A; A = w·d + K2; K2 = ½·w·(front + rear)")
                .standard("IBM site-preparation formula")
                .input("m", "kg", "mass", 1360.0)
                .input("w", "m", "width", 0.6)
                .input("d", "m", "depth", 1.2)
                .option("front", "m", "clear strip before it", 0.6)
                .option("rear", "m", "clear strip behind it", 0.6)
                .gives(a -> {
                    double strips = 0.5 * a.num("w") * (a.num("front") + a.num("rear"));
                    double area = a.num("w") * a.num("d") + strips;
                    return Results.of("kg_m2", (a.num("m") + 75 * strips + 50 * area) / area, "kg/m²");
                });
    }

    /// S05: `F = m·g/feet·uneven`; a raised-floor tile: m/3 in place, m/2 while moving. Source: IBM;
    /// Tate note.
    private static Calculator pointLoad() {
        return Calculator.named("S05", "Point load")
                .formula("F = m·g/feet·uneven; tile m/3 in place, m/2 while moving")
                .standard("IBM site preparation; Tate note")
                .input("m", "kg", "mass", 1360.0)
                .option("feet", "", "feet or casters", 4.0)
                .option("uneven", "", "unevenness", 1.25)
                .gives(a -> {
                    var load = new FloorLoad(a.num("m"), 1, 1, 0, 0);
                    return Results.of("per_foot_kN", load.worstFootNewtons(a.whole("feet"), 1) / 1000, "kN")
                            .and("worst_kN", load.worstFootNewtons(a.whole("feet"), a.num("uneven")) / 1000, "kN")
                            .and("tile_third_kg", a.num("m") / 3, "kg")
                            .and("tile_half_kg", a.num("m") / 2, "kg");
                });
    }

    /// S06: `h = Σ m·h_i/Σ m`, `h_i = (U − 1 + n/2)·44.45 mm` above the bottom of U1. Source: statics.
    private static Calculator centreOfGravity() {
        return Calculator.named("S06", "Centre of gravity")
                .formula("h = Σ m·h_i/Σ m; h_i = (U − 1 + n/2)·44.45 mm")
                .standard("statics")
                .input(
                        "items",
                        "kg, U, U",
                        "mass, lowest unit, height of each device",
                        List.of(List.of(114.05, 1.0, 6.0)))
                .input("rack_kg", "kg", "empty rack", 180.0)
                .input("rack_u", "U", "height of the rack", 42.0)
                .gives(a -> {
                    List<RackMass.Item> items = Arrays.stream(a.lists("items"))
                            .map(item -> new RackMass.Item(item[0], item[1], item[2]))
                            .toList();
                    double mass = a.num("rack_kg")
                            + items.stream().mapToDouble(RackMass.Item::kg).sum();
                    double mm = RackMass.centreOfGravityMm(items, a.num("rack_kg"), a.num("rack_u"));
                    return Results.of("total_kg", mass, "kg")
                            .and("cog_mm", mm, "mm")
                            .and("cog_U", mm / RackMass.UNIT_MM, "U");
                });
    }

    /// S07: 1 RU = 44.45 mm (EIA-310); 1 OU = 48 mm (OCP ORv3).
    private static Calculator units() {
        return Calculator.named("S07", "Units of height")
                .formula("1 RU = 44.45 mm; 1 OU = 48 mm")
                .standard("EIA-310; OCP ORv3")
                .option("ru", "RU", "rack units", 47.0)
                .option("ou", "OU", "open units", 44.0)
                .gives(a -> Results.of("RU_mm", RackMass.UNIT_MM, "mm")
                        .and("OU_mm", 48.0, "mm")
                        .and("h%.0fRU".formatted(a.num("ru")), a.num("ru") * RackMass.UNIT_MM, "mm")
                        .and("h%.0fOU".formatted(a.num("ou")), a.num("ou") * 48, "mm"));
    }

    /// S08: device + front + rear clearance ≤ usable depth. Source: geometry.
    private static Calculator depth() {
        return Calculator.named("S08", "Depth fit")
                .formula("device + front + rear ≤ usable depth")
                .standard("geometry")
                .input("device_mm", "mm", "device depth", 897.1)
                .option("rear_mm", "mm", "rear clearance", 150.0)
                .option("front_mm", "mm", "front clearance", 50.0)
                .input("rack_mm", "mm", "usable depth", 1200.0)
                .gives(a -> {
                    double need = a.num("device_mm") + a.num("rear_mm") + a.num("front_mm");
                    return Results.of("need", need, "mm")
                            .and("margin", a.num("rack_mm") - need, "mm")
                            .and("ok", need <= a.num("rack_mm"), "");
                });
    }

    /// S09: 1 lb = 0.45359237 kg; 1 in = 25.4 mm, both exact. Source: SI definition.
    private static Calculator conversion() {
        return Calculator.named("S09", "Unit conversion")
                .formula("1 lb = 0.45359237 kg; 1 in = 25.4 mm (exact)")
                .standard("SI definition")
                .option("lb", "lb", "pounds", 271.5)
                .option("inch", "in", "inches", 35.3)
                .gives(a -> Results.of("kg", a.num("lb") * 0.45359237, "kg").and("mm", a.num("inch") * 25.4, "mm"));
    }

    /// S10: `L = n·w + 2·end`, `W = 2·d + cold + 2·hot`. Source: geometry.
    private static Calculator room() {
        return Calculator.named("S10", "Room area for paired rows")
                .formula("L = n·w + 2·end; W = 2·d + cold + 2·hot")
                .standard("geometry; aisle widths are inputs")
                .input("racks", "", "racks per row", 10.0)
                .input("w", "m", "rack width", 0.6)
                .input("d", "m", "rack depth", 1.2)
                .option("cold", "m", "cold aisle", 1.2)
                .option("hot", "m", "hot aisle", 1.2)
                .option("rows", "", "rows (pairs share the cold aisle)", 2.0)
                .option("end", "m", "clear at each end", 1.2)
                .gives(a -> {
                    double pairs = Math.max(1, Math.ceil(a.num("rows") / 2));
                    double length = a.num("racks") * a.num("w") + 2 * a.num("end");
                    // Each further pair shares one hot aisle with the pair before it.
                    double width = pairs * (2 * a.num("d") + a.num("cold") + a.num("hot")) + a.num("hot");
                    return Results.of("length", length, "m")
                            .and("width", width, "m")
                            .and("area", length * width, "m²");
                });
    }
}
