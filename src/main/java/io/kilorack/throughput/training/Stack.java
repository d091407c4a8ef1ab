package io.kilorack.throughput.training;

/// What the training software does, as far as time depends on it. A property of the software, the same
/// on every chip.
public enum Stack {
    /// Eager Megatron of 2021: attention by separate kernels, collectives in line, plain all-reduce of
    /// gradients.
    EAGER("eager, unfused attention, no overlap", false, true, 0, 0, 2, 4),
    /// Today's open frameworks: fused attention, gradients reduced behind the backward pass.
    FUSED("fused attention, gradient overlap", true, false, 0.35, 0.5, 4, 4),
    /// Tuned by a vendor: tensor-parallel collectives split and hidden behind the products as well.
    TUNED("fused attention, gradient and tensor overlap, graphs", true, false, 0.7, 0.9, 2, 2);

    private final String text;
    final boolean fusedAttention;
    final boolean hostBound;
    /// Share of tensor-parallel communication hidden behind products.
    final double tensorOverlap;
    /// Share of the backward pass behind which gradients travel.
    final double dataOverlap;
    /// Bytes per gradient on the wire and in memory.
    final double gradientWire;
    final double gradientHeld;

    Stack(
            String text,
            boolean fusedAttention,
            boolean hostBound,
            double tensorOverlap,
            double dataOverlap,
            double gradientWire,
            double gradientHeld) {
        this.text = text;
        this.fusedAttention = fusedAttention;
        this.hostBound = hostBound;
        this.tensorOverlap = tensorOverlap;
        this.dataOverlap = dataOverlap;
        this.gradientWire = gradientWire;
        this.gradientHeld = gradientHeld;
    }

    /// Scores and probabilities are written to memory and kept for the backward pass.
    public boolean fusedAttention() {
        return fusedAttention;
    }
}
