/// What leaves the program on paper and as files: the PDF report ([ReportWriter]), printing
/// ([PdfPrinting]), the floor as SVG and tables as CSV. All of it is written from an assessment; nothing
/// here computes a figure. Drawings and charts come from `report.draw` and `report.chart`, which the
/// window uses too.
@NullMarked
package io.kilorack.report;

import org.jspecify.annotations.NullMarked;
