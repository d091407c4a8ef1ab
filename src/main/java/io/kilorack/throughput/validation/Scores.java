package io.kilorack.throughput.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Errors of a set of cases: by case, by family, and in one line.
public final class Scores {
    private Scores() {}

    /// Median, P90 and mean of the absolute relative error and signed mean, of the scored and answered
    /// rows; in percent.
    public record Score(int cases, double median, double p90, double mean, double bias) {
        public String text() {
            if (cases == 0) {
                return "cases 0 · median |error| unknown · P90 unknown · mean unknown · bias unknown";
            }
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
        return over(outcomes.stream().filter(o -> o.scored() && o.answered()));
    }

    private static Score over(Stream<Outcome> outcomes) {
        double[] errors = outcomes.mapToDouble(Outcome::error).toArray();
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

    /// The report: per-case lines, the table by family of what is scored, a table of what is shown beside,
    /// why rows have no prediction, the last line.
    public static List<String> report(List<Outcome> outcomes, boolean perCase) {
        var lines = new ArrayList<String>();
        if (perCase) {
            lines.add(String.format(
                    Locale.ROOT, "%-58s %12s %12s %9s  %s", "case", "measured", "predicted", "error", "unit"));
            outcomes.stream().filter(o -> !o.tableOnly()).map(Scores::line).forEach(lines::add);
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT, "%-44s %6s %8s %8s %8s %8s", "family", "cases", "median", "P90", "mean", "bias"));
        families(outcomes.stream().filter(Outcome::scored).toList(), lines);
        for (String kind : new String[] {"dense", "MoE"}) {
            row("all " + kind, named(outcomes, kind).filter(Outcome::scored).toList(), lines);
        }
        List<Outcome> beside = outcomes.stream().filter(o -> !o.scored()).toList();
        if (beside.stream().anyMatch(Outcome::answered)) {
            lines.add("");
            lines.add("shown beside, not scored");
            families(beside, lines);
        }
        quantities(outcomes, lines);
        reasons(outcomes, lines);
        lines.add(of(outcomes).text());
        return lines;
    }

    private static String line(Outcome o) {
        String beside = o.scored() ? "" : "  (not scored)";
        return o.answered()
                ? String.format(
                        Locale.ROOT,
                        "%-58s %12.5g %12.5g %+8.1f%%  %s%s%s",
                        o.id(),
                        o.measured(),
                        o.predicted(),
                        100 * o.error(),
                        o.unit(),
                        beside,
                        o.remark().isEmpty() ? "" : "  " + o.remark())
                : String.format(
                        Locale.ROOT,
                        "%-58s %12s %12s %9s  %s  not scored, because %s",
                        o.id(),
                        Double.isNaN(o.measured()) ? "" : String.format(Locale.ROOT, "%.5g", o.measured()),
                        "unknown",
                        "",
                        o.unit(),
                        o.remark());
    }

    private static Stream<Outcome> named(List<Outcome> outcomes, String kind) {
        return outcomes.stream().filter(o -> o.family().contains("· " + kind));
    }

    /// Scores of the scored rows of each family.
    public static Map<String, Score> byFamily(List<Outcome> outcomes) {
        var scores = new TreeMap<String, Score>();
        outcomes.stream()
                .filter(o -> o.scored() && o.answered())
                .collect(Collectors.groupingBy(Outcome::family))
                .forEach((family, list) -> scores.put(family, of(list)));
        return scores;
    }

    private static void families(List<Outcome> outcomes, List<String> lines) {
        var families = new TreeMap<String, List<Outcome>>();
        for (Outcome o : outcomes) {
            families.computeIfAbsent(o.family(), k -> new ArrayList<>()).add(o);
        }
        families.forEach((family, list) -> row(family, list, lines));
    }

    private static void row(String name, List<Outcome> outcomes, List<String> lines) {
        Score s = over(outcomes.stream().filter(Outcome::answered));
        if (s.cases() > 0) {
            lines.add(columns(name, s));
        }
    }

    private static String columns(String name, Score s) {
        return String.format(
                Locale.ROOT,
                "%-44s %6d %7.1f%% %7.1f%% %7.1f%% %+7.1f%%",
                name,
                s.cases(),
                s.median(),
                s.p90(),
                s.mean(),
                s.bias());
    }

    /// Scored rows by quantity, with what is asked of each.
    private static void quantities(List<Outcome> outcomes, List<String> lines) {
        List<Target.Line> table = Target.lines(outcomes);
        if (table.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%-44s %6s %8s %8s %8s %8s  %s",
                "quantity",
                "cases",
                "median",
                "P90",
                "mean",
                "bias",
                "asked"));
        for (Target.Line l : table) {
            lines.add(
                    columns(l.quantity(), l.score()) + (l.asked().isEmpty() ? "" : "  " + l.asked() + ": " + l.met()));
        }
    }

    /// How many rows have no prediction, by reason; names of single cases inside a reason are kept.
    private static void reasons(List<Outcome> outcomes, List<String> lines) {
        var reasons = new TreeMap<String, Integer>();
        outcomes.stream()
                .filter(o -> !o.answered() && !o.tableOnly())
                .forEach(o -> reasons.merge(o.remark(), 1, Integer::sum));
        if (!reasons.isEmpty()) {
            lines.add("");
            reasons.forEach((reason, count) -> lines.add("not scored, because %s: %d".formatted(reason, count)));
            long fair =
                    outcomes.stream().filter(o -> o.scored() && !o.answered()).count();
            lines.add("without an answer: %d cases, %d of them fair"
                    .formatted(
                            reasons.values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum(),
                            fair));
        }
    }
}
