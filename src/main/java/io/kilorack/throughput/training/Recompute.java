package io.kilorack.throughput.training;

/// Which activations are computed again in the backward pass instead of kept. Source: arXiv 2205.05198.
public enum Recompute {
    NONE("none"),
    /// The attention core (scores, softmax, dropout) only; what fused attention does by itself.
    SELECTIVE("selective"),
    /// What is quick to compute and large to keep: norms, the up-projections of latent attention,
    /// activation functions. Router weights are applied with the activation function, so that the
    /// outputs of experts are not kept either, and 8-bit products leave the inputs of the activation
    /// function in 8 bit. Source: arXiv 2412.19437 sections 3.2.3 and 3.3.3.
    LIGHT("light"),
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
