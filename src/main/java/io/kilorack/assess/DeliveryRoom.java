package io.kilorack.assess;

import io.kilorack.assess.Delivery.Outcome;
import io.kilorack.assess.Delivery.Row;
import io.kilorack.plan.DeliveryPath;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;
import io.kilorack.plan.layout.DeliveryRoute;
import io.kilorack.plan.layout.PartSizes;
import io.kilorack.power.structure.FloorLoad;
import io.kilorack.power.structure.Passage;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Takes every rack of every hall over its delivery path. A hall that is the same object with the same
/// contents as last time is not walked again.
final class DeliveryRoom {
    private static final Source SIZE = Source.of("outer size of the cabinet against the clear size of the way");
    private static final Source TURN = Source.of("a rectangle round a right-angled corner, or sideways on castors");
    private static final Source RAMP = Source.of("ramps of computer rooms at most 1 : 12 (US VA design guide)");
    private static final Source MASS = Source.of("rule S03: mass of the rack against the rating of what carries it");
    private static final Source UNIFORM = Source.of("rule S04: m·g over the footprint");
    private static final Source ROLLING = Source.of("rule S05: half the mass on one tile while moving");
    private static final Source ROUTE = Source.of("free floor between all racks and obstacles as drawn");

    private final List<Hall> halls;
    private final RackContent[] contents;
    private final List<Delivery> deliveries;
    private final List<Check> checks;

    private DeliveryRoom(List<Hall> halls, RackContent[] contents, List<Delivery> deliveries, List<Check> checks) {
        this.halls = halls;
        this.contents = contents;
        this.deliveries = deliveries;
        this.checks = checks;
    }

    static DeliveryRoom of(Roster roster, Census census, PartSizes sizes, @Nullable DeliveryRoom before) {
        if (before != null && before.contents == census.contents && same(before.halls, roster.halls)) {
            return before;
        }
        var deliveries = new ArrayList<Delivery>();
        for (int h = 0; h < roster.halls.size(); h++) {
            Hall hall = roster.halls.get(h);
            Delivery old = before != null
                            && before.contents == census.contents
                            && h < before.halls.size()
                            && before.halls.get(h) == hall
                    ? before.deliveries.get(h)
                    : null;
            deliveries.add(old == null ? walk(hall, roster.hallStart[h], census, sizes) : old);
        }
        return new DeliveryRoom(
                roster.halls, census.contents, List.copyOf(deliveries), DeliveryChecks.of(deliveries, roster));
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    List<Check> checks() {
        return checks;
    }

    private static boolean same(List<Hall> a, List<Hall> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int h = 0; h < a.size(); h++) {
            if (a.get(h) != b.get(h)) {
                return false;
            }
        }
        return true;
    }

    private static Delivery walk(Hall hall, int first, Census census, PartSizes sizes) {
        DeliveryPath path = hall.delivery();
        String name = hall.name().isEmpty() ? hall.id() : hall.name();
        if (path.unstated()) {
            return new Delivery(hall.id(), name, "", false, List.of());
        }
        var byContent = new IdentityHashMap<RackContent, Shipment>();
        var loads = new ArrayList<Load>();
        for (int i = 0; i < hall.racks().size(); i++) {
            Shipment shipment =
                    byContent.computeIfAbsent(census.contents[first + i], c -> Shipment.of(c, path.filled()));
            loads.add(new Load(hall.racks().get(i), shipment));
        }
        var rows = new ArrayList<Row>();
        var walk = new Walk(loads, rows);
        Function<Load, OptionalDouble> rolled = l -> l.shipment.rolledWidth();
        Function<Load, OptionalDouble> mass = l -> l.shipment.massKg();
        walk.fits("door-width", "Door, clear width", rolled, path.doorWidthM(), "m", SIZE, _ -> "");
        walk.fits(
                "door-height",
                "Door, clear height",
                l -> l.shipment.heightM(),
                path.doorHeightM(),
                "m",
                SIZE,
                l -> tilt(l, path));
        walk.fits("corridor", "Corridor, narrowest", rolled, path.corridorM(), "m", SIZE, _ -> "");
        if (path.turnM().isPresent()) {
            boolean known = path.corridorM().isPresent();
            walk.row(
                    "turn",
                    "Corner after the corridor",
                    l -> l.shipment.length(),
                    path.turnM(),
                    "m",
                    TURN,
                    known ? l -> turns(l.shipment, path) : null,
                    _ -> known
                            ? "length of the rack against the width after the turn"
                            : "the width of the corridor before it is not stated");
        }
        ramp(path, walk);
        if (!path.level()) {
            walk.fits("lift-mass", "Lift, load", mass, path.liftKg(), "kg", MASS, _ -> "without truck and people");
            lift(path, walk);
        }
        walk.fits("floor", "Floor on the way", l -> kpa(l.shipment), path.pathKpa(), "kPa", UNIFORM, _ -> "");
        walk.fits(
                "rolling",
                "Floor tile, rolling",
                l -> l.shipment.massKg().isPresent()
                        ? OptionalDouble.of(
                                Passage.rollingKilonewtons(l.shipment.massKg().getAsDouble()))
                        : OptionalDouble.empty(),
                path.rollingKn(),
                "kN",
                ROLLING,
                _ -> "");
        if (path.placed() && DeliveryRoute.canWalk(hall)) {
            inside(hall, sizes, walk);
        } else {
            rows.add(unstated(
                    "route",
                    path.placed() ? "Way from door to rack, hall too large" : "Way from door to rack",
                    "m",
                    ROUTE));
        }
        return new Delivery(hall.id(), name, path.entry(), true, rows);
    }

    private static void ramp(DeliveryPath path, Walk walk) {
        OptionalDouble slope = path.rampDegrees();
        if (slope.isEmpty()) {
            walk.rows.add(unstated("ramp", "Ramp, steepest", "°", RAMP));
            return;
        }
        double degrees = slope.getAsDouble();
        double heaviest = walk.loads.stream()
                .mapToDouble(l -> l.shipment.massKg().orElse(0))
                .max()
                .orElse(0);
        boolean steep = degrees > Passage.STEEPEST_DEGREES + 1e-9;
        walk.rows.add(new Row(
                "ramp",
                "Ramp, steepest",
                slope,
                OptionalDouble.of(Passage.STEEPEST_DEGREES),
                "°",
                steep ? Outcome.FAILS : Outcome.PASSES,
                "",
                steep ? walk.loads.stream().map(l -> l.rack.id()).toList() : List.of(),
                List.of(),
                heaviest > 0 && degrees > 0
                        ? "%s hold %s kg on it"
                                .formatted(
                                        NumberText.withUnit(Passage.rampNewtons(heaviest, degrees), "N"),
                                        NumberText.plain(heaviest))
                        : "",
                RAMP));
    }

    private static void lift(DeliveryPath path, Walk walk) {
        boolean any = path.liftWidthM().isPresent()
                || path.liftDepthM().isPresent()
                || path.liftHeightM().isPresent();
        if (!any) {
            return;
        }
        OptionalDouble narrow = smaller(path.liftWidthM(), path.liftDepthM());
        OptionalDouble wide = larger(path.liftWidthM(), path.liftDepthM());
        walk.fits("lift-width", "Lift cabin, narrow side", l -> l.shipment.rolledWidth(), narrow, "m", SIZE, _ -> "");
        walk.fits("lift-depth", "Lift cabin, long side", l -> l.shipment.length(), wide, "m", SIZE, _ -> "");
        walk.fits(
                "lift-height", "Lift cabin, height", l -> l.shipment.heightM(), path.liftHeightM(), "m", SIZE, _ -> "");
    }

    private static OptionalDouble smaller(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(Math.min(a.getAsDouble(), b.getAsDouble()))
                : OptionalDouble.empty();
    }

    private static OptionalDouble larger(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(Math.max(a.getAsDouble(), b.getAsDouble()))
                : OptionalDouble.empty();
    }

    private static void inside(Hall hall, PartSizes sizes, Walk walk) {
        DeliveryRoute route = DeliveryRoute.of(hall, sizes);
        Map<Rack, Double> room = new IdentityHashMap<>();
        walk.row(
                "route",
                "Way from door to rack",
                l -> l.shipment.rolledWidth(),
                OptionalDouble.empty(),
                "m",
                ROUTE,
                l -> route.reaches(l.rack, l.shipment.rolledWidth().orElseThrow()),
                _ -> "free floor round all racks as drawn");
        double least = Double.POSITIVE_INFINITY;
        for (Load load : walk.loads) {
            double free = route.roomBefore(load.rack);
            room.put(load.rack, free);
            least = Math.min(least, free);
        }
        walk.row(
                "aisle",
                "Aisle to push it in",
                l -> l.shipment.depthM(),
                walk.loads.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(least),
                "m",
                ROUTE,
                l -> room.getOrDefault(l.rack, 0.0) + 1e-6
                        >= l.shipment.depthM().orElseThrow(),
                _ -> "narrowest aisle against the deepest rack");
    }

    private static boolean turns(Shipment s, DeliveryPath path) {
        return Passage.turns(
                s.widthM().orElseThrow(),
                s.depthM().orElseThrow(),
                path.corridorM().orElseThrow(),
                path.turnM().orElseThrow());
    }

    private static OptionalDouble kpa(Shipment s) {
        return s.massKg().isPresent() && s.widthM().isPresent() && s.depthM().isPresent()
                ? OptionalDouble.of(new FloorLoad(
                                s.massKg().getAsDouble(),
                                s.widthM().getAsDouble(),
                                s.depthM().getAsDouble(),
                                0,
                                0)
                        .footprintKpa())
                : OptionalDouble.empty();
    }

    private static String tilt(Load load, DeliveryPath path) {
        if (path.doorHeightM().isEmpty()
                || load.shipment.heightM().isEmpty()
                || load.shipment.depthM().isEmpty()
                || load.shipment.heightM().getAsDouble() <= path.doorHeightM().getAsDouble()) {
            return "upright";
        }
        OptionalDouble angle = Passage.tiltToPass(
                load.shipment.heightM().getAsDouble(),
                load.shipment.depthM().getAsDouble(),
                path.doorHeightM().getAsDouble());
        return angle.isPresent()
                ? "upright it fails; tilted it would pass beyond %s°, which makers seldom allow"
                        .formatted(NumberText.plain(Math.ceil(angle.getAsDouble())))
                : "neither upright nor lying";
    }

    static Row unstated(String code, String what, String unit, Source rule) {
        return new Row(
                code,
                what,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                unit,
                Outcome.UNKNOWN,
                "",
                List.of(),
                List.of(),
                "",
                rule);
    }

    /// A rack and how it is brought in.
    record Load(Rack rack, Shipment shipment) {}

    /// Collects rows over all racks of a hall.
    private record Walk(List<Load> loads, List<Row> rows) {
        void fits(
                String code,
                String what,
                Function<Load, OptionalDouble> need,
                OptionalDouble limit,
                String unit,
                Source rule,
                Function<Load, String> remark) {
            Predicate<Load> passes =
                    limit.isPresent() ? l -> need.apply(l).orElseThrow() <= limit.getAsDouble() + 1e-6 : null;
            row(code, what, need, limit, unit, rule, passes, remark);
        }

        /// @param passes null when the way is not known well enough to say
        void row(
                String code,
                String what,
                Function<Load, OptionalDouble> need,
                OptionalDouble limit,
                String unit,
                Source rule,
                @Nullable Predicate<Load> passes,
                Function<Load, String> remark) {
            var failing = new ArrayList<String>();
            var unknown = new ArrayList<String>();
            Load worst = null;
            double most = 0;
            for (Load load : loads) {
                OptionalDouble own = need.apply(load);
                if (own.isEmpty()) {
                    unknown.add(load.rack.id());
                    continue;
                }
                if (worst == null || own.getAsDouble() > most) {
                    worst = load;
                    most = own.getAsDouble();
                }
                if (passes != null && !passes.test(load)) {
                    failing.add(load.rack.id());
                }
            }
            Outcome outcome = !failing.isEmpty()
                    ? Outcome.FAILS
                    : passes == null || !unknown.isEmpty() ? Outcome.UNKNOWN : Outcome.PASSES;
            rows.add(new Row(
                    code,
                    what,
                    worst == null ? OptionalDouble.empty() : OptionalDouble.of(most),
                    limit,
                    unit,
                    outcome,
                    worst == null ? "" : worst.rack.id(),
                    failing,
                    unknown,
                    Optional.ofNullable(worst).map(remark).orElse(""),
                    rule));
        }
    }
}
