package io.kilorack.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.SampleAssessments;
import io.kilorack.assess.SampleCatalogs;
import io.kilorack.plan.Plan;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWriterTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef";

    private static byte[] write(Assessment assessment, Paper paper) throws IOException {
        var out = new ByteArrayOutputStream();
        ReportWriter.write(assessment, SampleCatalogs.small(), new ReportOptions(paper, HASH), out);
        return out.toByteArray();
    }

    /// The sample with another plan around the same figures.
    private static Assessment with(Plan plan) {
        Assessment a = SampleAssessments.mixed();
        return a.withPlan(plan);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void saysEverythingInOrder() throws IOException {
        byte[] pdf = write(SampleAssessments.mixed(), Paper.A4);
        String text = text(pdf);
        int at = 0;
        for (String expected : List.of(
                "Mixed hall",
                "Example Compute",
                "What matters",
                "takes 121 d – 152 d",
                "Losing UPS-B overloads UPS-A by 20.0 kW",
                "Verdicts",
                "Checks",
                "Waived",
                "Sign-off",
                "The signatures stand for plan 0123456789abcdef",
                "Electrical and mechanical",
                "Notice",
                "not legal advice",
                "Floor plan: Hall 1",
                "Scale 1 : 100 on A4",
                "Rack elevations",
                "4 × DGX H100, 1 × Quantum-2 QM9700 (NDR)",
                "At A01–A06",
                "Throughput",
                "Serve 70B misses its target",
                "TP 8 · PP 4 · DP 6",
                "laid out as TP 8 · PP 4 · DP 6",
                "P90 of the error on the nearest validated family",
                "Behind the rates",
                "Power and cooling",
                "One-line diagram of",
                "Load of every node",
                "104 %",
                "Single failures, worst first",
                "What it does",
                "Bill of materials",
                "$12.8 M – $19.8 M",
                "Sanction exposure",
                "stock: H100 of 2023",
                "part.fdp_of_us_",
                "Rules cited",
                "15 CFR 742.6(a)(6)(iii)",
                "Assumptions and sources",
                "test catalog, after the makers' data sheets",
                "IEC 60364-5-52, 523")) {
            int found = text.indexOf(expected, at);
            assertTrue(found >= 0, expected + " is missing after " + text.substring(Math.max(0, at - 40), at));
            at = found;
        }
        assertTrue(text.contains("≥ 555 kW"), "a lower bound is marked");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertEquals(14, pages);
            for (int i = 1; i <= pages; i++) {
                assertTrue(text.contains("Page %d of %d".formatted(i, pages)));
            }
            assertTrue(text.contains("Plan 0123456789abcdef · catalog 2026.11 5f2c1a7e9b3d4f60 · as of 2026-11-23"));
        }
    }

    @Test
    void equalPlansGiveEqualBytes() throws IOException {
        assertArrayEquals(write(SampleAssessments.mixed(), Paper.A4), write(SampleAssessments.mixed(), Paper.A4));
    }

    @Test
    void carriesMetadataOutlineLanguageAndTags() throws IOException {
        try (PDDocument document = Loader.loadPDF(write(SampleAssessments.mixed(), Paper.A4))) {
            assertEquals("Mixed hall", document.getDocumentInformation().getTitle());
            assertEquals("A. Planner", document.getDocumentInformation().getAuthor());
            assertEquals(null, document.getDocumentInformation().getCreationDate());
            assertEquals("en", document.getDocumentCatalog().getLanguage());
            assertTrue(document.getDocumentCatalog().getMarkInfo().isMarked());
            assertFalse(document.getDocumentCatalog()
                    .getStructureTreeRoot()
                    .getKids()
                    .isEmpty());
            var titles = new ArrayList<String>();
            for (PDOutlineItem item :
                    document.getDocumentCatalog().getDocumentOutline().children()) {
                titles.add(item.getTitle());
            }
            assertEquals(
                    List.of(
                            "Summary",
                            "Checks",
                            "Sign-off",
                            "Floor plan: Hall 1",
                            "Rack elevations",
                            "Throughput",
                            "Power and cooling",
                            "Bill of materials",
                            "Sanction exposure",
                            "Assumptions and sources"),
                    titles);
        }
    }

    @Test
    void holdsVectorsAndEmbeddedFontsOnly() throws IOException {
        try (PDDocument document =
                Loader.loadPDF(write(with(SampleAssessments.mixed().plan().withName("昇腾")), Paper.A4))) {
            for (PDPage page : document.getPages()) {
                PDResources resources = page.getResources();
                assertFalse(resources.getXObjectNames().iterator().hasNext(), "a page holds an image or a form");
                for (COSName name : resources.getFontNames()) {
                    PDFont font = resources.getFont(name);
                    assertTrue(font instanceof PDType0Font && font.isEmbedded(), font.getName() + " is not embedded");
                    assertTrue(font.getName().matches("[A-Z]{6}\\+.*"), font.getName() + " is not a subset");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "昇腾 910B 训练集群：第一期",
                "Île-de-France · Łódź · Ærø · Ångström",
                "Zażółć 数据中心 №7",
                "emoji 🚀 and \u0007 bell"
            })
    void writesAnyName(String name) throws IOException {
        String text = text(write(with(SampleAssessments.mixed().plan().withName(name)), Paper.A4));
        // what no font has is printed as a question mark, what is not printable as a space
        String expected = name.replace("🚀", "?").replace('\u0007', ' ').replaceAll(" +", " ");
        assertTrue(text.replaceAll("[ \u00a0]+", " ").contains(expected), text.substring(0, 200));
    }

    @ParameterizedTest
    @EnumSource(Paper.class)
    void nothingIsPrintedOutsideTheMargins(Paper paper) throws IOException {
        Plan plan = SampleAssessments.mixed()
                .plan()
                .withName(
                        "A plan with an extraordinarily long name that goes on and on ".repeat(4) + "无尽的名字".repeat(30));
        try (PDDocument document = Loader.loadPDF(write(with(plan), paper))) {
            assertEquals(paper.width(), document.getPage(0).getMediaBox().getWidth(), 0.01);
            var outside = new ArrayList<String>();
            var stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition t) {
                    PDPage page = getCurrentPage();
                    double left = t.getXDirAdj();
                    double right = left + t.getWidthDirAdj();
                    boolean upright = t.getDir() == 0;
                    if (upright
                                    && (left < Flow.SIDE - 12
                                            || right > page.getMediaBox().getWidth() - Flow.SIDE + 1)
                            || upright
                                    && (t.getYDirAdj() < 20
                                            || t.getYDirAdj()
                                                    > page.getMediaBox().getHeight() - 20)) {
                        outside.add(t.getUnicode() + " at " + left + ", " + t.getYDirAdj() + " on page "
                                + getCurrentPageNo());
                    }
                }
            };
            stripper.getText(document);
            assertEquals(List.of(), outside);
        }
    }

    /// Pages look as they did when somebody last looked at them. A reference is replaced by hand, never
    /// by the test.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void looksAsApproved(int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(write(SampleAssessments.mixed(), Paper.A4))) {
            BufferedImage now = new PDFRenderer(document).renderImageWithDPI(page - 1, 24, ImageType.GRAY);
            BufferedImage approved = ImageIO.read(ReportWriterTest.class.getResource("page-" + page + ".png"));
            assertEquals(approved.getWidth(), now.getWidth());
            assertEquals(approved.getHeight(), now.getHeight());
            double sum = 0;
            for (int y = 0; y < now.getHeight(); y++) {
                for (int x = 0; x < now.getWidth(); x++) {
                    sum += Math.abs(now.getRaster().getSample(x, y, 0)
                            - approved.getRaster().getSample(x, y, 0));
                }
            }
            double mean = sum / (now.getWidth() * now.getHeight());
            assertTrue(mean < 1.5, "page %d differs by %.2f grey levels on average".formatted(page, mean));
        }
    }

    @Test
    void anEmptyPlanGivesAReportToo() throws IOException {
        Plan empty = SampleAssessments.mixed()
                .plan()
                .withSites(List.of())
                .withWorkloads(List.of())
                .withPools(List.of())
                .withStock(List.of());
        Assessment assessed = io.kilorack.assess.Assessor.once(SampleCatalogs.small(), empty, empty.asOf());
        String text = text(write(assessed, Paper.LETTER));
        assertTrue(text.contains("The plan has no rack yet."));
        assertTrue(text.contains("No power chain is planned yet"));
        assertTrue(text.contains("No workload is planned yet"));
    }
}
