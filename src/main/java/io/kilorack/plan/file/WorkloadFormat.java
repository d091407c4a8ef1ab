package io.kilorack.plan.file;

import static io.kilorack.plan.file.Kind.choice;
import static io.kilorack.plan.file.Kind.id;
import static io.kilorack.plan.file.Kind.optionalChoice;
import static io.kilorack.plan.file.Kind.reference;

import io.kilorack.plan.Workload;
import io.kilorack.plan.Workload.Placement;
import io.kilorack.plan.Workload.Serving;
import io.kilorack.plan.Workload.Training;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/// Format 1 of workloads: `"kind": "train"` or `"serve"`, with the fields of that kind and no other.
final class WorkloadFormat {
    private WorkloadFormat() {}

    static final Shape<Workload> WORKLOAD = new WorkloadShape();

    private static final double LEAST_SHARE = 1e-6;

    private enum Purpose {
        TRAIN,
        SERVE
    }

    /// Whether a training job may keep something in host memory; absent: only as a proposal.
    private enum Offload {
        ALLOWED
    }

    private static final class WorkloadShape extends Shape<Workload> {
        final Field<Workload, String> id = required("id", id("workload"), Workload::id);
        final Field<Workload, String> name = textField("name", Workload::name);
        final Field<Workload, Purpose> kind =
                required("kind", choice(Purpose.class), w -> w instanceof Training ? Purpose.TRAIN : Purpose.SERVE);
        final Field<Workload, String> model = required("model", reference(), Workload::modelId);
        final Field<Workload, String> pool = referenceField("pool", Workload::poolId);
        final Field<Workload, OptionalDouble> tokens =
                numberField("tokens", w -> ofTraining(w, Training::tokens), 1, 1e20, "tokens");
        final Field<Workload, OptionalDouble> sequence =
                numberField("sequenceLength", w -> ofTraining(w, t -> (double) t.sequenceLength()), 1, 1e9, "tokens");
        final Field<Workload, OptionalDouble> batch =
                numberField("globalBatch", w -> ofTraining(w, t -> (double) t.globalBatch()), 1, 1e9, "sequences");
        final Field<Workload, Optional<LocalDate>> start =
                dateField("start", w -> w instanceof Training t ? t.start() : null);
        final Field<Workload, Optional<LocalDate>> due =
                dateField("due", w -> w instanceof Training t ? t.due() : null);
        final Field<Workload, OptionalDouble> rate = numberField(
                "requestsPerSecond",
                w -> w instanceof Serving s ? s.requestsPerSecond() : OptionalDouble.empty(),
                0,
                1e12,
                "1/s");
        final Field<Workload, OptionalDouble> input =
                numberField("inputTokens", w -> ofServing(w, s -> (double) s.inputTokens()), 0, 1e9, "tokens");
        final Field<Workload, OptionalDouble> output =
                numberField("outputTokens", w -> ofServing(w, s -> (double) s.outputTokens()), 0, 1e9, "tokens");
        final Field<Workload, OptionalDouble> ttft =
                numberField("ttftMs", w -> w instanceof Serving s ? s.ttftMs() : OptionalDouble.empty(), 0, 1e9, "ms");
        final Field<Workload, OptionalDouble> tpot =
                numberField("tpotMs", w -> w instanceof Serving s ? s.tpotMs() : OptionalDouble.empty(), 0, 1e9, "ms");
        final Field<Workload, OptionalDouble> hit =
                numberField("prefixHit", w -> ofServing(w, Serving::prefixHit), 0, 1, "");
        final Field<Workload, Optional<Offload>> offload = optional(
                "offload",
                optionalChoice(Offload.class),
                w -> w instanceof Training t && t.offload() ? Optional.of(Offload.ALLOWED) : Optional.empty(),
                Optional.empty());
        final Field<Workload, String> precision = referenceField("precision", Workload::precision);
        final Field<Workload, OptionalDouble> share =
                numberField("share", w -> w.placement().share(), LEAST_SHARE, 1, "of the pool");
        final Field<Workload, String> secondPool =
                referenceField("secondPool", w -> w.placement().secondPoolId());
        final Field<Workload, OptionalDouble> secondShare =
                numberField("secondShare", w -> w.placement().secondShare(), LEAST_SHARE, 1, "of the second pool");
        final Field<Workload, OptionalDouble> link =
                numberField("linkGbps", w -> w.placement().linkGbps(), 1e-6, 1e6, "Gbit/s");

        WorkloadShape() {
            super("workload", false);
        }

        private interface Part<T> {
            double of(T workload);
        }

        private static OptionalDouble ofTraining(Workload workload, Part<Training> part) {
            return workload instanceof Training training
                    ? OptionalDouble.of(part.of(training))
                    : OptionalDouble.empty();
        }

        private static OptionalDouble ofServing(Workload workload, Part<Serving> part) {
            return workload instanceof Serving serving ? OptionalDouble.of(part.of(serving)) : OptionalDouble.empty();
        }

        @Override
        Workload make(Values v) {
            return v.get(kind) == Purpose.TRAIN ? training(v) : serving(v);
        }

        private Workload training(Values v) {
            v.need("a training workload", tokens, sequence, batch);
            v.refuse("A training workload", rate, input, output, ttft, tpot, hit);
            return new Training(
                    v.get(id),
                    v.get(name),
                    v.get(model),
                    v.get(pool),
                    v.get(tokens).orElseThrow(),
                    whole(v, sequence),
                    whole(v, batch),
                    v.get(precision),
                    v.get(start).orElse(null),
                    v.get(due).orElse(null),
                    placement(v),
                    v.get(offload).isPresent());
        }

        private Workload serving(Values v) {
            v.need("a serving workload", input, output);
            v.refuse("A serving workload", tokens, sequence, batch, start, due, offload);
            return new Serving(
                    v.get(id),
                    v.get(name),
                    v.get(model),
                    v.get(pool),
                    v.get(rate),
                    whole(v, input),
                    whole(v, output),
                    v.get(ttft),
                    v.get(tpot),
                    v.get(hit).orElse(0),
                    v.get(precision),
                    placement(v));
        }

        private Placement placement(Values v) {
            return new Placement(v.get(share), v.get(secondPool), v.get(secondShare), v.get(link));
        }

        private static int whole(Values v, Field<Workload, OptionalDouble> field) {
            return v.whole(field, v.get(field).orElseThrow());
        }
    }
}
