package io.kilorack.assess;

import io.kilorack.assess.RackCard.Piece;
import io.kilorack.catalog.SystemModel;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.power.chain.ChainLoad;
import io.kilorack.power.chain.PhaseSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What plugs into the power chain of one site: pieces of one part on the same feeds are one load.
///
/// Putting equal devices together changes nothing that the chain computes: draws and supply ratings scale
/// together, and how many of n supplies are left stays the same for each device. It makes ten thousand
/// racks a few hundred loads.
final class LoadGroups {
    /// Power factor of server supplies at work: rules E03 and E23 (0.98).
    private static final double POWER_FACTOR = 0.98;
    /// How far a group may have moved in the list and still be found.
    private static final int NEAR = 8;

    final List<ChainLoad> loads;
    /// Positions of the racks behind each load, in plan order.
    final List<int[]> racks;

    private record Key(List<String> feeds, Part part, long maximumMilliwatts, long expectedMilliwatts) {}

    private static final class Growing {
        final Key key;
        final int index;
        int pieces;
        int[] positions = new int[4];
        int racks;
        /// How the pieces lie on the conductors of each feed; null while all of them are balanced.
        double @Nullable [] weights;

        Growing(Key key, int index) {
            this.key = key;
            this.index = index;
        }

        void add(int position, int count) {
            pieces += count;
            if (racks == positions.length) {
                positions = Arrays.copyOf(positions, 2 * racks);
            }
            positions[racks++] = position;
        }

        /// Name of the first rack.
        String first = "";

        /// A rack has one group of each part, so the first rack and the part tell groups apart.
        String firstId = "";

        void name(Roster roster) {
            Rack rack = roster.racks[positions[0]];
            firstId = rack.id();
            first = rack.name().isEmpty() ? firstId : rack.name();
        }

        boolean same(Growing that) {
            return pieces == that.pieces
                    && racks == that.racks
                    && firstId.equals(that.firstId)
                    && first.equals(that.first)
                    && key.equals(that.key)
                    && Arrays.equals(weights, that.weights);
        }

        /// Adds pieces of the given weights on the conductors of each feed; null for balanced ones.
        void lie(double @Nullable [] each, int count) {
            double[] now = weights;
            if (now == null) {
                if (each == null) {
                    return;
                }
                now = new double[RackSplits.KINDS * key.feeds.size()];
                weights = now;
                lie(now, pieces - count, null);
            }
            lie(now, count, each);
        }

        private static void lie(double[] into, int count, double @Nullable [] each) {
            for (int k = 0; k < into.length; k++) {
                double share = each == null ? (k % RackSplits.KINDS < 3 ? 1 / 3.0 : 0) : each[k];
                into[k] += count * share;
            }
        }

        List<PhaseSplit> splits() {
            double[] now = weights;
            if (now == null) {
                return List.of();
            }
            var result = new ArrayList<PhaseSplit>(key.feeds.size());
            for (int f = 0; f < now.length; f += RackSplits.KINDS) {
                result.add(PhaseSplit.of(Arrays.copyOfRange(now, f, f + RackSplits.KINDS)));
            }
            return result.stream().allMatch(PhaseSplit::balanced) ? List.of() : result;
        }
    }

    private final List<Growing> groups;
    private final Known known;
    private volatile @Nullable Map<String, Integer> positions;

    /// Weights of the pieces of a rack on the conductors of its feeds; null where all is balanced.
    private record Lying(double @Nullable [][] weights) {}

    /// How every rack lay on the conductors of its feeds, to be taken over while rack, card and nodes stay.
    private record Known(
            List<PowerNode> chain, Map<String, PowerNode> nodes, Rack[] racks, RackCard[] cards, Lying[] lying) {
        /// Place of the rack that is the `i`-th of `of` now, or -1.
        int find(List<PowerNode> now, Rack rack, RackCard card, int i, int of) {
            int moved = i + racks.length - of;
            int at = i < racks.length && racks[i] == rack ? i : moved;
            return now == chain && at >= 0 && at < racks.length && racks[at] == rack && cards[at] == card ? at : -1;
        }
    }

    private LoadGroups(List<ChainLoad> loads, List<int[]> racks, List<Growing> groups, Known known) {
        this.known = known;
        this.loads = loads;
        this.racks = racks;
        this.groups = groups;
    }

    /// Loads of the racks in halls `fromHall` to `toHall` (exclusive).
    static LoadGroups of(
            Site site,
            Roster roster,
            Cards cards,
            RackSplits splits,
            int fromHall,
            int toHall,
            @Nullable LoadGroups before) {
        Known old = before == null ? null : before.known;
        Map<String, PowerNode> nodes = old != null && old.chain == site.chain() ? old.nodes : nodes(site);
        Map<List<String>, List<Growing>> groups = new HashMap<>();
        var order = new ArrayList<Growing>();
        int start = roster.hallStart[fromHall];
        int size = roster.hallStart[toHall] - start;
        var lying = new Lying[size];
        var lies = new Lying(null);
        RackCard lastCard = null;
        List<String> lastFeeds = List.of();
        Growing[] lastGroups = {};
        boolean fresh = true;
        boolean ownCircuits = false;
        for (int i = start; i < start + size; i++) {
            Rack rack = roster.racks[i];
            RackCard card = cards.of[i];
            if (card != lastCard || !rack.feeds().equals(lastFeeds)) {
                lastGroups = groups(card, rack.feeds(), groups, order);
                lastCard = card;
                lastFeeds = rack.feeds();
                fresh = true;
            }
            if (fresh || ownCircuits || !rack.circuits().isEmpty()) {
                int was = old == null ? -1 : old.find(site.chain(), rack, card, i - start, size);
                lies = old != null && was >= 0 ? old.lying[was] : new Lying(splits.of(site, nodes, rack, card));
                ownCircuits = !rack.circuits().isEmpty();
                fresh = false;
            }
            lying[i - start] = lies;
            double[][] weights = lies.weights;
            int g = 0;
            for (Piece piece : card.pieces()) {
                lastGroups[g].add(i, piece.count());
                lastGroups[g].lie(weights == null ? null : weights[g], piece.count());
                g++;
            }
        }
        var loads = new ArrayList<ChainLoad>(order.size());
        var racks = new ArrayList<int[]>(order.size());
        int at = 0;
        for (Growing g : order) {
            g.name(roster);
            int was = before == null ? -1 : before.find(g, at);
            // Most groups are as they were: the same value saves comparing it.
            loads.add(before != null && was >= 0 ? before.loads.get(was) : load(g));
            at = was >= 0 ? was + 1 : at + 1;
            racks.add(Arrays.copyOf(g.positions, g.racks));
        }
        var known = new Known(
                site.chain(),
                nodes,
                Arrays.copyOfRange(roster.racks, start, start + size),
                Arrays.copyOfRange(cards.of, start, start + size),
                lying);
        return new LoadGroups(List.copyOf(loads), racks, order, known);
    }

    private static Map<String, PowerNode> nodes(Site site) {
        var nodes = HashMap.<String, PowerNode>newHashMap(site.chain().size());
        site.chain().forEach(node -> nodes.putIfAbsent(node.id(), node));
        return nodes;
    }

    /// Where an equal group stands, at or near `from`; -1 when it does not.
    private int find(Growing g, int from) {
        for (int i = Math.max(0, from - NEAR); i < Math.min(groups.size(), from + NEAR); i++) {
            if (g.same(groups.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /// Positions of the racks behind the load with this id, in plan order.
    int[] racksOf(String loadId) {
        Map<String, Integer> known = positions;
        if (known == null) {
            known = HashMap.newHashMap(loads.size());
            for (int i = 0; i < loads.size(); i++) {
                known.put(loads.get(i).id(), i);
            }
            positions = known;
        }
        Integer at = known.get(loadId);
        return at == null ? new int[0] : racks.get(at);
    }

    private static Growing[] groups(
            RackCard card, List<String> feeds, Map<List<String>, List<Growing>> groups, List<Growing> order) {
        List<Growing> onFeeds =
                groups.computeIfAbsent(feeds, _ -> new ArrayList<>(card.pieces().size()));
        var found = new Growing[card.pieces().size()];
        for (int g = 0; g < found.length; g++) {
            found[g] = group(card.pieces().get(g), feeds, onFeeds, order);
        }
        return found;
    }

    /// Few parts hang on the same feeds, so they are looked through.
    private static Growing group(Piece piece, List<String> feeds, List<Growing> onFeeds, List<Growing> order) {
        for (Growing known : onFeeds) {
            if (known.key.part.equals(piece.part())
                    && known.key.maximumMilliwatts == piece.maximumMilliwatts()
                    && known.key.expectedMilliwatts == piece.expectedMilliwatts()) {
                return known;
            }
        }
        var growing = new Growing(
                new Key(feeds, piece.part(), piece.maximumMilliwatts(), piece.expectedMilliwatts()), order.size());
        onFeeds.add(growing);
        order.add(growing);
        return growing;
    }

    private static ChainLoad load(Growing g) {
        Part part = g.key.part;
        PartSupplies supplies = PartSupplies.of(part);
        // without their number, the rating of one supply says nothing about the group
        OptionalDouble supply = supplies.installed().isEmpty() ? OptionalDouble.empty() : supplies.watts();
        String more = g.racks == 2 ? " more rack" : " more racks";
        String where = g.racks == 1 ? g.first : g.first + " and " + (g.racks - 1) + more;
        return new ChainLoad(
                g.firstId + '/' + part.id(),
                part.name() + " (" + g.pieces + " in " + where + ")",
                watts(g.key.expectedMilliwatts, g.pieces),
                watts(g.key.maximumMilliwatts, g.pieces),
                POWER_FACTOR,
                g.key.feeds,
                supplies.installed(),
                supplies.needed(),
                supply.isPresent() ? OptionalDouble.of(supply.getAsDouble() * g.pieces) : OptionalDouble.empty(),
                g.key.maximumMilliwatts < 0 || g.key.expectedMilliwatts < 0 ? g.pieces : 0,
                g.splits());
    }

    /// Supplies that full power needs: as stated, else as many ratings as the declared maximum takes, at
    /// most all of them. Unknown where the number of supplies is: then nothing can be said about losing
    /// some.
    static OptionalInt needed(SystemModel system, Part part) {
        if (system.psuCount().isEmpty()) {
            return OptionalInt.empty();
        }
        double rating = system.psuWatts().orElse(0);
        if (system.psuNeeded().isPresent()
                || system.psuCount().isEmpty()
                || !(rating > 0)
                || part.maximum().value().isEmpty()) {
            return system.psuNeeded();
        }
        int needed = (int) Math.ceil(part.maximum().value().getAsDouble() / rating);
        return OptionalInt.of(
                Math.clamp(needed, 1, Math.max(1, system.psuCount().getAsInt())));
    }

    private static OptionalDouble watts(long milliwatts, int pieces) {
        return milliwatts < 0 ? OptionalDouble.empty() : OptionalDouble.of(milliwatts * pieces / 1000.0);
    }
}
