package io.kilorack.throughput.search;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.serving.Engine;
import io.kilorack.throughput.serving.InferenceStep;
import io.kilorack.throughput.serving.Queueing;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.serving.ServingMemory;
import io.kilorack.throughput.serving.ServingModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Search for the serving layout with the largest rate per device within the targets. TPOT grows with
/// the batch, so the largest batch is found by bisection: about twelve step evaluations per layout
/// instead of a grid.
public final class ServingSearch {
    /// Most prompt tokens in one step.
    public static final double CHUNK = 8192;
    private static final double MOST_SEQUENCES = 4096;

    /// The load and its targets [s]; infinite targets mean none.
    public record Load(double input, double output, double hit, double tokensPerStep, double ttft, double tpot) {}

    /// One layout at its largest load within the targets.
    ///
    /// @param sequences requests in flight per attention rank; 0 when no load meets the targets
    /// @param room sequences that memory holds per attention rank; 0 when the weights do not fit
    /// @param requests requests per second of one instance
    /// @param ttft90 90th percentile of the time to first token [s]
    public record Found(
            ServingLayout layout,
            double sequences,
            double room,
            double requests,
            double ttft90,
            ServingModel.State state,
            ServingMemory memory) {

        public double perDevice() {
            return requests / layout.devices();
        }
    }

    /// @param best the largest rate per device, or null when nothing fits
    /// @param smallest the layout that comes nearest to fitting, or null when no layout exists
    public record Outcome(@Nullable Found best, @Nullable ServingMemory smallest, int looked) {}

    private ServingSearch() {}

    public static Outcome best(
            Chip chip, Fabric fabric, Transformer x, ServingFormat format, Engine engine, Load load, int devices) {
        Found best = null;
        ServingMemory smallest = null;
        int looked = 0;
        for (ServingLayout layout : layouts(x, fabric, devices)) {
            looked++;
            ServingMemory memory = ServingMemory.of(x, layout, format);
            if (smallest == null || memory.weights() < smallest.weights()) {
                smallest = memory;
            }
            Found found = evaluate(chip, fabric, x, layout, format, engine, load);
            if (found.room < 1) {
                continue;
            }
            // more requests per device wins; where no load meets the targets, the quickest token does
            boolean better = best == null
                    || found.perDevice() > best.perDevice()
                    || (best.sequences == 0 && found.sequences == 0 && found.state.tpot() < best.state.tpot());
            if (better) {
                best = found;
            }
        }
        return new Outcome(best, smallest, looked);
    }

    /// One layout at its largest load within the targets.
    public static Found evaluate(
            Chip chip,
            Fabric fabric,
            Transformer x,
            ServingLayout layout,
            ServingFormat format,
            Engine engine,
            Load load) {
        ServingMemory memory = ServingMemory.of(x, layout, format);
        double room = Math.min(MOST_SEQUENCES, Math.floor(memory.sequences(chip.memory, load.input + load.output)));
        var model = new ServingModel(new InferenceStep(chip, fabric, x, layout, format, engine), CHUNK);
        double low = 0;
        if (room >= 1) {
            double high = room;
            if (meets(model, load, high)) {
                low = high;
            } else if (meets(model, load, 1)) {
                low = 1;
                while (high - low > Math.max(0.5, low * 0.01)) {
                    double middle = (low + high) / 2;
                    if (meets(model, load, middle)) {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                low = Math.floor(low);
            }
        }
        ServingModel.State state =
                model.closed(Math.max(1, low), load.input, load.output, load.hit, load.tokensPerStep);
        double rate = low == 0 ? 0 : rate(state, low, load) * layout.attentionData();
        return new Found(layout, low, room, rate, Queueing.ttft90(state), state, memory);
    }

    private static boolean meets(ServingModel model, Load load, double sequences) {
        ServingModel.State state = model.closed(sequences, load.input, load.output, load.hit, load.tokensPerStep);
        return state.tpot() <= load.tpot && Queueing.ttft90(state) <= load.ttft;
    }

    /// Requests per second of one attention rank by Little's law: sequences over the time one stays.
    private static double rate(ServingModel.State state, double sequences, Load load) {
        return sequences / (state.ttft() + state.tpot() * Math.max(0, load.output - 1));
    }

    /// Layouts of one instance inside `devices`: powers of two that divide heads, experts spread over
    /// tensor and data ranks.
    public static List<ServingLayout> layouts(Transformer x, Fabric fabric, int devices) {
        var list = new ArrayList<ServingLayout>();
        int mostTensor = Math.min(Math.min(32, devices), Math.max(1, fabric.domain));
        for (int t = 1; t <= mostTensor; t *= 2) {
            if (x.heads() % t != 0) {
                continue;
            }
            if (x.experts() == 0) {
                list.add(ServingLayout.tensor(t));
                for (int p = 2; p <= 8 && t * p <= devices && t * 2 > mostTensor; p *= 2) {
                    list.add(new ServingLayout(t, 1, p, 1));
                }
                continue;
            }
            for (int a = 1; t * a <= devices && a <= 128; a *= 2) {
                int group = t * a;
                if (a == 1) {
                    list.add(ServingLayout.tensor(t));
                }
                if (group > 1 && x.experts() % group == 0) {
                    list.add(new ServingLayout(t, a, 1, group));
                }
            }
        }
        return list;
    }
}
