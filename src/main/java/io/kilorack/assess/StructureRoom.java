package io.kilorack.assess;

import io.kilorack.assess.Census.ContentCount;
import io.kilorack.assess.RackContent.Count;
import io.kilorack.plan.Hall;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Mass, floor load and space over the plan, and the floor against its rating.
final class StructureRoom {
    private static final Source UNIFORM_LOAD =
            Source.of("EN 1991-1-1, 6.3: uniformly distributed load against the floor's rating");

    private StructureRoom() {}

    static StructureResult result(Census census) {
        Figure mass = Figure.sum("mass", "kg", masses(census.tallies)).withFormula("sum over parts of pieces × mass");
        long placed = 0;
        long filled = 0;
        double used = 0;
        double total = 0;
        var unknownHeights = new ArrayList<String>();
        Figure worst = null;
        for (ContentCount design : census.designs) {
            RackContent content = design.content();
            int cabinets = design.racks() * content.pieces().getFirst().part().cabinets();
            placed += cabinets;
            filled += content.empty() ? 0 : cabinets;
            used += content.unitsUsed() * design.racks();
            if (Double.isNaN(content.unitsTotal())) {
                String name = "height of " + content.pieces().getFirst().part().name();
                if (!unknownHeights.contains(name)) {
                    unknownHeights.add(name);
                }
            } else {
                total += content.unitsTotal() * design.racks();
            }
            worst = heavier(worst, content.floorKpa());
        }
        Figure units = new Figure(
                "rack units used",
                OptionalDouble.of(used),
                "U",
                null,
                List.of(),
                "half units that hold a device, front or rear",
                List.of(),
                Confidence.HIGH,
                List.of(withUnknowns(Figure.known("rack units there are", total, "U"), unknownHeights)));
        Figure racks = Figures.count("racks in use", filled)
                .withFormula("cabinets that hold a device, and all cabinets of integrated systems")
                .withParts(List.of(Figures.count("racks placed", placed)));
        Figure floor = worst == null
                ? Figure.unknown("worst floor load", "kPa", "no rack stands in the plan")
                : worst.withLabel("worst floor load");
        return new StructureResult(mass, racks, units, floor);
    }

    private static List<Figure> masses(List<Count> tallies) {
        return tallies.stream()
                .map(t -> Figures.times(t.count(), t.part().name(), t.part().mass()))
                .toList();
    }

    private static Figure withUnknowns(Figure figure, List<String> unknowns) {
        return figure.withUnknowns(unknowns);
    }

    /// The heavier of two loads; one that is unknown gives way to one that is known.
    private static Figure heavier(@Nullable Figure a, Figure b) {
        if (a == null || a.value().isEmpty()) {
            return b;
        }
        return b.value().isPresent() && b.value().getAsDouble() > a.value().getAsDouble() ? b : a;
    }

    /// True when the same racks stand in halls of the same names and ratings.
    static boolean sameFloors(Roster a, Roster b) {
        if (a.positions != b.positions || a.halls.size() != b.halls.size()) {
            return false;
        }
        for (int h = 0; h < b.halls.size(); h++) {
            Hall x = a.halls.get(h);
            Hall y = b.halls.get(h);
            if (x != y
                    && (!x.floorKpa().equals(y.floorKpa())
                            || !x.name().equals(y.name())
                            || !x.delivery().equals(y.delivery()))) {
                return false;
            }
        }
        return java.util.Arrays.equals(a.hallStart, b.hallStart);
    }

    /// One check for each hall in which racks stand heavier on their footprint than the floor is rated, and
    /// what [RackFrames] finds.
    static List<Check> checks(Roster roster, Census census, Parts parts) {
        var checks = new ArrayList<Check>();
        for (int h = 0; h < roster.halls.size(); h++) {
            Hall hall = roster.halls.get(h);
            if (hall.floorKpa().isEmpty()) {
                continue;
            }
            double rating = hall.floorKpa().getAsDouble();
            var over = new ArrayList<String>();
            double worst = 0;
            for (int i = roster.hallStart[h]; i < roster.hallStart[h + 1]; i++) {
                OptionalDouble load = census.contents[i].floorKpa().value();
                if (load.isPresent() && load.getAsDouble() > rating) {
                    over.add(roster.racks[i].id());
                    worst = Math.max(worst, load.getAsDouble());
                }
            }
            if (!over.isEmpty()) {
                checks.add(new Check(
                        "structure.floor.overload",
                        Check.Severity.ERROR,
                        Check.Room.STRUCTURE,
                        over,
                        "%s in %s: up to %s kPa on the footprint, the floor is rated %s kPa."
                                .formatted(
                                        over.size() == 1 ? "One rack" : over.size() + " racks",
                                        hall.name(),
                                        NumberText.plain(worst),
                                        NumberText.plain(rating)),
                        "Spread the load with plates or more floor per rack, or have the floor's rating confirmed.",
                        Optional.of(UNIFORM_LOAD),
                        Optional.empty()));
            }
        }
        checks.addAll(RackFrames.checks(roster, census, parts));
        return checks;
    }
}
