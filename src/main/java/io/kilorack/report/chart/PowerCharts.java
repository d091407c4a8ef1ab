package io.kilorack.report.chart;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.PowerResult.CoolingLoad;
import io.kilorack.assess.PowerResult.SitePue;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.draw.Ink;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Cooling groups against what one lost unit leaves, and PUE by month.
public final class PowerCharts {
    private PowerCharts() {}

    public static Optional<Chart.LimitBars> cooling(Assessment a) {
        var rows = new ArrayList<Chart.LimitRow>();
        for (CoolingLoad load : a.power().cooling()) {
            boolean liquid = load.medium().equals("liquid");
            String flow = liquid
                    ? NumberText.plain(load.flowCubicMetresPerSecond() * 60_000) + " L/min"
                    : NumberText.plain(load.flowCubicMetresPerSecond() * 3600) + " m³/h";
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
                    load.unknownDevices() > 0));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Chart.LimitBars(
                        "Heat of each cooling group against what one lost unit leaves", "", "W", rows, 0));
    }

    public static Optional<Chart> months(Assessment a, String siteId) {
        Optional<SitePue> site = a.power().sites().stream()
                .filter(s -> s.siteId().equals(siteId))
                .findFirst();
        return site.filter(s -> s.months().size() == 12).map(s -> {
            var rows = new ArrayList<Chart.BandRow>();
            for (int m = 0; m < 12; m++) {
                double pue = s.months().get(m);
                rows.add(new Chart.BandRow(
                        Month.of(m + 1),
                        Month.of(m + 1).getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                        "",
                        OptionalDouble.of(pue),
                        pue,
                        pue,
                        Ink.FAMILY_1,
                        false,
                        ""));
            }
            return new Chart.BandBars(
                    "PUE %s over the year of %s; worst hour %s, %s hours without compressor"
                            .formatted(
                                    NumberText.fixed(s.pue().value().orElse(1), 2),
                                    s.climate(),
                                    NumberText.fixed(s.worstHour(), 2),
                                    NumberText.fixed(s.freeHours(), 0)),
                    "",
                    "",
                    rows);
        });
    }
}
