package io.kilorack.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.SampleAssessments;
import io.kilorack.assess.SampleCatalogs;
import io.kilorack.report.draw.FloorColour;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Palettes;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Type;
import java.awt.print.PageFormat;
import java.awt.print.Pageable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ExportsTest {
    private final Assessment assessment = SampleAssessments.mixed();

    @Test
    void billOfMaterialsComesBackAsWritten() throws IOException {
        var text = new StringBuilder();
        CsvTables.bill(assessment, text);
        var rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text.toString()))
                .getRecords();
        assertEquals(5, rows.size());
        assertEquals("12", rows.getFirst().get("to buy"));
        assertEquals("3600000", rows.getFirst().get("total low"));
        assertEquals("", rows.getLast().get("unit price"), "an unknown price is an empty field, not 0");
    }

    @Test
    void findingsNameRuleAndMissingFacts() throws IOException {
        var text = new StringBuilder();
        CsvTables.findings(assessment, text);
        var rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text.toString()))
                .getRecords();
        assertEquals(4, rows.size());
        assertEquals("us-2023-10-3a090", rows.getFirst().get("rule"));
        assertEquals("part.fdp_of_us_technology", rows.getLast().get("inputs missing"));
    }

    @Test
    void floorAsSvgIsWellFormed() throws Exception {
        var hall = assessment.plan().sites().getFirst().halls().getFirst();
        String svg = FloorSvg.of(hall, assessment, SampleCatalogs.small(), FloorColour.EXPOSURE);
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertEquals("svg", document.getDocumentElement().getTagName());
        assertTrue(svg.contains(">A01</text>"));
        assertTrue(svg.contains("Floor plan of Hall 1"));
    }

    @Test
    void svgTakesAnyText() throws Exception {
        try (var svg = new SvgSurface(100, 100, Palettes.light())) {
            svg.text("a < b & \"昇\" \u0001 c", 10, 10, Type.SEMIBOLD, 12, Ink.TEXT, Align.CENTRE);
            svg.clipped(0, 0, 10, 10, () -> svg.hatch(0, 0, 50, 20, Ink.GRID, 4));
            String text = svg.toSvg("x > y");
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
            assertEquals(
                    "a < b & \"昇\"   c",
                    document.getElementsByTagName("text").item(0).getTextContent());
            assertFalse(text.contains("Infinity"));
        }
        assertEquals("-0.5", SvgSurface.n(-0.5));
        assertEquals("12", SvgSurface.n(12.0001));
        assertEquals("0.125", SvgSurface.n(0.125));
    }

    @Test
    void hatchStaysInsideItsRectangle() {
        Hatch.lines(10, 20, 30, 8, 3, (x1, y1, x2, y2) -> {
            for (double[] p : new double[][] {{x1, y1}, {x2, y2}}) {
                assertTrue(p[0] >= 10 - 1e-9 && p[0] <= 40 + 1e-9 && p[1] >= 20 - 1e-9 && p[1] <= 28 + 1e-9);
            }
            assertEquals(1, (y1 - y2) / (x2 - x1), 1e-9, "45 degrees");
        });
    }

    @Test
    void writesWholeFilesOrNone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.pdf");
        Files.writeString(file, "before");
        Optional<String> problem = ReportFile.write(file, _ -> {
            throw new IOException("No space left on device");
        });
        assertTrue(problem.orElse("").startsWith("The disk is full"));
        assertEquals("before", Files.readString(file));
        assertEquals(
                Optional.empty(),
                ReportFile.write(file, out -> out.write("after".getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        assertEquals("after", Files.readString(file));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void saysWhyAFileCannotBeWritten(@TempDir Path folder) {
        assertTrue(ReportFile.write(folder, _ -> {}).orElse("").contains("is a folder"));
        assertTrue(ReportFile.write(folder.resolve("no/such/x.pdf"), _ -> {})
                .orElse("")
                .contains("does not exist"));
    }

    @Test
    void printsEveryPageTheWayItLies() throws IOException {
        var pdf = new ByteArrayOutputStream();
        ReportWriter.write(assessment, SampleCatalogs.small(), new ReportOptions(Paper.A4, "00"), pdf);
        try (var printing = new PdfPrinting(pdf.toByteArray(), "Mixed hall")) {
            Pageable pages = printing.pageable();
            assertEquals(printing.pages(), pages.getNumberOfPages());
            assertEquals(PageFormat.PORTRAIT, pages.getPageFormat(0).getOrientation());
            assertTrue(printing.onItsSide(2), "the floor plan lies on its side");
            assertFalse(printing.onItsSide(0));
        }
    }

    @Test
    void shortensRunsOfNames() {
        assertEquals("A01–A03, B01, C9–C11", Words.ranges(List.of("A01", "A02", "A03", "B01", "C9", "C10", "C11"), 9));
        assertEquals("x, y", Words.ranges(List.of("x", "y"), 9));
        assertEquals("a and 2 more groups", Words.ranges(List.of("a", "c", "e"), 1));
        assertEquals("a, b and 3 more", Words.list(List.of("a", "b", "c", "d", "e"), 3));
    }
}
