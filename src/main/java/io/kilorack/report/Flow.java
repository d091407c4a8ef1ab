package io.kilorack.report;

import io.kilorack.report.draw.Fit;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/// Lays blocks below each other over as many pages as they need. Measures in points; nothing is ever
/// painted outside the margins.
final class Flow {
    static final double SIDE = 48;
    static final double TOP = 64;
    static final double BOTTOM = 52;
    static final double BODY = 9;
    static final double LEADING = 12.6;

    /// A chapter for the table of contents.
    record Entry(String title, PdfDocument.Sheet sheet) {}

    private final PdfDocument pdf;
    private final Paper paper;
    private final List<Entry> entries = new ArrayList<>();
    private PdfDocument.Sheet sheet;
    private double y;
    private boolean landscape;

    Flow(PdfDocument pdf, Paper paper) throws IOException {
        this.pdf = pdf;
        this.paper = paper;
        this.sheet = pdf.newSheet(paper.width(), paper.height());
        this.y = TOP;
    }

    PdfDocument pdf() {
        return pdf;
    }

    Paper paper() {
        return paper;
    }

    PdfDocument.Sheet sheet() {
        return sheet;
    }

    PdfSurface surface() {
        return sheet.surface;
    }

    List<Entry> entries() {
        return entries;
    }

    double left() {
        return SIDE;
    }

    double right() {
        return sheet.width - SIDE;
    }

    double width() {
        return sheet.width - 2 * SIDE;
    }

    double y() {
        return y;
    }

    /// Lowest line that may be painted on.
    double floor() {
        return sheet.height - BOTTOM;
    }

    double room() {
        return floor() - y;
    }

    boolean atTop() {
        return y <= TOP + 0.01;
    }

    void space(double points) {
        if (!atTop()) {
            y = Math.min(floor(), y + points);
        }
    }

    /// Moves the line without regard to the page's end; for blocks that have asked [#need] before.
    void advance(double points) {
        y += points;
    }

    void newPage() throws IOException {
        sheet = landscape ? pdf.newSheet(paper.height(), paper.width()) : pdf.newSheet(paper.width(), paper.height());
        y = TOP;
    }

    /// The next page lies on its side or stands upright; starts it when that is a change.
    void orient(boolean onItsSide) throws IOException {
        if (onItsSide != landscape) {
            landscape = onItsSide;
            newPage();
        }
    }

    /// A new page unless `points` are left on this one.
    void need(double points) throws IOException {
        if (points > room() && !atTop()) {
            newPage();
        }
    }

    /// Starts a chapter on a new page, with its place in outline and contents.
    void chapter(String title, boolean onItsSide) throws IOException {
        if (onItsSide != landscape) {
            orient(onItsSide);
        } else if (!atTop()) {
            newPage();
        }
        chapterHere(title);
    }

    /// Starts a chapter where the page is, when `points` are left for its beginning.
    void chapterWithin(String title, double points) throws IOException {
        orient(false);
        need(points);
        space(22);
        chapterHere(title);
    }

    private void chapterHere(String title) throws IOException {
        entries.add(new Entry(title, sheet));
        pdf.bookmark(title, 1, sheet, y);
        heading(title, "H1", 16, 22);
        double line = y;
        sheet.artifact(() -> surface().fillRect(left(), line + 2, 28, 2, Ink.ACCENT));
        y += 14;
    }

    /// A heading inside a chapter, on one page with the first `points` of what follows.
    void section(String title, double points) throws IOException {
        need(31 + points);
        space(12);
        pdf.bookmark(title, 2, sheet, y);
        heading(title, "H2", 11, 16);
        y += 3;
    }

    private void heading(String title, String tag, double size, double leading) throws IOException {
        for (String line : Fit.lines(surface(), title, Type.SEMIBOLD, size, width())) {
            need(leading * 2);
            double base = y + leading * 0.78;
            sheet.tagged(
                    tag, null, "", () -> surface().text(line, left(), base, Type.SEMIBOLD, size, Ink.TEXT, Align.LEFT));
            y += leading;
        }
    }

    void paragraph(String text) throws IOException {
        paragraph(text, Type.REGULAR, Ink.TEXT, BODY, LEADING);
    }

    /// Small muted text under a figure or table.
    void note(String text) throws IOException {
        paragraph(text, Type.REGULAR, Ink.TEXT_MUTED, 8, 10.8);
    }

    void paragraph(String text, Type type, Ink ink, double size, double leading) throws IOException {
        paragraph(text, type, ink, size, leading, left(), Math.min(width(), 560));
    }

    void paragraph(String text, Type type, Ink ink, double size, double leading, double x, double width)
            throws IOException {
        List<String> lines = Fit.lines(surface(), text, type, size, width);
        int i = 0;
        while (i < lines.size()) {
            need(leading);
            int fits = (int) Math.max(1, Math.floor(room() / leading));
            int end = Math.min(lines.size(), i + fits);
            List<String> here = lines.subList(i, end);
            double base = y + leading * 0.76;
            sheet.tagged("P", null, "", () -> {
                for (int k = 0; k < here.size(); k++) {
                    surface().text(here.get(k), x, base + k * leading, type, size, ink, Align.LEFT);
                }
            });
            y += here.size() * leading;
            i = end;
        }
    }

    /// A paragraph behind a small square in a colour: one item of a list.
    void item(String text, Ink mark) throws IOException {
        double width = Math.min(width(), 560) - 14;
        need(LEADING);
        double top = y;
        PdfDocument.Sheet here = sheet;
        here.artifact(() -> here.surface.fillRect(left(), top + 3.4, 5, 5, mark));
        paragraph(text, Type.REGULAR, Ink.TEXT, BODY, LEADING, left() + 14, width);
        y += 3;
    }

    /// A drawing of a fixed height over the full width.
    void figure(String alternate, double height, Painter painter) throws IOException {
        need(height);
        double top = y;
        sheet.tagged("Figure", null, alternate, () -> painter.paint(surface(), left(), top, width(), height));
        y += height;
    }

    /// Paints into a box.
    interface Painter {
        void paint(PdfSurface s, double x, double y, double width, double height);
    }

    PDStructureElement element(String type) {
        return pdf.element(type, null);
    }
}
