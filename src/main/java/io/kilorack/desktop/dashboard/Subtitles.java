package io.kilorack.desktop.dashboard;

import io.kilorack.report.chart.Chart;

/// A chart without its second line.
final class Subtitles {
    private Subtitles() {}

    static Chart without(Chart chart) {
        return switch (chart) {
            case Chart.LimitBars c -> new Chart.LimitBars(c.title(), "", c.rows(), c.more());
            case Chart.BandBars c -> new Chart.BandBars(c.title(), "", c.unit(), c.rows());
            case Chart.Steps c -> new Chart.Steps(c.title(), "", c.unit(), c.layers(), c.steps(), c.end(), c.asOf());
            case Chart.Stack c -> new Chart.Stack(c.title(), "", c.unit(), c.rows(), c.limit(), c.limitLabel());
            case Chart.Roofline c -> new Chart.Roofline(c.title(), "", c.roofs(), c.dots(), c.keys());
            case Chart.Tornado c -> new Chart.Tornado(c.title(), "", c.unit(), c.rows());
            case Chart.Scatter c -> new Chart.Scatter(c.title(), "", c.x(), c.y(), c.zones(), c.dots());
            case Chart.Columns c -> new Chart.Columns(c.title(), "", c.axis(), c.base(), c.decimals(), c.columns());
            case Chart.Lanes c -> new Chart.Lanes(c.title(), "", c.start(), c.end(), c.lanes());
            case Chart.Fan c -> new Chart.Fan(c.title(), "", c.unit(), c.points(), c.reference(), c.referenceLabel());
        };
    }
}
