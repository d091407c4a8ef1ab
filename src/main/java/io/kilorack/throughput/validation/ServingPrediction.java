package io.kilorack.throughput.validation;

import io.kilorack.catalog.Accelerator;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Calibration;
import io.kilorack.throughput.operator.Calibrations;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.operator.Generation;
import io.kilorack.throughput.search.ServingSearch;
import io.kilorack.throughput.serving.InferenceStep;
import io.kilorack.throughput.serving.Queueing;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.serving.ServingMemory;
import io.kilorack.throughput.serving.ServingModel;
import io.kilorack.throughput.validation.ServingCase.Quantity;
import java.util.Optional;
import java.util.function.Function;

/// Predicts a measured serving point in the unit in which it was published.
public final class ServingPrediction {
    /// Sequences per attention rank that engines take under a flood of requests, memory permitting.
    private static final double FLOOD = 1024;

    /// Most of a device's memory that weights take where the layout was not published.
    private static final double WEIGHT_SHARE = 0.56;

    /// Mean square over squared mean of lengths drawn evenly between 0.8 and 1.0 of the nominal ones.
    private static final double DRAWN_SPREAD = 1 + 0.04 / 12 / 0.81;

    private ServingPrediction() {}

    public static Outcome predict(ServingCase c, Function<String, Optional<Accelerator>> accelerators) {
        return predict(c, accelerators, Calibrations::of);
    }

    /// @param constants constants per generation, for fits and for a user's own measured table
    public static Outcome predict(
            ServingCase c,
            Function<String, Optional<Accelerator>> accelerators,
            Function<Generation, Calibration> constants) {
        return outcome(c, accelerators, constants).of(target(c));
    }

    private static Target target(ServingCase c) {
        return switch (c.quantity()) {
            case TPOT_MS, ITL_MEDIAN_MS, DECODE_RATE ->
                !c.operatingPoint()
                        ? Target.DECODE
                        : c.disaggregated()
                                ? Target.POINT_SPLIT
                                : c.mixture() ? Target.POINT_MIXTURE : Target.POINT_DENSE;
            case OUTPUT_RATE -> Target.SATURATED;
            case PREFILL_RATE -> Target.PREFILL;
            case TTFT_MS -> Target.FIRST_TOKEN;
            case TTFT_LOADED_MS -> Target.FIRST_TOKEN_LOADED;
        };
    }

    private static Outcome outcome(
            ServingCase c,
            Function<String, Optional<Accelerator>> accelerators,
            Function<Generation, Calibration> constants) {
        Optional<Accelerator> accelerator = accelerators.apply(c.acceleratorId());
        if (accelerator.isEmpty()) {
            return without(
                    c,
                    c.acceleratorId().isEmpty()
                            ? "no catalog id"
                            : "accelerator " + c.acceleratorId() + " not in the catalog");
        }
        Chip chip;
        switch (Chip.of(accelerator.get(), constants.apply(Generation.of(c.acceleratorId())))) {
            case Chip.Resolved.Known(Chip known) -> chip = known;
            case Chip.Resolved.Unusable(String reason) -> {
                return without(c, reason);
            }
        }
        Transformer shape;
        switch (Transformer.of(c.model())) {
            case Transformer.Resolved.Known(Transformer known) -> shape = known;
            case Transformer.Resolved.Unusable(String reason) -> {
                return without(c, reason);
            }
        }
        if (c.input() <= 0 || (c.output() <= 0 && c.quantity() == Quantity.OUTPUT_RATE)) {
            return without(c, "lengths were not published");
        }
        int devices = c.cluster().accelerators() * chip.devices;
        ServingLayout layout = layout(c, shape, devices, chip.memory);
        int domain = c.cluster().scaleUpDomain().orElse(c.cluster().perNode()) * chip.devices;
        double up = chip.scaleUp > 0 ? chip.scaleUp : 25e9;
        double out = c.cluster().scaleOutGbps().orElse(400) * 1e9 / 8 / chip.devices;
        var fabric = new Fabric(chip, Math.max(1, domain), c.cluster().perNode() * chip.devices, up, out);
        var model = new ServingModel(
                new InferenceStep(chip, fabric, shape, layout, c.format(), c.engine()), ServingSearch.CHUNK);
        ServingMemory memory = ServingMemory.of(shape, layout, c.format());
        int replicas = Math.max(1, devices / layout.devices());
        double output = Math.max(1, c.output());
        double room = Math.max(1, memory.sequences(chip.memory, c.input() + output));
        double flight = c.concurrency().isPresent()
                ? c.concurrency().getAsDouble() / replicas / layout.attentionData()
                : Math.min(room, FLOOD);
        // pages of the cache are taken as an answer grows: at any time half of it is there on average
        double most = memory.mostSequences(chip.memory, c.input() + output / 2);
        // requests beyond the cache wait; they do not decode. A run that was measured did fit, whatever the estimate
        // says
        double sequences = most < 2 ? flight : Math.min(flight, most);
        if (c.pools().isPresent() && c.concurrency().isPresent()) {
            return pooled(c, chip, fabric, shape, layout, c.pools().get());
        }
        boolean together = c.equalLengths() && c.engine().prefillFirst();
        double predicted = switch (c.quantity()) {
            case TPOT_MS ->
                (c.disaggregated()
                                ? model.decodeOnly(sequences, c.input() + output / 2, c.accept())
                                : model.closed(sequences, c.input(), output, 0, c.accept(), together)
                                        .tpot())
                        * 1000;
            case ITL_MEDIAN_MS ->
                (Math.exp(-sequences / output) > 0.5
                                ? model.decodeOnly(sequences, c.input() + output / 2, c.accept())
                                : model.closed(sequences, c.input(), output, 0, c.accept(), together)
                                        .tpot())
                        * 1000;
            case DECODE_RATE ->
                sequences
                        * layout.attentionData()
                        * replicas
                        / model.decodeOnly(sequences, c.input() + output / 2, c.accept());
            case OUTPUT_RATE -> {
                ServingModel.State state = model.closed(sequences, c.input(), output, 0, c.accept(), together);
                yield sequences
                        * layout.attentionData()
                        * replicas
                        * output
                        / (state.ttft() + state.tpot() * (output - 1));
            }
            case PREFILL_RATE -> {
                double batch = Math.max(
                        c.input(), c.batchTokens() > 0 ? c.batchTokens() : Math.min(16_384, ServingSearch.CHUNK));
                yield batch / model.prefillBatch(batch, c.input()) * layout.attentionData() * replicas;
            }
            case TTFT_MS -> model.prefill(c.input(), 0) * 1000;
            case TTFT_LOADED_MS ->
                (model.firstToken()
                                + Queueing.meanTtft(
                                        model.closed(sequences, c.input(), output, 0, c.accept(), together),
                                        c.equalLengths() ? 1 : DRAWN_SPREAD))
                        * 1000;
        };
        String family = c.quantity().phase().equals("decode")
                ? c.family()
                : c.family() + " · " + c.quantity().phase();
        return new Outcome(
                c.id(),
                family,
                Target.NONE,
                c.fair().equals("yes"),
                c.quantity() == Quantity.TTFT_LOADED_MS,
                c.measured(),
                predicted,
                unit(c.quantity()),
                layout.text() + (mayDraft(c) ? ", drafts not recorded" : ""));
    }

    /// A point of two pools, in the unit of its quantity.
    private static Outcome pooled(
            ServingCase c, Chip chip, Fabric fabric, Transformer shape, ServingLayout layout, Pools pools) {
        Pools.State state = Pools.of(c, pools, chip, fabric, shape, layout);
        boolean first = c.quantity() == Quantity.TTFT_LOADED_MS;
        return new Outcome(
                c.id(),
                c.family()
                        + (first ? " · " + c.quantity().phase() : "")
                        + (pools.decodeWorkers() > 0 ? "" : " · workers found"),
                Target.NONE,
                c.fair().equals("yes"),
                first,
                c.measured(),
                (first ? state.ttft() : state.tpot()) * 1000,
                "ms",
                "%s, %d decode workers%s"
                        .formatted(layout.text(), state.workers(), pools.decodeWorkers() > 0 ? "" : " (found)"));
    }

    /// The published layout; what is missing is one instance over all devices, tensor-parallel inside a
    /// domain.
    private static ServingLayout layout(ServingCase c, Transformer shape, int devices, double memory) {
        int tensor = c.tensor();
        int data = Math.max(1, c.attentionData());
        if (tensor == 0) {
            tensor = data > 1 ? 1 : smallestTensor(c, shape, devices, memory);
        }
        int expert = c.expert() > 0 ? c.expert() : data > 1 && shape.experts() > 0 ? tensor * data : 1;
        if (shape.experts() == 0) {
            // attention data ranks of a dense model are plain replicas
            return new ServingLayout(tensor, 1, 1, 1);
        }
        return new ServingLayout(tensor, data, 1, Math.min(expert, tensor * data));
    }

    /// Smallest power of two that holds the weights with room for some cache.
    private static int smallestTensor(ServingCase c, Transformer shape, int devices, double memory) {
        int t = 1;
        while (t * 2 <= devices
                && shape.heads() % (t * 2) == 0
                && ServingMemory.of(shape, ServingLayout.tensor(t), c.format()).weights() > WEIGHT_SHARE * memory) {
            t *= 2;
        }
        return t;
    }

    /// Whether the model brings a module that drafts tokens, and the case does not say if it was used.
    private static boolean mayDraft(ServingCase c) {
        return c.accept() == 1 && c.model().mtpLayers().orElse(0) > 0;
    }

    private static String unit(Quantity q) {
        return switch (q) {
            case TPOT_MS, ITL_MEDIAN_MS, TTFT_MS, TTFT_LOADED_MS -> "ms";
            case OUTPUT_RATE, DECODE_RATE, PREFILL_RATE -> "tokens/s";
        };
    }

    private static Outcome without(ServingCase c, String why) {
        return new Outcome(
                c.id(),
                c.family(),
                Target.NONE,
                c.fair().equals("yes"),
                c.quantity() == Quantity.TTFT_LOADED_MS,
                c.measured(),
                Double.NaN,
                unit(c.quantity()),
                why);
    }
}
