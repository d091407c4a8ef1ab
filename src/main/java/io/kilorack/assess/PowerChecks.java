package io.kilorack.assess;

import io.kilorack.power.chain.ChainAnalysis;
import io.kilorack.power.chain.ChainIssue;
import io.kilorack.power.chain.NodeState;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import io.kilorack.quantity.TextCase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns what the power chain found into checks. Equal findings about many loads or nodes become one check
/// that names them all: a list that floods is a list nobody reads.
final class PowerChecks {
    /// Findings of one kind about more things than this are put together.
    private static final int MOST_APART = 8;

    /// What the plan's own checks say too, with names.
    private static final Set<String> SAID_BY_THE_PLAN =
            Set.of("power.chain.cyclic", "power.chain.dangling", "power.load.dangling-feed");

    private static final Source SINGLE_FAILURE =
            Source.of("usable capacity is that of the worst single failure (rule E31)");

    private PowerChecks() {}

    static List<Check> of(ChainRoom room) {
        var checks = new ArrayList<Check>();
        issues(room, checks);
        overloads(room, checks);
        failures(room, checks);
        return checks;
    }

    private static void issues(ChainRoom room, List<Check> checks) {
        var byCode = new LinkedHashMap<String, List<ChainIssue>>();
        for (ChainIssue issue : room.issues()) {
            if (SAID_BY_THE_PLAN.contains(issue.code()) || ofCooling(issue)) {
                continue;
            }
            byCode.computeIfAbsent(issue.code(), k -> new ArrayList<>()).add(issue);
        }
        byCode.forEach((code, issues) -> {
            if (issues.size() <= MOST_APART) {
                issues.forEach(issue -> checks.add(check(room, issue, issue.message(), issue.subjects())));
                return;
            }
            var subjects = new LinkedHashSet<String>();
            issues.forEach(issue -> subjects.addAll(issue.subjects()));
            ChainIssue first = issues.getFirst();
            checks.add(check(
                    room,
                    first,
                    first.message() + " (and " + (issues.size() - 1) + " more of the same kind)",
                    List.copyOf(subjects)));
        });
    }

    /// What is asked of racks is not asked of a cooling unit: it may hang on one feed, as its group has
    /// others. [CoolingSupplyChecks] has its own questions.
    private static boolean ofCooling(ChainIssue issue) {
        return issue.code().startsWith("power.load.")
                && issue.subjects().stream().allMatch(CoolingSupply::isLoad);
    }

    private static Check check(ChainRoom room, ChainIssue issue, String message, List<String> subjects) {
        boolean aboutLoads = issue.code().startsWith("power.load.");
        return new Check(
                issue.code(),
                issue.error() ? Check.Severity.ERROR : Check.Severity.WARNING,
                Check.Room.POWER,
                aboutLoads
                        ? room.rackIds(subjects)
                        : subjects.stream()
                                .map(CoolingSupply::unitId)
                                .distinct()
                                .toList(),
                sentence(message),
                sentence(issue.nextStep()),
                issue.rule().isEmpty() ? Optional.empty() : Optional.of(Source.of(issue.rule())),
                Optional.empty());
    }

    private static String sentence(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String capital = TextCase.capital(text);
        return capital.endsWith(".") ? capital : capital + ".";
    }

    private static void overloads(ChainRoom room, List<Check> checks) {
        var normal = new ArrayList<NodeState>();
        var failed = new ArrayList<NodeState>();
        var policy = new ArrayList<NodeState>();
        for (NodeState node : room.noteworthy()) {
            if (node.limitWatts().isEmpty()) {
                continue;
            }
            double limit = node.limitWatts().getAsDouble();
            if (node.normalWatts() > limit * (1 + 1e-9)) {
                normal.add(node);
            } else if (node.overloaded()) {
                failed.add(node);
            } else if (node.overPolicy()) {
                policy.add(node);
            }
        }
        Map<String, String> names = failed.isEmpty() ? Map.of() : names(room);
        report(
                checks,
                "power.node.overload",
                Check.Severity.ERROR,
                normal,
                node -> "%s carries %s with everything running, %s of its %s."
                        .formatted(
                                name(node),
                                load(node, node.normalWatts()),
                                percent(node, node.normalWatts()),
                                limit(node)));
        report(
                checks,
                "power.failure.overload",
                Check.Severity.ERROR,
                failed,
                node -> "Losing %s loads %s to %s, %s of its %s."
                        .formatted(
                                node.worstFailure()
                                        .map(id -> names.getOrDefault(id, id))
                                        .orElse("one node"),
                                name(node),
                                load(node, node.worstWatts()),
                                percent(node, node.worstWatts()),
                                limit(node)));
        report(checks, "power.policy", Check.Severity.WARNING, policy, PowerChecks::policy);
    }

    /// The whole past its policy, or only one of its lines.
    private static String policy(NodeState node) {
        double left = node.policyWatts().orElseThrow();
        if (node.worstWatts() > left) {
            return "%s carries %s in its worst failure; company policy leaves %s."
                    .formatted(name(node), load(node, node.worstWatts()), NumberText.withUnit(left, "W"));
        }
        NodeState.Phases phases = node.phases().orElseThrow();
        return "L%d of %s carries %s %% of what a line may in its worst failure; company policy leaves %s %%."
                .formatted(
                        phases.worstLine() + 1,
                        name(node),
                        NumberText.plain(100 * phases.worstShare().orElseThrow()),
                        NumberText.plain(100 * left / node.limitWatts().orElseThrow()));
    }

    private static void report(
            List<Check> checks,
            String code,
            Check.Severity severity,
            List<NodeState> nodes,
            java.util.function.Function<NodeState, String> message) {
        String next = "Move load to another feed, or raise the rating: the usable capacity is that of the worst single"
                + " failure.";
        if (nodes.size() <= MOST_APART) {
            nodes.forEach(
                    node -> checks.add(node(code, severity, List.of(node.node().id()), message.apply(node), next)));
            return;
        }
        NodeState worst = nodes.stream()
                .max(java.util.Comparator.comparingDouble(n -> n.worstShare().orElse(0)))
                .orElseThrow();
        checks.add(node(
                code,
                severity,
                nodes.stream().map(n -> n.node().id()).toList(),
                "%s (And %d more nodes like it.)".formatted(message.apply(worst), nodes.size() - 1),
                next));
    }

    private static Check node(
            String code, Check.Severity severity, List<String> subjects, String message, String next) {
        return new Check(
                code,
                severity,
                Check.Room.POWER,
                subjects,
                message,
                next,
                Optional.of(SINGLE_FAILURE),
                Optional.empty());
    }

    /// Single failures that leave racks dark or throttled: one check for each of the two, naming the worst.
    private static void failures(ChainRoom room, List<Check> checks) {
        ChainAnalysis analysis = room.maximum();
        var dark = new ArrayList<String>();
        var throttled = new ArrayList<String>();
        int worstDark = -1;
        int worstThrottled = -1;
        for (int v = 0; v < analysis.size(); v++) {
            String id = analysis.chain().nodes().get(v).id();
            if (CoolingSupply.isSwitch(id)) {
                continue;
            }
            if (room.darkensRacks(v)) {
                dark.add(id);
                worstDark = worse(analysis, worstDark, v);
            } else if (analysis.throttles(v)) {
                throttled.add(id);
                worstThrottled = worse(analysis, worstThrottled, v);
            }
        }
        if (!dark.isEmpty()) {
            BitSet loads = analysis.dark(worstDark);
            checks.add(node(
                    "power.failure.dark",
                    Check.Severity.WARNING,
                    dark,
                    "%s: losing %s turns off %s; %s%s are lost."
                            .formatted(
                                    dark.size() == 1
                                            ? "One single failure leaves racks without supply"
                                            : dark.size() + " single failures leave racks without supply",
                                    analysis.chain().nodes().get(worstDark).name(),
                                    racks(room.rackCount(loads)),
                                    !analysis.throttles(worstDark) ? "" : "with what it throttles, ",
                                    NumberText.withUnit(room.lostByRacks(worstDark, loads), "W")),
                    "Give these racks a second feed from another branch, or accept the risk by a waiver."));
        }
        if (!throttled.isEmpty()) {
            checks.add(node(
                    "power.failure.throttled",
                    Check.Severity.WARNING,
                    throttled,
                    "%s: losing %s leaves devices in %s with fewer power supplies than full power needs."
                            .formatted(
                                    throttled.size() == 1
                                            ? "One single failure throttles devices"
                                            : throttled.size() + " single failures throttle devices",
                                    analysis.chain().nodes().get(worstThrottled).name(),
                                    racks(room.rackCount(analysis.throttled(worstThrottled)))),
                    "Spread the supplies over three feeds, or accept reduced performance by a waiver."));
        }
    }

    private static String racks(int count) {
        return count == 1 ? "1 rack" : count + " racks";
    }

    private static int worse(ChainAnalysis analysis, int worst, int v) {
        return worst < 0 || analysis.lostWatts(v) > analysis.lostWatts(worst) ? v : worst;
    }

    private static Map<String, String> names(ChainRoom room) {
        var names = new LinkedHashMap<String, String>();
        room.maximum().chain().nodes().forEach(n -> names.put(n.id(), n.name()));
        return names;
    }

    private static String name(NodeState node) {
        return node.node().name();
    }

    private static String load(NodeState node, double watts) {
        return (node.unknownDevices() > 0 ? "at least " : "") + NumberText.withUnit(watts, "W");
    }

    private static String limit(NodeState node) {
        return NumberText.withUnit(node.limitWatts().orElseThrow(), "W");
    }

    private static String percent(NodeState node, double watts) {
        return NumberText.plain(100 * watts / node.limitWatts().orElseThrow()) + " %";
    }
}
