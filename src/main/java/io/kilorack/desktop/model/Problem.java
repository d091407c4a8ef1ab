package io.kilorack.desktop.model;

/// Something went wrong that a person should know: one sentence, what to do next, and details to copy for a
/// report.
public record Problem(String sentence, String nextStep, String details) {
    /// Of an exception nobody expected: its message, with the trace as details.
    public static Problem of(String sentence, String nextStep, Throwable cause) {
        var trace = new java.io.StringWriter();
        cause.printStackTrace(new java.io.PrintWriter(trace));
        return new Problem(sentence, nextStep, trace.toString());
    }
}
