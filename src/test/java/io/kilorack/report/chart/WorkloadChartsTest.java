package io.kilorack.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Assessor;
import io.kilorack.assess.ThroughputResult.Kind;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.assess.WorkloadInsight;
import io.kilorack.catalog.BaseCatalog;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import io.kilorack.plan.sample.Samples;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkloadChartsTest {
    private static Catalog catalog;
    private static Plan plan;
    private static Assessment assessment;

    @BeforeAll
    static void assess() {
        catalog = BaseCatalog.get();
        plan = Samples.mixedHall();
        assessment = Assessor.once(catalog, plan, plan.asOf());
    }

    private static List<WorkloadResult> all(Kind kind) {
        List<WorkloadResult> results = assessment.throughput().workloads().stream()
                .filter(w -> w.kind() == kind && w.fits())
                .toList();
        assertFalse(results.isEmpty());
        return results;
    }

    @Test
    void partsOfATimeAddUpToTheTimeInItsTitle() {
        for (WorkloadResult w : assessment.throughput().workloads()) {
            Chart.Stack time = WorkloadCharts.stacks(w, plan, catalog).getFirst();
            String label = time.rows().getFirst().label();
            Figure figure = w.figures().stream()
                    .filter(f -> f.label().equals(label))
                    .findFirst()
                    .orElseThrow();
            double sum = time.rows().getFirst().parts().stream()
                    .mapToDouble(Chart.Part::value)
                    .sum();
            assertEquals(figure.value().orElseThrow(), sum, 0.011 * sum, w.name());
        }
    }

    @Test
    void aRequestIsItsFirstTokenAndTheRest() {
        for (WorkloadResult w : all(Kind.SERVING)) {
            var charts = WorkloadCharts.stacks(w, plan, catalog);
            assertEquals(3, charts.size(), "token, request, memory");
            assertEquals(2, charts.get(1).rows().getFirst().parts().size());
        }
    }

    private static WorkloadInsight insight(WorkloadResult w) {
        return WorkloadInsight.of(w).orElseThrow();
    }

    @Test
    void dotsLieBelowTheRoofOfTheirFormat() {
        for (WorkloadResult w : assessment.throughput().workloads()) {
            var chart = ExplanationCharts.roofline(insight(w).explanation()).orElseThrow();
            assertFalse(chart.dots().isEmpty());
            for (Chart.Dot dot : chart.dots()) {
                assertTrue(
                        chart.roofs().stream()
                                .anyMatch(r -> dot.y() > 0 && dot.y() < Math.min(r.flops(), dot.x() * r.bandwidth())),
                        w.name() + " " + dot);
            }
        }
    }

    @Test
    void theRoofIsThatOfTheFormatInUse() {
        for (WorkloadResult w : assessment.throughput().workloads()) {
            var chart = ExplanationCharts.roofline(insight(w).explanation()).orElseThrow();
            boolean eight = w.name().contains("DeepSeek");
            assertEquals(eight, chart.roofs().stream().anyMatch(r -> r.label().startsWith("FP8")), w.name());
        }
    }

    @Test
    void sensitivityComesLargestFirstWithItsBand() {
        for (WorkloadResult w : assessment.throughput().workloads()) {
            var sizes = new ArrayList<Double>();
            for (Figure f : insight(w).sensitivity()) {
                Span band = f.band();
                assertTrue(band != null && band.low() <= band.high());
                sizes.add(-Math.max(Math.abs(band.low()), Math.abs(band.high())));
            }
            assertFalse(sizes.isEmpty());
            assertEquals(sizes.stream().sorted().toList(), sizes);
        }
    }

    @Test
    void stagesAreMeasuredAgainstTheCapacity() {
        for (WorkloadResult w : all(Kind.TRAINING)) {
            var chart = ExplanationCharts.stages(
                    insight(w).explanation(), WorkloadCharts.capacity(w.acceleratorId(), catalog));
            double fullest = chart.rows().stream()
                    .mapToDouble(r ->
                            r.parts().stream().mapToDouble(Chart.Part::value).sum())
                    .max()
                    .orElseThrow();
            assertEquals(w.memory().value().orElseThrow(), fullest, 1, w.name());
        }
    }

    @Test
    void theChoiceNamesItsRunnerUpAndItsFront() {
        for (WorkloadResult w : assessment.throughput().workloads()) {
            var choice = insight(w).choice().orElseThrow();
            assertEquals(w.layout(), choice.best(), w.name());
            assertFalse(choice.front().isEmpty(), w.name());
            assertTrue(choice.complete());
        }
    }
}
