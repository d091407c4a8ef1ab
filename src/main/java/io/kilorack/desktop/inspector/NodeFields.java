package io.kilorack.desktop.inspector;

import io.kilorack.desktop.inspector.Row.Choice;
import io.kilorack.desktop.inspector.Row.Field;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.FeedNames;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Circuit;
import io.kilorack.plan.Phases;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.edit.Edit;
import io.kilorack.report.FailureWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/// Values of a node of the power chain, and of the circuits of a rack, edited in place.
final class NodeFields {
    private final Fields fields;
    private final Workspace workspace;

    NodeFields(Fields fields, Workspace workspace) {
        this.fields = fields;
        this.workspace = workspace;
    }

    List<Row> of(PowerNode node) {
        var rows = new ArrayList<Row>();
        rows.add(fields.text("field.name", node.name(), v -> change(node.withName(v))));
        rows.add(new Choice(
                Texts.get("field.nodeKind"),
                Arrays.stream(PowerNode.NodeKind.values()).map(Enum::name).toList(),
                Arrays.stream(PowerNode.NodeKind.values())
                        .map(k -> FailureWords.kind(k.name()))
                        .toList(),
                node.kind().name(),
                v -> fields.apply(change(node.withKind(PowerNode.NodeKind.valueOf(v))))));
        rows.add(fields.text(
                "field.sources",
                new FeedNames(workspace.plan()).text(node.sources()),
                v -> change(node.withSources(new FeedNames(workspace.plan()).ids(v)))));
        rows.add(fields.text("field.feedSide", node.side(), v -> change(node.withSide(v.strip()))));
        rows.add(new Choice(
                Texts.get("field.wiring"),
                Arrays.stream(PowerNode.Wiring.values()).map(Enum::name).toList(),
                Arrays.stream(PowerNode.Wiring.values())
                        .map(w -> Texts.get("wiring." + w.name()))
                        .toList(),
                node.wiring().name(),
                v -> fields.apply(change(node.withWiring(PowerNode.Wiring.valueOf(v))))));
        rows.add(rating("field.voltage", node.voltage(), "V", v -> node.withVoltage(v)));
        rows.add(rating("field.ratedKw", node.ratedKw(), "kW", v -> node.withRatedKw(v)));
        rows.add(rating("field.ratedKva", node.ratedKva(), "kVA", v -> node.withRatedKva(v)));
        rows.add(rating("field.ratedAmps", node.ratedAmps(), "A", v -> node.withRatedAmps(v)));
        rows.add(fields.percent("field.policyLimit", node.policyLimit(), v -> change(node.withPolicyLimit(v))));
        if (node.kind() == PowerNode.NodeKind.UTILITY || node.kind() == PowerNode.NodeKind.GENERATOR) {
            rows.add(rating("field.ramp", node.rampKwPerS(), "kW/s", v -> node.withRampKwPerS(v)));
        }
        if (node.kind() == PowerNode.NodeKind.GENERATOR) {
            rows.add(fields.optional(
                    "field.generatorStart",
                    node.startSeconds(),
                    "s",
                    v -> v.orElse(0) < 0
                            ? Edit.refused(Texts.get("refuse.negative"), Texts.get("refuse.negative.next"))
                            : change(node.withStartSeconds(v))));
        }
        if (node.kind() == PowerNode.NodeKind.TRANSFORMER) {
            rows.add(vectorGroup(node));
        }
        if (!node.sources().isEmpty()) {
            rows.add(phases(Texts.get("field.phases"), node.phases(), v -> fields.apply(change(node.withPhases(v)))));
            rows.add(whole("field.position", node.position(), v -> change(node.withPosition(v))));
        }
        rows.add(whole("field.positions", node.positions(), v -> change(node.withPositions(v))));
        return rows;
    }

    private Choice vectorGroup(PowerNode node) {
        var values = new ArrayList<>(List.of(""));
        var texts = new ArrayList<>(List.of(Texts.get("field.notStated")));
        for (PowerNode.VectorGroup group : PowerNode.VectorGroup.values()) {
            values.add(group.name());
            texts.add(group.text());
        }
        return new Choice(
                Texts.get("field.vectorGroup"),
                values,
                texts,
                node.vectorGroup().map(Enum::name).orElse(""),
                v -> fields.apply(change(node.withVectorGroup(
                        v.isEmpty() ? Optional.empty() : Optional.of(PowerNode.VectorGroup.valueOf(v))))));
    }

    /// Conductors and breaker of a rack on each of its feeds.
    List<Row> circuits(Rack rack) {
        var rows = new ArrayList<Row>();
        for (String feed : rack.feeds()) {
            String name = name(feed);
            List<Circuit> here =
                    rack.circuits().stream().filter(c -> c.feed().equals(feed)).toList();
            Circuit first = here.isEmpty()
                    ? new Circuit(feed, Optional.empty(), OptionalInt.empty(), OptionalDouble.empty())
                    : here.getFirst();
            rows.add(phases(
                    Texts.get("field.phasesOn", name),
                    first.phases(),
                    v -> fields.apply(put(rack, first, first.withPhases(v)))));
            rows.add(whole("field.position", first.position(), v -> put(rack, first, first.withPosition(v))));
            rows.add(fields.optional(
                    "field.breaker",
                    first.breakerAmps(),
                    "A",
                    v -> v.isPresent() && !(v.getAsDouble() > 0)
                            ? Edit.refused(Texts.get("refuse.positive"), "")
                            : put(rack, first, first.withBreakerAmps(v))));
        }
        return rows;
    }

    private String name(String feed) {
        return workspace.plan().sites().stream()
                .flatMap(site -> site.chain().stream())
                .filter(node -> node.id().equals(feed) && !node.name().isEmpty())
                .map(PowerNode::name)
                .findFirst()
                .orElse(feed);
    }

    private Edit put(Rack rack, Circuit old, Circuit next) {
        var circuits = new ArrayList<>(rack.circuits());
        int at = circuits.indexOf(old);
        boolean stated = next.phases().isPresent()
                || next.position().isPresent()
                || next.breakerAmps().isPresent();
        if (at >= 0) {
            circuits.remove(at);
        }
        if (stated) {
            circuits.add(at >= 0 ? at : circuits.size(), next);
        }
        return Editing.of(workspace)
                .power()
                .connect(
                        workspace.plan(),
                        Texts.get("edit.circuit", rack.name().isEmpty() ? rack.id() : rack.name()),
                        Map.of(rack.id(), circuits),
                        Map.of());
    }

    private static Choice phases(
            String label, Optional<Phases> now, Function<Optional<Phases>, Optional<String>> apply) {
        var values = new ArrayList<>(List.of(""));
        var texts = new ArrayList<>(List.of(Texts.get("field.notStated")));
        for (Phases phases : Phases.values()) {
            values.add(phases.name());
            texts.add(phases.text());
        }
        return new Choice(
                label,
                values,
                texts,
                now.map(Enum::name).orElse(""),
                v -> apply.apply(v.isEmpty() ? Optional.empty() : Optional.of(Phases.valueOf(v))));
    }

    private Field rating(String key, OptionalDouble now, String unit, Function<OptionalDouble, PowerNode> change) {
        return fields.optional(
                key,
                now,
                unit,
                v -> v.isPresent() && !(v.getAsDouble() > 0)
                        ? Edit.refused(Texts.get("refuse.positive"), "")
                        : change(change.apply(v)));
    }

    private Field whole(String key, OptionalInt now, Function<OptionalInt, Edit> change) {
        return fields.optional(
                key,
                now.isPresent() ? OptionalDouble.of(now.getAsInt()) : OptionalDouble.empty(),
                "",
                v -> v.isPresent() && !(v.getAsDouble() >= 1 && v.getAsDouble() == Math.rint(v.getAsDouble()))
                        ? Edit.refused(Texts.get("refuse.whole"), "")
                        : change.apply(v.isPresent() ? OptionalInt.of((int) v.getAsDouble()) : OptionalInt.empty()));
    }

    private Edit change(PowerNode node) {
        return Editing.of(workspace).power().changeNode(workspace.plan(), node);
    }
}
