package io.kilorack.desktop.inspector;

import io.kilorack.catalog.LanguageModel;
import io.kilorack.desktop.inspector.Row.Choice;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Workload;
import io.kilorack.plan.Workload.Serving;
import io.kilorack.plan.Workload.Training;
import io.kilorack.plan.edit.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What is asked of a pool, edited in place.
final class WorkloadFields {
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
        return List.of(
                fields.text(
                        "field.name",
                        t.name(),
                        v -> put(new Training(
                                t.id(),
                                v,
                                t.modelId(),
                                t.poolId(),
                                t.tokens(),
                                t.sequenceLength(),
                                t.globalBatch(),
                                t.precision(),
                                t.start(),
                                t.due()))),
                model(
                        t.modelId(),
                        v -> put(new Training(
                                t.id(),
                                t.name(),
                                v,
                                t.poolId(),
                                t.tokens(),
                                t.sequenceLength(),
                                t.globalBatch(),
                                t.precision(),
                                t.start(),
                                t.due()))),
                pool(
                        t.poolId(),
                        v -> put(new Training(
                                t.id(),
                                t.name(),
                                t.modelId(),
                                v,
                                t.tokens(),
                                t.sequenceLength(),
                                t.globalBatch(),
                                t.precision(),
                                t.start(),
                                t.due()))),
                fields.number(
                        "field.tokens",
                        t.tokens(),
                        "tokens",
                        v -> put(new Training(
                                t.id(),
                                t.name(),
                                t.modelId(),
                                t.poolId(),
                                v,
                                t.sequenceLength(),
                                t.globalBatch(),
                                t.precision(),
                                t.start(),
                                t.due()))),
                fields.number(
                        "field.sequence",
                        t.sequenceLength(),
                        "tokens",
                        v -> put(new Training(
                                t.id(),
                                t.name(),
                                t.modelId(),
                                t.poolId(),
                                t.tokens(),
                                (int) v,
                                t.globalBatch(),
                                t.precision(),
                                t.start(),
                                t.due()))),
                fields.number(
                        "field.batch",
                        t.globalBatch(),
                        "",
                        v -> put(new Training(
                                t.id(),
                                t.name(),
                                t.modelId(),
                                t.poolId(),
                                t.tokens(),
                                t.sequenceLength(),
                                (int) v,
                                t.precision(),
                                t.start(),
                                t.due()))),
                fields.date(
                        "field.start",
                        t.start(),
                        d -> put(new Training(
                                t.id(),
                                t.name(),
                                t.modelId(),
                                t.poolId(),
                                t.tokens(),
                                t.sequenceLength(),
                                t.globalBatch(),
                                t.precision(),
                                d,
                                t.due()))),
                fields.date(
                        "field.due",
                        t.due(),
                        d -> put(new Training(
                                t.id(),
                                t.name(),
                                t.modelId(),
                                t.poolId(),
                                t.tokens(),
                                t.sequenceLength(),
                                t.globalBatch(),
                                t.precision(),
                                t.start(),
                                d))));
    }

    private List<Row> serving(Serving s) {
        return List.of(
                fields.text(
                        "field.name",
                        s.name(),
                        v -> put(new Serving(
                                s.id(),
                                v,
                                s.modelId(),
                                s.poolId(),
                                s.requestsPerSecond(),
                                s.inputTokens(),
                                s.outputTokens(),
                                s.ttftMs(),
                                s.tpotMs(),
                                s.prefixHit(),
                                s.precision()))),
                model(
                        s.modelId(),
                        v -> put(new Serving(
                                s.id(),
                                s.name(),
                                v,
                                s.poolId(),
                                s.requestsPerSecond(),
                                s.inputTokens(),
                                s.outputTokens(),
                                s.ttftMs(),
                                s.tpotMs(),
                                s.prefixHit(),
                                s.precision()))),
                pool(
                        s.poolId(),
                        v -> put(new Serving(
                                s.id(),
                                s.name(),
                                s.modelId(),
                                v,
                                s.requestsPerSecond(),
                                s.inputTokens(),
                                s.outputTokens(),
                                s.ttftMs(),
                                s.tpotMs(),
                                s.prefixHit(),
                                s.precision()))),
                fields.optional(
                        "field.rate",
                        s.requestsPerSecond(),
                        "1/s",
                        v -> put(new Serving(
                                s.id(),
                                s.name(),
                                s.modelId(),
                                s.poolId(),
                                v,
                                s.inputTokens(),
                                s.outputTokens(),
                                s.ttftMs(),
                                s.tpotMs(),
                                s.prefixHit(),
                                s.precision()))),
                fields.number(
                        "field.input",
                        s.inputTokens(),
                        "tokens",
                        v -> put(new Serving(
                                s.id(),
                                s.name(),
                                s.modelId(),
                                s.poolId(),
                                s.requestsPerSecond(),
                                (int) v,
                                s.outputTokens(),
                                s.ttftMs(),
                                s.tpotMs(),
                                s.prefixHit(),
                                s.precision()))),
                fields.number(
                        "field.output",
                        s.outputTokens(),
                        "tokens",
                        v -> put(new Serving(
                                s.id(),
                                s.name(),
                                s.modelId(),
                                s.poolId(),
                                s.requestsPerSecond(),
                                s.inputTokens(),
                                (int) v,
                                s.ttftMs(),
                                s.tpotMs(),
                                s.prefixHit(),
                                s.precision()))),
                fields.optional(
                        "field.ttft",
                        s.ttftMs(),
                        "ms",
                        v -> put(new Serving(
                                s.id(),
                                s.name(),
                                s.modelId(),
                                s.poolId(),
                                s.requestsPerSecond(),
                                s.inputTokens(),
                                s.outputTokens(),
                                v,
                                s.tpotMs(),
                                s.prefixHit(),
                                s.precision()))),
                fields.optional(
                        "field.tpot",
                        s.tpotMs(),
                        "ms",
                        v -> put(new Serving(
                                s.id(),
                                s.name(),
                                s.modelId(),
                                s.poolId(),
                                s.requestsPerSecond(),
                                s.inputTokens(),
                                s.outputTokens(),
                                s.ttftMs(),
                                v,
                                s.prefixHit(),
                                s.precision()))));
    }

    private Edit put(Workload workload) {
        return Editing.of(workspace).contents().putWorkload(workspace.plan(), workload);
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

    private Choice pool(String now, Function<String, Edit> edit) {
        var values = new ArrayList<>(List.of(""));
        var texts = new ArrayList<>(List.of(Texts.get("field.none")));
        for (Pool pool : workspace.plan().pools()) {
            values.add(pool.id());
            texts.add(pool.name());
        }
        return new Choice(Texts.get("field.pool"), values, texts, now, v -> fields.apply(edit.apply(v)));
    }
}
