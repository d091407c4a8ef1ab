package io.kilorack.assess;

import io.kilorack.assess.ThroughputResult.Family;
import io.kilorack.plan.StockLot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The accelerators of a plan by part, lot and site: everything in one cohort has the same standing under the law, so the
/// law is asked once per cohort, not once per rack.
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
        RackContent lastContent = null;
        int lastSite = -1;
        List<Family> lastHeld = List.of();
        Growing[] lastGrowing = {};
        int[] lastIndex = {};
        for (int h = 0; h < roster.halls.size(); h++) {
            int site = roster.siteOfHall[h];
            for (int i = roster.hallStart[h]; i < roster.hallStart[h + 1]; i++) {
                RackContent content = census.contents[i];
                List<LotUse> uses = census.lots[i];
                if (uses.isEmpty() && content == lastContent && site == lastSite) {
                    for (int g = 0; g < lastGrowing.length; g++) {
                        lastGrowing[g].add(i, lastHeld.get(g).count());
                    }
                    ofRack[i] = lastIndex;
                    continue;
                }
                var here = new ArrayList<Growing>();
                List<Family> held = content.families();
                for (Family one : held) {
                    int rest = one.count();
                    for (LotUse use : uses) {
                        if (use.part().acceleratorId().equals(one.acceleratorId()) && known.containsKey(use.lotId())) {
                            int taken = Math.min(rest, use.count() * use.part().accelerators());
                            rest -= taken;
                            if (taken > 0) {
                                here.add(put(cohorts, order, new Key(one.acceleratorId(), use.lotId(), site), i, taken));
                            }
                        }
                    }
                    if (rest > 0) {
                        here.add(put(cohorts, order, new Key(one.acceleratorId(), "", site), i, rest));
                    }
                }
                int[] index = new int[here.size()];
                for (int g = 0; g < index.length; g++) {
                    index[g] = here.get(g).index;
                }
                ofRack[i] = index;
                if (uses.isEmpty()) {
                    lastContent = content;
                    lastSite = site;
                    lastHeld = held;
                    lastGrowing = here.toArray(Growing[]::new);
                    lastIndex = index;
                }
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

    private static Growing put(Map<Key, Growing> cohorts, List<Growing> order, Key key, int position, int count) {
        Growing growing = cohorts.get(key);
        if (growing == null) {
            growing = new Growing(order.size(), key);
            cohorts.put(key, growing);
            order.add(growing);
        }
        growing.add(position, count);
        return growing;
    }
}
