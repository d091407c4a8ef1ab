package io.kilorack.assess;

import io.kilorack.catalog.Infrastructure;
import io.kilorack.plan.Device;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;
import io.kilorack.power.structure.FloorLoad;
import io.kilorack.power.structure.RackMass;
import io.kilorack.quantity.Figure;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Works out [StructureLoad] of designs and rows. Source: rules S03 to S06.
final class StructureLoads {
    /// Strip before and behind a rack that carries with it, half an aisle of 1.2 m (rule S04) [m].
    private static final double STRIP_M = 0.6;

    private static final int FEET = 4;
    /// Worst foot over the mean (rule S05).
    private static final double UNEVEN = 1.25;

    /// Share of the mass that one floor tile takes in place (rule S05).
    private static final double TILE = 1 / 3.0;

    private StructureLoads() {}

    static List<StructureLoad.Design> designs(Roster roster, Census census, Parts parts) {
        var result = new ArrayList<StructureLoad.Design>();
        for (int h = 0; h < roster.halls.size(); h++) {
            var order = new ArrayList<RackContent>();
            var racks = new IdentityHashMap<RackContent, List<Rack>>();
            for (int i = roster.hallStart[h]; i < roster.hallStart[h + 1]; i++) {
                RackContent content = census.contents[i];
                racks.computeIfAbsent(content, c -> {
                            order.add(c);
                            return new ArrayList<>();
                        })
                        .add(roster.racks[i]);
            }
            Hall hall = roster.halls.get(h);
            order.forEach(content -> result.add(design(hall, content, racks.getOrDefault(content, List.of()), parts)));
        }
        return result;
    }

    private static StructureLoad.Design design(Hall hall, RackContent content, List<Rack> racks, Parts parts) {
        Part cabinet = content.pieces().getFirst().part();
        Infrastructure frame = cabinet.infrastructure();
        OptionalDouble mass = content.mass().value();
        Footprints.Size size = Footprints.of(cabinet);
        OptionalDouble kg = mass.isPresent() && mass.getAsDouble() > 0 ? mass : OptionalDouble.empty();
        double one = kg.orElse(0) / cabinet.cabinets();
        OptionalDouble centre = centre(racks.getFirst(), cabinet, parts);
        double payload = kg.orElse(0) - (frame == null ? 0 : frame.massKg().orElse(0));
        return new StructureLoad.Design(
                hall.id(),
                name(content),
                racks.stream().map(Rack::id).toList(),
                content.mass(),
                content.floorKpa(),
                kg.isPresent() && size != null
                        ? OptionalDouble.of(
                                new FloorLoad(kg.getAsDouble(), size.widthM(), size.depthM(), STRIP_M, STRIP_M)
                                        .tributaryKpa())
                        : OptionalDouble.empty(),
                kg.isPresent()
                        ? OptionalDouble.of(new FloorLoad(one, 1, 1, 0, 0).worstFootNewtons(FEET, UNEVEN) / 1000)
                        : OptionalDouble.empty(),
                kg.isPresent() ? OptionalDouble.of(one * TILE) : OptionalDouble.empty(),
                centre,
                centre.isPresent()
                        ? OptionalDouble.of(centre.getAsDouble() / RackMass.UNIT_MM)
                        : OptionalDouble.empty(),
                share(kg, payload, frame, "static_load_kg"),
                share(kg, payload, frame, "dynamic_load_kg"),
                hall.floorKpa());
    }

    private static OptionalDouble share(
            OptionalDouble kg, double payload, @Nullable Infrastructure frame, String field) {
        OptionalDouble rating =
                frame == null ? OptionalDouble.empty() : frame.entry().number(field);
        return kg.isPresent() && rating.isPresent() && rating.getAsDouble() > 0
                ? OptionalDouble.of(payload / rating.getAsDouble())
                : OptionalDouble.empty();
    }

    /// The cabinet and what it holds most of.
    private static String name(RackContent content) {
        String cabinet = content.pieces().getFirst().part().name();
        return content.pieces().stream()
                .skip(1)
                .max(java.util.Comparator.comparingDouble(
                        p -> p.count() * p.part().mass().value().orElse(0)))
                .map(p -> p.count() + " × " + p.part().name() + " in " + cabinet)
                .orElse(cabinet);
    }

    /// Height of the centre of gravity; unknown as soon as one mass or height is.
    static OptionalDouble centre(Rack rack, Part cabinet, Parts parts) {
        Infrastructure frame = cabinet.infrastructure();
        if (frame == null || frame.heightU().isEmpty() || frame.massKg().isEmpty()) {
            return OptionalDouble.empty();
        }
        var items = new ArrayList<RackMass.Item>();
        for (Device device : rack.devices()) {
            Part part = parts.of(device.modelId());
            OptionalDouble kg = part.mass().value();
            if (kg.isEmpty() || Double.isNaN(part.heightU())) {
                return OptionalDouble.empty();
            }
            items.add(new RackMass.Item(kg.getAsDouble(), device.bottomHalfU() / 2.0 + 1, part.heightU()));
        }
        return OptionalDouble.of(RackMass.centreOfGravityMm(
                items, frame.massKg().getAsDouble(), frame.heightU().getAsDouble()));
    }

    static List<StructureLoad.Row> rows(Roster roster, Census census) {
        var result = new ArrayList<StructureLoad.Row>();
        for (int h = 0; h < roster.halls.size(); h++) {
            var rows = new TreeMap<String, List<Integer>>();
            for (int i = roster.hallStart[h]; i < roster.hallStart[h + 1]; i++) {
                rows.computeIfAbsent(roster.racks[i].row(), _ -> new ArrayList<>())
                        .add(i);
            }
            Hall hall = roster.halls.get(h);
            rows.forEach((row, racks) -> result.add(row(hall, row, racks, census)));
        }
        return result;
    }

    private static StructureLoad.Row row(Hall hall, String row, List<Integer> racks, Census census) {
        var counts = new IdentityHashMap<RackContent, Integer>();
        var order = new ArrayList<RackContent>();
        for (int i : racks) {
            if (counts.merge(census.contents[i], 1, Integer::sum) == 1) {
                order.add(census.contents[i]);
            }
        }
        var masses = new ArrayList<Figure>();
        double length = 0;
        boolean known = true;
        OptionalDouble worst = OptionalDouble.empty();
        for (RackContent content : order) {
            int count = counts.getOrDefault(content, 0);
            Part cabinet = content.pieces().getFirst().part();
            masses.add(Figures.times(count, cabinet.name(), content.mass()));
            Footprints.Size size = Footprints.of(cabinet);
            known &= size != null;
            length += size == null ? 0 : count * size.widthM();
            OptionalDouble kpa = content.floorKpa().value();
            if (kpa.isPresent() && kpa.getAsDouble() > worst.orElse(0)) {
                worst = kpa;
            }
        }
        return new StructureLoad.Row(
                hall.id(),
                hall.name().isEmpty() ? hall.id() : hall.name(),
                row,
                racks.size(),
                Figures.total("mass of row " + row, "kg", masses),
                known && length > 0 ? OptionalDouble.of(length) : OptionalDouble.empty(),
                worst,
                hall.floorKpa());
    }
}
