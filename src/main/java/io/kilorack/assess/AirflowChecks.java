package io.kilorack.assess;

import io.kilorack.catalog.Entry;
import io.kilorack.plan.Device;
import io.kilorack.plan.Rack;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which way the air of each device goes in its rack: a device that blows to the front warms the cold aisle
/// and takes in what the others blew out. The catalog states the direction seen from the side with the
/// ports; a device mounted from the rear turns it round. Where the catalog is silent, front to rear is
/// taken and said.
final class AirflowChecks {
    private static final Source RULE =
            Source.of("one direction of air through a rack, front to rear: ANSI/TIA-942, ASHRAE TC 9.9");

    private AirflowChecks() {}

    private enum Way {
        REVERSED,
        SIDE,
        EITHER,
        UNKNOWN
    }

    /// Devices of one part that go one way in one rack.
    private record Item(Way way, Part part, Device.Face face, int count) {}

    private static final class Group {
        final List<String> racks = new ArrayList<>();
        int devices;
        long milliwatts;
    }

    private record Key(Way way, Part part, Device.Face face) {}

    static List<Check> of(Roster roster, Cards cards, Parts parts) {
        var known = new IdentityHashMap<RackContent, List<Item>>();
        Map<Key, Group> groups = new LinkedHashMap<>();
        for (int i = 0; i < roster.size(); i++) {
            RackCard card = cards.of[i];
            Rack rack = roster.racks[i];
            for (Item item : known.computeIfAbsent(card.content(), _ -> items(rack, parts))) {
                Group group = groups.computeIfAbsent(new Key(item.way, item.part, item.face), _ -> new Group());
                group.racks.add(rack.id());
                group.devices += item.count;
                group.milliwatts += heat(card, item);
            }
        }
        var checks = new ArrayList<Check>();
        groups.forEach((key, group) -> {
            if (key.way != Way.UNKNOWN) {
                checks.add(check(key, group));
            }
        });
        unknown(groups, checks);
        return checks;
    }

    private static List<Item> items(Rack rack, Parts parts) {
        var counts = new LinkedHashMap<Key, Integer>();
        for (Device device : rack.devices()) {
            Part part = parts.of(device.modelId());
            if (part.passive() || !part.inCatalog()) {
                continue;
            }
            Way way = way(airflow(part), device.face());
            if (way != null) {
                counts.merge(new Key(way, part, device.face()), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .map(e -> new Item(e.getKey().way, e.getKey().part, e.getKey().face, e.getValue()))
                .toList();
    }

    private static String airflow(Part part) {
        Entry entry = part.system() != null
                ? part.system().entry()
                : part.infrastructure() != null ? part.infrastructure().entry() : null;
        return entry == null ? "" : entry.text("airflow").orElse("").toLowerCase(Locale.ROOT);
    }

    /// Null when the air goes from the front of the rack to its rear, or the device moves none.
    private static @Nullable Way way(String airflow, Device.Face face) {
        return switch (airflow) {
            case "front-to-rear" -> face == Device.Face.FRONT ? null : Way.REVERSED;
            case "rear-to-front" -> face == Device.Face.REAR ? null : Way.REVERSED;
            case "either" -> Way.EITHER;
            case "passive" -> null;
            case "" -> Way.UNKNOWN;
            default -> Way.SIDE;
        };
    }

    private static long heat(RackCard card, Item item) {
        for (RackCard.Piece piece : card.pieces()) {
            if (piece.part().equals(item.part)) {
                long each = piece.designMilliwatts();
                double air = 1 - (Double.isNaN(piece.liquidShare()) ? 0 : piece.liquidShare());
                return each < 0 ? 0 : Math.round(each * item.count * air);
            }
        }
        return 0;
    }

    private static Check check(Key key, Group group) {
        String what = "%d × %s in %s".formatted(group.devices, key.part.name(), racks(group.racks));
        String watts = group.milliwatts > 0 ? NumberText.withUnit(group.milliwatts / 1000.0, "W") : "warm air";
        boolean front = key.face == Device.Face.FRONT;
        return switch (key.way) {
            case REVERSED ->
                make(
                        "cooling.airflow.reversed",
                        Check.Severity.WARNING,
                        group.racks,
                        "%s blow to the front of the rack, mounted from the %s: %s into the cold aisle at their maximum."
                                .formatted(what, front ? "front" : "rear", watts),
                        "Mount them from the %s, or order the other direction of air."
                                .formatted(front ? "rear" : "front"));
            case SIDE ->
                make(
                        "cooling.airflow.side",
                        Check.Severity.WARNING,
                        group.racks,
                        "%s breathe sideways (%s), %s: in a closed rack they take in what others blew out."
                                .formatted(what, airflow(key.part), watts),
                        "Fit side ducts or baffles, or place them in a wider rack with side inlets.");
            case EITHER, UNKNOWN ->
                make(
                        "cooling.airflow.order",
                        Check.Severity.INFO,
                        group.racks,
                        "%s come in both directions of air; mounted from the %s they must take it in at the %s."
                                .formatted(what, front ? "front" : "rear", front ? "ports" : "side of the supplies"),
                        "Order that variant.");
        };
    }

    private static void unknown(Map<Key, Group> groups, List<Check> checks) {
        var parts = new ArrayList<String>();
        int devices = 0;
        for (Map.Entry<Key, Group> each : groups.entrySet()) {
            if (each.getKey().way == Way.UNKNOWN) {
                devices += each.getValue().devices;
                if (!parts.contains(each.getKey().part.id())) {
                    parts.add(each.getKey().part.id());
                }
            }
        }
        if (!parts.isEmpty()) {
            checks.add(make(
                    "cooling.airflow.unknown",
                    Check.Severity.INFO,
                    parts,
                    "The direction of air of %s of %s is not in the catalog: front to rear is taken."
                            .formatted(NumberText.count(devices, "device"), NumberText.count(parts.size(), "kind")),
                    "Enter it from the makers' data sheets as your own value \"airflow\"."));
        }
    }

    private static String racks(List<String> ids) {
        return ids.size() == 1 ? "rack " + ids.getFirst() : ids.size() + " racks";
    }

    private static Check make(
            String code, Check.Severity severity, List<String> subjects, String message, String next) {
        return new Check(
                code,
                severity,
                Check.Room.COOLING,
                List.copyOf(subjects),
                message,
                next,
                Optional.of(RULE),
                Optional.empty());
    }
}
