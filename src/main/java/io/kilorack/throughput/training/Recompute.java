package io.kilorack.throughput.training;

/// Which activations are computed again in the backward pass instead of kept. Source: arXiv 2205.05198.
public enum Recompute {
    NONE("none"),
    /// The attention core (scores, softmax, dropout) only; what fused attention does by itself.
    SELECTIVE("selective"),
    /// Everything but each layer's input.
    FULL("full");

    private final String text;

    Recompute(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
