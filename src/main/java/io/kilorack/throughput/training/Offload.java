package io.kilorack.throughput.training;

/// What of a training job lies in host memory instead of the device's.
///
/// The optimiser: its states lie on the host, which updates them; gradients go down once a step and 16-bit
/// parameters come back. Source: ZeRO-Offload, arXiv 2101.06840. Activations: what the backward pass needs
/// goes down behind the forward pass and comes back behind the backward pass. Source: ZeRO-Infinity, arXiv
/// 2104.07857 section 5.
public enum Offload {
    NONE("none"),
    OPTIMIZER("optimiser"),
    ACTIVATIONS("activations"),
    BOTH("optimiser and activations");

    private final String text;

    Offload(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public boolean optimizer() {
        return this == OPTIMIZER || this == BOTH;
    }

    public boolean activations() {
        return this == ACTIVATIONS || this == BOTH;
    }
}
