package io.kilorack.report;

import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.assess.SingleFailure;
import io.kilorack.assess.SingleFailure.OneOf;
import io.kilorack.assess.SingleFailure.Overheat;
import io.kilorack.assess.SingleFailure.Overload;
import io.kilorack.assess.SingleFailure.Start;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.draw.NodeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a single failure does, in words; the same in window, report and terminal.
public final class FailureWords {
    private static final int MOST_OVERLOADS = 4;
    private static final int MOST_UNITS = 8;

    private FailureWords() {}

    /// A kind of node or unit as people write it: `ups` reads `UPS`, `rack_pdu` reads `rack PDU`.
    public static String kind(String key) {
        return NodeWords.kind(key);
    }

    /// In a few words: `12 racks dark, 340 kW lost; 2 nodes overloaded`.
    public static String effect(Failure f) {
        var parts = new ArrayList<String>();
        String least = f.more().unknownDevices() > 0 ? "≥ " : "";
        String lost = least + NumberText.withUnit(f.lostWatts(), "W");
        f.more().oneOf().ifPresent(one -> parts.add(oneOf(one, lost)));
        if (!f.darkRacks().isEmpty()) {
            parts.add(racks(f.darkRacks().size()) + " dark");
        }
        if (!f.throttledRacks().isEmpty()) {
            parts.add(racks(f.throttledRacks().size()) + " throttled");
        }
        if (f.more().oneOf().isEmpty() && f.lostWatts() > 0) {
            parts.add(lost + " lost");
        }
        if (!f.overloadedNodes().isEmpty()) {
            parts.add(
                    f.overloadedNodes().size() == 1
                            ? "1 node overloaded"
                            : f.overloadedNodes().size() + " nodes overloaded");
        }
        int stopped = f.more().stopped().size();
        if (stopped > 0) {
            parts.add(stopped == 1 ? "1 cooling unit stops" : stopped + " cooling units stop");
        }
        f.more().tooWarm().forEach(heat -> parts.add(heat(heat, least)));
        f.more().start().ifPresent(start -> parts.add(start(start)));
        if (!f.more().unknown().isEmpty()) {
            if (f.more().oneOf().isEmpty()) {
                parts.add("effect unknown");
            }
        } else if (parts.isEmpty()) {
            parts.add(survived(f));
        }
        return String.join(", ", parts);
    }

    private static String survived(Failure f) {
        String share = f.worstShare().isPresent()
                ? NumberText.plain(100 * f.worstShare().getAsDouble()) + " %"
                : "";
        if (!f.more().heat().isEmpty()) {
            return share.isEmpty() ? "survived" : "survived, the rest at " + share;
        }
        return share.isEmpty() ? "survived" : "survived, loads others to at most " + share;
    }

    private static String oneOf(OneOf one, String lost) {
        String any = one.pieces() == 1 ? "" : "any of " + NumberText.fixed(one.pieces(), 0) + ": ";
        return any
                + switch (one.outcome()) {
                    case SURVIVES -> "full power";
                    case THROTTLES -> "throttled by " + lost;
                    case DARK -> "dark, " + lost + " lost";
                    case UNKNOWN -> "effect unknown";
                };
    }

    /// What waits for a generator, and whether what is stored lasts until then.
    private static String start(Start start) {
        String wait = "%d cooling unit%s for %s s until the generators start%s"
                .formatted(
                        start.units().size(),
                        start.units().size() == 1 ? " stands" : "s stand",
                        NumberText.plain(start.seconds()),
                        start.assumed() ? " (assumed)" : "");
        if (!start.tooLong().isEmpty()) {
            return wait + ": "
                    + start.tooLong().stream()
                            .map(heat -> "%s of %s too warm in %s"
                                    .formatted(
                                            racks(heat.racks().size()),
                                            heat.group(),
                                            time(heat.seconds().orElse(0))))
                            .collect(Collectors.joining(", "));
        }
        return start.groups().stream()
                .filter(each -> each.heat().seconds().isPresent())
                .min(java.util.Comparator.comparingDouble(
                        each -> each.heat().seconds().getAsDouble() - each.seconds()))
                .map(each -> "%s, ridden through: %s stores %s and needs %s"
                        .formatted(
                                wait,
                                each.heat().group(),
                                time(each.heat().seconds().orElse(0)),
                                time(each.seconds())))
                .orElse(wait);
    }

    private static String heat(Overheat heat, String least) {
        return "%s too warm%s, %s%s of heat not carried"
                .formatted(
                        racks(heat.racks().size()),
                        heat.seconds().isPresent()
                                ? " in " + time(heat.seconds().getAsDouble())
                                : "",
                        least,
                        NumberText.withUnit(heat.shortfallWatts(), "W"));
    }

    private static String named(List<String> all) {
        String text = all.stream().limit(MOST_UNITS).collect(Collectors.joining(", "));
        return all.size() > MOST_UNITS ? text + " and " + (all.size() - MOST_UNITS) + " more" : text;
    }

    /// Seconds up to two minutes, minutes above.
    static String time(double seconds) {
        return seconds < 120 ? NumberText.plain(seconds) + " s" : NumberText.plain(seconds / 60) + " min";
    }

    private static String racks(int n) {
        return n == 1 ? "1 rack" : NumberText.fixed(n, 0) + " racks";
    }

    /// What it overloads, by how much; empty when nothing.
    public static String overloads(SingleFailure more) {
        List<Overload> all = more.overloads();
        String text = all.stream()
                .limit(MOST_OVERLOADS)
                .map(o -> "%s by %s (%s %%)"
                        .formatted(
                                o.name(), NumberText.withUnit(o.excessWatts(), "W"), NumberText.plain(100 * o.share())))
                .collect(Collectors.joining(", "));
        return all.size() > MOST_OVERLOADS ? text + " and " + (all.size() - MOST_OVERLOADS) + " more" : text;
    }

    /// One or two full sentences.
    public static String sentence(Failure f, String worstNode) {
        String over = overloads(f.more());
        var text = new StringBuilder("%s lost: %s.".formatted(f.name(), effect(f)));
        if (!over.isEmpty()) {
            text.append(" Overloads ").append(over).append('.');
        } else if (f.worstShare().isPresent() && f.more().tooWarm().isEmpty() && !worstNode.isEmpty() && f.harms()) {
            text.append(" The fullest node left is %s at %s %%."
                    .formatted(worstNode, NumberText.plain(100 * f.worstShare().getAsDouble())));
        }
        if (!f.more().stopped().isEmpty()) {
            text.append(" Stops ").append(named(f.more().stopped())).append('.');
        }
        f.more()
                .start()
                .ifPresent(start -> text.append(" Wait for the generators: ")
                        .append(named(start.units()))
                        .append('.'));
        if (f.more().unfedUnits() > 0) {
            text.append(" %d cooling unit%s of unstated feed taken as running."
                    .formatted(f.more().unfedUnits(), f.more().unfedUnits() == 1 ? "" : "s"));
        }
        if (!f.more().unknown().isEmpty()) {
            text.append(" Not known: ").append(f.more().unknown()).append('.');
        }
        if (f.more().unknownDevices() > 0) {
            text.append(" %d device%s of unknown draw left out, so loads are lower bounds."
                    .formatted(f.more().unknownDevices(), f.more().unknownDevices() == 1 ? "" : "s"));
        }
        return text.toString();
    }
}
