package io.kilorack.throughput.training;

/// Pipeline schedules, with the idle share each leaves.
public enum Schedule {
    /// One forward, one backward; interleaved when a stage holds several chunks. Bubble `(p - 1) / v`
    /// micro-batches. Source: arXiv 2104.04473.
    ONE_F_ONE_B("1F1B"),
    /// ZB-H1: weight gradients fill the bubble: `(p - 1)(tF + tB - 2 tW)`. Source: arXiv 2401.10241.
    ZERO_BUBBLE("zero bubble"),
    /// Two directions at once: `(p/2 - 1)(tF&B + tB - 3 tW)`, parameters held twice. Source: arXiv
    /// 2412.19437.
    DUAL_PIPE("DualPipe");

    private final String text;

    Schedule(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
