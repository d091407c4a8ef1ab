package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.CostResult.BomLine;
import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.assess.PanelSchedule;
import io.kilorack.plan.Phases;
import io.kilorack.quantity.Figure;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// Tables for spreadsheets: RFC 4180, full precision, an unknown value is an empty field.
/// Text that a spreadsheet would take for a formula gets an apostrophe before it.
public final class CsvTables {
    private CsvTables() {}

    /// The bill of materials. Prices in US dollars.
    public static void bill(Assessment assessment, Appendable target) throws IOException {
        var csv = new CSVPrinter(target, CSVFormat.RFC4180);
        csv.printRecord(
                "catalog id",
                "name",
                "vendor",
                "category",
                "needed",
                "from stock",
                "to buy",
                "unit price low",
                "unit price",
                "unit price high",
                "total low",
                "total",
                "total high");
        for (BomLine line : assessment.cost().bill()) {
            csv.printRecord(
                    text(line.catalogId()),
                    text(line.name()),
                    text(line.vendor()),
                    text(line.category()),
                    line.quantity(),
                    line.fromStock(),
                    line.quantity() - line.fromStock(),
                    low(line.unitPrice()),
                    number(line.unitPrice().value()),
                    high(line.unitPrice()),
                    low(line.total()),
                    number(line.total().value()),
                    high(line.total()));
        }
        csv.flush();
    }

    /// Panel schedules: one line for each circuit. What is assumed rather than stated says so in a
    /// column of its own; currents in amperes, `share` 1 is full.
    public static void panels(List<PanelSchedule> panels, Appendable target) throws IOException {
        var csv = new CSVPrinter(target, CSVFormat.RFC4180);
        csv.printRecord(
                "site",
                "panel",
                "panel name",
                "position",
                "poles taken",
                "poles",
                "phases",
                "phases stated",
                "feeds",
                "feeds id",
                "feeds name",
                "breaker A",
                "breaker stated",
                "load A",
                "share",
                "continuous share",
                "unknown devices");
        for (PanelSchedule panel : panels) {
            for (PanelSchedule.Row row : panel.rows()) {
                csv.printRecord(
                        text(panel.siteId()),
                        text(panel.nodeId()),
                        text(panel.name()),
                        row.position().isPresent() ? row.position().getAsInt() : "",
                        row.taken().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                        row.poles(),
                        row.phases().map(Phases::text).orElse(""),
                        row.stated(),
                        row.isRack() ? "rack" : row.isCooling() ? "cooling unit" : "node",
                        text(row.subject()),
                        text(row.name()),
                        number(row.breakerAmps()),
                        row.breakerStated(),
                        number(row.loadAmps()),
                        number(row.share()),
                        row.continuousShare(),
                        row.unknownDevices());
            }
        }
        csv.flush();
    }

    /// Exposure findings: one line for each part and rule.
    public static void findings(Assessment assessment, Appendable target) throws IOException {
        var csv = new CSVPrinter(target, CSVFormat.RFC4180);
        csv.printRecord(
                "part",
                "name",
                "site",
                "stock lot",
                "held",
                "accelerators",
                "class",
                "tpp",
                "performance density",
                "standing",
                "rule",
                "jurisdiction",
                "title",
                "act",
                "act date",
                "outcome",
                "licence policy",
                "severity",
                "branch",
                "citation",
                "url",
                "binding",
                "in force from",
                "in force to",
                "inputs used",
                "inputs missing",
                "confidence",
                "sentence",
                "notice");
        for (PartExposure part : assessment.exposure().all()) {
            for (Finding f : part.findings()) {
                csv.printRecord(
                        text(part.acceleratorId()),
                        text(part.name()),
                        text(part.siteId()),
                        text(part.stockId()),
                        part.stored() ? "in store" : "in racks",
                        part.accelerators(),
                        text(part.eccn()),
                        number(part.tpp()),
                        number(part.performanceDensity()),
                        part.severity(),
                        text(f.ruleId()),
                        text(f.jurisdiction()),
                        text(f.title()),
                        text(f.act()),
                        f.actDate(),
                        text(f.outcome()),
                        text(f.licencePolicy()),
                        f.severity(),
                        text(f.branch()),
                        text(f.citation()),
                        text(f.url()),
                        text(f.binding()),
                        f.effectiveFrom() == null ? "" : f.effectiveFrom(),
                        f.effectiveTo() == null ? "" : f.effectiveTo(),
                        text(String.join("; ", f.inputsUsed())),
                        text(String.join("; ", f.inputsMissing())),
                        text(f.confidence()),
                        text(f.sentence()),
                        text(assessment.exposure().brief()));
            }
        }
        csv.flush();
    }

    private static String text(String value) {
        return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? plain(value.getAsDouble()) : "";
    }

    private static String low(Figure figure) {
        return figure.band() == null
                ? number(figure.value())
                : plain(figure.band().low());
    }

    private static String high(Figure figure) {
        return figure.band() == null
                ? number(figure.value())
                : plain(figure.band().high());
    }

    private static String plain(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
