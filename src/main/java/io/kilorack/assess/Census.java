package io.kilorack.assess;

import io.kilorack.assess.RackCard.Piece;
import io.kilorack.plan.Rack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Every rack's card, and how many of each part the plan holds. Counts are integers and parts stand in catalog order, so
/// whatever is summed over them has the same bits for the same plan, however it came about.
final class Census {
    /// Card of each rack, in plan order.
    final RackCard[] cards;
    /// What each rack takes from stock.
    final List<LotUse>[] lots;
    /// Racks of each design, in order of first appearance.
    final List<DesignCount> designs;
    /// Pieces in all racks, cabinets included, in catalog order.
    final List<Tally> tallies;
    /// Pieces by part and duty, in catalog order.
    final List<DutyTally> dutyTallies;

    record DesignCount(RackCard card, int racks) {}

    record Tally(Part part, int count) {}

    record DutyTally(Part part, Duty duty, int count) {}

    private Census(
            RackCard[] cards,
            List<LotUse>[] lots,
            List<DesignCount> designs,
            List<Tally> tallies,
            List<DutyTally> dutyTallies) {
        this.cards = cards;
        this.lots = lots;
        this.designs = designs;
        this.tallies = tallies;
        this.dutyTallies = dutyTallies;
    }

    static Census of(
            Roster roster, Duties duties, RackDesigner designer, Parts parts, @Nullable Census before, @Nullable Duties dutiesBefore) {
        int n = roster.size();
        boolean byDifference = before != null && roster.changed != null && duties == dutiesBefore;
        if (!byDifference || before == null || roster.changed == null) {
            var cards = new RackCard[n];
            List<LotUse>[] lots = newLots(n);
            for (int i = 0; i < n; i++) {
                Rack rack = roster.racks[i];
                cards[i] = designer.card(new RackKey(rack, duties.of(i)));
                lots[i] = LotUse.of(rack, parts);
            }
            return counted(cards, lots);
        }
        RackCard[] cards = before.cards;
        List<LotUse>[] lots = before.lots;
        for (int i : roster.changed) {
            Rack rack = roster.racks[i];
            RackCard card = designer.card(new RackKey(rack, duties.of(i)));
            if (!card.key().equals(cards[i].key())) {
                cards = cards == before.cards ? cards.clone() : cards;
                cards[i] = card;
            }
            List<LotUse> lot = LotUse.of(rack, parts);
            if (!lot.equals(lots[i])) {
                lots = lots == before.lots ? lots.clone() : lots;
                lots[i] = lot;
            }
        }
        if (cards == before.cards && lots == before.lots) {
            return before;
        }
        if (cards == before.cards) {
            return new Census(cards, lots, before.designs, before.tallies, before.dutyTallies);
        }
        return counted(cards, lots);
    }

    @SuppressWarnings("unchecked")
    private static List<LotUse>[] newLots(int n) {
        return new List[n];
    }

    private static Census counted(RackCard[] cards, List<LotUse>[] lots) {
        var counts = new IdentityHashMap<RackCard, int[]>();
        RackCard[] order = new RackCard[16];
        int distinct = 0;
        for (RackCard card : cards) {
            int[] count = counts.get(card);
            if (count == null) {
                counts.put(card, new int[] {1});
                if (distinct == order.length) {
                    order = Arrays.copyOf(order, 2 * distinct);
                }
                order[distinct++] = card;
            } else {
                count[0]++;
            }
        }
        var designs = new ArrayList<DesignCount>(distinct);
        for (int i = 0; i < distinct; i++) {
            int[] count = counts.get(order[i]);
            designs.add(new DesignCount(order[i], count == null ? 0 : count[0]));
        }
        var byPart = new TreeMap<Part, Integer>(Part.BY_CATALOG);
        var byDuty = new TreeMap<DutyTally, Integer>(
                Comparator.comparing(DutyTally::part, Part.BY_CATALOG).thenComparing(DutyTally::duty));
        for (DesignCount design : designs) {
            RackCard card = design.card();
            for (Piece piece : card.pieces()) {
                int count = piece.count() * design.racks();
                byPart.merge(piece.part(), count, Integer::sum);
                byDuty.merge(new DutyTally(piece.part(), card.key().duty, 0), count, Integer::sum);
            }
        }
        return new Census(
                cards,
                lots,
                designs,
                byPart.entrySet().stream()
                        .map(e -> new Tally(e.getKey(), e.getValue()))
                        .toList(),
                byDuty.entrySet().stream()
                        .map(e -> new DutyTally(e.getKey().part(), e.getKey().duty(), e.getValue()))
                        .toList());
    }
}
