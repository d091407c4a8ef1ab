package io.kilorack.report.chart;

import io.kilorack.report.draw.Ink;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A chart as data. `title` says what it shows as a finding, `subtitle` how to read it. A `target` is
/// what the window opens when one clicks there (a node id, a workload id …); paper ignores it.
public sealed interface Chart {
    String title();

    String subtitle();

    /// Loads against limits: one row for each thing, normal state and worst failure, as a share of its
    /// limit.
    ///
    /// @param more rows left out, said under the chart
    record LimitBars(String title, String subtitle, List<LimitRow> rows, int more) implements Chart {
        public LimitBars {
            rows = List.copyOf(rows);
        }
    }

    /// @param limit empty: no limit set, shown as such and never as room to spare
    /// @param remark in a few words, after the figures (`when UPS-A1 fails`)
    /// @param lowerBound true when something unknown was left out
    /// @param unit of this row's figures
    record LimitRow(
            Object target,
            String label,
            double normal,
            double worst,
            OptionalDouble limit,
            String remark,
            boolean lowerBound,
            String unit) {}

    /// Values with error bands, one bar each.
    record BandBars(String title, String subtitle, String unit, List<BandRow> rows) implements Chart {
        public BandBars {
            rows = List.copyOf(rows);
        }
    }

    /// @param value empty: nothing to draw, `remark` says why
    /// @param low end of the band, equal to `high` where none is stated
    /// @param detail second line under the label
    record BandRow(
            Object target,
            String label,
            String detail,
            OptionalDouble value,
            double low,
            double high,
            Ink ink,
            boolean lowerBound,
            String remark) {}

    /// Columns side by side with their values on top, from a base that need not be 0 and is named on the
    /// axis: for a quantity that cannot lie below the base.
    ///
    /// @param base value at the foot of the columns, `decimals` of values and ticks
    record Columns(String title, String subtitle, String axis, double base, int decimals, List<Column> columns)
            implements Chart {
        public Columns {
            columns = List.copyOf(columns);
        }
    }

    record Column(Object target, String label, double value, Ink ink) {}

    /// Layers that hold from one date to the next, stacked to a whole.
    ///
    /// @param asOf marked as today's line, or null
    record Steps(
            String title,
            String subtitle,
            String unit,
            List<Layer> layers,
            List<Step> steps,
            LocalDate end,
            @Nullable LocalDate asOf)
            implements Chart {
        public Steps {
            layers = List.copyOf(layers);
            steps = List.copyOf(steps);
        }
    }

    record Layer(String label, Ink ink, boolean hatched) {}

    /// @param values one for each layer
    /// @param cause what changed that day, or empty
    record Step(LocalDate date, List<Double> values, String cause) {
        public Step {
            values = List.copyOf(values);
        }
    }

    /// Bars cut into parts: time of a step, bytes of a memory.
    ///
    /// @param limit of every bar, or empty
    record Stack(
            String title, String subtitle, String unit, List<StackRow> rows, OptionalDouble limit, String limitLabel)
            implements Chart {
        public Stack {
            rows = List.copyOf(rows);
        }
    }

    record StackRow(Object target, String label, List<Part> parts) {
        public StackRow {
            parts = List.copyOf(parts);
        }
    }

    record Part(String label, double value, Ink ink, boolean hatched) {}

    /// Attainable rate over arithmetic intensity (both logarithmic).
    /// Source: Williams, Waterman, Patterson, Roofline, Comm. ACM 52(4), 2009.
    ///
    /// @param keys what the colours of dots mean; none where all are of one kind
    record Roofline(String title, String subtitle, List<Roof> roofs, List<Dot> dots, List<Layer> keys)
            implements Chart {
        public Roofline {
            roofs = List.copyOf(roofs);
            dots = List.copyOf(dots);
            keys = List.copyOf(keys);
        }

        public Roofline(String title, String subtitle, List<Roof> roofs, List<Dot> dots) {
            this(title, subtitle, roofs, dots, List.of());
        }
    }

    /// @param flops peak [FLOP/s], `bandwidth` of memory [B/s]
    record Roof(String label, double flops, double bandwidth, Ink ink) {}

    /// What a value owes to each of its inputs: one bar to both sides of 0 for each, the longest first.
    record Tornado(String title, String subtitle, String unit, List<TornadoRow> rows) implements Chart {
        public Tornado {
            rows = List.copyOf(rows);
        }
    }

    /// @param target hover text or what a click opens
    /// @param lower change of the value when the input is lower, `higher` when it is higher
    /// @param remark in a few words, muted, under the label
    record TornadoRow(Object target, String label, double lower, double higher, String remark) {}

    /// Points in a plane with zones behind them.
    record Scatter(String title, String subtitle, Axis x, Axis y, List<Zone> zones, List<Dot> dots) implements Chart {
        public Scatter {
            zones = List.copyOf(zones);
            dots = List.copyOf(dots);
        }
    }

    /// @param label what and in which unit
    record Axis(String label, double low, double high, boolean logarithmic) {}

    /// A labelled rectangle in data coordinates.
    record Zone(String label, double x1, double y1, double x2, double y2, Ink ink, boolean hatched) {}

    /// @param share of a whole that the dot stands for, 0..1: its area; NaN for a dot of the usual size
    record Dot(Object target, String label, double x, double y, Ink ink, double share) {
        public Dot(Object target, String label, double x, double y, Ink ink) {
            this(target, label, x, y, ink, Double.NaN);
        }
    }

    /// What holds for each of several things from one date to the next, one lane each.
    record Lanes(String title, String subtitle, LocalDate start, LocalDate end, List<Lane> lanes) implements Chart {
        public Lanes {
            lanes = List.copyOf(lanes);
        }
    }

    /// @param thin drawn lower: what belongs to the lane above
    record Lane(String label, boolean thin, List<Span> spans) {
        public Lane {
            spans = List.copyOf(spans);
        }
    }

    /// @param dark whether text on it is light
    record Span(Object target, LocalDate from, LocalDate to, String label, Ink ink, boolean hatched, boolean dark) {}

    /// A value over time with its range: median line, inner and outer band.
    ///
    /// @param reference a level to compare with, or empty
    record Fan(
            String title,
            String subtitle,
            String unit,
            List<FanPoint> points,
            OptionalDouble reference,
            String referenceLabel)
            implements Chart {
        public Fan {
            points = List.copyOf(points);
        }
    }

    /// Percentiles and mean of the value on a day.
    record FanPoint(LocalDate date, double p5, double p25, double p50, double p75, double p95, double mean) {}
}
