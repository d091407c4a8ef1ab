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
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkloadChartsTest {
    private static Catalog catalog;
    private static Plan plan;
    private static Assessment assessment;
    private static WorkloadInsight insight;

    @BeforeAll
    static void assess() {
        catalog = BaseCatalog.get();
        plan = Samples.mixedHall();
        assessment = Assessor.once(catalog, plan, plan.asOf());
        insight = new WorkloadInsight(catalog, plan);
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

    @Test
    void dotsLieBelowTheRoof() {
        for (WorkloadResult w : assessment.throughput().workloads()) {
            var chart = WorkloadCharts.roofline(w, insight.intensity(w), plan, catalog)
                    .orElseThrow();
            double peak =
                    chart.roofs().stream().mapToDouble(Chart.Roof::flops).max().orElseThrow();
            double bandwidth = chart.roofs().getFirst().bandwidth();
            for (Chart.Dot dot : chart.dots()) {
                assertTrue(dot.y() > 0 && dot.y() < Math.min(peak, dot.x() * bandwidth), w.name() + " " + dot);
            }
        }
    }

    @Test
    void onlyTrainingHasALargestProduct() {
        all(Kind.TRAINING).forEach(w -> assertTrue(insight.intensity(w).orElseThrow() > 100));
        all(Kind.SERVING).forEach(w -> assertEquals(OptionalDouble.empty(), insight.intensity(w)));
    }

    @Test
    void sensitivityComesLargestFirstWithItsBand() {
        for (WorkloadResult w : assessment.throughput().workloads()) {
            var sizes = new ArrayList<Double>();
            for (Figure f : insight.sensitivity(w)) {
                Span band = f.band();
                assertTrue(band != null && band.low() <= band.high());
                sizes.add(-Math.abs(f.value().orElseThrow()));
            }
            assertFalse(sizes.isEmpty());
            assertEquals(sizes.stream().sorted().toList(), sizes);
        }
    }
}
