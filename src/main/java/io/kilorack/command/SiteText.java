package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.PowerResult.SitePue;
import io.kilorack.plan.Site;
import io.kilorack.quantity.NumberText;
import java.util.List;
import java.util.stream.Collectors;

/// What `assess` says of a site over the year.
final class SiteText {
    private SiteText() {}

    /// PUE and WUE by month with the cooling plant behind them.
    static String years(Assessment a) {
        var out = new StringBuilder();
        for (SitePue site : a.power().sites()) {
            out.append("  Year of %s in the climate of %s%n".formatted(name(a, site.siteId()), site.climate()));
            out.append("    cooling plant  %s%n".formatted(site.design()));
            out.append("    month          Jan   Feb   Mar   Apr   May   Jun   Jul   Aug   Sep   Oct   Nov   Dec%n"
                    .formatted());
            out.append("    PUE            %s%n".formatted(row(site.months(), 3)));
            out.append("    WUE, L/kWh     %s%n".formatted(row(site.waterMonths(), 2)));
            out.append("    worst hour PUE %s, %s hours without compressor%s%n"
                    .formatted(
                            NumberText.fixed(site.worstHour(), 2),
                            NumberText.fixed(site.freeHours(), 0),
                            site.reuseFactor() > 0
                                    ? ", energy reuse factor " + NumberText.fixed(site.reuseFactor(), 2)
                                    : ""));
        }
        return out.toString();
    }

    private static String row(List<Double> months, int decimals) {
        return months.stream()
                .map(m -> "%-5s".formatted(NumberText.fixed(m, decimals)))
                .collect(Collectors.joining(" "))
                .stripTrailing();
    }

    private static String name(Assessment a, String siteId) {
        return a.plan().sites().stream()
                .filter(s -> s.id().equals(siteId))
                .map(Site::name)
                .findFirst()
                .orElse(siteId);
    }
}
