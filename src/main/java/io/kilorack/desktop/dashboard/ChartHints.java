package io.kilorack.desktop.dashboard;

import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.Chart;
import io.kilorack.report.chart.LawCharts;
import org.jspecify.annotations.Nullable;

/// What hovering over a part of a chart says.
final class ChartHints {
    private ChartHints() {}

    static String of(@Nullable Chart chart, Object target) {
        return switch (chart) {
            case Chart.LimitBars c ->
                c.rows().stream()
                        .filter(r -> r.target().equals(target))
                        .findFirst()
                        .map(ChartHints::row)
                        .orElse("");
            case Chart.BandBars c ->
                c.rows().stream()
                        .filter(r -> r.target().equals(target))
                        .findFirst()
                        .map(r -> band(c, r))
                        .orElse("");
            case Chart.Columns c ->
                c.columns().stream()
                        .filter(r -> r.target().equals(target))
                        .findFirst()
                        .map(r -> r.label() + ": " + NumberText.fixed(r.value(), c.decimals()))
                        .orElse("");
            case Chart.Lanes _ ->
                target instanceof LawCharts.ReplayTarget t
                        ? t.change().date() + ": " + t.change().sentence()
                        : "";
            case null, default -> target instanceof String text ? text : "";
        };
    }

    private static String row(Chart.LimitRow r) {
        String limit = r.limit().isPresent()
                ? NumberText.withUnit(r.limit().getAsDouble(), r.unit())
                : Texts.get("chart.noLimit");
        return r.label() + "\n"
                + Texts.get(
                        "chart.load",
                        NumberText.withUnit(r.normal(), r.unit()),
                        NumberText.withUnit(r.worst(), r.unit()),
                        limit)
                + (r.remark().isEmpty() ? "" : "\n" + r.remark());
    }

    private static String band(Chart.BandBars c, Chart.BandRow r) {
        if (r.value().isEmpty()) {
            return r.label() + "\n" + r.remark();
        }
        return r.label() + "\n" + (r.lowerBound() ? "≥ " : "")
                + NumberText.withUnit(r.value().getAsDouble(), c.unit())
                + (r.high() > r.low()
                        ? " (" + NumberText.withUnit(r.low(), c.unit()) + " – "
                                + NumberText.withUnit(r.high(), c.unit()) + ")"
                        : "")
                + (r.detail().isEmpty() ? "" : "\n" + r.detail()) + (r.remark().isEmpty() ? "" : "\n" + r.remark());
    }
}
