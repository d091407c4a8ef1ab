package io.kilorack.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Assessor;
import io.kilorack.assess.ListedParties;
import io.kilorack.assess.PartyScreening;
import io.kilorack.catalog.BaseCatalog;
import io.kilorack.plan.sample.Samples;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A report that is exported before the window has screened the names asks about them all the same.
class ExportScreeningTest {
    private static final String ASKS = "nobody has said whether it is the same";

    @TempDir
    private Path folder;

    @Test
    void theExportScreensWhatNobodyScreenedYet() throws Exception {
        var catalog = BaseCatalog.get();
        var plan = Samples.shenzhenStock();
        Assessment early = new Assessor().assess(catalog, plan, plan.asOf());
        assertFalse(early.checks().stream().anyMatch(c -> c.message().contains(ASKS)));
        Path pdf = folder.resolve("early.pdf");
        var listed = ListedParties.of(catalog);
        FileActions.writePdf(early, catalog, listed, "A4", pdf);
        try (var document = Loader.loadPDF(pdf.toFile())) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertTrue(text.contains(ASKS));
        }
    }

    @Test
    void whatWasAskedBeforeIsNotAskedTwice() {
        var catalog = BaseCatalog.get();
        var plan = Samples.shenzhenStock();
        var listed = ListedParties.of(catalog);
        Assessment once = PartyScreening.asked(new Assessor().assess(catalog, plan, plan.asOf()), listed);
        assertTrue(once.checks().stream().anyMatch(c -> c.message().contains(ASKS)));
        assertEquals(once.checks(), PartyScreening.asked(once, listed).checks());
    }
}
