package io.kilorack.report.chart;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.PowerResult.CoolingLoad;
import io.kilorack.assess.PowerResult.SitePue;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.draw.Ink;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Cooling groups against what one lost unit leaves, and PUE by month.
public final class PowerCharts {
    private PowerCharts() {}

    public static Optional<Chart.LimitBars> cooling(Assessment a) {
        var rows = new ArrayList<Chart.LimitRow>();
        for (CoolingLoad load : a.power().cooling()) {
            String flow = load.flowText();
            String remark = load.secondsWithoutFlow().isPresent()
                    ? "%s, %s s without flow"
                            .formatted(
                                    flow,
                                    NumberText.plain(load.secondsWithoutFlow().getAsDouble()))
                    : flow;
            String pump = load.pumps()
                    .map(loss -> (loss.unknownUnits() == 0
                                    ? ", %s with one pump stopped"
                                    : ", at least %s with one pump stopped")
                            .formatted(NumberText.withUnit(loss.leastWatts(), "W")))
                    .orElse("");
            rows.add(new Chart.LimitRow(
                    load.group(),
                    load.name(),
                    load.heatWatts(),
                    load.heatWatts(),
                    load.capacityAfterLossWatts(),
                    load.heatWatts() > 0 ? remark + pump : "",
                    load.unknownDevices() > 0,
                    "W"));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Chart.LimitBars(
                        "Heat of each cooling group against what one lost unit leaves", "", rows, 0));
    }

    /// PUE of each month of a site's year, from 1.00 up: nothing lies below.
    public static Optional<Chart.Columns> months(Assessment a, String siteId) {
        return site(a, siteId)
                .filter(s -> s.months().size() == 12)
                .map(s -> columns(
                        "PUE %s over the year of %s; worst hour %s, %s hours without compressor"
                                .formatted(
                                        NumberText.fixed(s.pue().value().orElse(1), 2),
                                        s.climate(),
                                        NumberText.fixed(s.worstHour(), 2),
                                        NumberText.fixed(s.freeHours(), 0)),
                        s.design(),
                        "PUE, axis from 1.00 (all energy to IT)",
                        1,
                        3,
                        s.months(),
                        Ink.FAMILY_1));
    }

    /// WUE of each month of a site's year.
    public static Optional<Chart.Columns> waterMonths(Assessment a, String siteId) {
        return site(a, siteId)
                .filter(s -> s.waterMonths().size() == 12)
                .map(s -> columns(
                        s.wue().value().orElse(0) > 0
                                ? "WUE %s L/kWh over the year: most in %s"
                                        .formatted(
                                                NumberText.fixed(s.wue().value().orElse(0), 2),
                                                month(most(s.waterMonths()), TextStyle.FULL))
                                : "This cooling plant evaporates no water",
                        "",
                        "WUE, litres of water per kWh of IT energy",
                        0,
                        2,
                        s.waterMonths(),
                        Ink.FAMILY_2));
    }

    private static Optional<SitePue> site(Assessment a, String siteId) {
        return a.power().sites().stream().filter(s -> s.siteId().equals(siteId)).findFirst();
    }

    private static int most(List<Double> months) {
        int most = 0;
        for (int m = 1; m < months.size(); m++) {
            most = months.get(m) > months.get(most) ? m : most;
        }
        return most;
    }

    private static String month(int index, TextStyle style) {
        return Month.of(index + 1).getDisplayName(style, Locale.ENGLISH);
    }

    private static Chart.Columns columns(
            String title, String subtitle, String axis, double base, int decimals, List<Double> months, Ink ink) {
        var columns = new ArrayList<Chart.Column>();
        for (int m = 0; m < 12; m++) {
            columns.add(new Chart.Column(Month.of(m + 1), month(m, TextStyle.SHORT), months.get(m), ink));
        }
        return new Chart.Columns(title, subtitle, axis, base, decimals, columns);
    }
}
