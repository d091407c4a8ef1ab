package io.kilorack.throughput.explain;

import io.kilorack.quantity.Figure;
import io.kilorack.throughput.operator.OperatorLog.Family;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/// One estimate opened: everything per accelerator of the catalog (a package of two devices counts
/// both).
///
/// @param roofs one for each number format that the products are computed in
/// @param operators what a step computes, in the order of the layer
/// @param collectives what travels between accelerators
/// @param stages memory of one accelerator for each pipeline stage [B]; one figure without a pipeline
public record Explanation(
        List<Roof> roofs, List<Operator> operators, List<Collective> collectives, List<Figure> stages) {
    public Explanation {
        roofs = List.copyOf(roofs);
        operators = List.copyOf(operators);
        collectives = List.copyOf(collectives);
        stages = List.copyOf(stages);
    }

    /// Peak rate in one format over memory bandwidth.
    ///
    /// @param format `BF16`, `FP16`, `FP8`, `INT8`, `FP4`
    /// @param flops dense peak [FLOP/s]
    /// @param bandwidth of the device memory [B/s]
    public record Roof(String format, double flops, double bandwidth) {
        /// Attainable rate at an intensity [FLOP/s]. Source: Williams et al., CACM 52 (2009) 65.
        public double at(double intensity) {
            return Math.min(flops, intensity * bandwidth);
        }
    }

    /// One operator over a whole step, forward and backward.
    ///
    /// @param phase `training`, `decode` or `prefill`
    /// @param format number format of its products
    /// @param flops operations done [FLOP], 0 where it only moves bytes
    /// @param bytes read and written [B]
    /// @param seconds time in a step [s]
    /// @param share of the step's time, 0..1
    @RecordBuilder
    public record Operator(
            String name,
            String phase,
            Family family,
            String format,
            double flops,
            double bytes,
            double seconds,
            double share)
            implements ExplanationOperatorBuilder.With {
        /// Operations per byte.
        public double intensity() {
            return flops / bytes;
        }

        /// Rate reached [FLOP/s].
        public double rate() {
            return flops / seconds;
        }
    }

    /// One kind of exchange between accelerators.
    ///
    /// @param axis whose ranks exchange: `tensor`, `data` …
    /// @param operation `all-reduce`, `all-to-all` …
    /// @param ranks devices of one group
    /// @param inside ranks of a group in one scale-up domain
    /// @param bytes each device sends in a step [B]
    /// @param seconds in a step before anything hides it [s]
    /// @param exposed of these, seconds that the step waits
    /// @param path which tier of the network it takes, in words
    @RecordBuilder
    public record Collective(
            String axis,
            String operation,
            int ranks,
            int inside,
            double bytes,
            double seconds,
            double exposed,
            String path)
            implements ExplanationCollectiveBuilder.With {}
}
