package io.kilorack.assess;

import io.kilorack.assess.ThroughputResult.Family;
import io.kilorack.plan.StockLot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The accelerators of a plan by part, lot and site: everything in one cohort has the same standing under
/// the law, so the law is asked once per cohort, not once per rack.
final class Cohorts {
    /// In order of first appearance in the plan.
    final List<Cohort> list;
    /// Cohorts (positions in [#list]) that stand in each rack.
    final int[][] ofRack;

    /// @param lotId stock lot, or empty for what is bought on the plan's date
    /// @param racks ids of the racks they stand in, in plan order
    record Cohort(String acceleratorId, String lotId, int site, int accelerators, List<String> racks) {}

    private record Key(String acceleratorId, String lotId, int site) {}

    private static final class Growing {
        final int index;
        final Key key;
        int accelerators;
        int[] positions = new int[4];
        int racks;

        Growing(int index, Key key) {
            this.index = index;
            this.key = key;
        }

        void add(int position, int count) {
            accelerators += count;
            if (racks > 0 && positions[racks - 1] == position) {
                return;
            }
            if (racks == positions.length) {
                positions = Arrays.copyOf(positions, 2 * racks);
            }
            positions[racks++] = position;
        }
    }

    private Cohorts(List<Cohort> list, int[][] ofRack) {
        this.list = list;
        this.ofRack = ofRack;
    }

    static Cohorts of(Roster roster, Census census) {
        var known = new HashMap<String, StockLot>();
        for (StockLot lot : roster.plan.stock()) {
            known.putIfAbsent(lot.id(), lot);
        }
        var cohorts = new HashMap<Key, Growing>();
        var order = new ArrayList<Growing>();
        int[][] ofRack = new int[roster.size()][];
        RackContent content = null;
        List<LotUse> uses = List.of();
        int siteBefore = -1;
        var here = new ArrayList<Share>();
        int[] index = {};
        for (int h = 0; h < roster.halls.size(); h++) {
            int site = roster.siteOfHall[h];
            for (int i = roster.hallStart[h]; i < roster.hallStart[h + 1]; i++) {
                // Equal racks lie together mostly and share content and lots, so this is worked out once for a run of
                // them.
                if (census.contents[i] != content || census.lots[i] != uses || site != siteBefore) {
                    content = census.contents[i];
                    uses = census.lots[i];
                    siteBefore = site;
                    here.clear();
                    shares(content, uses, site, known, cohorts, order, here);
                    index = here.stream()
                            .mapToInt(s -> s.cohort.index)
                            .distinct()
                            .toArray();
                }
                for (int s = 0; s < here.size(); s++) {
                    here.get(s).cohort.add(i, here.get(s).accelerators);
                }
                ofRack[i] = index;
            }
        }
        var list = new ArrayList<Cohort>(order.size());
        for (Growing g : order) {
            list.add(new Cohort(
                    g.key.acceleratorId,
                    g.key.lotId,
                    g.key.site,
                    g.accelerators,
                    new Positions(roster.racks, Arrays.copyOf(g.positions, g.racks))));
        }
        return new Cohorts(List.copyOf(list), ofRack);
    }

    /// Accelerators of one rack that belong to one cohort.
    private record Share(Growing cohort, int accelerators) {}

    private static void shares(
            RackContent content,
            List<LotUse> uses,
            int site,
            Map<String, StockLot> known,
            Map<Key, Growing> cohorts,
            List<Growing> order,
            List<Share> into) {
        for (Family family : content.families()) {
            int rest = family.count();
            for (LotUse use : uses) {
                if (use.part().acceleratorId().equals(family.acceleratorId()) && known.containsKey(use.lotId())) {
                    int taken = Math.min(rest, use.count() * use.part().accelerators());
                    rest -= taken;
                    if (taken > 0) {
                        into.add(new Share(
                                put(cohorts, order, new Key(family.acceleratorId(), use.lotId(), site)), taken));
                    }
                }
            }
            if (rest > 0) {
                into.add(new Share(put(cohorts, order, new Key(family.acceleratorId(), "", site)), rest));
            }
        }
    }

    private static Growing put(Map<Key, Growing> cohorts, List<Growing> order, Key key) {
        Growing growing = cohorts.get(key);
        if (growing == null) {
            growing = new Growing(order.size(), key);
            cohorts.put(key, growing);
            order.add(growing);
        }
        return growing;
    }
}
