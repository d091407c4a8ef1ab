package io.kilorack.throughput.serving;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Serving engines, as far as step time depends on them: what the host does for a step, and in which
/// order prompts and answers take turns.
public enum Engine {
    /// Compiled runtime: the host prepares the next step while the device works.
    COMPILED("TensorRT-LLM class", 0.95, 6e-6, 1.2e-4, 1.2e-3, 0.5, 0, false),
    /// A chip maker's own compiled runtime, collectives as its library has them.
    VENDOR("vendor runtime class", 1.0, 2.8e-6, 1.5e-4, 1.2e-3, 1, 0, false),
    /// Python scheduler between two steps (vLLM before asynchronous scheduling).
    PYTHON("vLLM class", 1.7, 28e-6, 0, 0.8e-3, 1, 0, false),
    /// Python scheduler beside the device's work (vLLM with asynchronous scheduling).
    OVERLAPPED("vLLM class, asynchronous scheduling", 0.3, 17.5e-6, 0, 0.8e-3, 1, 0, false),
    /// Python scheduler beside the device's work; prompts go first, in steps of their own.
    PREFILL_FIRST("SGLang class", 1.3, 12.5e-6, 3.6e-4, 2.7e-3, 1, 0, true),
    /// As [#PYTHON], but prompts go first in steps of their own (vLLM on Ascend).
    PYTHON_PREFILL_FIRST("vLLM Ascend class", 1.7, 25e-6, 0, 0.8e-3, 1, 0, true),
    /// Any engine of early 2025 or before: latent attention is launched kernel by kernel.
    EARLY("engine class of early 2025", 1.7, 25e-6, 0, 0.8e-3, 1, 5e-4, false);

    private static final Pattern VERSION = Pattern.compile("^v?(\\d+)\\.(\\d+)");

    private static final Pattern IN_NAME = Pattern.compile("\\s(\\d+\\.\\d+\\S*)");

    private final String text;
    /// Host time of a step over [io.kilorack.throughput.operator.Knob#SERVE_STEP].
    final double hostFactor;
    /// Host time of one sequence in a step: scheduling, sampling, text [s].
    final double perSequence;
    /// Host time of one layer of a step that carries prompts and is launched kernel by kernel [s]; 0 where
    /// such steps are captured as well.
    final double eagerLayer;
    /// Time from a request to its first token that neither queue nor prefill explain, for each layer [s]:
    /// tokeniser, admission, first launches, stream.
    final double firstLayer;
    /// Latency of a small all-reduce over that of the library: engines fuse it with the norm behind it.
    final double reduceLatency;
    /// Host time of one layer with latent attention where its decode step is not captured [s].
    final double eagerLatent;
    private final boolean prefillFirst;

    Engine(
            String text,
            double hostFactor,
            double perSequence,
            double eagerLayer,
            double firstLayer,
            double reduceLatency,
            double eagerLatent,
            boolean prefillFirst) {
        this.text = text;
        this.hostFactor = hostFactor;
        this.perSequence = perSequence;
        this.eagerLayer = eagerLayer;
        this.firstLayer = firstLayer;
        this.reduceLatency = reduceLatency;
        this.eagerLatent = eagerLatent;
        this.prefillFirst = prefillFirst;
    }

    public double reduceLatency() {
        return reduceLatency;
    }

    /// Whether prompts are computed in steps of their own before answers go on.
    public boolean prefillFirst() {
        return prefillFirst;
    }

    /// @param name engine, with its version where one was published: `vllm 0.18.0`
    public static Engine of(String name) {
        Matcher m = IN_NAME.matcher(name);
        return of(name, m.find() ? m.group(1) : "");
    }

    /// @param version version of the software; empty when it was not published
    public static Engine of(String name, String version) {
        String n = name.toLowerCase(Locale.ROOT);
        Matcher m = VERSION.matcher(version);
        boolean numbered = m.find();
        if (n.contains("early 2025")
                || n.contains("vllm") && numbered && m.group(1).equals("0") && Integer.parseInt(m.group(2)) < 8) {
            return EARLY;
        }
        if (n.contains("trt") || n.contains("tensorrt")) {
            return COMPILED;
        }
        if (n.contains("in-house") || n.contains("habana") || n.contains("mindie") || n.contains("cloudmatrix")) {
            return VENDOR;
        }
        if (n.contains("vllm") && n.contains("ascend")) {
            return PYTHON_PREFILL_FIRST;
        }
        if (n.contains("sglang")) {
            return PREFILL_FIRST;
        }
        // vLLM schedules asynchronously by default from 0.14 on
        return numbered && (Integer.parseInt(m.group(1)) > 0 || Integer.parseInt(m.group(2)) >= 14)
                        || version.contains("nightly")
                ? OVERLAPPED
                : PYTHON;
    }
}
