package io.kilorack.throughput.serving;

import java.util.Locale;

/// Serving engines, as far as step time depends on them: host work per step relative to a compiled
/// engine.
public enum Engine {
    COMPILED("TensorRT-LLM class", 1.0),
    PYTHON("vLLM / SGLang class", 1.5);

    private final String text;
    final double hostFactor;

    Engine(String text, double hostFactor) {
        this.text = text;
        this.hostFactor = hostFactor;
    }

    public String text() {
        return text;
    }

    public static Engine of(String name) {
        String n = name.toLowerCase(Locale.ROOT);
        return n.contains("trt") || n.contains("tensorrt") || n.contains("in-house") || n.contains("habana")
                ? COMPILED
                : PYTHON;
    }
}
