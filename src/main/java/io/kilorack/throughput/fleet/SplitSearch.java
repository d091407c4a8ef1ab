package io.kilorack.throughput.fleet;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.fleet.SplitServing.Choices;
import io.kilorack.throughput.fleet.SplitServing.Pair;
import io.kilorack.throughput.fleet.SplitServing.Side;
import io.kilorack.throughput.fleet.SplitServing.Stage;
import io.kilorack.throughput.search.Runner;
import io.kilorack.throughput.search.ServingSearch;
import io.kilorack.throughput.serving.Engine;
import io.kilorack.throughput.serving.InferenceStep;
import io.kilorack.throughput.serving.Queueing;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.serving.ServingMemory;
import io.kilorack.throughput.serving.ServingModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Every layout of a prefill side with every layout of a decode side. What each could do alone is computed
/// once for a layout; a pair only takes the least of both and the network.
final class SplitSearch {
    private static final double MOST_SEQUENCES = 4096;

    /// The front goes down to this share of the best rate.
    private static final double REACH = 0.5;

    /// Difference that makes no pair worth showing.
    private static final double NOTHING = 0.01;

    private final Side first;
    private final Side second;
    private final Transformer x;
    private final ServingSearch.Load load;
    private final double link;
    private final Runner runner;
    private final String warning;
    private final ServingFormat cache;
    private final double bytes;
    private final double carried;
    private final List<Prompting> prefills;
    private final List<Stage> decodes;

    SplitSearch(
            Side first,
            Side second,
            Transformer x,
            ServingFormat format,
            ServingSearch.Load load,
            double link,
            Runner runner) {
        this.first = first;
        this.second = second;
        this.x = x;
        this.load = load;
        this.link = link;
        this.runner = runner;
        this.warning = SplitServing.warning(first.chip(), second.chip(), format);
        this.cache = warning.isEmpty() ? format : format.withCacheBytes(Math.max(2, format.cacheBytes()));
        this.bytes = SplitServing.cacheBytes(x, cache, load.input());
        // what leaves all prefill devices at once must also enter the decode devices
        this.carried = Math.min(first.all(link), second.all(link)) / bytes;
        this.prefills = prefills();
        this.decodes = decodes();
    }

    /// A layout of the prefill side.
    ///
    /// @param seconds of one prompt alone
    private record Prompting(ServingLayout layout, int instances, double seconds, ServingMemory memory) {
        int servers() {
            return instances * layout.attentionData();
        }
    }

    /// A prefill layout with a decode layout.
    ///
    /// @param requests per second that both and the network keep up with
    record Match(Stage prefill, Stage decode, double transfer, double requests) {}

    /// More requests; then the side that is left with more in hand.
    private static final Comparator<Match> BEST = Comparator.<Match>comparingDouble(m -> -m.requests)
            .thenComparingDouble(m -> -m.decode.most())
            .thenComparingDouble(m -> -m.prefill.most());

    private List<Prompting> prefills() {
        var list = new ArrayList<Prompting>();
        for (ServingLayout l : ServingSearch.layouts(x, first.devices())) {
            ServingMemory memory = ServingMemory.of(x, l, cache);
            if (memory.sequences(first.chip().memory, load.input()) >= 1) {
                double seconds = model(first, l).prefill(load.input(), load.hit());
                list.add(new Prompting(l, first.devices() / l.devices(), seconds, memory));
            }
        }
        return list;
    }

    private List<Stage> decodes() {
        var list = new ArrayList<Stage>();
        double context = load.input() + load.output() / 2;
        for (ServingLayout l : ServingSearch.layouts(x, second.devices())) {
            ServingMemory memory = ServingMemory.of(x, l, cache);
            double room = Math.min(
                    MOST_SEQUENCES, Math.floor(memory.sequences(second.chip().memory, load.input() + load.output())));
            ServingModel model = model(second, l);
            double sequences = room < 1 ? 0 : most(model, room, context);
            if (sequences >= 1) {
                int instances = second.devices() / l.devices();
                double t = model.decodeOnly(sequences, context, load.tokensPerStep());
                double rate = sequences * l.attentionData() / (t * load.output()) * instances;
                list.add(new Stage(l, instances, rate, 1, t, sequences, memory));
            }
        }
        return list;
    }

    private ServingModel model(Side side, ServingLayout l) {
        return new ServingModel(step(side, l), ServingSearch.CHUNK);
    }

    private InferenceStep step(Side side, ServingLayout l) {
        return new InferenceStep(side.chip(), side.fabric(), x, l, cache, Engine.PYTHON);
    }

    /// Seconds in which the cache of a prompt crosses: all tensor ranks send their part at once, and all of
    /// the instance that decodes receive theirs.
    private double transfer(ServingLayout prefill, ServingLayout decode) {
        return bytes / Math.min(first.perDevice(link) * prefill.tensor(), second.perDevice(link) * decode.tensor());
    }

    /// The two at work together; null where even a single prompt misses its time.
    private @Nullable Match match(Prompting p, Stage decode, double transfer) {
        double most = busiest(p.servers(), p.seconds, transfer) * p.servers() / p.seconds;
        if (!(most > 0)) {
            return null;
        }
        var prefill = new Stage(p.layout, p.instances, most, 1, p.seconds, 1, p.memory);
        return new Match(prefill, decode, transfer, Math.min(carried, Math.min(most, decode.most())));
    }

    @Nullable
    Match best() {
        Match best = null;
        for (Stage d : decodes) {
            for (Prompting p : prefills) {
                Match m = match(p, d, transfer(p.layout, d.layout()));
                if (m != null && (best == null || BEST.compare(m, best) < 0)) {
                    best = m;
                }
            }
        }
        return best;
    }

    /// Why no pair works, and what to do.
    String problem() {
        if (decodes.isEmpty()) {
            return "the decode side (%s) holds no instance that meets the time per output token; use more or larger accelerators there, or loosen the target"
                    .formatted(second.chip().name);
        }
        Stage largest =
                decodes.stream().min(Comparator.comparingDouble(d -> -d.most())).orElseThrow();
        boolean without = prefills.stream().anyMatch(p -> match(p, largest, 0) != null);
        return without
                ? "the network takes at least %.1f s for the KV cache of one prompt (%.0f MB), so the time to first token is missed; use a faster network between the pools, or loosen the target"
                        .formatted(
                                bytes
                                        / (second.perDevice(link)
                                                * largest.layout().tensor()),
                                bytes / 1e6)
                : "the prefill side (%s) holds no instance that meets the time to first token; use more or larger accelerators there, or loosen the target"
                        .formatted(first.chip().name);
    }

    /// A match with the times of both sides at the joint rate.
    Pair pair(Match m) {
        int servers = m.prefill.instances() * m.prefill.layout().attentionData();
        double rho = m.requests * m.prefill.seconds() / servers;
        double ttft = Queueing.prefill90(rho, servers, m.prefill.seconds(), m.transfer, SplitServing.SPREAD);
        var step = step(second, m.decode.layout());
        var model = new ServingModel(step, ServingSearch.CHUNK);
        double context = load.input() + load.output() / 2;
        double perRank = m.requests / (m.decode.instances() * m.decode.layout().attentionData());
        double low = 0;
        double high = m.decode.sequences();
        for (int i = 0; i < 40 && high - low > 1e-3 * high; i++) {
            double middle = (low + high) / 2;
            double rate = middle / (model.decodeOnly(middle, context, load.tokensPerStep()) * load.output());
            if (rate < perRank) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double perStep = load.tokensPerStep() > 1 ? Math.ceil(load.tokensPerStep()) : 1;
        InferenceStep.Time token = step.time(high, context, perStep, 0, 0);
        return new Pair(
                warning,
                m.requests,
                m.prefill.at(m.requests / m.prefill.most(), m.prefill.seconds(), 1),
                m.decode.at(m.requests / m.decode.most(), token.total() / load.tokensPerStep(), high),
                bytes,
                m.transfer,
                carried,
                ttft,
                token);
    }

    /// Every pair: the best, the next, and those that no other beats.
    Optional<Choices> choices() {
        Match best = best();
        if (best == null) {
            return Optional.empty();
        }
        List<Callable<Optional<Timed>>> tiles = new ArrayList<>();
        for (Stage d : decodes) {
            tiles.add(() -> runner.cancelled() ? Optional.empty() : Optional.of(timed(d, best.requests)));
        }
        var matches = new ArrayList<Match>();
        var pairs = new ArrayList<Pair>();
        boolean complete = true;
        for (Optional<Timed> tile : runner.all(tiles)) {
            complete &= tile.isPresent();
            tile.ifPresent(t -> {
                matches.addAll(t.matches);
                pairs.addAll(t.pairs);
            });
        }
        Optional<Match> next = matches.stream()
                .filter(m -> !m.prefill.layout().equals(best.prefill.layout())
                        || !m.decode.layout().equals(best.decode.layout()))
                .min(BEST);
        return Optional.of(new Choices(
                pair(best),
                next.map(this::pair).orElse(null),
                front(pairs),
                (long) prefills.size() * decodes.size(),
                pairs.size(),
                complete));
    }

    private record Timed(List<Match> matches, List<Pair> pairs) {}

    /// All prefill layouts with one decode layout.
    private Timed timed(Stage d, double most) {
        var matches = new ArrayList<Match>();
        var pairs = new ArrayList<Pair>();
        for (Prompting p : prefills) {
            Match m = match(p, d, transfer(p.layout, d.layout()));
            if (m != null && m.requests >= REACH * most) {
                matches.add(m);
                pairs.add(pair(m));
            }
        }
        return new Timed(matches, pairs);
    }

    private List<Pair> front(List<Pair> pairs) {
        var sorted = new ArrayList<>(pairs);
        sorted.sort(Comparator.<Pair>comparingDouble(p -> -p.requests())
                .thenComparingDouble(Pair::ttft90)
                .thenComparingDouble(p -> p.decode().seconds()));
        var front = new ArrayList<Pair>();
        for (Pair p : sorted) {
            if (front.stream().noneMatch(f -> beats(f, p))) {
                front.add(p);
            }
        }
        return List.copyOf(front);
    }

    /// At least as good in everything, but for what is too little to matter.
    private boolean beats(Pair f, Pair p) {
        return f.requests() >= p.requests()
                && f.ttft90() <= p.ttft90() * (1 + NOTHING)
                && f.decode().seconds() <= p.decode().seconds() * (1 + NOTHING)
                && f.decode().memory().weights() <= p.decode().memory().weights() + NOTHING * second.chip().memory;
    }

    /// Largest load of the prefill servers whose 90th percentile meets the target; 0 when even a single
    /// prompt misses it.
    private double busiest(int servers, double seconds, double transfer) {
        double spread = SplitServing.SPREAD;
        if (Queueing.prefill90(SplitServing.MOST_BUSY, servers, seconds, transfer, spread) <= load.ttft()) {
            return SplitServing.MOST_BUSY;
        }
        double low = 0;
        double high = SplitServing.MOST_BUSY;
        if (Queueing.prefill90(low, servers, seconds, transfer, spread) > load.ttft()) {
            return 0;
        }
        while (high - low > 1e-4) {
            double middle = (low + high) / 2;
            if (Queueing.prefill90(middle, servers, seconds, transfer, spread) <= load.ttft()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Largest number of sequences whose token time meets the target, by bisection: token time grows
    /// with the batch.
    private double most(ServingModel model, double room, double context) {
        if (model.decodeOnly(1, context, load.tokensPerStep()) > load.tpot()) {
            return 0;
        }
        double low = 1;
        double high = room;
        if (model.decodeOnly(high, context, load.tokensPerStep()) <= load.tpot()) {
            return high;
        }
        while (high - low > Math.max(0.5, 0.01 * low)) {
            double middle = (low + high) / 2;
            if (model.decodeOnly(middle, context, load.tokensPerStep()) <= load.tpot()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.floor(low);
    }
}
