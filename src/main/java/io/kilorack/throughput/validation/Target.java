package io.kilorack.throughput.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is asked of the errors of one quantity: a bound on the median, the P90, the mean of the sizes and
/// the signed mean, in percent, as far as each was set.
public enum Target {
    TRAINING_DENSE("training, dense, layout given", 10, 25, 0, 5),
    TRAINING_SEARCHED("training, dense, layout searched", 0, 0, 0, 0),
    TRAINING_MIXTURE("training, MoE", 15, 35, 0, 0),
    TRAINING_ASCEND("training, Ascend 910B/C", 15, 30, 0, 0),
    ITERATIONS("iterations of one A100 node", 0, 0, 8, 0),
    STATES("memory: weights + gradients + optimiser", 0, 0, 2, 0),
    ACTIVATIONS("memory: activations", 0, 0, 2, 0),
    DECODE("decode: time per token, tokens per second", 15, 40, 0, 0),
    SATURATED("saturated serving", 20, 40, 0, 0),
    PREFILL("prefill", 20, 40, 0, 0),
    FIRST_TOKEN("time to first token, single request", 20, 40, 0, 0),
    FIRST_TOKEN_LOADED("time to first token under load", 0, 0, 0, 0),
    POINT_DENSE("operating points, aggregated, dense", 8, 0, 13, 0),
    POINT_MIXTURE("operating points, aggregated, MoE", 15, 0, 0, 0),
    POINT_SPLIT("operating points, disaggregated", 0, 0, 0, 0),
    ASCEND_STEP("step times on Ascend", 0, 0, 12, 0),
    NONE("", 0, 0, 0, 0);

    private final String text;
    /// Bounds in percent; 0 where none was set.
    private final double median;
    private final double p90;
    private final double mean;
    private final double bias;

    Target(String text, double median, double p90, double mean, double bias) {
        this.text = text;
        this.median = median;
        this.p90 = p90;
        this.mean = mean;
        this.bias = bias;
    }

    public String text() {
        return text;
    }

    /// One line of the table by quantity.
    ///
    /// @param asked the bounds in words; empty where none was set
    /// @param met whether all of them hold; empty where none was set
    public record Line(String quantity, Scores.Score score, String asked, String met) {
        static Line of(Target t, Scores.Score score) {
            return new Line(t.text, score, t.asked(), t.asked().isEmpty() ? "" : t.met(score) ? "met" : "missed");
        }
    }

    /// The quantities that a set of outcomes holds, scored rows with an answer only. Saturated rates,
    /// prefill and the first token of a single request have one target together; each is shown too.
    public static List<Line> lines(List<Outcome> outcomes) {
        var lines = new ArrayList<Line>();
        for (Target t : values()) {
            Scores.Score s = t.score(outcomes);
            if (t != NONE && s.cases() > 0) {
                lines.add(Line.of(t, s));
            }
            if (t == FIRST_TOKEN) {
                List<Outcome> three = outcomes.stream()
                        .filter(o -> List.of(SATURATED, PREFILL, FIRST_TOKEN).contains(o.target()))
                        .toList();
                Scores.Score all = Scores.of(three);
                if (all.cases() > 0) {
                    lines.add(new Line(
                            "saturated, prefill, first token together",
                            all,
                            SATURATED.asked(),
                            SATURATED.met(all) ? "met" : "missed"));
                }
            }
        }
        return List.copyOf(lines);
    }

    private Scores.Score score(List<Outcome> outcomes) {
        return Scores.of(outcomes.stream().filter(o -> o.target() == this).toList());
    }

    private String asked() {
        return Stream.of(
                        bound("median ≤ ", median),
                        bound("P90 ≤ ", p90),
                        bound("mean ≤ ", mean),
                        bound("bias ± ", bias))
                .filter(b -> !b.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String bound(String name, double percent) {
        return percent == 0 ? "" : String.format(Locale.ROOT, "%s%.0f %%", name, percent);
    }

    private boolean met(Scores.Score s) {
        return (median == 0 || s.median() <= median)
                && (p90 == 0 || s.p90() <= p90)
                && (mean == 0 || s.mean() <= mean)
                && (bias == 0 || Math.abs(s.bias()) <= bias);
    }
}
