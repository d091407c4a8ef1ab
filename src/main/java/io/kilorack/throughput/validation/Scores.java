package io.kilorack.throughput.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Errors of a set of cases: by case, by family, and in one line.
public final class Scores {
    private Scores() {}

    /// Median, P90 and mean of the absolute relative error and signed mean, of the scored and answered
    /// rows; in percent.
    public record Score(int cases, double median, double p90, double mean, double bias) {
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "cases %d · median |error| %.1f %% · P90 %.1f %% · mean %.1f %% · bias %+.1f %%",
                    cases,
                    median,
                    p90,
                    mean,
                    bias);
        }
    }

    public static Score of(List<Outcome> outcomes) {
        double[] errors = outcomes.stream()
                .filter(o -> o.scored() && o.answered())
                .mapToDouble(Outcome::error)
                .toArray();
        double[] size = Arrays.stream(errors).map(Math::abs).sorted().toArray();
        if (size.length == 0) {
            return new Score(0, 0, 0, 0, 0);
        }
        return new Score(
                size.length,
                100 * quantile(size, 0.5),
                100 * quantile(size, 0.9),
                100 * Arrays.stream(size).average().orElse(0),
                100 * Arrays.stream(errors).average().orElse(0));
    }

    /// Linear interpolation between order statistics.
    static double quantile(double[] sorted, double q) {
        double at = q * (sorted.length - 1);
        int low = (int) Math.floor(at);
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    /// The report: per-case lines, the table by family, the last line.
    public static List<String> report(List<Outcome> outcomes, boolean perCase) {
        var lines = new ArrayList<String>();
        if (perCase) {
            lines.add(String.format(
                    Locale.ROOT, "%-58s %12s %12s %9s  %s", "case", "measured", "predicted", "error", "unit"));
            for (Outcome o : outcomes) {
                lines.add(
                        o.answered()
                                ? String.format(
                                        Locale.ROOT,
                                        "%-58s %12.5g %12.5g %+8.1f%%  %s%s%s",
                                        o.id(),
                                        o.measured(),
                                        o.predicted(),
                                        100 * o.error(),
                                        o.unit(),
                                        o.scored() ? "" : "  (not scored)",
                                        o.remark().isEmpty() ? "" : "  " + o.remark())
                                : String.format(
                                        Locale.ROOT,
                                        "%-58s %12.5g %12s %9s  %s  %s",
                                        o.id(),
                                        o.measured(),
                                        "unknown",
                                        "",
                                        o.unit(),
                                        o.remark()));
            }
        }
        var families = new TreeMap<String, List<Outcome>>();
        for (Outcome o : outcomes) {
            families.computeIfAbsent(o.family(), k -> new ArrayList<>()).add(o);
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT, "%-44s %6s %8s %8s %8s %8s", "family", "cases", "median", "P90", "mean", "bias"));
        families.forEach((family, list) -> {
            Score s = of(list);
            if (s.cases() > 0) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%-44s %6d %7.1f%% %7.1f%% %7.1f%% %+7.1f%%",
                        family,
                        s.cases(),
                        s.median(),
                        s.p90(),
                        s.mean(),
                        s.bias()));
            }
        });
        for (String kind : new String[] {"dense", "MoE"}) {
            Score all = of(outcomes.stream()
                    .filter(o -> o.family().contains("· " + kind))
                    .toList());
            if (all.cases() > 0) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%-44s %6d %7.1f%% %7.1f%% %7.1f%% %+7.1f%%",
                        "all " + kind,
                        all.cases(),
                        all.median(),
                        all.p90(),
                        all.mean(),
                        all.bias()));
            }
        }
        long without =
                outcomes.stream().filter(o -> o.scored() && !o.answered()).count();
        if (without > 0) {
            lines.add("without an answer: " + without + " scored cases");
        }
        lines.add(of(outcomes).text());
        return lines;
    }
}
