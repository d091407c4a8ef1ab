package io.kilorack.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.SampleAssessments;
import io.kilorack.assess.SampleCatalogs;
import io.kilorack.report.draw.Families;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Palettes;
import io.kilorack.report.draw.RecordingSurface;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartPainterTest {
    private static final Assessment ASSESSMENT = SampleAssessments.mixed();
    private static final Families FAMILIES = Families.of(ASSESSMENT.plan(), SampleCatalogs.small());

    static List<Chart> charts() {
        return List.of(
                DashboardCharts.throughput(ASSESSMENT, FAMILIES),
                DashboardCharts.power(ASSESSMENT),
                DashboardCharts.exposure(ASSESSMENT),
                new Chart.Stack(
                        "Memory fits with 18 GB to spare",
                        "per accelerator",
                        "B",
                        List.of(new Chart.StackRow(
                                "w",
                                "Train 70B",
                                List.of(
                                        new Chart.Part("weights", 17.5e9, Ink.FAMILY_1, false),
                                        new Chart.Part("optimizer", 44e9, Ink.FAMILY_2, true)))),
                        OptionalDouble.of(80e9),
                        "80 GB"),
                new Chart.Roofline(
                        "Decode is bound by memory",
                        "",
                        List.of(new Chart.Roof("H100", 989e12, 3.35e12, Ink.FAMILY_1)),
                        List.of(
                                new Chart.Dot("d", "decode", 12, 40e12, Ink.FAMILY_1),
                                new Chart.Dot("p", "prefill", 800, 700e12, Ink.FAMILY_1))),
                crowded(),
                new Chart.Tornado(
                        "Most depends on the share of the peak: 8.1 % of the rate for 10 %",
                        "layout held",
                        "%",
                        List.of(
                                new Chart.TornadoRow("a", "share of the peak that products reach", -8.4, 8.1, "high"),
                                new Chart.TornadoRow("b", "latency of a collective", 0.4, -0.4, "low"),
                                new Chart.TornadoRow("c", "nothing", 0, 0.1, ""))),
                new Chart.Scatter(
                        "Two parts lie in the controlled zone",
                        "",
                        new Chart.Axis("performance density, TPP per mm²", 0, 30, false),
                        new Chart.Axis("TPP", 100, 100_000, true),
                        List.of(new Chart.Zone("3A090.a", 5.92, 1600, 30, 100_000, Ink.FINDING_LICENCE, true)),
                        List.of(
                                new Chart.Dot("h", "H100", 19.4, 15_832, Ink.FAMILY_1),
                                new Chart.Dot("x", "far away", 900, 1e9, Ink.FAMILY_2))),
                new Chart.Fan(
                        "Half of the fleet may be idle by 2028",
                        "",
                        "tokens/s",
                        List.of(
                                new Chart.FanPoint(LocalDate.of(2026, 1, 1), 1e6, 2e6, 3e6, 4e6, 5e6, 3.2e6),
                                new Chart.FanPoint(LocalDate.of(2028, 1, 1), 0, 1e6, 2e6, 3e6, 6e6, 2.6e6)),
                        OptionalDouble.of(2.5e6),
                        "demand"));
    }

    /// Two phases of a mixture model: many operators close together.
    private static Chart crowded() {
        var dots = new java.util.ArrayList<Chart.Dot>();
        String[] names = {
            "attention projections", "attention core", "shared expert", "router", "routed experts", "LM head"
        };
        for (int i = 0; i < names.length; i++) {
            dots.add(new Chart.Dot(
                    "d" + i, names[i] + ", decode", 20 + 3 * i, (40 + 2 * i) * 1e12, Ink.FAMILY_1, 0.1 * i));
            dots.add(new Chart.Dot("p" + i, names[i] + ", prefill", 700 + 40 * i, 600e12, Ink.FAMILY_2, 0.3 / (i + 1)));
        }
        return new Chart.Roofline(
                "Routed experts take 40 % of a decode step",
                "area: share",
                List.of(
                        new Chart.Roof("BF16, dense 989 TFLOP/s", 989e12, 3.35e12, Ink.AXIS),
                        new Chart.Roof("FP8, dense 1.98 PFLOP/s", 1979e12, 3.35e12, Ink.TEXT_MUTED)),
                dots);
    }

    private static RecordingSurface paint(Chart chart, double width, double height) {
        var s = new RecordingSurface(Palettes.light());
        ChartPainter.paint(s, chart, 100, 50, width, height, 1);
        return s;
    }

    @ParameterizedTest
    @MethodSource("charts")
    void staysInsideItsBox(Chart chart) {
        var measure = new RecordingSurface(Palettes.light());
        for (double width : new double[] {420, 640, 1200}) {
            double height = ChartPainter.naturalHeight(measure, chart, width, 1);
            for (RecordingSurface.Mark m : paint(chart, width, height).marks) {
                boolean clippedRoof =
                        chart instanceof Chart.Roofline && m.kind().equals("line");
                boolean inside = m.x() >= 100 - 14
                        && m.x() + m.width() <= 100 + width + 14
                        && m.y() >= 50 - 1
                        && m.y() + m.height() <= 50 + height + 6;
                assertTrue(inside || clippedRoof, m + " leaves the box of " + chart.title() + " at width " + width);
            }
        }
    }

    /// At the sizes of the dock and of a full view no text lies on another and none leaves the box at its
    /// sides.
    @ParameterizedTest
    @MethodSource("charts")
    void noTextLiesOnAnother(Chart chart) {
        for (double[] size : new double[][] {{280, 180}, {320, 215}, {640, 300}, {900, 420}}) {
            var texts = paint(chart, size[0], size[1]).of("text");
            for (int i = 0; i < texts.size(); i++) {
                RecordingSurface.Mark a = texts.get(i);
                assertTrue(
                        a.x() >= 100 - 1 && a.x() + a.width() <= 100 + size[0] + 1,
                        a.text() + " leaves " + chart.title() + " at " + size[0]);
                for (RecordingSurface.Mark b : texts.subList(0, i)) {
                    double across = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
                    double down = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
                    assertTrue(
                            across <= 0.5 || down <= 2,
                            "“%s” lies on “%s” in %s at %s".formatted(a.text(), b.text(), chart.title(), size[0]));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void saysItsFindingAndHasAreasToPointAt(Chart chart) {
        RecordingSurface s = paint(chart, 900, 400);
        assertTrue(
                String.join(" ", s.texts()).contains(chart.title()), s.texts().toString());
        if (!(chart instanceof Chart.Fan)) {
            assertTrue(!s.of("region").isEmpty(), chart.title() + " has no regions");
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void survivesAnySize(Chart chart) {
        for (double size : new double[] {1, 20, 80, 150, 250}) {
            paint(chart, size, size);
        }
    }

    @Test
    void titlesAreFindings() {
        assertEquals("Serve 70B misses its target", DashboardCharts.throughputTitle(ASSESSMENT));
        assertEquals("Losing UPS-B overloads UPS-A by 20.0 kW", DashboardCharts.powerTitle(ASSESSMENT));
        assertEquals("240 of 504 accelerators stand in a conflict of laws", DashboardCharts.exposureTitle(ASSESSMENT));
    }

    @Test
    void loadsAreSharesOfTheirLimitAndWorstComesFirst() {
        Chart.LimitBars chart = DashboardCharts.power(ASSESSMENT);
        assertEquals("UPS-A", chart.rows().getFirst().label());
        assertEquals("PDU-A", chart.rows().getLast().label());
        assertEquals(
                "≥ 520 kW of 500 kW (104 %)",
                LimitBarsPainter.figures(chart.rows().getFirst()));
        assertEquals(
                "≥ 510 kW, no limit set", LimitBarsPainter.figures(chart.rows().getLast()));
        assertEquals(3, DashboardCharts.power(ASSESSMENT, 4).more());
    }

    @Test
    void ticksAreRoundAndShareOnePrefix() {
        var scale = new Scale(0, 2_310_000, 0, 100, false);
        assertEquals(List.of(0.0, 500_000.0, 1_000_000.0, 1_500_000.0, 2_000_000.0), scale.ticks(5));
        assertEquals("0.5 MW", Scale.tick(500_000, 2_310_000, "W", 500_000));
        assertEquals("500 k tokens/s", Scale.tick(500_000, 636_000, "tokens/s", 500_000));
        assertEquals(List.of(1.0, 10.0, 100.0), new Scale(1, 300, 0, 1, true).ticks(5));
        assertEquals(50, scale.at(1_155_000), 1e-9);
    }
}
