package io.kilorack.exposure;

import io.kilorack.exposure.classify.Distance;
import io.kilorack.exposure.classify.Neighbour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// What a part is under the control list on a day.
///
/// @param eccn in words: `3A090.a`, `3A090 (2022 text)`, `not 3A090`, `unknown`
/// @param boardOrSystem of a board or computer with such an integrated circuit: `4A090.a`, or empty
/// @param rules ids of the rules that classify it
/// @param tpp total processing performance
/// @param performanceDensity TPP per mm² of applicable die area
/// @param distances to every threshold in force that day
/// @param missing inputs without which the answer is unknown
/// @param neighbours entries of the control list beside 3A090, decided as far as the facts reach
public record Classification(
        String eccn,
        String boardOrSystem,
        List<String> rules,
        OptionalDouble tpp,
        OptionalDouble performanceDensity,
        List<Distance> distances,
        List<String> missing,
        List<Neighbour> neighbours) {
    public static final String NOT_CONTROLLED = "not 3A090";
    public static final String UNKNOWN = "unknown";

    /// True when a value lies within 3 % of a threshold: a small change of data would change the answer.
    public boolean sensitive() {
        return distances.stream().anyMatch(Distance::sensitive);
    }

    /// Of every figure the thresholds that matter most: all that lie within 3 %, and the nearest one that
    /// classifies, or the nearest at all where none does. Each limit once, those that classify first.
    public List<Distance> nearest() {
        var chosen = new ArrayList<Distance>();
        var ordered = new ArrayList<>(distances);
        ordered.sort(
                Comparator.comparing((Distance d) -> !d.classifies()).thenComparingDouble(d -> Math.abs(d.share())));
        for (Distance one : ordered) {
            boolean limit =
                    chosen.stream().anyMatch(d -> d.field().equals(one.field()) && d.threshold() == one.threshold());
            boolean figure = chosen.stream().anyMatch(d -> d.field().equals(one.field()));
            if (!limit && (!figure || one.sensitive())) {
                chosen.add(one);
            }
        }
        return List.copyOf(chosen);
    }
}
