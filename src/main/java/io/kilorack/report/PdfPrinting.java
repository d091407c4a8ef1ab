package io.kilorack.report;

import java.awt.print.PageFormat;
import java.awt.print.Pageable;
import java.awt.print.PrinterAbortException;
import java.awt.print.PrinterException;
import java.awt.print.PrinterJob;
import java.io.Closeable;
import java.io.IOException;
import javax.print.attribute.HashPrintRequestAttributeSet;
import javax.print.attribute.PrintRequestAttributeSet;
import javax.print.attribute.standard.JobName;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.printing.PDFPageable;

/// Prints a PDF on paper as vectors, page by page, each sheet turned as the page lies. The window's print
/// action writes the report to memory and hands it here; the dialog and the printing run on the caller's
/// thread, so call it away from the window's.
public final class PdfPrinting implements Closeable {
    private final PDDocument document;
    private final String name;

    /// @param pdf the file's bytes
    /// @param name of the print job
    public PdfPrinting(byte[] pdf, String name) throws IOException {
        this.document = Loader.loadPDF(pdf);
        this.name = name;
    }

    /// What came of a print.
    public enum Result {
        PRINTED,
        CANCELLED,
        NO_PRINTER
    }

    public int pages() {
        return document.getNumberOfPages();
    }

    /// The document as pages for a printer, for previews and tests.
    public Pageable pageable() {
        return new PDFPageable(document);
    }

    /// Shows the system's print dialog and prints what is chosen there.
    ///
    /// @throws PrinterException when the printer refuses; its message is meant for people
    public Result printWithDialog() throws PrinterException {
        PrinterJob job = job();
        if (job.getPrintService() == null) {
            return Result.NO_PRINTER;
        }
        PrintRequestAttributeSet wishes = new HashPrintRequestAttributeSet(new JobName(name, null));
        return job.printDialog(wishes) ? print(job, wishes) : Result.CANCELLED;
    }

    private static Result print(PrinterJob job, PrintRequestAttributeSet wishes) throws PrinterException {
        try {
            job.print(wishes);
            return Result.PRINTED;
        } catch (PrinterAbortException cancelled) {
            return Result.CANCELLED;
        }
    }

    private PrinterJob job() {
        PrinterJob job = PrinterJob.getPrinterJob();
        job.setJobName(name);
        job.setPageable(pageable());
        return job;
    }

    /// Which way a page lies.
    boolean onItsSide(int page) {
        return pageable().getPageFormat(page).getOrientation() == PageFormat.LANDSCAPE;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
