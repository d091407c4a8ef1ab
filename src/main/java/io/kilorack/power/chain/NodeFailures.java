package io.kilorack.power.chain;

import org.jspecify.annotations.Nullable;

/// What the failures that reach one node do to it. Never changed after it is made, and shared by all
/// analyses that agree on it.
///
/// Each row is one failure. Beside what it changes at the sources it carries the highest share of a
/// limit that it raises here or below, so that the worst node of a failure need not be looked for in
/// the whole chain.
///
/// @param rows how many failures change what the node takes from its sources
/// @param stride places from one source to the next in `change`; at least `rows`, as the arrays may be
/// longer
/// @param failure the failures, rising
/// @param change for each source and failure the change of what passes [W], source by source; NaN:
/// nothing passes
/// @param phasors the same on the lines, [PhaseFlow#WIDTH] values each; null without phases
/// @param share highest share of a limit that the failure raises at this node or at one whose rows it
/// took up; -1: none
/// @param fullest place of the node of that share in [Topology#upward]; -1: none
/// @param ended the same for failures whose effect goes no further up
/// @param over failures that load the node past its limit
record NodeFailures(
        int rows,
        int stride,
        int[] failure,
        double[] change,
        double @Nullable [] phasors,
        double[] share,
        int[] fullest,
        Ended ended,
        Over over) {

    /// Failures whose effect goes no further up, and the highest share that each raises on the way.
    record Ended(int[] failure, double[] share, int[] fullest) {
        static final Ended NONE = new Ended(new int[0], new double[0], new int[0]);
    }

    /// Failures that load a node past its limit, to how much [W], and on which line (-1: the whole).
    record Over(int[] failure, double[] watts, int[] line) {
        static final Over NONE = new Over(new int[0], new double[0], new int[0]);
    }

    private static final int[] NO_ROWS = {};
    private static final double[] NOTHING = {};

    /// Bytes that the rows take.
    long bytes() {
        return 4L * failure.length
                + 8L * change.length
                + (phasors == null ? 0 : 8L * phasors.length)
                + 8L * share.length
                + 4L * fullest.length;
    }

    /// The same without what only the node's sources need.
    NodeFailures withoutRows() {
        return new NodeFailures(0, 0, NO_ROWS, NOTHING, null, NOTHING, NO_ROWS, ended, over);
    }
}
