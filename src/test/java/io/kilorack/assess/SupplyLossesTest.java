package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Infrastructure;
import io.kilorack.power.electrical.SupplyLoss;
import io.kilorack.quantity.Source;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupplyLossesTest {
    private static Assessment assess(Catalog catalog) {
        return Assessor.once(catalog, SamplePlans.mixed(), LocalDate.of(2026, 11, 23));
    }

    private static SupplyLoss of(Assessment a, String name) {
        return a.power().supplies().stream()
                .filter(loss -> loss.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void serversWithASpareGoOnAndUnstatedSuppliesStayUnknown() {
        Assessment a = assess(SampleCatalogs.small());
        SupplyLoss dgx = of(a, "DGX H100");
        assertEquals(24, dgx.pieces());
        assertEquals(SupplyLoss.Outcome.SURVIVES, dgx.outcome());
        assertEquals(SupplyLoss.Outcome.UNKNOWN, of(a, "Quantum-2 QM9700 (NDR)").outcome());
        assertEquals(List.of(), codes(a));
    }

    /// A switch of 1 720 W on supplies of `rating` watts each.
    @ParameterizedTest
    @CsvSource({
        "1, 2000, DARK, 0, power.supply.only",
        "2, 1000, THROTTLES, 1000, power.supply.spare",
        "2, 1800, SURVIVES, 1720, -"
    })
    void aSwitchFaresAsItsSuppliesAllow(
            double installed, double rating, SupplyLoss.Outcome outcome, double left, String code) {
        Assessment a = assess(with(installed, rating));
        SupplyLoss loss = of(a, "Quantum-2 QM9700 (NDR)");
        assertEquals(outcome, loss.outcome());
        assertEquals(left, loss.leftWatts().orElseThrow());
        assertEquals(code.equals("-") ? List.of() : List.of(code), codes(a));
    }

    private static List<String> codes(Assessment a) {
        return a.checks().stream()
                .map(Check::code)
                .filter(code -> code.startsWith("power.supply."))
                .toList();
    }

    private static Catalog with(double installed, double rating) {
        Catalog c = SampleCatalogs.small();
        Infrastructure i = c.infrastructure().get("sw-qm9700");
        var cells = new LinkedHashMap<>(i.entry().cells());
        cells.put("psu_count", cell("psu_count", installed));
        cells.put("psu_w", cell("psu_w", rating));
        var entry = new Entry(i.id(), i.entry().kind(), i.name(), i.entry().vendor(), cells);
        var parts = new LinkedHashMap<>(c.infrastructure());
        parts.put(i.id(), i.withEntry(entry));
        var entries = new LinkedHashMap<>(c.entries());
        entries.put(i.id(), entry);
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

    private static Cell cell(String field, double value) {
        return new Cell(
                field, Double.toString(value), OptionalDouble.of(value), "", Source.of("test"), Cell.Origin.CATALOG);
    }
}
