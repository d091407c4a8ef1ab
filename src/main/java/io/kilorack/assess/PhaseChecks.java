package io.kilorack.assess;

import io.kilorack.plan.Circuit;
import io.kilorack.plan.Phases;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.power.chain.NodeKind;
import io.kilorack.power.chain.NodeState;
import io.kilorack.power.chain.PhaseLoad;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What single conductors carry against what they may carry, although their sum may fit, and circuits that
/// cannot be connected as they are stated.
final class PhaseChecks {
    /// Findings of one kind about more things than this are put together.
    private static final int MOST_APART = 8;
    /// Above this imbalance a panel is poor; from 20 % it is critical.
    static final double POOR = 0.15;
    /// Imbalance of a line this empty does no harm.
    private static final double LEAST_SHARE = 0.3;

    private static final Source LINES = Source.of(
            "one conductor may carry a third of the node's limit (rules E02, E10; circuit theory, as phasors)");
    private static final Source BANDS = Source.of("imbalance bands: 15 to 20 % poor, above critical (rule E10)");
    private static final Source SYSTEM = Source.of("rules E01, E02: a circuit needs the conductors it is said to use");

    private PhaseChecks() {}

    static List<Check> of(ChainRoom room) {
        var checks = new ArrayList<Check>();
        lines(room, checks);
        checks.addAll(room.circuitChecks());
        return checks;
    }

    private static void lines(ChainRoom room, List<Check> checks) {
        var normal = new ArrayList<NodeState>();
        var failed = new ArrayList<NodeState>();
        var uneven = new ArrayList<NodeState>();
        var unstated = new ArrayList<NodeState>();
        for (NodeState node : room.noteworthy()) {
            NodeState.Phases phases = node.phases().orElse(null);
            if (phases == null || phases.normal().lines().size() < 3) {
                continue;
            }
            boolean sumFits = node.worstShare().orElse(0) <= 1 + 1e-9;
            if (sumFits && phases.normalShare().orElse(0) > 1 + 1e-6) {
                normal.add(node);
            } else if (sumFits && phases.worstShare().orElse(0) > 1 + 1e-6) {
                failed.add(node);
            } else if (feedsMany(node.node().kind())
                    && phases.normal().imbalance() > POOR
                    && phases.worstShare().orElse(1) > LEAST_SHARE) {
                uneven.add(node);
            }
            if (phases.normal().unstated() > 0) {
                unstated.add(node);
            }
        }
        Map<String, String> names = new HashMap<>();
        failed.forEach(node -> node.phases()
                .flatMap(NodeState.Phases::worstFailure)
                .flatMap(room.maximum()::node)
                .ifPresent(n -> names.put(n.node().id(), n.node().name())));
        report(
                checks,
                "power.phase.overload",
                Check.Severity.ERROR,
                normal,
                LINES,
                node ->
                        "L%d of %s carries %s of %s with everything running, although its three phases together are at %s."
                                .formatted(
                                        node.phases().orElseThrow().normal().fullest() + 1,
                                        node.node().name(),
                                        amps(
                                                node,
                                                node.phases()
                                                        .orElseThrow()
                                                        .normal()
                                                        .highest()),
                                        amps(
                                                node,
                                                node.phases()
                                                        .orElseThrow()
                                                        .lineVa()
                                                        .orElse(0)),
                                        percent(node.normalShare().orElse(0))),
                "Turn taps or move breakers to other phases: the node's proposal does it.");
        report(
                checks,
                "power.failure.phase",
                Check.Severity.ERROR,
                failed,
                LINES,
                node -> "Losing %s loads L%d of %s to %s of %s, although its three phases together are at %s."
                        .formatted(
                                node.phases()
                                        .flatMap(NodeState.Phases::worstFailure)
                                        .map(id -> names.getOrDefault(id, id))
                                        .orElse("one node"),
                                node.phases().orElseThrow().worstLine() + 1,
                                node.node().name(),
                                amps(node, node.phases().orElseThrow().worstVa()),
                                amps(node, node.phases().orElseThrow().lineVa().orElse(0)),
                                percent(node.worstShare().orElse(0))),
                "Turn taps or move breakers to other phases: the node's proposal does it.");
        report(
                checks,
                "power.phase.imbalance",
                Check.Severity.WARNING,
                uneven,
                BANDS,
                node -> "The phases of %s differ by %s: L%d carries %s, the neutral %s."
                        .formatted(
                                node.node().name(),
                                percent(node.phases().orElseThrow().normal().imbalance()),
                                node.phases().orElseThrow().normal().fullest() + 1,
                                amps(node, node.phases().orElseThrow().normal().highest()),
                                amps(node, node.phases().orElseThrow().normal().neutral())),
                "Apply the node's proposal, or accept the imbalance by a waiver.");
        report(
                checks,
                "power.phase.unstated",
                Check.Severity.INFO,
                unstated,
                SYSTEM,
                node -> "%s of the load of %s hang on conductors that are not stated: its phases are lower bounds."
                        .formatted(
                                NumberText.withUnit(
                                        node.phases().orElseThrow().normal().unstated(), "VA"),
                                node.node().name()),
                "State the phase of these circuits, or apply the node's proposal.");
    }

    /// Where many circuits meet, so that their phases can be spread.
    private static boolean feedsMany(NodeKind kind) {
        return switch (kind) {
            case RACK_PDU, TAP, POWER_SHELF, DC_BUS -> false;
            default -> true;
        };
    }

    private static String amps(NodeState node, double va) {
        var amps = PhaseLoad.amps(va, node.node());
        return amps.isPresent() ? NumberText.withUnit(amps.getAsDouble(), "A") : NumberText.withUnit(va, "VA");
    }

    private static String percent(double share) {
        return NumberText.plain(100 * share) + " %";
    }

    private static void report(
            List<Check> checks,
            String code,
            Check.Severity severity,
            List<NodeState> nodes,
            Source rule,
            Function<NodeState, String> message,
            String next) {
        if (nodes.size() <= MOST_APART) {
            nodes.forEach(node ->
                    checks.add(check(code, severity, List.of(node.node().id()), message.apply(node), next, rule)));
            return;
        }
        NodeState worst = nodes.stream()
                .max(java.util.Comparator.comparingDouble(n -> n.phases()
                        .map(p -> p.normal().imbalance() + p.worstShare().orElse(0))
                        .orElse(0.0)))
                .orElseThrow();
        checks.add(check(
                code,
                severity,
                nodes.stream().map(n -> n.node().id()).toList(),
                "%s (And %d more nodes like it.)".formatted(message.apply(worst), nodes.size() - 1),
                next,
                rule));
    }

    private static Check check(
            String code, Check.Severity severity, List<String> subjects, String message, String next, Source rule) {
        return new Check(
                code, severity, Check.Room.POWER, subjects, message, next, Optional.of(rule), Optional.empty());
    }

    /// Circuits of racks and nodes that their source cannot give.
    static List<Check> circuits(Site site, List<Rack> racks) {
        var checks = new ArrayList<Check>();
        if (racks.isEmpty()
                && site.chain().stream()
                        .allMatch(node ->
                                node.phases().isEmpty() && node.position().isEmpty())) {
            return checks;
        }
        Map<String, PowerNode> nodes = new HashMap<>();
        site.chain().forEach(node -> nodes.putIfAbsent(node.id(), node));
        var found = new HashMap<String, List<Check>>();
        for (Rack rack : racks) {
            for (Circuit circuit : rack.circuits()) {
                PowerNode node = nodes.get(circuit.feed());
                String name = "Rack " + (rack.name().isEmpty() ? rack.id() : rack.name());
                if (node == null || !rack.feeds().contains(circuit.feed())) {
                    add(
                            found,
                            "power.circuit.dangling",
                            rack.id(),
                            "%s has a circuit on %s, which does not feed it.".formatted(name, circuit.feed()),
                            "Add that feed to the rack, or remove the circuit.");
                } else {
                    fits(found, rack.id(), name, node, circuit.phases());
                    place(found, rack.id(), name, circuit.phases(), circuit.position());
                }
            }
        }
        for (PowerNode node : site.chain()) {
            String name = node.name().isEmpty() ? node.id() : node.name();
            for (String id : node.sources()) {
                PowerNode source = nodes.get(id);
                if (source != null) {
                    fits(found, node.id(), name, source, node.phases());
                }
            }
            place(found, node.id(), name, node.phases(), node.position());
        }
        found.forEach((code, list) -> {
            if (list.size() <= MOST_APART) {
                checks.addAll(list);
                return;
            }
            Check first = list.getFirst();
            checks.add(check(
                    code,
                    first.severity(),
                    list.stream().flatMap(c -> c.subjects().stream()).distinct().toList(),
                    "%s (And %d more like it.)".formatted(first.message(), list.size() - 1),
                    first.nextStep(),
                    SYSTEM));
        });
        return checks;
    }

    private static void add(Map<String, List<Check>> found, String code, String subject, String message, String next) {
        found.computeIfAbsent(code, _ -> new ArrayList<>())
                .add(check(code, Check.Severity.ERROR, List.of(subject), message, next, SYSTEM));
    }

    private static void fits(
            Map<String, List<Check>> found, String subject, String name, PowerNode source, Optional<Phases> phases) {
        if (phases.isEmpty()) {
            return;
        }
        String from = source.name().isEmpty() ? source.id() : source.name();
        String text = phases.get().text();
        if (source.wiring() == PowerNode.Wiring.DC) {
            add(
                    found,
                    "power.phase.missing",
                    subject,
                    "%s is said to hang on %s of %s, which is direct current and has no phases."
                            .formatted(name, text, from),
                    "Remove the conductors, or choose another source.");
        } else if (source.wiring() == PowerNode.Wiring.SINGLE_PHASE
                && phases.get().poles() > 1) {
            add(
                    found,
                    "power.phase.missing",
                    subject,
                    "%s is said to hang on %s of %s, which has one phase.".formatted(name, text, from),
                    "Remove the conductors, or feed it from three phases.");
        } else if (source.wiring() == PowerNode.Wiring.THREE_PHASE_DELTA
                && phases.get().poles() == 1) {
            add(
                    found,
                    "power.phase.missing",
                    subject,
                    "%s is said to hang on %s and neutral of %s, which is delta and has no neutral."
                            .formatted(name, text, from),
                    "Connect it between two lines such as L1-L2, or use a wye source.");
        }
    }

    private static void place(
            Map<String, List<Check>> found,
            String subject,
            String name,
            Optional<Phases> phases,
            java.util.OptionalInt position) {
        if (phases.isPresent()
                && position.isPresent()
                && phases.get().turn() != PanelSchedule.conductor(position.getAsInt())) {
            add(
                    found,
                    "power.phase.position",
                    subject,
                    "%s is said to begin at L%d, but position %d of a panel is on L%d."
                            .formatted(
                                    name,
                                    phases.get().turn() + 1,
                                    position.getAsInt(),
                                    PanelSchedule.conductor(position.getAsInt()) + 1),
                    "Correct one of the two.");
        }
    }

    /// Breakers that do not fit the panel, lie on each other, or are too small.
    static List<Check> panel(PanelSchedule panel) {
        var checks = new ArrayList<Check>();
        var names = new HashMap<Integer, String>();
        for (PanelSchedule.Row row : panel.rows()) {
            for (int position : row.taken()) {
                String other = names.putIfAbsent(position, row.name());
                if (other != null) {
                    checks.add(check(
                            "power.panel.overlap",
                            Check.Severity.ERROR,
                            List.of(panel.nodeId(), row.subject()),
                            "Position %d of %s holds a pole of %s and one of %s."
                                    .formatted(position, panel.name(), other, row.name()),
                            "Move one of the two breakers.",
                            SYSTEM));
                    break;
                }
                if (panel.positions().isPresent()
                        && position > panel.positions().getAsInt()) {
                    checks.add(check(
                            "power.panel.positions",
                            Check.Severity.ERROR,
                            List.of(panel.nodeId(), row.subject()),
                            "%s takes position %d of %s, which has %d."
                                    .formatted(
                                            row.name(),
                                            position,
                                            panel.name(),
                                            panel.positions().getAsInt()),
                            "Move the breaker, or give the panel its true number of positions.",
                            SYSTEM));
                    break;
                }
            }
            if (row.breakerStated() && row.isRack() && row.share().orElse(0) > 1 + 1e-9) {
                checks.add(check(
                        "power.panel.breaker",
                        Check.Severity.ERROR,
                        List.of(row.subject(), panel.nodeId()),
                        "The %s A breaker of %s on %s carries %s after the loss of a feed; it may carry %s."
                                .formatted(
                                        NumberText.plain(row.breakerAmps().orElse(0)),
                                        row.name(),
                                        panel.name(),
                                        NumberText.withUnit(row.loadAmps().orElse(0), "A"),
                                        NumberText.withUnit(row.breakerAmps().orElse(0) * row.continuousShare(), "A")),
                        "Choose the next size, or split the circuit.",
                        Source.of("rules E04 (NEC, continuous load) and E05 (IEC, I_B ≤ I_n)")));
            }
        }
        if (panel.positions().isPresent() && panel.poles() > panel.positions().getAsInt()) {
            checks.add(check(
                    "power.panel.positions",
                    Check.Severity.ERROR,
                    List.of(panel.nodeId()),
                    "%s needs %d pole positions for %d circuits and has %d%s."
                            .formatted(
                                    panel.name(),
                                    panel.poles(),
                                    panel.rows().size(),
                                    panel.positions().getAsInt(),
                                    panel.unknownDevices() > 0
                                            ? " (at least: %d devices of unknown draw)"
                                                    .formatted(panel.unknownDevices())
                                            : ""),
                    "Move circuits to another panel, or add a panel.",
                    SYSTEM));
        }
        return checks;
    }
}
