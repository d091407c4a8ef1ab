package io.kilorack.assess;

import io.kilorack.assess.RackContent.Count;
import io.kilorack.plan.Rack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What every rack holds, and how many of each part the plan has. Counts are integers and parts stand in
/// catalog order, so whatever is summed over them has the same bits for the same plan, however it came
/// about.
final class Census {
    /// Content of each rack, in plan order.
    final RackContent[] contents;
    /// What each rack takes from stock.
    final List<LotUse>[] lots;
    /// Racks of each content, in order of first appearance.
    final List<ContentCount> designs;
    /// Pieces in all racks, cabinets included, in catalog order.
    final List<Count> tallies;

    record ContentCount(RackContent content, int racks) {}

    private Census(RackContent[] contents, List<LotUse>[] lots, List<ContentCount> designs, List<Count> tallies) {
        this.contents = contents;
        this.lots = lots;
        this.designs = designs;
        this.tallies = tallies;
    }

    static Census of(Roster roster, RackDesigner designer, Parts parts, @Nullable Census before) {
        if (before == null || roster.changed == null) {
            int n = roster.size();
            var contents = new RackContent[n];
            List<LotUse>[] lots = newLots(n);
            var reader = new LotUse.Reader(parts);
            for (int i = 0; i < n; i++) {
                contents[i] = designer.content(roster.racks[i]);
                lots[i] = reader.of(roster.racks[i], contents[i]);
            }
            return counted(contents, lots);
        }
        RackContent[] contents = before.contents;
        List<LotUse>[] lots = before.lots;
        for (int i : roster.changed) {
            Rack rack = roster.racks[i];
            RackContent content = designer.content(rack);
            if (content != contents[i]) {
                contents = contents == before.contents ? contents.clone() : contents;
                contents[i] = content;
            }
            List<LotUse> lot = LotUse.read(rack, parts);
            if (!lot.equals(lots[i])) {
                lots = lots == before.lots ? lots.clone() : lots;
                lots[i] = lot;
            }
        }
        if (contents != before.contents) {
            return counted(contents, lots);
        }
        return lots == before.lots ? before : new Census(contents, lots, before.designs, before.tallies);
    }

    @SuppressWarnings("unchecked")
    private static List<LotUse>[] newLots(int n) {
        return new List[n];
    }

    private static Census counted(RackContent[] contents, List<LotUse>[] lots) {
        var counts = new IdentityHashMap<RackContent, int[]>();
        RackContent[] order = new RackContent[16];
        int distinct = 0;
        for (RackContent content : contents) {
            int[] count = counts.get(content);
            if (count == null) {
                counts.put(content, new int[] {1});
                if (distinct == order.length) {
                    order = Arrays.copyOf(order, 2 * distinct);
                }
                order[distinct++] = content;
            } else {
                count[0]++;
            }
        }
        var designs = new ArrayList<ContentCount>(distinct);
        var byPart = new TreeMap<Part, Integer>(Part.BY_CATALOG);
        for (int i = 0; i < distinct; i++) {
            int[] count = counts.get(order[i]);
            int racks = count == null ? 0 : count[0];
            designs.add(new ContentCount(order[i], racks));
            for (Count piece : order[i].pieces()) {
                byPart.merge(piece.part(), piece.count() * racks, Integer::sum);
            }
        }
        return new Census(
                contents,
                lots,
                designs,
                byPart.entrySet().stream()
                        .map(e -> new Count(e.getKey(), e.getValue()))
                        .toList());
    }
}
