package io.kilorack.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Assessor;
import io.kilorack.catalog.BaseCatalog;
import io.kilorack.plan.Plan;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.plan.sample.Samples;
import io.kilorack.quantity.NumberText;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The dashboard of the shipped sample: its sentences, bars and headline say the same.
class DashboardChartsTest {
    private static final Assessment SAMPLE = assess();

    private static Assessment assess() {
        if (!(PlanFile.read(Path.of("assets/plans/mixed-hall.kilorack")) instanceof PlanFile.Opened(Plan plan))) {
            throw new IllegalStateException("the sample does not load");
        }
        return Assessor.once(BaseCatalog.get(), plan, plan.asOf());
    }

    @Test
    void theFirstBarIsTheFullestLineThatTheTitleNames() {
        // Its servers lie on the conductors as they come: line 1 of UPS A is fuller than the whole.
        Plan stock = Samples.shenzhenStock();
        Assessment uneven = Assessor.once(BaseCatalog.get(), stock, stock.asOf());
        var first = DashboardCharts.power(uneven).rows().getFirst();
        assertEquals("VA", first.unit());
        assertTrue(first.label().endsWith(", L1"), first.label());
        String share = NumberText.fixed(100 * first.worst() / first.limit().orElseThrow(), 0) + " %";
        assertTrue(DashboardCharts.powerTitle(uneven).contains("at most " + share), share);
    }

    @Test
    void theTitleDoesNotHideFailuresThatThrottle() {
        long throttling = SAMPLE.power().failures().stream()
                .filter(f -> !f.throttledRacks().isEmpty())
                .count();
        assertTrue(throttling > 0);
        assertTrue(DashboardCharts.powerTitle(SAMPLE).startsWith(throttling + " failures throttle devices"));
    }

    @Test
    void aNoticeIsNotALicence() {
        assertEquals(
                "640 of %s accelerators need a licence, 656 carry a notice".formatted(NumberText.fixed(1296, 0)),
                DashboardCharts.exposureTitle(SAMPLE));
    }
}
