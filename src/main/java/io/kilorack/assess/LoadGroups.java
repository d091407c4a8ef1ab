package io.kilorack.assess;

import io.kilorack.assess.RackCard.Piece;
import io.kilorack.catalog.SystemModel;
import io.kilorack.plan.Rack;
import io.kilorack.power.chain.ChainLoad;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What plugs into the power chain of one site: pieces of one part on the same feeds are one load.
///
/// Putting equal devices together changes nothing that the chain computes: draws and supply ratings scale
/// together, and how many of n supplies are left stays the same for each device. It makes ten thousand
/// racks a few hundred loads.
final class LoadGroups {
    /// Power factor of server supplies at work: rules E03 and E23 (0.98).
    private static final double POWER_FACTOR = 0.98;

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
    }

    private LoadGroups(List<ChainLoad> loads, List<int[]> racks) {
        this.loads = loads;
        this.racks = racks;
    }

    /// Loads of the racks in halls `fromHall` to `toHall` (exclusive).
    static LoadGroups of(Roster roster, Cards cards, int fromHall, int toHall) {
        Map<Key, Growing> groups = new HashMap<>();
        var order = new ArrayList<Growing>();
        RackCard lastCard = null;
        List<String> lastFeeds = List.of();
        Growing[] lastGroups = {};
        for (int i = roster.hallStart[fromHall]; i < roster.hallStart[toHall]; i++) {
            Rack rack = roster.racks[i];
            RackCard card = cards.of[i];
            if (card != lastCard || !rack.feeds().equals(lastFeeds)) {
                lastGroups = groups(card, rack.feeds(), groups, order);
                lastCard = card;
                lastFeeds = rack.feeds();
            }
            int g = 0;
            for (Piece piece : card.pieces()) {
                lastGroups[g++].add(i, piece.count());
            }
        }
        var loads = new ArrayList<ChainLoad>(order.size());
        var racks = new ArrayList<int[]>(order.size());
        for (Growing g : order) {
            loads.add(load(g, roster));
            racks.add(Arrays.copyOf(g.positions, g.racks));
        }
        return new LoadGroups(List.copyOf(loads), racks);
    }

    private static Growing[] groups(RackCard card, List<String> feeds, Map<Key, Growing> groups, List<Growing> order) {
        var found = new ArrayList<Growing>(card.pieces().size());
        for (Piece piece : card.pieces()) {
            var key = new Key(feeds, piece.part(), piece.maximumMilliwatts(), piece.expectedMilliwatts());
            found.add(groups.computeIfAbsent(key, k -> {
                var growing = new Growing(k, order.size());
                order.add(growing);
                return growing;
            }));
        }
        return found.toArray(Growing[]::new);
    }

    private static ChainLoad load(Growing g, Roster roster) {
        Part part = g.key.part;
        var system = part.system();
        // without their number, the rating of one supply says nothing about the group
        OptionalDouble supply =
                system == null || system.psuCount().isEmpty() ? OptionalDouble.empty() : system.psuWatts();
        Rack rack = roster.racks[g.positions[0]];
        String first = rack.name().isEmpty() ? rack.id() : rack.name();
        String where = g.racks == 1 ? first : first + " and " + (g.racks - 1) + " more racks";
        return new ChainLoad(
                Integer.toString(g.index),
                part.name() + " (" + g.pieces + " in " + where + ")",
                watts(g.key.expectedMilliwatts, g.pieces),
                watts(g.key.maximumMilliwatts, g.pieces),
                POWER_FACTOR,
                g.key.feeds,
                system == null ? OptionalInt.empty() : system.psuCount(),
                system == null ? OptionalInt.empty() : needed(system, part),
                supply.isPresent() ? OptionalDouble.of(supply.getAsDouble() * g.pieces) : OptionalDouble.empty(),
                g.key.maximumMilliwatts < 0 || g.key.expectedMilliwatts < 0 ? g.pieces : 0);
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
