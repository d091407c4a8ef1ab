package io.kilorack.assess;

import io.kilorack.assess.RackContent.Count;
import io.kilorack.catalog.Infrastructure;
import io.kilorack.plan.DeliveryPath;
import io.kilorack.plan.Rack;
import io.kilorack.power.structure.RackMass;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a cabinet carries against what it may carry: standing load, rolling load, depth of its
/// devices, centre of gravity.
/// Worked out once per design; equal racks share one check.
final class RackFrames {
    private static final Source RATING = Source.of("cabinet maker's static and dynamic load rating; rule S03");
    private static final Source DEPTH = Source.of("rule S08: device + clearance ≤ depth of the cabinet");
    private static final Source TIPPING =
            Source.of("rule S06: centre of gravity above half height tips easily when moved");
    /// Clearance behind a device for its plugs and cables [mm].
    private static final double REAR_MM = 100;

    private static final String ROLLED = "structure.rack.dynamic-load";

    private RackFrames() {}

    private record Finding(String code, Check.Severity severity, String message, String next, Source rule) {}

    static List<Check> checks(Roster roster, Census census, Parts parts) {
        var findings = new IdentityHashMap<RackContent, List<Finding>>();
        Map<Finding, List<String>> racks = new LinkedHashMap<>();
        for (int i = 0; i < roster.racks.length; i++) {
            RackContent content = census.contents[i];
            List<Finding> found = findings.get(content);
            if (found == null) {
                found = of(roster.racks[i], content, parts);
                findings.put(content, found);
            }
            for (Finding each : found) {
                if (each.code().equals(ROLLED) && arrivesEmpty(roster, i)) {
                    continue;
                }
                racks.computeIfAbsent(each, k -> new ArrayList<>()).add(roster.racks[i].id());
            }
        }
        var checks = new ArrayList<Check>(racks.size());
        racks.forEach((finding, ids) -> checks.add(new Check(
                finding.code(),
                finding.severity(),
                Check.Room.STRUCTURE,
                ids,
                (ids.size() == 1 ? "Rack " + ids.getFirst() : ids.size() + " racks") + ": " + finding.message(),
                finding.next(),
                Optional.of(finding.rule()),
                Optional.empty())));
        return checks;
    }

    /// True when the hall's delivery path says that cabinets come without their devices.
    private static boolean arrivesEmpty(Roster roster, int position) {
        DeliveryPath path = roster.halls.get(roster.hallOf(position)).delivery();
        return !path.unstated() && !path.filled();
    }

    private static List<Finding> of(Rack rack, RackContent content, Parts parts) {
        var found = new ArrayList<Finding>();
        Infrastructure cabinet = parts.of(rack.modelId()).infrastructure();
        if (cabinet == null || rack.devices().isEmpty()) {
            return found;
        }
        load(content, cabinet, found);
        depth(content, cabinet, found);
        gravity(rack, cabinet, parts, found);
        return found;
    }

    private static void load(RackContent content, Infrastructure cabinet, List<Finding> found) {
        OptionalDouble mass = content.mass().value();
        if (mass.isEmpty()) {
            return;
        }
        double payload = mass.getAsDouble() - cabinet.massKg().orElse(0);
        String least = content.mass().lowerBound() ? "at least " : "";
        OptionalDouble fixed = cabinet.entry().number("static_load_kg");
        OptionalDouble rolling = cabinet.entry().number("dynamic_load_kg");
        if (fixed.isPresent() && payload > fixed.getAsDouble()) {
            found.add(new Finding(
                    "structure.rack.static-load",
                    Check.Severity.ERROR,
                    "%s%s kg of devices, the cabinet may carry %s kg standing"
                            .formatted(least, NumberText.plain(payload), NumberText.plain(fixed.getAsDouble())),
                    "Move devices to another rack or choose a stronger cabinet.",
                    RATING));
        } else if (rolling.isPresent() && payload > rolling.getAsDouble()) {
            found.add(new Finding(
                    ROLLED,
                    Check.Severity.WARNING,
                    "%s%s kg of devices, the cabinet may be rolled with %s kg"
                            .formatted(least, NumberText.plain(payload), NumberText.plain(rolling.getAsDouble())),
                    "Fill the cabinet where it will stand.",
                    RATING));
        }
    }

    private static void depth(RackContent content, Infrastructure cabinet, List<Finding> found) {
        if (cabinet.depthMm().isEmpty()) {
            return;
        }
        double room = cabinet.depthMm().getAsDouble();
        for (Count count : content.pieces()) {
            Part part = count.part();
            OptionalDouble depth = part.system() != null
                    ? part.system().depthMm()
                    : part.infrastructure() != null && part.infrastructure() != cabinet
                            ? part.infrastructure().depthMm()
                            : OptionalDouble.empty();
            if (depth.isEmpty() || depth.getAsDouble() + REAR_MM <= room) {
                continue;
            }
            boolean never = depth.getAsDouble() > room;
            found.add(new Finding(
                    "structure.rack.depth",
                    never ? Check.Severity.ERROR : Check.Severity.WARNING,
                    "%s is %s mm deep, the cabinet %s mm%s"
                            .formatted(
                                    part.name(),
                                    NumberText.plain(depth.getAsDouble()),
                                    NumberText.plain(room),
                                    never ? "" : "; plugs and cables behind it need about 100 mm"),
                    "Choose a deeper cabinet.",
                    DEPTH));
        }
    }

    private static void gravity(Rack rack, Infrastructure cabinet, Parts parts, List<Finding> found) {
        OptionalDouble centre = StructureLoads.centre(rack, parts.of(rack.modelId()), parts);
        double height = cabinet.heightU().orElse(0);
        if (centre.isPresent() && centre.getAsDouble() > 0.5 * height * RackMass.UNIT_MM) {
            found.add(new Finding(
                    "structure.rack.top-heavy",
                    Check.Severity.WARNING,
                    "the centre of gravity lies at U%s of %s"
                            .formatted(
                                    NumberText.plain(centre.getAsDouble() / RackMass.UNIT_MM),
                                    NumberText.plain(height)),
                    "Move heavy devices down.",
                    TIPPING));
        }
    }
}
