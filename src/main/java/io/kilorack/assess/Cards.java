package io.kilorack.assess;

import io.kilorack.assess.RackContent.Count;
import io.kilorack.power.device.Activity;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The card of every rack: its content at the work of its pool.
final class Cards {
    private final RackContent[] contents;
    private final int[] poolOf;
    private final List<Work> works;
    /// Card of each rack, in plan order.
    final RackCard[] of;
    /// Pieces that draw power by part and activity, in catalog order, over the whole plan.
    final List<Tally> tallies;

    record Tally(Part part, Activity activity, int count) {}

    private Cards(RackContent[] contents, int[] poolOf, List<Work> works, RackCard[] of, List<Tally> tallies) {
        this.contents = contents;
        this.poolOf = poolOf;
        this.works = works;
        this.of = of;
        this.tallies = tallies;
    }

    /// @param works work of each pool
    static Cards of(Census census, PoolMap pools, List<Work> works, RackDesigner designer, @Nullable Cards before) {
        if (before != null
                && before.contents == census.contents
                && before.poolOf == pools.poolOf
                && before.works.equals(works)) {
            return before;
        }
        int n = census.contents.length;
        var cards = new RackCard[n];
        RackContent content = null;
        int pool = -2;
        RackCard card = null;
        for (int i = 0; i < n; i++) {
            if (card == null || census.contents[i] != content || pools.poolOf[i] != pool) {
                content = census.contents[i];
                pool = pools.poolOf[i];
                card = designer.card(content, pool < 0 ? Work.NONE : works.get(pool));
            }
            cards[i] = card;
        }
        return new Cards(census.contents, pools.poolOf, works, cards, tallies(cards, 0, n));
    }

    /// Pieces that draw power in racks `from` to `to` (exclusive).
    static List<Tally> tallies(RackCard[] cards, int from, int to) {
        var byCard = new java.util.IdentityHashMap<RackCard, int[]>();
        for (int i = from; i < to; i++) {
            byCard.computeIfAbsent(cards[i], c -> new int[1])[0]++;
        }
        var counts = new TreeMap<Tally, Integer>(Comparator.comparing(Tally::part, Part.BY_CATALOG)
                .thenComparing(t -> t.activity().accelerators())
                .thenComparing(t -> t.activity().host())
                .thenComparing(t -> t.activity().name()));
        byCard.forEach((card, racks) -> {
            for (Count piece : card.content().pieces()) {
                if (!piece.part().passive()) {
                    Activity activity = card.work().of(piece.part());
                    counts.merge(new Tally(piece.part(), activity, 0), piece.count() * racks[0], Integer::sum);
                }
            }
        });
        return counts.entrySet().stream()
                .map(e -> new Tally(e.getKey().part(), e.getKey().activity(), e.getValue()))
                .toList();
    }
}
