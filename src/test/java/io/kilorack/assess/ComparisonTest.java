package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Assessment MIXED = Assessor.once(
            SampleCatalogs.small(), SamplePlans.mixed(), SamplePlans.mixed().asOf());

    private static Comparison.Row row(Comparison comparison, String label) {
        return comparison.groups().stream()
                .flatMap(g -> g.rows().stream())
                .filter(r -> r.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPlanDoesNotDifferFromItself() {
        Comparison same = Comparison.of(List.of(MIXED, MIXED));
        assertTrue(same.groups().size() >= 5);
        for (var group : same.groups()) {
            for (var row : group.rows()) {
                assertEquals("", row.differenceText(1), row.label());
            }
        }
    }

    @Test
    void whatIsMissingOnOneSideIsEmptyAndHasNoDifference() {
        Assessment idle = Assessor.once(
                SampleCatalogs.small(),
                SamplePlans.mixed().withWorkloads(List.of()),
                SamplePlans.mixed().asOf());
        Comparison both = Comparison.of(List.of(MIXED, idle));
        String name = MIXED.throughput().workloads().getFirst().name();
        var row = row(both, name);
        assertTrue(row.figures().get(0).isPresent());
        assertTrue(row.figures().get(1).isEmpty());
        assertEquals(OptionalDouble.empty(), row.difference(1));
    }

    @Test
    void accelerators() {
        var racks = MIXED.plan().sites().getFirst();
        Assessment none = Assessor.once(
                SampleCatalogs.small(),
                SamplePlans.mixed().withSites(List.of(racks.withHalls(List.of()))),
                SamplePlans.mixed().asOf());
        var row = row(Comparison.of(List.of(MIXED, none)), "Accelerators");
        double all = row.figures().getFirst().orElseThrow().value().orElseThrow();
        assertTrue(all > 0);
        assertEquals("−" + io.kilorack.quantity.NumberText.fixed(all, 0), row.differenceText(1));
    }
}
