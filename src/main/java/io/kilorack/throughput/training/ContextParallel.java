package io.kilorack.throughput.training;

import io.kilorack.throughput.architecture.Transformer;

/// How ranks that share a sequence attend to all of it.
public enum ContextParallel {
    /// Keys and values travel round a ring behind the attention of a chunk. Source: arXiv 2310.01889.
    RING("ring"),
    /// Sequence shards become head shards and back: four all-to-alls a layer. Source: arXiv 2309.14509
    /// (DeepSpeed Ulysses).
    ULYSSES("Ulysses");

    private final String text;

    ContextParallel(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// Whether `c` ranks can share a sequence of a model split over `t` tensor ranks: Ulysses gives each
    /// rank whole heads. Source: arXiv 2309.14509 section 3.1.
    public boolean allows(Transformer x, int t, int c) {
        return this == RING || x.heads() / t % c == 0;
    }
}
