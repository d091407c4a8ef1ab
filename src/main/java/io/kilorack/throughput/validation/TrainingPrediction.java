package io.kilorack.throughput.validation;

import io.kilorack.catalog.Accelerator;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Calibration;
import io.kilorack.throughput.operator.Calibrations;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.operator.Generation;
import io.kilorack.throughput.search.Completion;
import io.kilorack.throughput.search.Runner;
import io.kilorack.throughput.search.TrainingSearch;
import io.kilorack.throughput.search.TrainingSpace;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.Stack;
import io.kilorack.throughput.training.TrainingTask;
import io.kilorack.throughput.validation.TrainingCase.Quantity;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Predicts a measured training run in the unit in which it was published.
public final class TrainingPrediction {
    private TrainingPrediction() {}

    public static Outcome predict(TrainingCase c, Function<String, Optional<Accelerator>> accelerators) {
        return predict(c, accelerators, Calibrations::of);
    }

    /// @param constants constants per generation, for fits and for a user's own measured table
    public static Outcome predict(
            TrainingCase c,
            Function<String, Optional<Accelerator>> accelerators,
            Function<Generation, Calibration> constants) {
        return outcome(c, accelerators, constants).of(target(c));
    }

    private static Target target(TrainingCase c) {
        if (c.iteration()) {
            return Target.ITERATIONS;
        }
        if (Generation.of(c.acceleratorId()).ascend()) {
            return Target.TRAINING_ASCEND;
        }
        return c.mixture()
                ? Target.TRAINING_MIXTURE
                : c.layoutGiven() ? Target.TRAINING_DENSE : Target.TRAINING_SEARCHED;
    }

    private static Outcome outcome(
            TrainingCase c,
            Function<String, Optional<Accelerator>> accelerators,
            Function<Generation, Calibration> constants) {
        Optional<Accelerator> accelerator = accelerators.apply(c.acceleratorId());
        String unit = unit(c.quantity());
        if (accelerator.isEmpty()) {
            return without(
                    c,
                    unit,
                    c.acceleratorId().isEmpty()
                            ? "no catalog id"
                            : "accelerator " + c.acceleratorId() + " not in the catalog");
        }
        Chip chip;
        switch (Chip.of(accelerator.get(), constants.apply(Generation.of(c.acceleratorId())))) {
            case Chip.Resolved.Known(Chip known) -> chip = known;
            case Chip.Resolved.Unusable(String reason) -> {
                return without(c, unit, reason);
            }
        }
        Transformer shape;
        switch (Transformer.of(c.model())) {
            case Transformer.Resolved.Known(Transformer known) -> shape = known;
            case Transformer.Resolved.Unusable(String reason) -> {
                return without(c, unit, reason);
            }
        }
        int n = c.cluster().accelerators() * chip.devices;
        int domain = c.cluster().scaleUpDomain().orElse(8) * chip.devices;
        double out = c.cluster().scaleOutGbps().orElse(200) * 1e9 / 8 / chip.devices;
        var fabric = new Fabric(
                chip,
                Math.max(1, Math.min(domain, n)),
                c.cluster().perNode() * chip.devices,
                chip.scaleUp > 0 ? chip.scaleUp : 25e9,
                out);
        int batch =
                c.sequences().orElse(Math.max(n, 4 * n / Math.max(1, c.tensor().orElse(1))));
        var task = new TrainingTask(
                shape, c.sequence(), batch, chip.trainingBits(bits(c.precision())), c.lora(), stack(c, chip));
        TrainingSearch.Found found;
        if (c.layoutGiven()) {
            int t = c.tensor().orElse(1);
            int p = c.pipeline().orElse(1);
            int cp = c.context().orElse(1);
            int d = c.data().orElse(Math.max(1, n / (t * p * cp)));
            // some sources count the context ranks inside the data ranks
            if ((long) t * p * cp * d > n && d % cp == 0) {
                d /= cp;
            }
            var partial = new Completion.Partial(
                    t,
                    p,
                    d,
                    cp,
                    c.expert().orElse(1),
                    c.interleave(),
                    c.microBatch(),
                    sequenceParallel(c, task, t),
                    c.fsdp() ? 3 : task.stack() == Stack.EAGER ? 0 : 1,
                    recompute(c.recompute()));
            Optional<TrainingSearch.Found> completed = Completion.complete(chip, fabric, task, partial);
            if (completed.isEmpty()) {
                return without(c, unit, "batch of " + batch + " does not divide over " + d + " data ranks");
            }
            found = completed.get();
        } else {
            TrainingSearch.Outcome searched = TrainingSearch.search(
                    chip, fabric, task, n, TrainingSpace.usual(), Runner.inPlace(), TrainingSearch.Depth.BEST);
            TrainingSearch.Found any = searched.best() == null ? searched.smallest() : searched.best();
            if (any == null) {
                return without(c, unit, "no layout divides " + n + " devices");
            }
            found = any;
        }
        double seconds = found.time().total();
        double whole = (double) batch * c.sequence();
        double rate = whole / seconds;
        double flops =
                shape.trainingFlopsPerToken(c.sequence()) * rate / c.cluster().accelerators();
        double predicted = switch (c.quantity()) {
            case STEP_SECONDS -> seconds;
            case TOKENS_PER_SECOND -> rate;
            case MODEL_TFLOPS -> flops / 1e12;
            case HARDWARE_TFLOPS -> flops / 1e12 * 4 / 3;
            case MFU -> flops / (chip.peak16 * chip.devices);
        };
        return new Outcome(
                c.id(),
                family(c, chip),
                c.fair().equals("yes"),
                c.measured(),
                predicted,
                unit,
                found.layout().text());
    }

    static int bits(String precision) {
        String p = precision.toLowerCase(Locale.ROOT);
        return p.contains("fp4") ? 4 : p.contains("fp8") ? 8 : 16;
    }

    /// Age and tuning of the software, from what the source says.
    private static Stack stack(TrainingCase c, Chip chip) {
        String software = c.software().toLowerCase(Locale.ROOT);
        boolean old = c.precision().toLowerCase(Locale.ROOT).startsWith("fp16")
                && chip.calibration.generation() == Generation.AMPERE;
        if (old) {
            return Stack.EAGER;
        }
        boolean tuned = software.contains("nemo") || software.contains("mlperf") || software.contains("bridge");
        return tuned ? Stack.TUNED : Stack.FUSED;
    }

    private static boolean sequenceParallel(TrainingCase c, TrainingTask task, int t) {
        return t > 1 && (c.sequenceParallel() || task.stack() != Stack.EAGER);
    }

    private static Optional<Recompute> recompute(String text) {
        String r = text.toLowerCase(Locale.ROOT);
        if (r.startsWith("full")) {
            return Optional.of(Recompute.FULL);
        }
        if (r.startsWith("selective")) {
            return Optional.of(Recompute.SELECTIVE);
        }
        return r.startsWith("none") ? Optional.of(Recompute.NONE) : Optional.empty();
    }

    private static String family(TrainingCase c, Chip chip) {
        String kind = c.mixture() ? "MoE" : c.layoutGiven() ? "dense, layout given" : "dense, layout searched";
        return chip.calibration.generation().text() + " · " + kind + (c.lora() ? " · LoRA" : "");
    }

    private static String unit(Quantity q) {
        return switch (q) {
            case STEP_SECONDS -> "s";
            case TOKENS_PER_SECOND -> "tokens/s";
            case MODEL_TFLOPS, HARDWARE_TFLOPS -> "TFLOP/s";
            case MFU -> "of peak";
        };
    }

    private static Outcome without(TrainingCase c, String unit, String why) {
        return new Outcome(c.id(), "no answer", c.fair().equals("yes"), c.measured(), Double.NaN, unit, why);
    }
}
