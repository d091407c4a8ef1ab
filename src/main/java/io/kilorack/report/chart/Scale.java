package io.kilorack.report.chart;

import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.List;

/// From data to surface along one axis, with round ticks.
///
/// @param low data at `from`, `high` data at `to` [surface units]
record Scale(double low, double high, double from, double to, boolean logarithmic) {
    Scale {
        if (logarithmic && !(low > 0)) {
            throw new IllegalArgumentException("a logarithmic scale needs low > 0; have " + low);
        }
        if (!(high > low)) {
            throw new IllegalArgumentException("a scale needs high > low; have %s and %s".formatted(low, high));
        }
    }

    double at(double value) {
        double share = logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        return from + share * (to - from);
    }

    double clamped(double value) {
        return at(Math.max(low, Math.min(high, value)));
    }

    /// Round values inside the range, about `wanted` of them.
    List<Double> ticks(int wanted) {
        var ticks = new ArrayList<Double>();
        if (logarithmic) {
            int first = (int) Math.ceil(Math.log10(low) - 1e-9);
            int last = (int) Math.floor(Math.log10(high) + 1e-9);
            int step = Math.max(1, (last - first + wanted) / Math.max(1, wanted));
            for (int e = first; e <= last; e += step) {
                ticks.add(Math.pow(10, e));
            }
            return ticks;
        }
        double step = step(wanted);
        for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
            ticks.add(k * step);
        }
        return ticks;
    }

    /// A labelled tick on a horizontal axis; `at` is the middle of the label, already kept inside the axis.
    record Tick(double value, double at, String text) {}

    /// Round ticks with labels that do not touch each other: as many as fit, at least the first.
    ///
    /// @param left edge that no label may cross, `right` the other one
    List<Tick> labelled(ChartPainter.Box box, double left, double right, Label label) {
        int wanted = (int) Math.max(1, (to - from) / (34 * box.unit()));
        List<Tick> shown = List.of();
        for (; wanted >= 1; wanted--) {
            shown = new ArrayList<>();
            double step = step(wanted);
            double free = Double.NEGATIVE_INFINITY;
            boolean fits = true;
            for (double value : ticks(wanted)) {
                String text = label.of(value, step);
                double half = box.smallWidth(text) / 2;
                double at = Math.max(left + half, Math.min(right - half, at(value)));
                fits &= at - half >= free && Math.abs(at - at(value)) <= half;
                free = at + half + 14 * box.unit();
                shown.add(new Tick(value, at, text));
            }
            if (fits && !shown.isEmpty()) {
                return shown;
            }
        }
        return shown.isEmpty() ? shown : shown.subList(0, 1);
    }

    /// The text of a tick, given the distance of ticks.
    interface Label {
        String of(double value, double step);
    }

    /// Distance of round ticks: 1, 2, 2.5 or 5 · 10ⁿ.
    double step(int wanted) {
        double raw = (high - low) / Math.max(1, wanted);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double digit = raw / power;
        return (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 2.5 ? 2.5 : digit <= 5 ? 5 : 10) * power;
    }

    /// A round end for an axis that must hold `value`.
    static double roundUp(double value, int wanted) {
        double v = value > 0 ? value : 1;
        double step = new Scale(0, v, 0, 1, false).step(wanted);
        return Math.ceil(v / step - 1e-9) * step;
    }

    /// The text of a tick without unit: as many decimals as the distance of ticks needs.
    static String plainTick(double value, double step) {
        return NumberText.fixed(value, decimals(step));
    }

    /// The text of a tick in `unit` with one prefix for the whole axis: chosen by the largest value, so
    /// ticks compare.
    static String tick(double value, double largest, String unit, double step) {
        if (value == 0) {
            return "0";
        }
        String whole = NumberText.withUnit(largest, unit);
        String plain = NumberText.plain(largest);
        if (unit.isEmpty() || unit.equals("%") || unit.equals("USD") || whole.startsWith(plain)) {
            return NumberText.fixed(value, decimals(step))
                    + (unit.isEmpty() ? "" : unit.equals("USD") ? " USD" : " " + unit);
        }
        double divisor = 1;
        double v = Math.abs(largest);
        while (v >= 999.5) {
            v /= 1000;
            divisor *= 1000;
        }
        String suffix = whole.substring(whole.indexOf(' ', whole.indexOf(NumberText.plain(v))) + 1);
        return NumberText.fixed(value / divisor, decimals(step / divisor)) + " " + suffix;
    }

    private static int decimals(double step) {
        int n = 0;
        double s = step;
        while (n < 4 && Math.abs(s - Math.rint(s)) > 1e-9) {
            s *= 10;
            n++;
        }
        return n;
    }
}
