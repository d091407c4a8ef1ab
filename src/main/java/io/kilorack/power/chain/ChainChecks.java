package io.kilorack.power.chain;

import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/// Checks of the chain as drawn: every fault a value with a place, never an exception and never a zero.
final class ChainChecks {
    /// Largest believable rating [W]: 10 MW devices and 1 GW sites are real, 100 GW is a slip of the
    /// keyboard.
    private static final double ABSURD_WATTS = 100e9;

    private static final double ABSURD_VOLTS = 1.2e6;
    private static final double ABSURD_AMPS = 1e6;
    /// Line-neutral and line-line names of one system differ by rounding (230 V on 400 V is 230.9 V).
    private static final double VOLT_TOLERANCE = 0.03;

    private final PowerChain chain;
    private final Topology t;
    private final List<ChainIssue> issues = new ArrayList<>();

    private ChainChecks(PowerChain chain) {
        this.chain = chain;
        t = chain.topology;
    }

    /// What was found, kept by where it comes from: most edits change a few nodes or loads of many.
    ///
    /// @param ofShape issues of ids, sources and cycles, `ofNodes` of each node, `ofLoads` of each load
    record Found(
            List<ChainIssue> ofShape,
            List<List<ChainIssue>> ofNodes,
            List<List<ChainIssue>> ofLoads,
            boolean twoSides,
            List<ChainIssue> issues) {}

    static Found of(PowerChain chain) {
        var checks = new ChainChecks(chain);
        checks.shape();
        List<ChainIssue> ofShape = checks.taken();
        var ofNodes = new ArrayList<List<ChainIssue>>(checks.t.size);
        for (int v = 0; v < checks.t.size; v++) {
            ofNodes.add(checks.ofNode(v));
        }
        boolean twoSides = checks.twoSides();
        var ofLoads = new ArrayList<List<ChainIssue>>(chain.loads.list.size());
        for (ChainLoad load : chain.loads.list) {
            ofLoads.add(checks.ofLoad(load, twoSides));
        }
        return found(ofShape, ofNodes, ofLoads, twoSides);
    }

    /// The same after an edit of a chain of the same shape.
    ///
    /// @param known what was found before the edit
    /// @param nodes that changed, `before` the loads of then, `change` how they differ
    static Found after(PowerChain chain, Found known, int[] nodes, List<ChainLoad> before, LoadChange change) {
        var checks = new ChainChecks(chain);
        Topology t = checks.t;
        Loads loads = chain.loads;
        boolean twoSides = nodes.length == 0 ? known.twoSides : checks.twoSides();
        List<List<ChainIssue>> ofNodes = known.ofNodes;
        var anew = new BitSet(loads.list.size());
        if (nodes.length > 0) {
            ofNodes = new ArrayList<>(known.ofNodes);
            for (int v : nodes) {
                ofNodes.set(v, checks.ofNode(v));
                for (int i = t.childStart[v]; i < t.childStart[v + 1]; i++) {
                    ofNodes.set(t.child[i], checks.ofNode(t.child[i]));
                }
                for (int j = loads.plugStart[v]; j < loads.plugStart[v + 1]; j++) {
                    anew.set(loads.owner[loads.plug[j]]);
                }
            }
        }
        var ofLoads = new ArrayList<List<ChainIssue>>(loads.list.size());
        for (int i = 0; i < loads.list.size(); i++) {
            int was = twoSides == known.twoSides && !anew.get(i) ? change.was[i] : -1;
            ChainLoad load = loads.list.get(i);
            // Messages name the load and speak of either draw.
            boolean same =
                    was >= 0 && (before.get(was) == load || before.get(was).equals(load));
            ofLoads.add(same ? known.ofLoads.get(was) : checks.ofLoad(load, twoSides));
        }
        return found(known.ofShape, ofNodes, ofLoads, twoSides);
    }

    private static Found found(
            List<ChainIssue> ofShape,
            List<List<ChainIssue>> ofNodes,
            List<List<ChainIssue>> ofLoads,
            boolean twoSides) {
        var all = new ArrayList<>(ofShape);
        for (List<ChainIssue> each : ofNodes) {
            if (!each.isEmpty()) {
                all.addAll(each);
            }
        }
        for (List<ChainIssue> each : ofLoads) {
            if (!each.isEmpty()) {
                all.addAll(each);
            }
        }
        return new Found(ofShape, ofNodes, ofLoads, twoSides, List.copyOf(all));
    }

    private boolean twoSides() {
        String first = "";
        for (ChainNode node : t.nodes) {
            if (!node.side().isEmpty() && !node.side().equals(first)) {
                if (!first.isEmpty()) {
                    return true;
                }
                first = node.side();
            }
        }
        return false;
    }

    private List<ChainIssue> ofNode(int v) {
        ratings(t.nodes.get(v));
        windings(t.nodes.get(v));
        source(v);
        voltage(v);
        return taken();
    }

    private List<ChainIssue> ofLoad(ChainLoad load, boolean twoSides) {
        load(load, twoSides);
        return taken();
    }

    private List<ChainIssue> taken() {
        if (issues.isEmpty()) {
            return List.of();
        }
        List<ChainIssue> all = List.copyOf(issues);
        issues.clear();
        return all;
    }

    private void error(String code, List<String> subjects, String message, String next, String rule) {
        issues.add(new ChainIssue("power." + code, true, subjects, message, next, rule));
    }

    private void warn(String code, List<String> subjects, String message, String next, String rule) {
        issues.add(new ChainIssue("power." + code, false, subjects, message, next, rule));
    }

    private void shape() {
        for (String id : t.duplicates) {
            error(
                    "chain.duplicate",
                    List.of(id),
                    "two nodes of the power chain are called %s; only the first counts".formatted(id),
                    "give one of them another id",
                    "");
        }
        for (String id : t.cyclic) {
            error(
                    "chain.cyclic",
                    List.of(id),
                    "%s feeds itself through its own sources; the last edge is left out".formatted(id),
                    "take one of the sources away",
                    "");
        }
        t.dangling.forEach((id, missing) -> error(
                "chain.dangling",
                List.of(id),
                "%s is fed from %s, which does not exist".formatted(id, String.join(", ", missing)),
                "add that node or choose another source",
                ""));
    }

    private void ratings(ChainNode n) {
        rating(n, "rated power", n.ratedWatts(), ABSURD_WATTS, "W");
        rating(n, "rated apparent power", n.ratedVa(), ABSURD_WATTS, "VA");
        rating(n, "rated current", n.ratedAmps(), ABSURD_AMPS, "A");
        rating(n, "voltage", n.volts(), ABSURD_VOLTS, "V");
        if (n.policyShare().isPresent()
                && !(n.policyShare().getAsDouble() > 0 && n.policyShare().getAsDouble() <= 1)) {
            error(
                    "node.rating",
                    List.of(n.id()),
                    "%s has a policy limit of %s; it must be above 0 and at most 1"
                            .formatted(n.name(), n.policyShare().getAsDouble()),
                    "type a share such as 0.8",
                    "");
        }
        if (n.ratedAmps().isPresent() && n.volts().isEmpty()) {
            warn(
                    "node.no-voltage",
                    List.of(n.id()),
                    "%s has a rated current but no voltage, so the current sets no limit".formatted(n.name()),
                    "state the voltage (line-line for AC)",
                    "");
        }
    }

    private void rating(ChainNode n, String what, OptionalDouble value, double absurd, String unit) {
        if (value.isEmpty()) {
            return;
        }
        double x = value.getAsDouble();
        if (!(x > 0 && x < absurd)) {
            error(
                    "node.rating",
                    List.of(n.id()),
                    "%s has a %s of %s; it must be above 0 and below %s"
                            .formatted(n.name(), what, NumberText.withUnit(x, unit), NumberText.withUnit(absurd, unit)),
                    "type the value from the data sheet, or leave it empty when it is not known",
                    "");
        }
    }

    /// A vector group names the system of the output.
    private void windings(ChainNode n) {
        if (n.vectorGroup().isEmpty() || !n.wiring().threePhase()) {
            return;
        }
        boolean wye = n.vectorGroup().get().wyeOutput();
        if (wye != (n.wiring() == Wiring.THREE_PHASE_WYE)) {
            error(
                    "transformer.winding",
                    List.of(n.id()),
                    "the vector group of %s has a %s output, but its system is said to be %s"
                            .formatted(n.name(), wye ? "wye" : "delta", wye ? "delta" : "wye"),
                    "correct the vector group or the system kind",
                    "IEC 60076-1");
        }
    }

    private void source(int v) {
        ChainNode n = t.nodes.get(v);
        if (t.sourceStart[v] == t.sourceStart[v + 1] && !n.kind().isSource()) {
            error(
                    "chain.no-source",
                    List.of(n.id()),
                    "%s (%s) has no source; it is computed as if it were live".formatted(n.name(), text(n.kind())),
                    "connect it to a utility, a generator or the node that feeds it",
                    "");
        }
        if (n.kind().transfers() && t.sourceStart[v + 1] - t.sourceStart[v] == 1) {
            warn(
                    "chain.transfer-one-source",
                    List.of(n.id()),
                    "%s is a transfer switch with one source, so it has nothing to transfer to".formatted(n.name()),
                    "add its second source",
                    "");
        }
    }

    private void voltage(int v) {
        ChainNode n = t.nodes.get(v);
        for (int e = t.sourceStart[v]; e < t.sourceStart[v + 1]; e++) {
            ChainNode s = t.nodes.get(t.source[e]);
            boolean dcChange = (n.wiring() == Wiring.DC) != (s.wiring() == Wiring.DC);
            if (n.kind().converts()) {
                continue;
            }
            if (dcChange) {
                error(
                        "chain.mixed-system",
                        List.of(n.id(), s.id()),
                        "%s is %s but its source %s is %s, and a %s does not convert"
                                .formatted(n.name(), text(n.wiring()), s.name(), text(s.wiring()), text(n.kind())),
                        "put a power shelf or UPS between them, or correct the system kind",
                        "");
                continue;
            }
            if (n.wiring().threePhase() && s.wiring() == Wiring.SINGLE_PHASE) {
                error(
                        "chain.phase-missing",
                        List.of(n.id(), s.id()),
                        "%s is three-phase but its source %s has one phase".formatted(n.name(), s.name()),
                        "feed it from a three-phase node or change its system kind",
                        "");
                continue;
            }
            if (n.volts().isPresent() && s.volts().isPresent()) {
                compare(n, s, n.volts().getAsDouble(), s.volts().getAsDouble());
            }
        }
    }

    private void compare(ChainNode n, ChainNode s, double volts, double have) {
        boolean same = near(volts, have);
        boolean lineNeutral = n.wiring() == Wiring.SINGLE_PHASE && near(volts, have / Math.sqrt(3));
        if (lineNeutral && s.wiring() == Wiring.THREE_PHASE_DELTA) {
            error(
                    "chain.phase-missing",
                    List.of(n.id(), s.id()),
                    "%s needs line-neutral %s, but its source %s is delta and has no neutral"
                            .formatted(n.name(), NumberText.withUnit(volts, "V"), s.name()),
                    "use a wye source or connect it line-line",
                    "rule E11");
        } else if (!same && !(lineNeutral && s.wiring() == Wiring.THREE_PHASE_WYE)) {
            error(
                    "chain.mixed-voltage",
                    List.of(n.id(), s.id()),
                    "%s is %s but its source %s is %s, and a %s does not change voltage"
                            .formatted(
                                    n.name(),
                                    NumberText.withUnit(volts, "V"),
                                    s.name(),
                                    NumberText.withUnit(have, "V"),
                                    text(n.kind())),
                    "put a transformer between them or correct one voltage (line-line for three phases)",
                    "rule E02");
        }
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= VOLT_TOLERANCE * Math.max(a, b);
    }

    /// The kind as a word: `UPS`, `rack PDU`, `DC bus`, `busway`.
    private static String text(NodeKind kind) {
        return switch (kind) {
            case UPS, STS, ATS, PDU, RPP -> kind.name();
            case RACK_PDU -> "rack PDU";
            case DC_BUS -> "DC bus";
            default -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private static String text(Wiring wiring) {
        return wiring == Wiring.DC ? "DC" : "AC";
    }

    private void load(ChainLoad load, boolean twoSides) {
        List<String> subjects = List.of(load.id());
        var nodes = new ArrayList<ChainNode>();
        for (String feed : load.feeds()) {
            Integer v = t.index.get(feed);
            if (v == null) {
                error(
                        "load.dangling-feed",
                        subjects,
                        "%s plugs into %s, which does not exist".formatted(load.name(), feed),
                        "add that node or choose another feed",
                        "");
            } else {
                nodes.add(t.nodes.get(v));
            }
        }
        if (nodes.isEmpty()) {
            error(
                    "load.no-feed",
                    subjects,
                    "%s has no feed".formatted(load.name()),
                    "choose the nodes it plugs into",
                    "");
        }
        draw(load, subjects);
        Set<String> systems = new HashSet<>();
        Set<String> sides = new HashSet<>();
        for (ChainNode n : nodes) {
            systems.add(n.wiring() + " " + n.volts());
            sides.add(n.side());
        }
        if (systems.size() > 1) {
            warn(
                    "load.mixed-voltage",
                    subjects,
                    "the feeds of %s differ in voltage or system kind".formatted(load.name()),
                    "feed all its supplies from the same kind of circuit",
                    "");
        }
        supplies(load, subjects, nodes, sides, twoSides);
    }

    private void draw(ChainLoad load, List<String> subjects) {
        for (OptionalDouble watts : List.of(load.expectedWatts(), load.maximumWatts())) {
            if (watts.isPresent() && !(watts.getAsDouble() >= 0 && watts.getAsDouble() < ABSURD_WATTS)) {
                error(
                        "load.rating",
                        subjects,
                        "%s draws %s, which cannot be"
                                .formatted(load.name(), NumberText.withUnit(watts.getAsDouble(), "W")),
                        "correct the draw, or leave it empty when it is not known",
                        "");
                return;
            }
        }
        if (!(load.powerFactor() > 0 && load.powerFactor() <= 1)) {
            error(
                    "load.power-factor",
                    subjects,
                    "%s has a power factor of %s; it must be above 0 and at most 1"
                            .formatted(load.name(), load.powerFactor()),
                    "use the data sheet's value, 0.95 to 0.99 for server supplies",
                    "");
        }
    }

    private void supplies(
            ChainLoad load, List<String> subjects, List<ChainNode> nodes, Set<String> sides, boolean twoSides) {
        int n = load.psuCount().orElse(load.feeds().size());
        if (n == 1 && load.feeds().size() > 1) {
            error(
                    "load.single-supply",
                    subjects,
                    "%s has one power supply but %d feeds: only the first carries it"
                            .formatted(load.name(), load.feeds().size()),
                    "use a device with two supplies or put a transfer switch in front",
                    "rule E09");
        } else if (nodes.size() == 1 && twoSides) {
            warn(
                    "load.single-feed",
                    subjects,
                    "%s hangs on one feed while the site has two sides".formatted(load.name()),
                    "plug its other supplies into the other side",
                    "2N definition, rule E08");
        } else if (nodes.size() > 1 && twoSides && sides.size() == 1) {
            warn(
                    "load.same-side",
                    subjects,
                    "all feeds of %s are on side %s"
                            .formatted(load.name(), nodes.getFirst().side()),
                    "move one feed to the other side",
                    "2N definition, rule E08");
        }
        if (n < load.needed()) {
            error(
                    "load.supplies",
                    subjects,
                    "%s needs %d power supplies and has %d".formatted(load.name(), load.needed(), n),
                    "correct the number of supplies",
                    "rule E09");
        } else if (load.feeds().size() > 1 && n > 1) {
            int most = load.suppliesOn(0);
            if (n - most < load.needed()) {
                warn(
                        "load.degraded-on-feed-loss",
                        subjects,
                        "%s keeps %d of %d supplies when a feed is lost and needs %d for full power"
                                .formatted(load.name(), n - most, n, load.needed()),
                        "spread the supplies over three feeds or accept reduced performance",
                        "rule E09");
            }
        }
        double rating = load.psuWatts().orElse(Double.POSITIVE_INFINITY);
        OptionalDouble full = load.watts(ChainLoad.Basis.MAXIMUM);
        if (load.psuNeeded().isPresent()
                && full.isPresent()
                && full.getAsDouble() > rating * Math.max(1, load.needed())) {
            warn(
                    "load.supplies-too-small",
                    subjects,
                    String.format(
                            Locale.ROOT,
                            "%s draws %.1f kW, more than the %.1f kW of the %d supplies it is said to need",
                            load.name(),
                            full.getAsDouble() / 1e3,
                            rating * load.needed() / 1e3,
                            load.needed()),
                    "check the maximum draw and the number of supplies needed",
                    "rule E09");
        }
    }
}
