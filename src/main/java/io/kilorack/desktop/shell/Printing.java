package io.kilorack.desktop.shell;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ListedParties;
import io.kilorack.assess.PartyScreening;
import io.kilorack.catalog.Catalog;
import io.kilorack.desktop.model.Problem;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.report.Paper;
import io.kilorack.report.PdfPrinting;
import io.kilorack.report.ReportOptions;
import io.kilorack.report.ReportWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Supplier;

/// Prints the report as vectors, with the system's print dialog: it is written as PDF in memory and
/// printed page by page, because a PDF prints sharp and a picture of the window does not.
public class Printing {
    private final Workspace workspace;
    private final Supplier<ListedParties> listed;

    /// @param listed parties that the report compares names with
    public Printing(Workspace workspace, Supplier<ListedParties> listed) {
        this.workspace = workspace;
        this.listed = listed;
    }

    public void print(Assessment assessment, Catalog catalog, String paper) {
        ListedParties parties = listed.get();
        workspace
                .jobs()
                .submit(
                        Texts.get("task.print"),
                        _ -> send(
                                pdf(assessment, catalog, parties, paper),
                                assessment.plan().name()),
                        result -> {
                            if (result == PdfPrinting.Result.PRINTED) {
                                workspace.notice(Texts.get("notice.printed"));
                            } else if (result == PdfPrinting.Result.NO_PRINTER) {
                                workspace.report(new Problem(
                                        Texts.get("problem.noPrinter"), Texts.get("problem.noPrinter.next"), ""));
                            }
                        },
                        failure -> workspace.report(
                                Problem.of(Texts.get("problem.print"), Texts.get("problem.print.next"), failure)));
    }

    private static byte[] pdf(Assessment assessment, Catalog catalog, ListedParties parties, String paper)
            throws IOException {
        var pdf = new ByteArrayOutputStream();
        Paper sheet = paper.equalsIgnoreCase("Letter") ? Paper.LETTER : Paper.A4;
        Assessment whole = PartyScreening.asked(assessment, parties);
        ReportWriter.write(whole, catalog, parties, ReportOptions.of(assessment.plan(), sheet), pdf);
        return pdf.toByteArray();
    }

    /// Shows the print dialog and prints; what comes of it is told by the result.
    protected PdfPrinting.Result send(byte[] pdf, String name) throws Exception {
        try (var printing = new PdfPrinting(pdf, name)) {
            return printing.printWithDialog();
        }
    }
}
