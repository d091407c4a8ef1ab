package io.kilorack.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.exposure.ControlPlane;
import io.kilorack.exposure.RuleBases;
import io.kilorack.exposure.scenario.RiskResult;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LawChartsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void thePlaneCountsWhatLiesWithinTheRegionsOfTheDay() {
        List<LawCharts.Point> points = List.of(
                new LawCharts.Point("a", "A", 15832, 19.4, "3A090.a", true),
                new LawCharts.Point("b", "B", 2368, 2.9, "not 3A090", true),
                new LawCharts.Point("c", "C", 5000, 9, "3A090.a", false));
        Chart.Scatter now =
                LawCharts.plane(ControlPlane.regions(RuleBases.SHIPPED, true, 900, TODAY, TODAY), points, 2, TODAY);
        assertEquals("1 of 2 parts of the plan lie within 3A090 on 2026-11-23", now.title());
        assertTrue(now.subtitle().contains("2 without a known TPP"), now.subtitle());
        assertTrue(now.zones().stream().anyMatch(z -> z.label().equals("3A090.b") && z.hatched()));
        LocalDate before = LocalDate.of(2022, 8, 1);
        Chart.Scatter then =
                LawCharts.plane(ControlPlane.regions(RuleBases.SHIPPED, true, 900, before, before), points, 0, before);
        assertEquals(List.of(), then.zones());
    }

    @Test
    void theFanBeginsAtNothingLostAndNamesTheDominatingScenario() {
        var horizon = new RiskResult.Horizon(
                36,
                0.032,
                0,
                0.01,
                0.09,
                0.12,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                "ban",
                new RiskResult.Resale(0, 0, 0, 0, 0));
        var month = new RiskResult.Month(1, 0.01, 0, 0, 0, 0.01, 0.02, 0.03, 0.04);
        var risk = new RiskResult(
                List.of(horizon), List.of(month), new LinkedHashMap<>(), new LinkedHashMap<>(), List.of(), 1000, 1);
        Chart.Fan fan = LawCharts.fan(risk, Map.of("ban", "A ban"), TODAY);
        assertEquals("3.2 % of throughput is expected to be lost over 36 months, most by: A ban", fan.title());
        assertEquals(0, fan.points().getFirst().p95());
        assertEquals(4, fan.points().getLast().p95(), 1e-12);
        assertEquals(1, fan.points().getLast().mean(), 1e-12);
    }
}
