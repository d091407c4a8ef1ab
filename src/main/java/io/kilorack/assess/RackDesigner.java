package io.kilorack.assess;

import io.kilorack.assess.RackCard.Piece;
import io.kilorack.assess.RackResult.RackDesign;
import io.kilorack.assess.ThroughputResult.Family;
import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Device;
import io.kilorack.quantity.Figure;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/// Makes the [RackCard] of a rack content, once per content.
final class RackDesigner {
    private static final double STANDARD_GRAVITY = 9.80665;
    /// A cache of more designs than this is dropped and begun anew, so that long sessions do not grow without end.
    private static final int MOST_DESIGNS = 200_000;

    private final Catalog catalog;
    private final Parts parts;
    private final PieceDraw draw;
    private final Map<RackKey, RackCard> cards = new HashMap<>();

    RackDesigner(Catalog catalog, Parts parts, PieceDraw draw) {
        this.catalog = catalog;
        this.parts = parts;
        this.draw = draw;
    }

    RackCard card(RackKey key) {
        RackCard card = cards.get(key);
        if (card == null) {
            if (cards.size() >= MOST_DESIGNS) {
                cards.clear();
            }
            card = make(key);
            cards.put(key, card);
        }
        return card;
    }

    private RackCard make(RackKey key) {
        Part cabinet = parts.of(key.modelId);
        var counts = new TreeMap<Part, Integer>(Part.BY_CATALOG);
        for (Device device : key.devices) {
            counts.merge(parts.of(device.modelId()), 1, Integer::sum);
        }
        var pieces = new ArrayList<Piece>(counts.size() + 1);
        pieces.add(piece(cabinet, 1, key.duty, true));
        counts.forEach((part, count) -> pieces.add(piece(part, count, key.duty, false)));
        boolean empty = key.devices.isEmpty() && !cabinet.integrated();
        return new RackCard(key, design(key, cabinet, pieces), pieces, empty);
    }

    private Piece piece(Part part, int count, Duty duty, boolean isCabinet) {
        Figure expected = draw.expected(part, duty);
        OptionalDouble share = PieceDraw.liquidShare(part);
        long expectedMilliwatts = RackCard.milliwatts(expected.value());
        long liquid = expectedMilliwatts < 0 || share.isEmpty()
                ? -1
                : Math.round(expectedMilliwatts * share.getAsDouble());
        return new Piece(part, count, RackCard.milliwatts(part.maximum().value()), expectedMilliwatts, liquid, isCabinet);
    }

    private RackDesign design(RackKey key, Part cabinet, List<Piece> pieces) {
        Figure mass = sum("mass", "kg", pieces, p -> p.part().mass());
        return new RackDesign(
                sum("maximum power", "W", drawing(pieces), p -> p.part().maximum()),
                sum("expected power", "W", drawing(pieces), p -> draw.expected(p.part(), key.duty)),
                sum("heat to air", "W", drawing(pieces), p -> heat(p, false)),
                sum("heat to liquid", "W", drawing(pieces), p -> heat(p, true)),
                mass,
                floorLoad(cabinet, mass),
                sum("price", "USD", pieces, p -> p.part().price()),
                cabinet.integrated() ? orZero(cabinet.heightU()) : unitsUsed(key.devices),
                cabinet.heightU(),
                families(pieces));
    }

    private static List<Piece> drawing(List<Piece> pieces) {
        return pieces.stream().filter(Piece::draws).toList();
    }

    private static Figure sum(String label, String unit, List<Piece> pieces, Function<Piece, Figure> unitFigure) {
        return Figure.sum(
                label,
                unit,
                pieces.stream()
                        .map(p -> Figures.times(p.count(), p.part().name(), unitFigure.apply(p)))
                        .toList());
    }

    private static Figure heat(Piece piece, boolean liquid) {
        if (piece.expectedMilliwatts() < 0) {
            return Figure.unknown("heat", "W", "expected draw of " + piece.part().name());
        }
        if (piece.liquidMilliwatts() < 0) {
            return Figure.unknown("heat", "W", "share of liquid cooling of " + piece.part().name());
        }
        long milliwatts =
                liquid ? piece.liquidMilliwatts() : piece.expectedMilliwatts() - piece.liquidMilliwatts();
        return Figure.known("heat", milliwatts / 1000.0, "W");
    }

    /// Uniform load on the rack's own footprint: `p = m g / (w d) / 1000` [kPa], mass m [kg], width w and depth d [m].
    /// Feet load points more than this. Source: uniformly distributed load as in EN 1991-1-1, 6.3.
    private Figure floorLoad(Part cabinet, Figure mass) {
        Footprints.Size size = Footprints.of(cabinet);
        if (size == null) {
            return Figure.unknown("floor load", "kPa", "footprint of " + cabinet.name());
        }
        if (mass.value().isEmpty()) {
            return new Figure(
                    "floor load", OptionalDouble.empty(), "kPa", null, mass.unknowns(), "", List.of(), mass.confidence(), List.of());
        }
        double kpa = mass.value().getAsDouble() * STANDARD_GRAVITY / (size.widthM() * size.depthM()) / 1000;
        return new Figure(
                "floor load",
                OptionalDouble.of(kpa),
                "kPa",
                null,
                mass.unknowns(),
                "mass × g / (width × depth)",
                List.of(),
                mass.confidence(),
                List.of(
                        mass,
                        Figure.known("width", size.widthM(), "m"),
                        Figure.known("depth", size.depthM(), "m")));
    }

    /// Distinct half units that hold a device on either side, in rack units.
    private double unitsUsed(List<Device> devices) {
        var taken = new BitSet();
        for (Device device : devices) {
            double height = parts.of(device.modelId()).heightU();
            if (height > 0 && device.bottomHalfU() >= 0) {
                taken.set(device.bottomHalfU(), device.bottomHalfU() + (int) Math.ceil(2 * Math.min(height, 1000)));
            }
        }
        return taken.cardinality() / 2.0;
    }

    private List<Family> families(List<Piece> pieces) {
        var counts = new LinkedHashMap<String, Integer>();
        for (Piece piece : pieces) {
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
