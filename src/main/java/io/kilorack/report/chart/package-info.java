/// Charts as data and their painters: the window and the report draw the same [Chart]. A chart's title is
/// its finding in words, axes carry units, series are labelled where they are. [DashboardCharts] builds
/// the three of the dashboard from an assessment; a new kind of chart is a record in [Chart] and a
/// painter in [ChartPainter].
@NullMarked
package io.kilorack.report.chart;

import org.jspecify.annotations.NullMarked;
