package io.kilorack.assess;

import io.kilorack.assess.RackCard.Piece;
import io.kilorack.assess.ThroughputResult.Family;
import io.kilorack.assess.ThroughputResult.PoolResult;
import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.NumberFormat;
import io.kilorack.plan.Pool;
import io.kilorack.quantity.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// What pools hold and what their workloads yield.
final class ThroughputRoom {
    private final Catalog catalog;

    ThroughputRoom(Catalog catalog) {
        this.catalog = catalog;
    }

    /// What a pool holds of one accelerator in one system: the shape of a cluster.
    record Group(String acceleratorId, Part system, int systems, int accelerators) {}

    /// Groups of each pool, in catalog order.
    static List<List<Group>> groups(Roster roster, Duties duties, Census census) {
        int pools = roster.plan.pools().size();
        var counts = new ArrayList<TreeMap<Part, Integer>>(pools);
        for (int p = 0; p < pools; p++) {
            counts.add(new TreeMap<>(Part.BY_CATALOG));
        }
        // Racks of one design lie together mostly: count runs of equal cards, not racks.
        int i = 0;
        int n = roster.size();
        while (i < n) {
            RackCard card = census.cards[i];
            int pool = duties.poolOf[i];
            int from = i;
            while (i < n && census.cards[i] == card && duties.poolOf[i] == pool) {
                i++;
            }
            if (pool >= 0) {
                for (Piece piece : card.pieces()) {
                    if (piece.part().system() != null) {
                        counts.get(pool).merge(piece.part(), piece.count() * (i - from), Integer::sum);
                    }
                }
            }
        }
        var result = new ArrayList<List<Group>>(pools);
        for (TreeMap<Part, Integer> parts : counts) {
            var groups = new ArrayList<Group>();
            parts.forEach((part, count) -> {
                if (part.accelerators() > 0) {
                    groups.add(new Group(part.acceleratorId(), part, count, count * part.accelerators()));
                }
            });
            result.add(List.copyOf(groups));
        }
        return List.copyOf(result);
    }

    PoolResult pool(Pool pool, List<Group> groups) {
        var counts = new TreeMap<String, Integer>(Comparator.comparingInt(this::order).thenComparing(id -> id));
        for (Group group : groups) {
            counts.merge(group.acceleratorId(), group.accelerators(), Integer::sum);
        }
        var families = new ArrayList<Family>();
        var peaks = new ArrayList<Figure>();
        var memories = new ArrayList<Figure>();
        counts.forEach((id, count) -> {
            Accelerator accelerator = catalog.accelerators().get(id);
            String name = accelerator == null ? id : accelerator.name();
            families.add(new Family(id, name, count));
            OptionalDouble peak = accelerator == null ? OptionalDouble.empty() : accelerator.peak(NumberFormat.BF16);
            OptionalDouble memory = accelerator == null ? OptionalDouble.empty() : accelerator.memoryGb();
            peaks.add(piece(count, name, "dense BF16 peak", peak, 1e12, "FLOP/s"));
            memories.add(piece(count, name, "memory", memory, 1e9, "B"));
        });
        return new PoolResult(
                pool.id(),
                pool.name(),
                families,
                Figure.sum("dense BF16 peak", "FLOP/s", peaks),
                Figure.sum("accelerator memory", "B", memories));
    }

    private int order(String acceleratorId) {
        int at = 0;
        for (String id : catalog.accelerators().keySet()) {
            if (id.equals(acceleratorId)) {
                return at;
            }
            at++;
        }
        return Integer.MAX_VALUE;
    }

    private static Figure piece(int count, String name, String what, OptionalDouble value, double scale, String unit) {
        Figure one = value.isPresent()
                ? Figure.known(what, value.getAsDouble() * scale, unit)
                : Figure.unknown(what, unit, what + " of " + name);
        return Figures.times(count, name, one);
    }
}
