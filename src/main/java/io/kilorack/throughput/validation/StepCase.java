package io.kilorack.throughput.validation;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Calibration;
import io.kilorack.throughput.operator.Calibrations;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.operator.Generation;
import io.kilorack.throughput.serving.Engine;
import io.kilorack.throughput.serving.InferenceStep;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.serving.ServingLayout;
import java.util.Optional;
import java.util.function.Function;

/// Time of one engine step, prefill or decode [s].
///
/// @param queries sequences in the step, over all data ranks
/// @param tokens new tokens per sequence
/// @param context tokens before them
public record StepCase(
        String id,
        String acceleratorId,
        LanguageModel model,
        ServingFormat format,
        int devices,
        int tensor,
        int data,
        int expert,
        double queries,
        double tokens,
        double context,
        boolean decode,
        double measured) {

    public Outcome predict(Function<String, Optional<Accelerator>> accelerators) {
        return predict(accelerators, Calibrations::of);
    }

    /// @param constants constants per generation, for fits and for a user's own measured table
    public Outcome predict(
            Function<String, Optional<Accelerator>> accelerators, Function<Generation, Calibration> constants) {
        Optional<Accelerator> accelerator = accelerators.apply(acceleratorId);
        if (accelerator.isEmpty()) {
            return without("accelerator " + acceleratorId + " not in the catalog");
        }
        Chip chip;
        switch (Chip.of(accelerator.get(), constants.apply(Generation.of(acceleratorId)))) {
            case Chip.Resolved.Known(Chip known) -> chip = known;
            case Chip.Resolved.Unusable(String reason) -> {
                return without(reason);
            }
        }
        Transformer shape;
        switch (Transformer.of(model)) {
            case Transformer.Resolved.Known(Transformer known) -> shape = known;
            case Transformer.Resolved.Unusable(String reason) -> {
                return without(reason);
            }
        }
        var layout = new ServingLayout(
                tensor, shape.experts() > 0 ? data : 1, 1, shape.experts() > 0 ? Math.min(expert, tensor * data) : 1);
        int domain = chip.calibration.generation() == Generation.ASCEND_A3 ? 768 : 8;
        var fabric = new Fabric(chip, domain, Math.min(16, domain), chip.scaleUp, 25e9);
        var step = new InferenceStep(chip, fabric, shape, layout, format, Engine.VENDOR);
        double perRank = queries / data;
        double seconds = decode
                ? step.time(perRank, context + tokens, tokens, 0, 0).total()
                : step.time(0, 0, 1, perRank * tokens, context * 2 + tokens).total();
        return new Outcome(
                        id,
                        chip.calibration.generation().text() + (decode ? " · decode step" : " · prefill step"),
                        true,
                        measured,
                        seconds,
                        "s",
                        layout.text())
                .of(Target.ASCEND_STEP);
    }

    private Outcome without(String why) {
        return new Outcome(id, "no answer", true, measured, Double.NaN, "s", why);
    }
}
