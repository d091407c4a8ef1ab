package io.kilorack.throughput.search;

import java.util.List;

/// What the searches look at and what they leave out, for the page of equations: the words of
/// [TrainingSpace] and [ServingSpace].
public final class SpaceGuide {
    private SpaceGuide() {}

    /// One axis of a space.
    ///
    /// @param values that are tried, `legal` where they are
    public record Axis(String name, String values, String legal) {}

    /// Axes of [TrainingSpace].
    public static final List<Axis> TRAINING = List.of(
            new Axis(
                    "tensor",
                    "every divisor of the heads",
                    "key heads divide or are divided by it, hidden and feed-forward size divide; inside a domain or across"),
            new Axis("sequence parallel", "on, off", "on where tensor > 1 divides a context rank's tokens"),
            new Axis(
                    "context",
                    "every divisor of the sequence, ring or Ulysses",
                    "ring: 2 c divides and leaves a rank 2,048 tokens; Ulysses: c divides the heads of a tensor rank; no common divisor with the micro-batch"),
            new Axis("expert", "every divisor of the experts", "divides tensor × context × data ranks"),
            new Axis("pipeline", "1 to the layers", "stages lack at most max(2, layers / 20) layers of full ones"),
            new Axis(
                    "data",
                    "the most replicas there is room for in whole expert groups, and the fewest with the same sequences each",
                    "at most the batch"),
            new Axis("micro-batch", "every divisor of a replica's sequences", ""),
            new Axis(
                    "schedule",
                    "1F1B with every number of chunks that divides a stage, ZB-H1, DualPipe",
                    "chunks: a micro-batch for each stage; ZB-H1, DualPipe: weights are trained; DualPipe: stages and micro-batches even, two micro-batches a stage"),
            new Axis(
                    "recomputation",
                    "none, selective, light; 1 to all layers of a stage in full, the others kept or light",
                    "selective where attention is not fused"),
            new Axis("optimiser", "ZeRO 0, 1, 2, 3 (FSDP)", "more than one replica or context rank"),
            new Axis("offload", "what the user allows", "host memory, link and bandwidth known"));

    /// What [TrainingSpace] leaves out, and why.
    public static final List<String> TRAINING_LEFT_OUT = List.of(
            "context and micro-batch with a common divisor g: c / g and g times the replicas put the same tokens on each rank, without its exchange",
            "other numbers of replicas: accelerators would idle",
            "tensor parallelism inside an expert, other orders of the axes than tensor, context, expert, data, pipeline, stages that differ by more: the step model does not compute them",
            "number format, sequence length, batch, frozen weights, what the software overlaps: the user decides");

    /// Axes of [ServingSpace].
    public static final List<Axis> SERVING = List.of(
            new Axis(
                    "tensor",
                    "every divisor of the heads",
                    "key heads divide, or are divided and held as often as engines replicate them"),
            new Axis("pipeline", "every divisor of the layers; one batch is sent through at a time", ""),
            new Axis(
                    "attention replicas",
                    "for each number of instances the most there is room for, and the most whose ranks divide the experts",
                    "the model has experts"),
            new Axis(
                    "expert",
                    "with attention replicas all ranks of an instance; else every divisor of the tensor ranks, slices of an expert on the rest",
                    "experts that the ranks do not divide are held twice where there is room (256 on 72 ranks: 288 slots), none more often"),
            new Axis("instances", "as many as the devices hold", "what is left over is said"));

    /// What [ServingSpace] leaves out, and why.
    public static final List<String> SERVING_LEFT_OUT = List.of(
            "fewer attention replicas for the same number of instances: accelerators would idle",
            "attention replicas with slices of experts: the step model does not compute their exchange",
            "number format, engine, prefix-cache share, draft tokens: the user decides");
}
