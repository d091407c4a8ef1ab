package io.kilorack.assess;

import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.power.chain.ChainAnalysis;
import io.kilorack.quantity.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Power, heat and cooling of all sites. Kept from one assessment to the next: a site whose loads are the
/// same is not played again.
final class PowerRoom {
    private final Roster roster;
    private final Cards cards;
    private final List<ChainRoom> chains;
    private final PowerTotals totals;
    private final SiteYear.Result year;
    private final CoolingRoom.Result cooling;
    private final PowerResult result;
    private final List<Check> checks;
    private final OptionalDouble[] headroom;

    private PowerRoom(
            Roster roster,
            Cards cards,
            List<ChainRoom> chains,
            PowerTotals totals,
            SiteYear.Result year,
            CoolingRoom.Result cooling,
            RackSplits splits,
            Parts parts,
            PieceDraw draw) {
        this.roster = roster;
        this.cards = cards;
        this.chains = chains;
        this.totals = totals;
        this.year = year;
        this.cooling = cooling;
        var found = new ArrayList<Check>();
        for (ChainRoom chain : chains) {
            found.addAll(PowerChecks.of(chain));
            found.addAll(PhaseChecks.of(chain));
            found.addAll(NeutralChecks.of(chain));
        }
        Panels panels = Panels.of(roster, cards, splits, chains);
        found.addAll(panels.checks());
        List<SiteSwing> swings = SiteSwing.of(roster, cards, draw);
        found.addAll(SiteSwing.checks(swings));
        found.addAll(cooling.checks());
        CoolingFailures heat = CoolingFailures.of(roster, cards, parts, chains, cooling.loads());
        chains.forEach(chain -> found.addAll(CoolingSupplyChecks.of(chain, heat)));
        found.addAll(year.checks());
        SupplyLosses.Result supplies = SupplyLosses.of(roster, cards);
        found.addAll(supplies.checks());
        checks = List.copyOf(found);
        headroom = headroom(roster, chains);
        result = new PowerResult(
                totals.maximum(),
                totals.expected(),
                year.facility(),
                new Lazy<>(() -> nodes(chains)),
                new Lazy<>(() -> Failures.all(roster, cards, chains, heat, supplies)),
                totals.heat(),
                cooling.loads(),
                year.pue(),
                year.energy(),
                year.carbon(),
                year.water(),
                year.sites(),
                supplies.losses(),
                panels,
                swings,
                chains.stream()
                        .filter(chain -> chain.maximum().size() > 0)
                        .map(ChainRoom::usable)
                        .toList());
    }

    static PowerRoom of(
            Roster roster, Cards cards, Parts parts, PieceDraw draw, RackSplits splits, @Nullable PowerRoom before) {
        if (before != null && before.cards == cards && sameWiring(before.roster, roster)) {
            return before;
        }
        var chains = new ArrayList<ChainRoom>();
        int hall = 0;
        for (int s = 0; s < roster.plan.sites().size(); s++) {
            Site site = roster.plan.sites().get(s);
            int next = hall + site.halls().size();
            ChainRoom old = before != null && s < before.chains.size() ? before.chains.get(s) : null;
            chains.add(ChainRoom.of(
                    site,
                    roster,
                    LoadGroups.of(site, roster, cards, splits, hall, next, old == null ? null : old.groups()),
                    parts,
                    old));
            hall = next;
        }
        PowerTotals totals = PowerTotals.of(cards.tallies, draw);
        return new PowerRoom(
                roster,
                cards,
                List.copyOf(chains),
                totals,
                SiteYear.of(roster, cards, totals, chains, draw),
                CoolingRoom.of(roster, cards, parts),
                splits,
                parts,
                draw);
    }

    PowerResult result() {
        return result;
    }

    List<ChainAnalysis> chains() {
        return chains.stream().map(ChainRoom::maximum).toList();
    }

    List<Check> checks() {
        return checks;
    }

    Figure annualEnergyCost() {
        return year.cost();
    }

    /// Margin of each rack, in plan order.
    OptionalDouble[] headroom() {
        return headroom;
    }

    /// True when every rack hangs on the same feeds and loops as before, and the sites are the same but for
    /// where racks stand.
    private static boolean sameWiring(Roster a, Roster b) {
        if (b.changed == null || a.racks.length != b.racks.length || !sameSites(a, b)) {
            return false;
        }
        // The roster before may be older than the one `changed` was made against, so compare what is asked about.
        for (int i = 0; i < a.racks.length; i++) {
            Rack x = a.racks[i];
            Rack y = b.racks[i];
            if (x != y
                    && (!x.feeds().equals(y.feeds())
                            || !x.loop().equals(y.loop())
                            || !x.circuits().equals(y.circuits())
                            || !x.id().equals(y.id())
                            || !x.name().equals(y.name()))) {
                return false;
            }
        }
        return true;
    }

    static boolean sameSites(Roster a, Roster b) {
        List<Site> before = a.plan.sites();
        List<Site> now = b.plan.sites();
        if (before == now) {
            return true;
        }
        if (before.size() != now.size() || a.halls.size() != b.halls.size()) {
            return false;
        }
        for (int s = 0; s < now.size(); s++) {
            if (before.get(s) != now.get(s)
                    && !before.get(s).withHalls(List.of()).equals(now.get(s).withHalls(List.of()))) {
                return false;
            }
        }
        for (int h = 0; h < b.halls.size(); h++) {
            if (!a.halls.get(h).airGroup().equals(b.halls.get(h).airGroup())
                    || a.halls.get(h).containment() != b.halls.get(h).containment()
                    || !a.halls.get(h).aisles().equals(b.halls.get(h).aisles())
                    || !sameSize(a.halls.get(h), b.halls.get(h))
                    || !a.halls.get(h).id().equals(b.halls.get(h).id())) {
                return false;
            }
        }
        return java.util.Arrays.equals(a.hallStart, b.hallStart);
    }

    private static boolean sameSize(Hall a, Hall b) {
        return a.widthM() == b.widthM() && a.depthM() == b.depthM() && a.heightM() == b.heightM();
    }

    private static List<NodeLoad> nodes(List<ChainRoom> chains) {
        var nodes = new ArrayList<NodeLoad>();
        chains.forEach(chain -> nodes.addAll(chain.nodeLoads()));
        return nodes;
    }

    private static OptionalDouble[] headroom(Roster roster, List<ChainRoom> chains) {
        var result = new OptionalDouble[roster.size()];
        int site = -1;
        ChainAnalysis chain = null;
        double[] margins = {};
        for (int h = 0; h < roster.halls.size(); h++) {
            if (roster.siteOfHall[h] != site) {
                site = roster.siteOfHall[h];
                chain = chains.get(site).maximum();
                margins = chain.leastMargins();
            }
            // Neighbours mostly hang on the same feeds.
            List<String> last = null;
            OptionalDouble known = OptionalDouble.empty();
            for (int i = roster.hallStart[h]; i < roster.hallStart[h + 1]; i++) {
                List<String> feeds = roster.racks[i].feeds();
                if (!feeds.equals(last)) {
                    last = feeds;
                    known = least(feeds, chain, margins);
                }
                result[i] = known;
            }
        }
        return result;
    }

    private static OptionalDouble least(List<String> feeds, @Nullable ChainAnalysis chain, double[] margins) {
        double least = Double.NaN;
        for (String feed : feeds) {
            int at = chain == null ? -1 : chain.position(feed);
            if (at >= 0 && !Double.isNaN(margins[at])) {
                least = Double.isNaN(least) ? margins[at] : Math.min(least, margins[at]);
            }
        }
        return Double.isNaN(least) ? OptionalDouble.empty() : OptionalDouble.of(least);
    }
}
