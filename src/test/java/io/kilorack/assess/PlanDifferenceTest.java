package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PlanDifferenceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private final Catalog catalog = SampleCatalogs.small();

    private Assessment assess(Plan plan) {
        return Assessor.once(catalog, plan, DAY);
    }

    @Test
    void nothingDiffersFromItself() {
        assertTrue(PlanDifference.between(assess(SamplePlans.mixed()), assess(SamplePlans.mixed()))
                .none());
    }

    @Test
    void oneServerMoreShowsWithItsSign() {
        Plan plan = SamplePlans.mixed();
        var racks = new ArrayList<>(RandomPlans.racks(plan));
        var rack = racks.get(5);
        racks.set(5, rack.withDevices(rack.devices().subList(1, 5)));
        Plan less = RandomPlans.withRacks(plan, racks);
        var difference = PlanDifference.between(assess(less), assess(plan));
        var maximum = difference.headlines().stream()
                .filter(c -> c.label().equals("IT power, declared maximum"))
                .findFirst()
                .orElseThrow();
        assertEquals(OptionalDouble.of(10_200), maximum.amount());
        assertEquals("+10.2 kW", maximum.text());
        assertEquals(8, difference.exposure().values().iterator().next());
    }

    @Test
    void aFigureThatBecomesUnknownIsSaidInWords() {
        var change = new PlanDifference.Change("mass", "kg", OptionalDouble.of(3), OptionalDouble.empty());
        assertEquals("no longer known", change.text());
    }

    @Test
    void checksThatComeAndGoAreListed() {
        Plan plan = SamplePlans.mixed();
        var racks = new ArrayList<>(RandomPlans.racks(plan));
        racks.removeLast();
        var difference = PlanDifference.between(assess(plan), assess(RandomPlans.withRacks(plan, racks)));
        assertTrue(difference.checksGone().stream().anyMatch(c -> c.code().equals("structure.floor.overload")));
        assertEquals(
                List.of(),
                difference.checksNew().stream()
                        .filter(c -> c.code().startsWith("structure"))
                        .toList());
    }
}
