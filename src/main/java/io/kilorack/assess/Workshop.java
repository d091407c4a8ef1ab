package io.kilorack.assess;

import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.RackResult.RackDesign;
import io.kilorack.assess.ThroughputRoom.Group;
import io.kilorack.catalog.Catalog;
import io.kilorack.cost.Bill;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.layout.PartSizes;
import io.kilorack.power.chain.ChainAnalysis;
import io.kilorack.throughput.search.Runner;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The rooms of one catalog with their caches, and the last assessment with what led to it. Every stage
/// looks at what it depends on; when that is the same as last time, its result is too.
final class Workshop {
    private final Catalog catalog;
    private final Parts parts;
    private final PartSizes sizes;
    private final PieceDraw draw;
    private final RackDesigner designer;
    private final RackSplits splits;
    private final PlanRoom planRoom;
    private final ThroughputRoom throughputRoom;
    private final ExposureRoom exposureRoom;
    private @Nullable Stage last;

    Workshop(Catalog catalog) {
        this.catalog = catalog;
        parts = new Parts(catalog);
        sizes = PartSizes.of(catalog);
        draw = new PieceDraw(catalog);
        designer = new RackDesigner(catalog, parts, draw);
        splits = new RackSplits(catalog);
        planRoom = new PlanRoom(catalog);
        throughputRoom = new ThroughputRoom(catalog);
        exposureRoom = new ExposureRoom(catalog);
    }

    /// Makes what is else made when the first plan asks for it.
    void prepare() {
        exposureRoom.prepare();
    }

    /// Who hears of searches from now on and may stop them.
    void watch(Runner by) {
        throughputRoom.watch(by);
    }

    Catalog catalog() {
        return catalog;
    }

    /// Everything that led to an assessment.
    private record Stage(
            Assessment assessment,
            Roster roster,
            PoolMap pools,
            Census census,
            DeliveryRoom delivery,
            List<List<Group>> groups,
            ThroughputRoom.Result throughput,
            Cards cards,
            PowerRoom power,
            Cohorts cohorts,
            SiteNeed need,
            ExposureRoom.Result exposure,
            Bill bill,
            List<List<Check>> found,
            List<int[]> checksPerRack,
            RackResult[] rackResults) {}

    /// The assessment, after every search it needs.
    Assessment assess(Plan plan, LocalDate asOf) {
        return assess(plan, asOf, false).orElseThrow();
    }

    /// The assessment without any search; empty when the plan has work that was never searched.
    Optional<Assessment> quick(Plan plan, LocalDate asOf) {
        return assess(plan, asOf, true);
    }

    /// Power chains of the last plan, by site.
    List<ChainAnalysis> chains() {
        return last == null ? List.of() : last.power.chains();
    }

    /// Searches that the last assessment still waits for; empty when it is final.
    List<Estimates.Search> open() {
        return last == null ? List.of() : last.throughput.open();
    }

    private Optional<Assessment> assess(Plan plan, LocalDate asOf, boolean quick) {
        Stage before = last;
        if (before != null
                && (quick || !before.throughput.provisional())
                && before.assessment.plan() == plan
                && before.assessment.asOf().equals(asOf)) {
            return Optional.of(before.assessment);
        }
        boolean sameDay = before != null && before.assessment.asOf().equals(asOf);
        Roster roster = Roster.of(plan, before == null ? null : before.roster);
        PoolMap pools = PoolMap.of(roster, before == null ? null : before.pools);
        Census census = Census.of(roster, designer, parts, before == null ? null : before.census);
        boolean sameContents = before != null && census.contents == before.census.contents;

        List<List<Group>> groups = before != null && sameContents && pools == before.pools
                ? before.groups
                : ThroughputRoom.groups(roster, pools, census);
        ThroughputRoom.@Nullable Result known = before != null
                        && sameDay
                        && (quick || !before.throughput.provisional())
                        && groups.equals(before.groups)
                        && same(plan.workloads(), before.roster.plan.workloads())
                        && same(plan.pools(), before.roster.plan.pools())
                        && PoolSites.same(plan, before.roster.plan)
                ? before.throughput
                : quick
                        ? throughputRoom.quick(plan, groups, asOf).orElse(null)
                        : throughputRoom.result(plan, groups, asOf);
        if (known == null) {
            return Optional.empty();
        }
        ThroughputRoom.Result throughput = known;

        Cards cards = Cards.of(census, pools, throughput.works(), designer, before == null ? null : before.cards);
        PowerRoom power = PowerRoom.of(roster, cards, parts, draw, splits, before == null ? null : before.power);

        boolean sameHoldings = before != null
                && sameContents
                && census.lots == before.census.lots
                && Arrays.equals(roster.hallStart, before.roster.hallStart)
                && Arrays.equals(roster.siteOfHall, before.roster.siteOfHall)
                && same(plan.stock(), before.roster.plan.stock());
        Cohorts cohorts = before != null && sameHoldings ? before.cohorts : Cohorts.of(roster, census);
        SiteNeed need = before != null && cards == before.cards && power == before.power
                ? before.need
                : SiteNeed.of(plan, at(roster, cards), power.result().sites());
        ExposureRoom.Result exposure = before != null
                        && sameDay
                        && cohorts == before.cohorts
                        && need.equals(before.need)
                        && plan.owner().equals(before.roster.plan.owner())
                        && plan.compliance().equals(before.roster.plan.compliance())
                        && SitePlaces.same(plan, before.roster.plan)
                ? before.exposure
                : exposureRoom.result(plan, cohorts, need, asOf);

        boolean sameSites = before != null && PowerRoom.sameSites(before.roster, roster);
        DeliveryRoom delivery = DeliveryRoom.of(roster, census, sizes, before == null ? null : before.delivery);
        StructureResult structure = (before != null && sameContents
                        ? before.assessment.structure()
                        : StructureRoom.result(census))
                .with(
                        delivery.deliveries(),
                        new Lazy<>(() -> StructureLoads.designs(roster, census, parts)),
                        new Lazy<>(() -> StructureLoads.rows(roster, census)));
        Bill bill = before != null && sameSites && sameHoldings
                ? before.bill
                : Bill.of(CostRoom.needs(roster, census, parts));
        CostResult cost = before != null && bill == before.bill && power == before.power
                ? before.assessment.cost()
                : CostRoom.result(bill, parts, power.annualEnergyCost());

        var found = List.of(
                before != null && sameContents ? before.found.get(0) : PlanRoom.unknowns(census, draw),
                planRoom.problems(plan),
                throughput.checks(),
                power.checks(),
                before != null && sameContents && StructureRoom.sameFloors(before.roster, roster)
                        ? before.found.get(4)
                        : StructureRoom.checks(roster, census, parts),
                before != null && sameHoldings ? before.found.get(5) : CostRoom.checks(roster, census, parts),
                exposure.checks(),
                delivery.checks());
        List<Check> checks = Checks.merged(found, plan.waivers());
        List<int[]> perRack = Checks.byRack(
                found,
                roster,
                before == null || before.roster.positions != roster.positions ? List.of() : before.found,
                before == null ? List.of() : before.checksPerRack);

        RackResult[] racks = racks(roster, cards, power.headroom(), exposure.severities(), perRack, before);
        var assessment = new Assessment(
                plan,
                catalog.version(),
                catalog.hash(),
                asOf,
                before != null && throughput == before.throughput && power == before.power && sameSites
                        ? before.assessment.throughput()
                        : TokenPrices.priced(throughput, roster, pools, groups, power, draw),
                power.result(),
                exposure.result(),
                structure,
                cost,
                new RackResults(roster.positions, racks),
                checks);
        last = new Stage(
                assessment,
                roster,
                pools,
                census,
                delivery,
                groups,
                throughput,
                cards,
                power,
                cohorts,
                need,
                exposure,
                bill,
                found,
                perRack,
                racks);
        return Optional.of(assessment);
    }

    /// The design of each rack, asked in plan order.
    private static Function<Rack, @Nullable RackDesign> at(Roster roster, Cards cards) {
        int[] next = {0};
        return rack -> {
            if (roster.racks[next[0]] != rack) {
                throw new IllegalStateException("racks are asked in plan order");
            }
            return cards.of[next[0]++].design();
        };
    }

    private static boolean same(List<?> a, List<?> b) {
        return a == b || a.equals(b);
    }

    private static RackResult[] racks(
            Roster roster,
            Cards cards,
            OptionalDouble[] headroom,
            Severity[] severities,
            List<int[]> checks,
            @Nullable Stage before) {
        int n = roster.size();
        int[] perRack = Checks.sum(checks, n);
        RackResult[] old = before != null && before.roster.positions == roster.positions ? before.rackResults : null;
        var results = new RackResult[n];
        for (int i = 0; i < n; i++) {
            var design = cards.of[i].design();
            RackResult was = old == null || old.length != n ? null : old[i];
            results[i] = was != null
                            && was.design() == design
                            && was.severity() == severities[i]
                            && was.checks() == perRack[i]
                            && was.feedHeadroom().equals(headroom[i])
                    ? was
                    : new RackResult(roster.racks[i].id(), design, headroom[i], severities[i], perRack[i]);
        }
        return results;
    }
}
