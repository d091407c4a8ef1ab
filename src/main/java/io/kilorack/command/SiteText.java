package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Delivery;
import io.kilorack.assess.PowerResult.SitePue;
import io.kilorack.assess.StructureLoad;
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

    private static final int MOST_ROWS = 40;

    /// Mass of every row, and what each design puts on the floor.
    static String structure(Assessment a) {
        var out = new StringBuilder();
        var rows = new TextTable("<<>>>>");
        List<StructureLoad.Row> all = a.structure().rows();
        for (StructureLoad.Row row : all.subList(0, Math.min(MOST_ROWS, all.size()))) {
            rows.row(
                    row.hall(),
                    row.row().isEmpty() ? "no row" : "row " + row.row(),
                    row.racks() + " racks",
                    NumberText.of(row.mass()),
                    with(row.kilogramsPerMetre(), "kg/m", row.mass().lowerBound()),
                    "worst " + with(row.worstKpa(), "kPa", row.mass().lowerBound()));
        }
        out.append("  Rows%n".formatted()).append(rows.text("    "));
        var designs = new TextTable("><>>>>>>");
        List<StructureLoad.Design> some = a.structure().designs();
        for (StructureLoad.Design d : some.subList(0, Math.min(MOST_ROWS, some.size()))) {
            boolean least = d.mass().lowerBound();
            designs.row(
                    d.rackIds().size() + " ×",
                    d.name(),
                    NumberText.of(d.mass()),
                    with(d.footprintKpa().value(), "kPa", least)
                            + (d.ratingKpa().isPresent()
                                    ? " of " + NumberText.plain(d.ratingKpa().getAsDouble())
                                    : ", floor not rated"),
                    with(d.tributaryKpa(), "kPa with aisles", least),
                    with(d.footKilonewtons(), "kN a foot", least),
                    d.centreUnits().isPresent()
                            ? "centre at U" + NumberText.plain(d.centreUnits().getAsDouble())
                            : "centre unknown",
                    share("standing", d.staticShare()) + ", " + share("rolled", d.dynamicShare()));
        }
        out.append("  Racks on the floor, each%n".formatted()).append(designs.text("    "));
        return out.toString();
    }

    private static String share(String what, java.util.OptionalDouble share) {
        return share.isPresent()
                ? NumberText.plain(100 * share.getAsDouble()) + " % of rating " + what
                : what + " rating unknown";
    }

    private static String with(java.util.OptionalDouble value, String unit, boolean least) {
        return value.isPresent()
                ? (least ? "≥ " : "") + NumberText.plain(value.getAsDouble()) + " " + unit
                : "unknown " + unit;
    }

    /// The way of the racks into each hall, step by step.
    static String deliveries(Assessment a) {
        var out = new StringBuilder();
        for (Delivery delivery : a.structure().deliveries()) {
            if (!delivery.stated()) {
                out.append("  Delivery path into %s: not stated, whether the racks get in is unknown%n"
                        .formatted(delivery.hall()));
                continue;
            }
            out.append("  Delivery path into %s%s%n"
                    .formatted(delivery.hall(), delivery.entry().isEmpty() ? "" : " from " + delivery.entry()));
            var table = new TextTable("<>>><");
            for (Delivery.Row row : delivery.rows()) {
                // A slope is what the way has, against the most it may have; all else is asked of the way.
                boolean slope = row.code().equals("ramp");
                table.row(
                        row.what(),
                        row.need().isPresent()
                                ? (slope ? "has " : "needs ") + value(row.need()) + " " + row.unit()
                                : slope ? "slope unknown" : "need unknown",
                        row.limit().isPresent()
                                ? (slope ? "may have " : "has ") + value(row.limit()) + " " + row.unit()
                                : "",
                        switch (row.outcome()) {
                            case PASSES -> "passes";
                            case FAILS -> "FAILS";
                            case UNKNOWN -> "unknown";
                        },
                        remark(row));
            }
            out.append(table.text("    "));
        }
        return out.toString();
    }

    private static String remark(Delivery.Row row) {
        String racks = row.failing().isEmpty()
                ? row.worst().isEmpty() ? "" : "rack " + row.worst()
                : row.failing().size() == 1
                        ? "rack " + row.failing().getFirst()
                        : row.failing().size() + " racks, worst " + row.worst();
        String unknown = row.unknown().isEmpty() ? "" : row.unknown().size() + " racks unknown";
        return java.util.stream.Stream.of(racks, row.remark(), unknown)
                .filter(t -> !t.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String value(java.util.OptionalDouble value) {
        return NumberText.plain(value.orElse(0));
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
