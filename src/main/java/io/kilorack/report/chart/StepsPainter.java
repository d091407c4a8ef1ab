package io.kilorack.report.chart;

import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.Chart.Layer;
import io.kilorack.report.chart.Chart.Step;
import io.kilorack.report.chart.ChartPainter.Box;
import io.kilorack.report.draw.Fit;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Stacked layers over time as steps: what holds from one date to the next. Layers are named at the
/// right, where they end.
final class StepsPainter {
    /// Distance of the names beside the last step, and what lies under the lowest of them.
    private static final double LABEL_PITCH = 15;

    private static final double LABELS_FOOT = 24;

    private StepsPainter() {}

    static void paint(Box box, Chart.Steps chart) {
        if (chart.steps().isEmpty()) {
            box.empty("No accelerators in the plan yet.");
            return;
        }
        Surface s = box.s();
        double unit = box.unit();
        double most = 0;
        for (Step step : chart.steps()) {
            most = Math.max(most, sum(step));
        }
        if (most <= 0) {
            box.empty("No accelerators in the plan yet.");
            return;
        }
        List<Integer> named = fitting(chart, present(chart), box.height() / unit);
        double right = box.right() - labelRoom(box, chart, named);
        double left = box.x() + box.smallWidth(NumberText.fixed(Math.ceil(most), 0)) + 8 * unit;
        double bottom = box.bottom() - 20 * unit;
        double top = box.y() + 16 * unit;
        LocalDate start = chart.steps().getFirst().date();
        double days = Math.max(1, ChronoUnit.DAYS.between(start, chart.end()));
        var time = new Scale(0, days, left, right, false);
        var value = new Scale(0, most, bottom, top, false);
        for (double tick : value.ticks(Math.max(2, (int) ((bottom - top) / (34 * unit))))) {
            double y = value.at(tick);
            s.line(left, y, right, y, Ink.GRID, 0.7 * unit, Dash.SOLID);
            box.small(NumberText.fixed(tick, 0), left - 5 * unit, y + 3.5 * unit, Ink.TEXT_MUTED, Align.RIGHT);
        }
        for (int i = 0; i < chart.steps().size(); i++) {
            Step step = chart.steps().get(i);
            LocalDate until =
                    i + 1 < chart.steps().size() ? chart.steps().get(i + 1).date() : chart.end();
            paintStep(
                    s,
                    chart,
                    step,
                    time.clamped(day(start, step.date())),
                    time.clamped(day(start, until)),
                    value,
                    unit);
        }
        s.line(left, bottom, right, bottom, Ink.AXIS, unit, Dash.SOLID);
        paintDates(box, start, chart.end(), time, top, bottom);
        labels(box, chart, named, value, right);
        LocalDate asOf = chart.asOf();
        if (asOf != null && !asOf.isBefore(start) && !asOf.isAfter(chart.end())) {
            double x = time.at(day(start, asOf));
            s.line(x, top - 4 * unit, x, bottom, Ink.TEXT, 1.2 * unit, Dash.DASHED);
            String text = box.width() < 360 * unit ? asOf.toString() : "as of " + asOf;
            double half = box.smallWidth(text) / 2;
            if (right - left > 2 * half) {
                box.small(
                        text, Math.max(left + half, Math.min(right - half, x)), top - 6 * unit, Ink.TEXT, Align.CENTRE);
            }
        }
    }

    private static double day(LocalDate start, LocalDate date) {
        return ChronoUnit.DAYS.between(start, date);
    }

    private static double sum(Step step) {
        double sum = 0;
        for (double v : step.values()) {
            sum += v;
        }
        return sum;
    }

    private static void paintStep(
            Surface s, Chart.Steps chart, Step step, double x1, double x2, Scale value, double unit) {
        if (x2 <= x1) {
            return;
        }
        double below = 0;
        for (int k = 0; k < chart.layers().size(); k++) {
            double v = step.values().get(k);
            if (v <= 0) {
                continue;
            }
            Layer layer = chart.layers().get(k);
            double y1 = value.at(below + v);
            double y2 = value.at(below);
            s.fillRect(x1, y1, x2 - x1, y2 - y1, layer.ink());
            if (layer.hatched()) {
                s.hatch(x1, y1, x2 - x1, y2 - y1, Ink.PAPER, 4.5 * unit);
            }
            s.line(x1, y1, x2, y1, Ink.PAPER, 0.8 * unit, Dash.SOLID);
            below += v;
        }
        s.region(x1, value.to(), x2 - x1, value.from() - value.to(), step);
    }

    /// Layers that occur at all, bottom first.
    private static List<Integer> present(Chart.Steps chart) {
        var present = new ArrayList<Integer>();
        for (int k = 0; k < chart.layers().size(); k++) {
            for (Step step : chart.steps()) {
                if (step.values().get(k) > 0) {
                    present.add(k);
                    break;
                }
            }
        }
        return present;
    }

    /// The layers that there is room to name: where it is low, those that stand at the end of the chart.
    static List<Integer> fitting(Chart.Steps chart, List<Integer> present, double height) {
        if (height - LABELS_FOOT >= present.size() * LABEL_PITCH) {
            return present;
        }
        List<Double> last = chart.steps().getLast().values();
        return present.stream().filter(k -> last.get(k) > 0).toList();
    }

    private static String label(Chart.Steps chart, int layer) {
        double now = chart.steps().getLast().values().get(layer);
        return chart.layers().get(layer).label() + " " + NumberText.fixed(now, 0);
    }

    private static double labelRoom(Box box, Chart.Steps chart, List<Integer> named) {
        double most = 0;
        for (int k : named) {
            most = Math.max(most, box.width(label(chart, k)));
        }
        return Math.min(most + 24 * box.unit(), box.width() * 0.4);
    }

    /// Names beside the last step, pushed apart so that none covers another.
    private static void labels(Box box, Chart.Steps chart, List<Integer> named, Scale value, double x) {
        Surface s = box.s();
        double unit = box.unit();
        double pitch = LABEL_PITCH * unit;
        double[] y = new double[named.size()];
        double below = 0;
        int n = 0;
        for (int k = 0; k < chart.layers().size(); k++) {
            double v = chart.steps().getLast().values().get(k);
            if (n < y.length && named.get(n) == k) {
                y[n++] = value.at(below + v / 2);
            }
            below += v;
        }
        for (int i = 1; i < y.length; i++) {
            y[i] = Math.min(y[i], y[i - 1] - pitch);
        }
        double over = y.length == 0 ? 0 : Math.max(0, box.y() + 10 * unit - y[y.length - 1]);
        double floor = value.from() - 4 * unit;
        for (int i = y.length - 1; i >= 0 && over > 0; i--) {
            y[i] = Math.min(floor - i * pitch, y[i] + over);
        }
        for (int i = 0; i < y.length; i++) {
            Layer layer = chart.layers().get(named.get(i));
            s.fillRect(x + 6 * unit, y[i] - 4 * unit, 9 * unit, 8 * unit, layer.ink());
            if (layer.hatched()) {
                s.hatch(x + 6 * unit, y[i] - 4 * unit, 9 * unit, 8 * unit, Ink.PAPER, 3 * unit);
            }
            String text = Fit.text(
                    s, label(chart, named.get(i)), Type.REGULAR, ChartPainter.BODY * unit, box.right() - x - 19 * unit);
            s.text(text, x + 19 * unit, y[i] + 4 * unit, Type.REGULAR, ChartPainter.BODY * unit, Ink.TEXT, Align.LEFT);
        }
    }

    /// Years, or quarters and months when the span is short.
    static void paintDates(Box box, LocalDate start, LocalDate end, Scale time, double top, double bottom) {
        Surface s = box.s();
        double unit = box.unit();
        double months = Math.max(1, ChronoUnit.DAYS.between(start, end) / 30.44);
        double room = time.to() - time.from();
        int step = 1;
        for (int candidate : new int[] {1, 3, 6, 12, 24, 60, 120}) {
            step = candidate;
            double label = box.smallWidth(candidate >= 12 ? "2026" : "2026-12") + 10 * unit;
            if (room / months * candidate >= label) {
                break;
            }
        }
        LocalDate tick = LocalDate.of(start.getYear(), 1, 1);
        while (!tick.isAfter(end)) {
            if (!tick.isBefore(start)) {
                double x = time.at(day(start, tick));
                s.line(x, bottom, x, bottom + 4 * unit, Ink.AXIS, unit, Dash.SOLID);
                String text = step >= 12
                        ? Integer.toString(tick.getYear())
                        : "%d-%02d".formatted(tick.getYear(), tick.getMonthValue());
                double half = box.smallWidth(text) / 2;
                if (x + half <= box.right() && x - half >= box.x()) {
                    box.small(text, x, bottom + 14 * unit, Ink.TEXT_MUTED, Align.CENTRE);
                }
            }
            tick = tick.plusMonths(step);
        }
    }
}
