package io.kilorack.desktop.inspector;

import io.kilorack.catalog.LanguageModel;
import io.kilorack.desktop.inspector.Row.Choice;
import io.kilorack.desktop.inspector.Row.Field;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Workload;
import io.kilorack.plan.Workload.Placement;
import io.kilorack.plan.Workload.Serving;
import io.kilorack.plan.Workload.Training;
import io.kilorack.plan.edit.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/// What is asked of a pool, edited in place.
final class WorkloadFields {
    private static final List<String> TRAINING_FORMATS = List.of("", "bf16", "fp16", "fp8", "fp4");
    private static final List<String> SERVING_FORMATS = List.of("", "bf16", "fp8", "int8", "nvfp4", "mxfp4", "int4");

    private final Fields fields;
    private final Workspace workspace;

    WorkloadFields(Fields fields, Workspace workspace) {
        this.fields = fields;
        this.workspace = workspace;
    }

    List<Row> of(Workload workload) {
        return switch (workload) {
            case Training t -> training(t);
            case Serving s -> serving(s);
        };
    }

    private List<Row> training(Training t) {
        var rows = new ArrayList<Row>();
        rows.add(fields.text("field.name", t.name(), v -> put(t.withName(v))));
        rows.add(model(t.modelId(), v -> put(t.withModelId(v))));
        rows.addAll(placement(t, "field.secondPool.train"));
        rows.add(fields.number("field.tokens", t.tokens(), "tokens", v -> put(t.withTokens(v))));
        rows.add(
                fields.number("field.sequence", t.sequenceLength(), "tokens", v -> put(t.withSequenceLength((int) v))));
        rows.add(fields.number("field.batch", t.globalBatch(), "", v -> put(t.withGlobalBatch((int) v))));
        rows.add(precision(t.precision(), TRAINING_FORMATS, v -> put(t.withPrecision(v))));
        rows.add(offload(t));
        rows.add(fields.date("field.start", t.start(), d -> put(t.withStart(d))));
        rows.add(fields.date("field.due", t.due(), d -> put(t.withDue(d))));
        return rows;
    }

    private List<Row> serving(Serving s) {
        var rows = new ArrayList<Row>();
        rows.add(fields.text("field.name", s.name(), v -> put(s.withName(v))));
        rows.add(model(s.modelId(), v -> put(s.withModelId(v))));
        rows.addAll(placement(s, "field.secondPool.serve"));
        rows.add(fields.optional("field.rate", s.requestsPerSecond(), "1/s", v -> put(s.withRequestsPerSecond(v))));
        rows.add(fields.number("field.input", s.inputTokens(), "tokens", v -> put(s.withInputTokens((int) v))));
        rows.add(fields.number("field.output", s.outputTokens(), "tokens", v -> put(s.withOutputTokens((int) v))));
        rows.add(fields.number("field.prefixHit", 100 * s.prefixHit(), "%", v -> hit(s, v)));
        rows.add(fields.optional("field.ttft", s.ttftMs(), "ms", v -> put(s.withTtftMs(v))));
        rows.add(fields.optional("field.tpot", s.tpotMs(), "ms", v -> put(s.withTpotMs(v))));
        rows.add(precision(s.precision(), SERVING_FORMATS, v -> put(s.withPrecision(v))));
        return rows;
    }

    /// Pool and share, the second pool and its share, and the network between the two.
    private List<Row> placement(Workload w, String secondKey) {
        Placement p = w.placement();
        var rows = new ArrayList<Row>();
        rows.add(pool("field.pool", w.poolId(), "", v -> put(firstPool(w, v))));
        rows.add(share("field.share", p.share(), v -> put(w.withPlacement(p.withShare(v)))));
        rows.add(pool(
                secondKey,
                p.secondPoolId(),
                w.poolId(),
                v -> put(w.withPlacement(v.isEmpty() ? Placement.ALONE.withShare(p.share()) : p.withSecondPoolId(v)))));
        if (p.paired()) {
            rows.add(share("field.secondShare", p.secondShare(), v -> put(w.withPlacement(p.withSecondShare(v)))));
            rows.add(fields.optional(
                    "field.link", p.linkGbps(), "Gbit/s", v -> put(w.withPlacement(p.withLinkGbps(v)))));
        }
        return rows;
    }

    /// A pool that was the second one changes places with the first.
    private static Workload firstPool(Workload w, String poolId) {
        Placement p = w.placement();
        if (poolId.isEmpty()) {
            return w.withPoolId("").withPlacement(Placement.ALONE);
        }
        return p.secondPoolId().equals(poolId)
                ? w.withPoolId(poolId)
                        .withPlacement(new Placement(p.secondShare(), w.poolId(), p.share(), p.linkGbps()))
                : w.withPoolId(poolId);
    }

    private Edit put(Workload workload) {
        return Editing.of(workspace).contents().putWorkload(workspace.plan(), workload);
    }

    private Edit hit(Serving s, double percent) {
        if (!(percent >= 0 && percent < 100)) {
            throw new IllegalArgumentException(Texts.get("refuse.prefixHit", Fields.plain(percent)));
        }
        return put(s.withPrefixHit(percent / 100));
    }

    private Field share(String key, OptionalDouble now, Function<OptionalDouble, Edit> edit) {
        OptionalDouble percent = now.isPresent() ? OptionalDouble.of(100 * now.getAsDouble()) : now;
        return fields.optional(
                key, percent, "%", v -> edit.apply(v.isPresent() ? OptionalDouble.of(v.getAsDouble() / 100) : v));
    }

    private Choice precision(String now, List<String> formats, Function<String, Edit> edit) {
        var values = new ArrayList<>(formats);
        if (!values.contains(now)) {
            values.add(now);
        }
        return new Choice(
                Texts.get("field.precision"),
                values,
                values.stream()
                        .map(v -> v.isEmpty() ? Texts.get("field.precision.any") : v.toUpperCase(java.util.Locale.ROOT))
                        .toList(),
                now,
                v -> fields.apply(edit.apply(v)));
    }

    /// Whether the host's memory may be used.
    private Choice offload(Training t) {
        return new Choice(
                Texts.get("field.offload"),
                List.of("", "allowed"),
                List.of(Texts.get("field.offload.off"), Texts.get("field.offload.allowed")),
                t.offload() ? "allowed" : "",
                v -> fields.apply(put(t.withOffload(!v.isEmpty()))));
    }

    private Choice model(String now, Function<String, Edit> edit) {
        var models = List.copyOf(workspace.catalog().models().values());
        return new Choice(
                Texts.get("field.languageModel"),
                models.stream().map(LanguageModel::id).toList(),
                models.stream().map(LanguageModel::name).toList(),
                now,
                v -> fields.apply(edit.apply(v)));
    }

    private Choice pool(String key, String now, String without, Function<String, Edit> edit) {
        var values = new ArrayList<>(List.of(""));
        var texts = new ArrayList<>(List.of(Texts.get("field.none")));
        for (Pool pool : workspace.plan().pools()) {
            if (without.isEmpty() || !pool.id().equals(without)) {
                values.add(pool.id());
                texts.add(pool.name());
            }
        }
        return new Choice(Texts.get(key), values, texts, now, v -> fields.apply(edit.apply(v)));
    }
}
