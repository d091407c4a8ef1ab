package io.kilorack.assess;

import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.ThroughputRoom.Group;
import io.kilorack.catalog.Catalog;
import io.kilorack.cost.Bill;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;
import io.kilorack.quantity.Figure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The rooms of one catalog with their caches, and the last assessment with what led to it. Every stage looks at what it
/// depends on; when that is the same as last time, its result is too.
final class Workshop {
    private final Catalog catalog;
    private final Parts parts;
    private final PieceDraw draw = new PieceDraw();
    private final RackDesigner designer;
    private final ThroughputRoom throughputRoom;
    private final ExposureRoom exposureRoom;
    private @Nullable Stage last;

    Workshop(Catalog catalog) {
        this.catalog = catalog;
        parts = new Parts(catalog);
        designer = new RackDesigner(catalog, parts, draw);
        throughputRoom = new ThroughputRoom(catalog);
        exposureRoom = new ExposureRoom(catalog);
    }

    Catalog catalog() {
        return catalog;
    }

    private record Stage(
            Assessment assessment,
            Roster roster,
            Duties duties,
            Census census,
            Cohorts cohorts,
            List<List<Group>> groups,
            RackResult[] rackResults) {}

    Assessment assess(Plan plan, LocalDate asOf) {
        Stage before = last;
        if (before != null && before.assessment.plan() == plan && before.assessment.asOf().equals(asOf)) {
            return before.assessment;
        }
        Roster roster = Roster.of(plan, before == null ? null : before.roster);
        Duties duties = Duties.of(roster, before == null ? null : before.duties);
        Census census = Census.of(
                roster, duties, designer, parts, before == null ? null : before.census, before == null ? null : before.duties);
        boolean sameContent = before != null && census == before.census;

        Cohorts cohorts = before != null && sameContent && before.roster.plan.stock().equals(plan.stock())
                ? before.cohorts
                : Cohorts.of(roster, census);
        ExposureResult exposure = exposureRoom.result(plan, cohorts, asOf);

        List<List<Group>> groups = before != null && sameContent && duties == before.duties
                ? before.groups
                : ThroughputRoom.groups(roster, duties, census);
        ThroughputResult throughput = throughput(plan, groups);

        PowerTotals totals = PowerTotals.of(census, draw);
        PowerResult power = power(totals);
        StructureResult structure = StructureRoom.result(census);
        CostResult cost = CostRoom.result(
                Bill.of(CostRoom.needs(roster, census, parts)), Figure.unknown("annual energy cost", "USD", "annual energy"));

        List<Check> checks = Checks.merged(
                List.of(
                        PlanRoom.unknowns(census, draw),
                        PlanRoom.references(catalog, roster, duties),
                        StructureRoom.checks(roster, census),
                        CostRoom.checks(roster, census, parts)),
                plan.waivers());
        RackResult[] racks = racks(roster, census, ExposureRoom.byRack(cohorts, exposure), checks, before);
        var assessment = new Assessment(
                plan,
                catalog.version(),
                catalog.hash(),
                asOf,
                throughput,
                power,
                exposure,
                structure,
                cost,
                new RackResults(roster.positions, racks),
                checks);
        last = new Stage(assessment, roster, duties, census, cohorts, groups, racks);
        return assessment;
    }

    private ThroughputResult throughput(Plan plan, List<List<Group>> groups) {
        var pools = new ArrayList<ThroughputResult.PoolResult>();
        for (int p = 0; p < groups.size(); p++) {
            pools.add(throughputRoom.pool(plan.pools().get(p), groups.get(p)));
        }
        return new ThroughputResult(List.copyOf(pools), List.of());
    }

    private static PowerResult power(PowerTotals totals) {
        return new PowerResult(
                totals.maximum(),
                totals.expected(),
                Figure.unknown("facility power", "W", "losses and cooling"),
                List.of(),
                List.of(),
                totals.heat(),
                List.of(),
                Figure.unknown("PUE, annual mean", "", "climate of the site"),
                Figure.unknown("annual energy", "Wh", "climate of the site"),
                Figure.unknown("annual carbon", "kg", "climate of the site"),
                Figure.unknown("water", "m³", "climate of the site"));
    }

    private static RackResult[] racks(
            Roster roster, Census census, Severity[] severities, List<Check> checks, @Nullable Stage before) {
        int n = roster.size();
        int[] perRack = Checks.byRack(checks, roster.positions, n);
        RackResult[] old = before != null && before.roster.positions == roster.positions ? before.rackResults : null;
        var results = new RackResult[n];
        for (int i = 0; i < n; i++) {
            var design = census.cards[i].design();
            RackResult was = old == null ? null : old[i];
            results[i] = was != null
                            && was.design() == design
                            && was.severity() == severities[i]
                            && was.checks() == perRack[i]
                    ? was
                    : new RackResult(roster.racks[i].id(), design, OptionalDouble.empty(), severities[i], perRack[i]);
        }
        return results;
    }
}
