package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kilorack.assess.PowerResult.PumpLoss;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Infrastructure;
import io.kilorack.catalog.Kind;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Plan;
import io.kilorack.quantity.Source;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PumpLossTest {
    /// The sample's loop carries 112.2 kW (85 % of 132 kW) on one CDU of `kw`.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            N+1 pumps         | 450 | 450000 | 0 | -
            N pumps (3 pumps) | 450 | 300000 | 0 | -
            N pumps (3 pumps) | 150 | 100000 | 0 | WARNING cooling.pump.redundancy
            dual pump         | 450 | 0      | 1 | INFO cooling.pump.unknown
            dual pump         | 100 | 0      | 1 | -
            """)
    void aStoppedPumpTakesWhatItsUnitSays(String words, double kw, double least, int unknown, String expected) {
        Plan plan = SamplePlans.mixed();
        var cdu = new CoolingUnit(
                "cdu-1",
                "CDU 1",
                CoolingUnit.Medium.LIQUID,
                "loop-1",
                "cdu",
                OptionalDouble.of(kw),
                OptionalDouble.of(30));
        plan = plan.withSites(List.of(plan.sites().getFirst().withCooling(List.of(cdu))));
        Assessment a = Assessor.once(with(words), plan, LocalDate.of(2026, 11, 23));
        PumpLoss loss = a.power().cooling().getFirst().pumps().orElseThrow();
        assertEquals(least, loss.leastWatts(), 1e-6);
        assertEquals(unknown, loss.unknownUnits());
        assertEquals(unknown == 0, loss.capacityWatts().isPresent());
        List<String> found = a.checks().stream()
                .filter(check -> check.code().startsWith("cooling.pump."))
                .map(check -> check.severity() + " " + check.code())
                .toList();
        assertEquals(expected.equals("-") ? List.of() : List.of(expected), found);
    }

    private static Catalog with(String redundancy) {
        Catalog c = SampleCatalogs.small();
        var cells = new LinkedHashMap<String, Cell>();
        cells.put(
                "redundancy",
                new Cell("redundancy", redundancy, OptionalDouble.empty(), "", Source.of("test"), Cell.Origin.CATALOG));
        var entry = new Entry("cdu", Kind.INFRASTRUCTURE, "Test CDU", "Test", cells);
        OptionalDouble none = OptionalDouble.empty();
        var parts = new LinkedHashMap<>(c.infrastructure());
        parts.put(
                "cdu",
                new Infrastructure(entry, "cdu", none, none, none, none, none, none, none, none, none, none, none));
        var entries = new LinkedHashMap<>(c.entries());
        entries.put("cdu", entry);
        return new Catalog(
                c.version(),
                c.date(),
                c.hash(),
                entries,
                c.accelerators(),
                c.systems(),
                parts,
                c.models(),
                c.supply(),
                c.rules(),
                c.countries(),
                c.parties());
    }
}
