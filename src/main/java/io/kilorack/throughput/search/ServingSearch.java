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
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Search for the serving layout whose instances, as many as the devices hold, have the largest rate within
/// the targets. TPOT grows with
/// the batch, so the largest batch is found by bisection: about twelve step evaluations per layout
/// instead of a grid.
public final class ServingSearch {
    /// Most prompt tokens in one step.
    public static final double CHUNK = 8192;
    private static final double MOST_SEQUENCES = 4096;

    /// By how much a smaller load may yield more than a larger one, as a factor, before a bound misses it.
    private static final double MARGIN = 1.01;

    /// Mean square over squared mean of prompt lengths, as of [Queueing#ttft90(ServingModel.State)].
    private static final double SPREAD = 2;

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

        /// 90th percentile over requests of the time per output token [s].
        public double tpot90(Load load) {
            return Queueing.tpot90(state, load.output - 1, load.tokensPerStep, SPREAD);
        }

        /// Requests per second and device of `devices`, which hold whole instances and idle with the rest.
        public double over(int devices) {
            return requests * (devices / layout.devices()) / devices;
        }

        /// Memory of a device beside weights and reserve [B]: what a cache may take.
        public double free(Chip chip) {
            return chip.memory * ServingMemory.USABLE - memory.weights() - memory.reserve();
        }
    }

    /// What was searched.
    ///
    /// @param best the largest rate per device, or null when nothing fits
    /// @param runnerUp the next largest, or null
    /// @param smallest the layout that comes nearest to fitting, or null when no layout exists
    /// @param front layouts that no other beats in rate per device, token time and free memory at once,
    ///     the best first
    /// @param devices on which the instances stand
    /// @param complete false when the search was stopped before its end
    public record Outcome(
            @Nullable Found best,
            @Nullable Found runnerUp,
            @Nullable ServingMemory smallest,
            List<Found> front,
            int devices,
            int looked,
            boolean complete) {

        /// Why the runner-up lost, in words: by how much, and what it has less of.
        public String why() {
            Found first = best;
            Found second = runnerUp;
            if (first == null || second == null) {
                return "";
            }
            String by = first.requests > 0
                    ? String.format(
                            Locale.ROOT,
                            "%.1f %% fewer requests/s per device",
                            100 * (1 - second.over(devices) / first.over(devices)))
                    : String.format(
                            Locale.ROOT,
                            "a token takes %.1f %% longer",
                            100 * (second.state.tpot() / first.state.tpot() - 1));
            return second.layout.text() + ", " + by + ": " + reason(first, second);
        }

        private static String reason(Found first, Found second) {
            double roomFirst = first.room * first.layout.attentionData() / first.layout.devices();
            double roomSecond = second.room * second.layout.attentionData() / second.layout.devices();
            if (second.sequences >= second.room && roomSecond < 0.95 * roomFirst) {
                return String.format(
                        Locale.ROOT, "memory holds %.1f sequences per device, not %.1f", roomSecond, roomFirst);
            }
            double[] a = shares(first.state.parts());
            double[] b = shares(second.state.parts());
            int worst = 0;
            for (int i = 1; i < a.length; i++) {
                if (b[i] - a[i] > b[worst] - a[worst]) {
                    worst = i;
                }
            }
            return String.format(
                    Locale.ROOT, "%s: %.0f %% of its step, not %.0f %%", NAMES[worst], 100 * b[worst], 100 * a[worst]);
        }

        private static double[] shares(InferenceStep.Time t) {
            double all = t.total();
            return new double[] {
                t.matrix() / all,
                t.experts() / all,
                t.attention() / all,
                t.element() / all,
                t.collective() / all,
                t.head() / all,
                t.host() / all
            };
        }

        private static final String[] NAMES = {
            "products", "experts", "attention", "elementwise work", "communication", "LM head", "host"
        };
    }

    private ServingSearch() {}

    /// The best layout alone, on the threads of `runner`: no runner-up and no front. Layouts come in waves,
    /// and those of a wave are left as soon as more load than they can carry yields less than the best of
    /// the waves before; a wave's size does not depend on threads.
    public static Outcome best(
            Chip chip,
            Fabric fabric,
            Transformer x,
            ServingFormat format,
            Engine engine,
            Load load,
            int devices,
            Runner runner) {
        List<ServingLayout> layouts = layouts(x, devices);
        var tiles = new ArrayList<Optional<Found>>();
        Found most = null;
        int size = 1;
        for (int from = 0; from < layouts.size() && !runner.cancelled(); from += size, size = Math.min(16, 2 * size)) {
            var wave = new ArrayList<Callable<Optional<Found>>>();
            for (ServingLayout layout : layouts.subList(from, Math.min(layouts.size(), from + size))) {
                Wanted wanted = most == null
                        ? Wanted.ANY
                        : new Wanted(
                                most.over(devices) * devices / (devices / layout.devices()),
                                Math.max(1, most.sequences));
                wave.add(() -> runner.cancelled()
                        ? Optional.empty()
                        : worthwhile(chip, fabric, x, layout, format, engine, load, wanted));
            }
            for (Optional<Found> tile : runner.part(from, layouts.size()).all(wave)) {
                tiles.add(tile);
                if (tile.isPresent() && (most == null || tile.get().over(devices) > most.over(devices))) {
                    most = tile.get();
                }
            }
        }
        Outcome o = merge(chip, devices, tiles);
        return new Outcome(o.best, null, o.smallest, List.of(), devices, o.looked, !runner.cancelled());
    }

    /// The same on the threads of `runner`, which also hears of progress and may stop it; the answer does
    /// not depend on threads.
    public static Outcome search(
            Chip chip,
            Fabric fabric,
            Transformer x,
            ServingFormat format,
            Engine engine,
            Load load,
            int devices,
            Runner runner) {
        List<Callable<Optional<Found>>> tiles = new ArrayList<>();
        for (ServingLayout layout : layouts(x, devices)) {
            tiles.add(() -> runner.cancelled()
                    ? Optional.empty()
                    : Optional.of(evaluate(chip, fabric, x, layout, format, engine, load)));
        }
        return merge(chip, devices, runner.all(tiles));
    }

    private static Outcome merge(Chip chip, int devices, List<Optional<Found>> tiles) {
        Found best = null;
        ServingMemory smallest = null;
        var fitting = new ArrayList<Found>();
        int looked = 0;
        for (Optional<Found> tile : tiles) {
            if (tile.isEmpty()) {
                continue;
            }
            looked++;
            Found found = tile.get();
            if (smallest == null || found.memory.weights() < smallest.weights()) {
                smallest = found.memory;
            }
            if (found.room >= 1) {
                fitting.add(found);
                if (best == null || better(found, best, devices)) {
                    best = found;
                }
            }
        }
        Found second = null;
        for (Found found : fitting) {
            if (found != best && (second == null || better(found, second, devices))) {
                second = found;
            }
        }
        return new Outcome(
                best, second, smallest, front(chip, devices, fitting), devices, looked, looked == tiles.size());
    }

    /// More requests per device win; where no load meets the targets, the quickest token does.
    private static boolean better(Found a, Found b, int devices) {
        return a.over(devices) > b.over(devices)
                || (b.sequences == 0 && a.sequences == 0 && a.state.tpot() < b.state.tpot());
    }

    private static List<Found> front(Chip chip, int devices, List<Found> fitting) {
        var sorted = new ArrayList<>(fitting);
        sorted.sort((a, b) -> Double.compare(b.over(devices), a.over(devices)));
        var front = new ArrayList<Found>();
        for (Found f : sorted) {
            if (f.sequences >= 1
                    && front.stream()
                            .noneMatch(g -> g.state.tpot() <= f.state.tpot() && g.free(chip) >= f.free(chip))) {
                front.add(f);
            }
        }
        return List.copyOf(front);
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
        return worthwhile(chip, fabric, x, layout, format, engine, load, Wanted.ANY)
                .orElseThrow();
    }

    /// What an instance must serve to be of interest.
    ///
    /// @param requests requests per second of the instance
    /// @param sequences requests in flight per attention rank of the best so far: with about as many it
    /// shows
    private record Wanted(double requests, double sequences) {
        static final Wanted ANY = new Wanted(0, 1);
    }

    /// The same; empty where an instance surely serves less than is wanted: where it misses the targets
    /// with a load that yields too little, as a larger one misses them too, and a smaller one yields
    /// less. The latter is taken with a margin.
    private static Optional<Found> worthwhile(
            Chip chip,
            Fabric fabric,
            Transformer x,
            ServingLayout layout,
            ServingFormat format,
            Engine engine,
            Load load,
            Wanted wanted) {
        ServingMemory memory = ServingMemory.of(x, layout, format);
        double room = Math.min(MOST_SEQUENCES, Math.floor(memory.sequences(chip.memory, load.input + load.output)));
        var model = new ServingModel(new InferenceStep(chip, fabric, x, layout, format, engine), CHUNK);
        double least = wanted.requests / layout.attentionData() / MARGIN;
        double low = 0;
        if (room >= 1) {
            double high = room;
            if (least > 0 && wanted.sequences < room) {
                ServingModel.State same = flight(model, load, wanted.sequences);
                if (same.arrivals() < least && !meets(model, load, same)) {
                    return Optional.empty();
                }
            }
            ServingModel.State full = flight(model, load, high);
            if (full.arrivals() < least) {
                return Optional.empty();
            }
            if (meets(model, load, full)) {
                low = high;
            } else if (meets(model, load, flight(model, load, 1))) {
                low = 1;
                while (high - low > Math.max(0.5, low * 0.01)) {
                    double middle = (low + high) / 2;
                    ServingModel.State state = flight(model, load, middle);
                    if (meets(model, load, state)) {
                        low = middle;
                    } else if (state.arrivals() < least) {
                        return Optional.empty();
                    } else {
                        high = middle;
                    }
                }
                low = Math.floor(low);
            }
        }
        ServingModel.State state = flight(model, load, Math.max(1, low));
        double rate = low == 0 ? 0 : state.arrivals() * layout.attentionData();
        double ttft = model.firstToken() + Queueing.ttft90(state);
        return Optional.of(new Found(layout, low, room, rate, ttft, state, memory));
    }

    private static ServingModel.State flight(ServingModel model, Load load, double sequences) {
        return model.flight(sequences, load.input, load.output, load.hit, load.tokensPerStep);
    }

    private static boolean meets(ServingModel model, Load load, ServingModel.State state) {
        boolean quick = state.tpot() <= load.tpot
                && (load.tpot == Double.POSITIVE_INFINITY
                        || Queueing.tpotAbove(load.tpot, state, load.output - 1, load.tokensPerStep, SPREAD) <= 0.1);
        return quick && model.firstToken() + Queueing.ttft90(state) <= load.ttft;
    }

    /// Layouts of one instance inside `devices`: see [ServingSpace].
    public static List<ServingLayout> layouts(Transformer x, int devices) {
        return ServingSpace.layouts(x, devices);
    }
}
