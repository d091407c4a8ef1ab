package io.kilorack.throughput.operator;

/// Hears every operator that a cost is made of, for an explanation of it. Searches run without one.
@FunctionalInterface
public interface OperatorLog {
    /// What an operator does, as far as its roof depends on it.
    enum Family {
        MATRIX("matrix product"),
        GROUPED("grouped matrix product"),
        ATTENTION("attention"),
        ELEMENTWISE("elementwise");

        private final String text;

        Family(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// How often an operator runs for one micro-batch: in every layer, in layers of one kind, where the
    /// embedding or the head lies, or once as logged.
    enum Scope {
        EVERY_LAYER,
        DENSE_LAYERS,
        MIXTURE_LAYERS,
        EMBEDDING,
        HEAD,
        ONCE
    }

    /// @param bits width of the products; 16 for elementwise work
    /// @param flops operations done [FLOP]; 0 for elementwise work, which only moves bytes
    /// @param bytes read and written [B]
    /// @param seconds time by the model [s]
    void add(Scope scope, String name, Family family, int bits, double flops, double bytes, double seconds);
}
