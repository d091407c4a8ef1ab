package io.kilorack.report.chart;

import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.Chart.LimitRow;
import io.kilorack.report.chart.ChartPainter.Box;
import io.kilorack.report.draw.Fit;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;
import java.util.List;

/// Bars of load as a share of the limit: the normal state solid, the worst failure behind it, what is
/// over the limit in red.
final class LimitBarsPainter {
    static final double ROW = 30;

    private static final List<String> KEYS = List.of("normal", "worst single failure", "over the limit");
    private static final List<String> SHORT_KEYS = List.of("normal", "worst", "over");
    private static final List<Ink> KEY_INKS = List.of(Ink.HEAT_4, Ink.HEAT_2, Ink.OVER_LIMIT);

    private LimitBarsPainter() {}

    static void paint(Box box, Chart.LimitBars chart) {
        if (chart.rows().isEmpty()) {
            box.empty("No power node in the plan yet.");
            return;
        }
        Surface s = box.s();
        double unit = box.unit();
        double labelWidth = 0;
        double most = 1;
        for (LimitRow row : chart.rows()) {
            labelWidth = Math.max(labelWidth, box.width(row.label()));
            if (row.limit().isPresent()) {
                most = Math.max(
                        most,
                        share(Math.max(row.worst(), row.normal()), row.limit().getAsDouble()));
            }
        }
        labelWidth = Math.min(labelWidth + 10 * unit, box.width() * 0.3);
        double end = Math.min(2, Scale.roundUp(most * 100, 5) / 100);
        double left = box.x() + labelWidth;
        int rows = chart.rows().size();
        double foot = 36 * unit;
        double head = 14 * unit;
        double pitch = Math.min(ROW * unit, Math.max(15 * unit, (box.height() - head - foot) / rows));
        int shown = (int) Math.max(1, Math.min(rows, Math.floor((box.height() - head - foot) / pitch + 1e-6)));
        boolean roomy = pitch >= 25 * unit;
        double share = roomy ? 8 * unit : 8 * unit + box.smallWidth("≥ 100 %");
        var scale = new Scale(0, end, left, box.right() - share, false);
        double top = box.y() + head;
        double bottom = top + shown * pitch;
        for (Scale.Tick tick :
                scale.labelled(box, box.x(), box.right(), (value, _) -> NumberText.fixed(value * 100, 0) + " %")) {
            double x = scale.at(tick.value());
            s.line(x, top, x, bottom, Ink.GRID, 0.7 * unit, Dash.SOLID);
            box.small(tick.text(), tick.at(), bottom + 12 * unit, Ink.TEXT_MUTED, Align.CENTRE);
        }
        for (int i = 0; i < shown; i++) {
            paintRow(box, chart.rows().get(i), scale, top + i * pitch, pitch, labelWidth);
        }
        double limit = scale.at(1);
        s.line(limit, top - 3 * unit, limit, bottom, Ink.LIMIT, 1.4 * unit, Dash.SOLID);
        box.small("limit", limit, top - 5 * unit, Ink.TEXT, Align.CENTRE);
        double used = legend(box, left + length(box, KEYS) <= box.right() ? left : box.x(), bottom + 30 * unit);
        int hidden = chart.more() + rows - shown;
        for (String text : new String[] {hidden + " more below these", "+" + hidden}) {
            if (hidden > 0 && used + box.smallWidth(text) <= box.right()) {
                box.small(text, box.right(), bottom + 30 * unit, Ink.TEXT_MUTED, Align.RIGHT);
                break;
            }
        }
    }

    private static void paintRow(Box box, LimitRow row, Scale scale, double y, double pitch, double labelWidth) {
        Surface s = box.s();
        double unit = box.unit();
        boolean roomy = pitch >= 25 * unit;
        double bar = roomy ? 10 * unit : Math.max(6 * unit, pitch * 0.45);
        double at = roomy ? y + 2 * unit : y + (pitch - bar) / 2;
        double base = at + bar / 2 + 4 * unit;
        box.label(row.label(), box.x(), base, labelWidth - 6 * unit, Ink.TEXT);
        s.region(box.x(), y, box.width(), pitch, row.target());
        String figures = figures(row);
        if (row.limit().isEmpty()) {
            s.fillRect(scale.at(0), at, scale.at(1) - scale.at(0), bar, Ink.HEAT_NO_LIMIT);
            s.hatch(scale.at(0), at, scale.at(1) - scale.at(0), bar, Ink.AXIS, 4 * unit);
        } else {
            double limit = row.limit().getAsDouble();
            double normal = share(row.normal(), limit);
            double worst = Math.max(normal, share(row.worst(), limit));
            span(s, scale, 0, Math.min(worst, 1), at, bar, Ink.HEAT_2);
            span(s, scale, Math.min(1, worst), worst, at, bar, Ink.OVER_LIMIT);
            span(s, scale, 0, Math.min(normal, 1), at + bar * 0.2, bar * 0.6, Ink.HEAT_4);
            if (normal > 1) {
                span(s, scale, 1, normal, at + bar * 0.2, bar * 0.6, Ink.HEAT_5);
            }
        }
        if (!roomy) {
            String text = row.limit().isPresent() ? share(row) : "–";
            box.small(text, box.right(), base, over(row) ? Ink.OVER_LIMIT : Ink.TEXT_MUTED, Align.RIGHT);
        }
        if (roomy) {
            String text = row.remark().isEmpty() ? figures : figures + " · " + row.remark();
            double room = box.right() - scale.at(0);
            s.text(
                    Fit.text(s, text, Type.REGULAR, ChartPainter.SMALL * unit, room),
                    scale.at(0),
                    at + bar + 11 * unit,
                    Type.REGULAR,
                    ChartPainter.SMALL * unit,
                    Ink.TEXT_MUTED,
                    Align.LEFT);
        }
    }

    /// A load as a share of its limit. A limit of 0 (a unit that is gone) is full as soon as
    /// anything asks for it.
    private static double share(double load, double limit) {
        return limit > 0 ? load / limit : load > 0 ? 2 : 0;
    }

    private static void span(Surface s, Scale scale, double from, double to, double y, double height, Ink ink) {
        double left = scale.clamped(from);
        double right = scale.clamped(to);
        if (right > left) {
            s.fillRect(left, y, right - left, height, ink);
        }
    }

    private static boolean over(LimitRow row) {
        return row.limit().isPresent()
                && Math.max(row.worst(), row.normal()) > row.limit().getAsDouble();
    }

    private static String share(LimitRow row) {
        double share = Math.max(row.worst(), row.normal()) / row.limit().orElse(1) * 100;
        return (row.lowerBound() ? "≥ " : "") + NumberText.fixed(share, 0) + " %";
    }

    static String figures(LimitRow row) {
        String worst =
                (row.lowerBound() ? "≥ " : "") + NumberText.withUnit(Math.max(row.worst(), row.normal()), row.unit());
        if (row.limit().isEmpty()) {
            return worst + ", no limit set";
        }
        double share = share(Math.max(row.worst(), row.normal()), row.limit().getAsDouble()) * 100;
        return "%s of %s (%s %%)"
                .formatted(
                        worst, NumberText.withUnit(row.limit().getAsDouble(), row.unit()), NumberText.fixed(share, 0));
    }

    private static double length(Box box, List<String> keys) {
        double sum = 0;
        for (String key : keys) {
            sum += 28 * box.unit() + box.smallWidth(key);
        }
        return sum - 14 * box.unit();
    }

    /// Paints the keys, in short words or fewer where there is no room; returns where the next thing may
    /// begin.
    private static double legend(Box box, double x, double baseline) {
        List<String> keys = x + length(box, KEYS) <= box.right() ? KEYS : SHORT_KEYS;
        double at = x;
        for (int i = 0; i < keys.size(); i++) {
            if (at + 14 * box.unit() + box.smallWidth(keys.get(i)) <= box.right()) {
                at = key(box, KEY_INKS.get(i), keys.get(i), at, baseline, box.unit());
            }
        }
        return at;
    }

    private static double key(Box box, Ink ink, String text, double x, double baseline, double unit) {
        box.s().fillRect(x, baseline - 8 * unit, 10 * unit, 8 * unit, ink);
        box.small(text, x + 14 * unit, baseline, Ink.TEXT_MUTED, Align.LEFT);
        return x + 28 * unit + box.smallWidth(text);
    }
}
