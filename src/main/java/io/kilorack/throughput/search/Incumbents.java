package io.kilorack.throughput.search;

import io.kilorack.throughput.search.TrainingSearch.Found;
import io.kilorack.throughput.training.TrainingLayout;
import org.jspecify.annotations.Nullable;

/// The best layouts that a search has found so far.
final class Incumbents {
    @Nullable
    Found best;

    /// The fastest of another kind than the best.
    @Nullable
    Found second;

    /// The fastest that leaves at least [TrainingSearch#HEADROOM] of the memory free.
    @Nullable
    Found roomy;

    Incumbents copy() {
        var copy = new Incumbents();
        copy.best = best;
        copy.second = second;
        copy.roomy = roomy;
        return copy;
    }

    /// Takes what another search has found after this one: of equal layouts the first stays.
    void merge(Incumbents other, double roomyMemory) {
        for (Found f : new Found[] {other.best, other.second, other.roomy}) {
            if (f != null) {
                add(f, roomyMemory);
            }
        }
    }

    /// @param roomyMemory most memory of a layout with headroom [B]
    void add(Found f, double roomyMemory) {
        Found b = best;
        Found s = second;
        Found r = roomy;
        double t = f.time().total();
        if (b == null || t < b.time().total()) {
            if (b != null && !kin(b.layout(), f.layout())) {
                second = b;
            }
            best = f;
        } else if (!kin(b.layout(), f.layout()) && (s == null || t < s.time().total())) {
            second = f;
        }
        if (f.memory() <= roomyMemory && (r == null || t < r.time().total())) {
            roomy = f;
        }
    }

    /// Time above which nothing can become the runner-up or the fastest with headroom [s].
    double limit() {
        Found s = second;
        Found r = roomy;
        double headroom = r == null
                ? TrainingSearch.REACH * TrainingSearch.seconds(best)
                : r.time().total();
        return Math.max(TrainingSearch.seconds(s), headroom);
    }

    /// The same degrees of tensor, pipeline, context and expert parallelism.
    private static boolean kin(TrainingLayout a, TrainingLayout b) {
        return a.tensor() == b.tensor()
                && a.pipeline() == b.pipeline()
                && a.context() == b.context()
                && a.contextBy() == b.contextBy()
                && a.expert() == b.expert();
    }
}
