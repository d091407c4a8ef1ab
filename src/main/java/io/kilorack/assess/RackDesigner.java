package io.kilorack.assess;

import io.kilorack.assess.RackCard.Piece;
import io.kilorack.assess.RackContent.Count;
import io.kilorack.assess.RackResult.RackDesign;
import io.kilorack.assess.ThroughputResult.Family;
import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Device;
import io.kilorack.plan.Rack;
import io.kilorack.power.structure.FloorLoad;
import io.kilorack.quantity.Figure;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Makes the [RackContent] of what is in a rack and the [RackCard] of a content at work, each once.
final class RackDesigner {
    /// A cache of more designs than this is dropped and begun anew, so that long sessions do not grow
    /// without end.
    private static final int MOST_DESIGNS = 200_000;

    private final Catalog catalog;
    private final Parts parts;
    private final PieceDraw draw;
    private final Map<RackKey, RackContent> contents = new HashMap<>();
    private final Map<RackContent, Map<Work, RackCard>> cards = new java.util.IdentityHashMap<>();

    RackDesigner(Catalog catalog, Parts parts, PieceDraw draw) {
        this.catalog = catalog;
        this.parts = parts;
        this.draw = draw;
    }

    RackContent content(Rack rack) {
        var key = new RackKey(rack);
        RackContent content = contents.get(key);
        if (content == null) {
            if (contents.size() >= MOST_DESIGNS) {
                contents.clear();
                cards.clear();
            }
            content = make(key);
            contents.put(key, content);
        }
        return content;
    }

    RackCard card(RackContent content, Work work) {
        return cards.computeIfAbsent(content, c -> new HashMap<>(2)).computeIfAbsent(work, w -> make(content, w));
    }

    private RackContent make(RackKey key) {
        Part cabinet = parts.of(key.modelId);
        var counts = new TreeMap<Part, Integer>(Part.BY_CATALOG);
        for (Device device : key.devices) {
            counts.merge(parts.of(device.modelId()), 1, Integer::sum);
        }
        var pieces = new ArrayList<Count>(counts.size() + 1);
        pieces.add(new Count(cabinet, 1));
        counts.forEach((part, count) -> pieces.add(new Count(part, count)));
        Figure mass = sum("mass", "kg", pieces, Part::mass);
        return new RackContent(
                pieces,
                key.devices.isEmpty() && !cabinet.integrated(),
                sum("maximum power", "W", drawing(pieces), Part::maximum),
                mass,
                floorLoad(cabinet, mass),
                sum("price", "USD", pieces, Part::price),
                cabinet.integrated() ? orZero(cabinet.heightU()) * cabinet.cabinets() : unitsUsed(key.devices),
                cabinet.heightU() * cabinet.cabinets(),
                families(pieces));
    }

    private RackCard make(RackContent content, Work work) {
        var drawing = drawing(content.pieces());
        var pieces = new ArrayList<Piece>(drawing.size());
        for (Count count : drawing) {
            Part part = count.part();
            pieces.add(new Piece(
                    part,
                    count.count(),
                    RackCard.milliwatts(part.maximum().value()),
                    RackCard.milliwatts(draw.expected(part, work.of(part)).value()),
                    PieceDraw.liquidShare(part).orElse(Double.NaN)));
        }
        var design = new RackDesign(
                content.maximumPower(),
                sum("expected power", "W", drawing, p -> draw.expected(p, work.of(p))),
                sum("heat to air", "W", drawing, p -> draw.heat(p, work.of(p)).air()),
                sum(
                        "heat to liquid",
                        "W",
                        drawing,
                        p -> draw.heat(p, work.of(p)).liquid()),
                content.mass(),
                content.floorKpa(),
                content.price(),
                content.unitsUsed(),
                content.unitsTotal(),
                content.families());
        return new RackCard(content, work, design, pieces);
    }

    private static List<Count> drawing(List<Count> pieces) {
        return pieces.stream().filter(p -> !p.part().passive()).toList();
    }

    private static Figure sum(String label, String unit, List<Count> pieces, Function<Part, Figure> unitFigure) {
        return Figure.sum(
                label,
                unit,
                pieces.stream()
                        .map(p -> Figures.times(p.count(), p.part().name(), unitFigure.apply(p.part())))
                        .toList());
    }

    /// Uniform load on the rack's own footprint; feet load points more than this.
    private static Figure floorLoad(Part cabinet, Figure mass) {
        Footprints.Size size = Footprints.of(cabinet);
        return size == null
                ? Figure.unknown("floor load on the footprint", "kPa", "footprint of " + cabinet.name())
                : FloorLoad.figure(mass, size.widthM(), size.depthM());
    }

    /// Distinct half units that hold a device on either side, in rack units.
    private double unitsUsed(List<Device> devices) {
        var taken = new BitSet();
        for (Device device : devices) {
            double height = parts.of(device.modelId()).heightU();
            if (height > 0 && device.bottomHalfU() >= 0 && device.bottomHalfU() < 10_000) {
                taken.set(device.bottomHalfU(), device.bottomHalfU() + (int) Math.ceil(2 * Math.min(height, 1000)));
            }
        }
        return taken.cardinality() / 2.0;
    }

    private List<Family> families(List<Count> pieces) {
        var counts = new LinkedHashMap<String, Integer>();
        for (Count piece : pieces) {
            int accelerators = piece.part().accelerators() * piece.count();
            if (accelerators > 0 && !piece.part().acceleratorId().isEmpty()) {
                counts.merge(piece.part().acceleratorId(), accelerators, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .map(e -> new Family(e.getKey(), nameOf(e.getKey()), e.getValue()))
                .toList();
    }

    private String nameOf(String acceleratorId) {
        Accelerator accelerator = catalog.accelerators().get(acceleratorId);
        return accelerator == null ? acceleratorId : accelerator.name();
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
