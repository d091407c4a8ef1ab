package io.kilorack.report.chart;

import io.kilorack.assess.WorkloadInsight;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Span;
import io.kilorack.quantity.TextCase;
import io.kilorack.report.draw.Ink;
import io.kilorack.throughput.explain.Explanation;
import io.kilorack.throughput.explain.Explanation.Operator;
import io.kilorack.throughput.explain.Explanation.Roof;
import io.kilorack.throughput.operator.OperatorLog.Family;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The charts of one opened estimate: operators under their roofs, memory by pipeline stage, sensitivity.
public final class ExplanationCharts {
    /// Operators below this share of a step are left out of the roofline, and said to be.
    private static final double LEAST_SHARE = 0.01;
    private static final int MOST_STAGES = 8;
    private static final int MOST_INPUTS = 8;
    private static final Ink[] INKS = {
        Ink.FAMILY_1, Ink.FAMILY_2, Ink.FAMILY_3, Ink.FAMILY_4, Ink.FAMILY_5, Ink.FAMILY_6, Ink.FAMILY_7, Ink.FAMILY_8
    };

    private ExplanationCharts() {}

    /// Every operator at its intensity and the rate it reaches, under the roof of each number format in
    /// use. Source: Williams, Waterman, Patterson, Comm. ACM 52(4), 2009.
    public static Optional<Chart.Roofline> roofline(Explanation e) {
        List<Operator> plotted = e.operators().stream()
                .filter(o -> o.flops() > 0 && o.share() >= LEAST_SHARE)
                .sorted(Comparator.comparingDouble(o -> -o.share()))
                .toList();
        if (plotted.isEmpty() || e.roofs().isEmpty()) {
            return Optional.empty();
        }
        boolean phases = plotted.stream().map(Operator::phase).distinct().count() > 1;
        var roofs = new ArrayList<Chart.Roof>();
        for (Roof roof : e.roofs()) {
            roofs.add(new Chart.Roof(
                    "%s, dense %s".formatted(roof.format(), NumberText.withUnit(roof.flops(), "FLOP/s")),
                    roof.flops(),
                    roof.bandwidth(),
                    roofs.isEmpty() ? Ink.AXIS : Ink.TEXT_MUTED));
        }
        var dots = plotted.stream()
                .map(o -> new Chart.Dot(
                        hover(o, roof(e, o)), o.name(), o.intensity(), o.rate(), ink(o, phases), o.share()))
                .toList();
        Operator first = plotted.getFirst();
        return Optional.of(new Chart.Roofline(
                "%s: %s %% of a %s step, at %s %% of the %s roof"
                        .formatted(
                                TextCase.capital(first.name()),
                                NumberText.fixed(100 * first.share(), 0),
                                first.phase(),
                                NumberText.fixed(
                                        100 * first.rate() / roof(e, first).at(first.intensity()), 0),
                                first.format()),
                "Area of a dot: its share of the %s. Left out: work that only moves bytes, and what takes below 1 %%."
                        .formatted(
                                phases
                                                && plotted.stream()
                                                        .anyMatch(o -> o.phase().equals("decode"))
                                        ? "step of its phase"
                                        : "step"),
                roofs,
                dots,
                keys(plotted, phases)));
    }

    private static List<Chart.Layer> keys(List<Operator> plotted, boolean phases) {
        var keys = new java.util.LinkedHashMap<String, Ink>();
        plotted.stream()
                .sorted(Comparator.comparing(o -> ink(o, phases)))
                .forEach(o -> keys.putIfAbsent(phases ? o.phase() : o.family().text(), ink(o, phases)));
        return keys.entrySet().stream()
                .map(k -> new Chart.Layer(k.getKey(), k.getValue(), false))
                .toList();
    }

    private static Roof roof(Explanation e, Operator o) {
        return e.roofs().stream()
                .filter(r -> r.format().equals(o.format()))
                .findFirst()
                .orElse(e.roofs().getFirst());
    }

    private static String hover(Operator o, Roof roof) {
        return "%s, %s\n%s FLOP/B · %s · %s %% of the %s roof\n%s of a step, %s %%"
                .formatted(
                        o.name(),
                        o.phase(),
                        NumberText.plain(o.intensity()),
                        NumberText.withUnit(o.rate(), "FLOP/s"),
                        NumberText.fixed(100 * o.rate() / roof.at(o.intensity()), 0),
                        o.format(),
                        time(o.seconds()),
                        NumberText.fixed(100 * o.share(), 1));
    }

    /// Seconds or milliseconds, whichever reads better.
    public static String time(double seconds) {
        return seconds >= 1
                ? NumberText.withUnit(seconds, "s")
                : seconds >= 1e-3 ? NumberText.withUnit(seconds * 1e3, "ms") : NumberText.withUnit(seconds * 1e6, "µs");
    }

    private static Ink ink(Operator o, boolean phases) {
        if (phases) {
            return o.phase().equals("decode") || o.phase().equals("first stages") ? Ink.FAMILY_1 : Ink.FAMILY_2;
        }
        return o.family() == Family.ATTENTION
                ? Ink.FAMILY_2
                : o.family() == Family.GROUPED ? Ink.FAMILY_3 : Ink.FAMILY_1;
    }

    /// Memory of an accelerator on each pipeline stage, against its capacity; long pipelines show the
    /// first stages and the last one.
    ///
    /// @param capacity [B], or empty
    public static Chart.Stack stages(Explanation e, OptionalDouble capacity) {
        List<Figure> all = e.stages();
        var shown = new ArrayList<>(all.size() <= MOST_STAGES ? all : all.subList(0, MOST_STAGES - 1));
        if (all.size() > MOST_STAGES) {
            shown.add(all.getLast());
        }
        Figure fullest = all.stream()
                .max(Comparator.comparingDouble(f -> f.value().orElse(0)))
                .orElseThrow();
        String used = NumberText.withUnit(fullest.value().orElse(0), "B");
        String where = all.size() == 1 ? "an accelerator" : fullest.label() + " of " + all.size();
        String title = capacity.isPresent()
                ? "%s holds %s of %s"
                        .formatted(TextCase.capital(where), used, NumberText.withUnit(capacity.getAsDouble(), "B"))
                : "%s holds %s; the catalog states no capacity".formatted(TextCase.capital(where), used);
        String subtitle = all.size() > MOST_STAGES
                ? "Stages %d to %d lie between those shown.".formatted(MOST_STAGES, all.size() - 1)
                : "";
        return new Chart.Stack(
                title,
                subtitle,
                "B",
                shown.stream()
                        .map(f -> new Chart.StackRow(f.label(), f.label(), parts(f)))
                        .toList(),
                capacity,
                "capacity");
    }

    private static List<Chart.Part> parts(Figure stage) {
        var parts = new ArrayList<Chart.Part>();
        for (int i = 0; i < stage.parts().size(); i++) {
            // the same colour for a part on every stage, also where one stage lacks it
            Figure part = stage.parts().get(i);
            if (part.value().orElse(0) > 0) {
                parts.add(
                        new Chart.Part(part.label(), part.value().orElse(0), INKS[i % INKS.length], i >= INKS.length));
            }
        }
        return parts;
    }

    /// What the rate owes to the inputs that are known least well, the most important first.
    public static Optional<Chart.Tornado> sensitivity(WorkloadInsight insight) {
        List<Figure> all = insight.sensitivity();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var rows = all.stream().limit(MOST_INPUTS).map(ExplanationCharts::row).toList();
        Figure first = all.getFirst();
        return Optional.of(new Chart.Tornado(
                "Most depends on the %s: %s %% of the rate for 10 %%"
                        .formatted(
                                brief(first.label()),
                                NumberText.fixed(Math.abs(first.value().orElse(0)), 1)),
                "Change of the rate when one input is 10 % lower or higher.",
                "%",
                rows));
    }

    private static Chart.TornadoRow row(Figure f) {
        double higher = f.value().orElse(0);
        Span band = f.band();
        double lower = band == null ? -higher : higher == band.high() ? band.low() : band.high();
        String sure = "confidence " + f.confidence().name().toLowerCase(java.util.Locale.ROOT);
        String source =
                f.sources().isEmpty() ? "" : "\n" + f.sources().getFirst().text();
        return new Chart.TornadoRow(f.label() + source, brief(f.label()), lower, higher, sure);
    }

    /// A constant's meaning without asides: in brackets, or after a comma or colon.
    private static String brief(String meaning) {
        String label = meaning.replaceAll(" \\([^)]*\\)", "");
        int cut = label.length();
        for (String aside : List.of(", ", ": ")) {
            int at = label.indexOf(aside, 20);
            cut = at > 0 ? Math.min(cut, at) : cut;
        }
        return label.substring(0, cut);
    }
}
