package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ListedParties;
import io.kilorack.assess.PartyScreening;
import io.kilorack.catalog.Catalog;
import io.kilorack.report.draw.Families;
import io.kilorack.report.draw.Fit;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes the report of a plan as PDF: vectors and selectable text, fonts embedded, no dates of its own.
/// Equal assessment, catalog and options give equal bytes.
public final class ReportWriter {
    private ReportWriter() {}

    public static void write(Assessment assessment, Catalog catalog, ReportOptions options, OutputStream target)
            throws IOException {
        write(assessment, catalog, ListedParties.of(catalog), options, target);
    }

    /// @param listed parties that the plan's names are compared with
    public static void write(
            Assessment assessment, Catalog catalog, ListedParties listed, ReportOptions options, OutputStream target)
            throws IOException {
        write(assessment, catalog, listed, options, Press.start(), target);
    }

    /// The same on a press that was started before.
    public static void write(
            Assessment assessment,
            Catalog catalog,
            ListedParties listed,
            ReportOptions options,
            Press press,
            OutputStream target)
            throws IOException {
        // What later chapters show, in their order; another core works it out while the first ones are drawn. Loading
        // the scripts that names are compared in takes 0.3 s.
        var insights = new Insights(assessment);
        var sampled = Press.beside(() -> {
            assessment.unfold();
            return RiskSection.sample(assessment, catalog);
        });
        var screened = Press.beside(() -> new PartyScreening(listed).of(assessment.plan()));
        try (PdfDocument pdf = press.document()) {
            Families families = Families.of(assessment.plan(), catalog);
            var flow = new Flow(pdf, options.paper());
            pdf.bookmark("Summary", 1, flow.sheet(), 0);
            new SummarySection(flow, assessment, options).write();
            double contentsAt = flow.y() + 16;
            PdfDocument.Sheet cover = flow.sheet();
            // what is decided and signed comes first; all after it is what that rests on
            new CheckSection(flow, assessment, catalog).write();
            new SignOffSection(flow, assessment, options).write();
            new FloorSection(flow, assessment, catalog, families).write();
            new RackSection(flow, assessment, catalog, families).write();
            new ThroughputSection(flow, assessment, catalog, families, insights).write();
            new PowerSection(flow, assessment).write();
            new StructureSection(flow, assessment).write();
            new BillSection(flow, assessment).write();
            new ExposureSection(flow, assessment, catalog).write();
            new RiskSection(flow, assessment, catalog, sampled::join).write();
            new DiligenceSection(flow, assessment, catalog, listed, screened::join).write();
            new SourceSection(flow, assessment, catalog).write();
            contents(cover, contentsAt, flow.entries());
            chrome(pdf, assessment, options);
            String name = title(assessment);
            pdf.write(
                    name,
                    assessment.plan().author(),
                    "Data-centre plan and assessment as of " + assessment.asOf(),
                    "plan " + options.planHash() + ", catalog " + assessment.catalogVersion() + " "
                            + assessment.catalogHash(),
                    identifier(options.planHash() + assessment.catalogHash() + assessment.asOf()),
                    target);
        }
    }

    private static String title(Assessment assessment) {
        return assessment.plan().name().isEmpty()
                ? "Untitled plan"
                : assessment.plan().name();
    }

    /// FNV-1a, 64 bit, of the text. Source: Fowler, Noll, Vo; IETF draft-eastlake-fnv.
    private static long identifier(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }

    /// Chapters with their pages, in the room left on the first page.
    private static void contents(PdfDocument.Sheet sheet, double top, List<Flow.Entry> all) throws IOException {
        PdfSurface s = sheet.surface;
        double floor = sheet.height - Flow.BOTTOM;
        double row = 13.5;
        int room = (int) ((floor - top - 29) / row + 1) * 2;
        List<Flow.Entry> entries = all.size() <= room ? all : shortened(all);
        if (entries.size() > room) {
            return;
        }
        sheet.tagged(
                "H2", null, "", () -> s.text("Contents", Flow.SIDE, top + 10, Type.SEMIBOLD, 11, Ink.TEXT, Align.LEFT));
        int rows = (entries.size() + 1) / 2;
        double width = (sheet.width - 2 * Flow.SIDE - 28) / 2;
        for (int i = 0; i < entries.size(); i++) {
            Flow.Entry entry = entries.get(i);
            double x = Flow.SIDE + (i >= rows ? width + 28 : 0);
            double y = top + 29 + i % rows * row;
            String page = Integer.toString(entry.sheet().number());
            sheet.tagged("TOCI", null, "", () -> {
                String name = Fit.text(s, entry.title(), Type.REGULAR, 9, width - 30);
                s.text(name, x, y, Type.REGULAR, 9, Ink.TEXT, Align.LEFT);
                s.line(
                        x + s.textWidth(name, Type.REGULAR, 9) + 5,
                        y,
                        x + width - s.textWidth(page, Type.REGULAR, 9) - 5,
                        y,
                        Ink.HAIRLINE,
                        0.6,
                        Dash.DOTTED);
                s.text(page, x + width, y, Type.REGULAR, 9, Ink.TEXT_MUTED, Align.RIGHT);
            });
        }
    }

    /// One line for all floor plans, where there are too many halls for a line each.
    private static List<Flow.Entry> shortened(List<Flow.Entry> entries) {
        var list = new ArrayList<Flow.Entry>();
        long halls = entries.stream()
                .filter(e -> e.title().startsWith(FloorSection.TITLE))
                .count();
        boolean first = true;
        for (Flow.Entry entry : entries) {
            if (!entry.title().startsWith(FloorSection.TITLE)) {
                list.add(entry);
            } else if (first) {
                list.add(new Flow.Entry("Floor plans of " + halls + " halls", entry.sheet()));
                first = false;
            }
        }
        return list;
    }

    /// Running head and foot of every page.
    private static void chrome(PdfDocument pdf, Assessment assessment, ReportOptions options) throws IOException {
        int pages = pdf.sheets().size();
        String foot = "Plan %s · catalog %s %s · as of %s"
                .formatted(
                        SummarySection.brief(options.planHash()),
                        assessment.catalogVersion(),
                        SummarySection.brief(assessment.catalogHash()),
                        assessment.asOf());
        for (PdfDocument.Sheet sheet : pdf.sheets()) {
            PdfSurface s = sheet.surface;
            double right = sheet.width - Flow.SIDE;
            sheet.artifact(() -> {
                if (sheet.number() > 1) {
                    s.text(
                            Fit.text(s, title(assessment), Type.MEDIUM, 8, right - Flow.SIDE - 160),
                            Flow.SIDE,
                            38,
                            Type.MEDIUM,
                            8,
                            Ink.TEXT_MUTED,
                            Align.LEFT);
                    s.text("Data-centre plan and assessment", right, 38, Type.REGULAR, 8, Ink.TEXT_FAINT, Align.RIGHT);
                    s.line(Flow.SIDE, 44, right, 44, Ink.HAIRLINE, 0.5, Dash.SOLID);
                }
                double y = sheet.height - 28;
                s.line(Flow.SIDE, y - 10, right, y - 10, Ink.HAIRLINE, 0.5, Dash.SOLID);
                s.text(foot, Flow.SIDE, y, Type.REGULAR, 7, Ink.TEXT_MUTED, Align.LEFT);
                String page = "Planning aid, not legal advice · Page %d of %d".formatted(sheet.number(), pages);
                s.text(page, right, y, Type.REGULAR, 7, Ink.TEXT_MUTED, Align.RIGHT);
                String law = Fit.text(s, assessment.exposure().brief(), Type.REGULAR, 6, right - Flow.SIDE);
                s.text(law, Flow.SIDE, y + 7.5, Type.REGULAR, 6, Ink.TEXT_MUTED, Align.LEFT);
            });
        }
    }
}
