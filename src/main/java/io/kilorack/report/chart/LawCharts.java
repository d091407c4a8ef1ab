package io.kilorack.report.chart;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.FleetLaw;
import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.exposure.Classification;
import io.kilorack.exposure.ControlPlane;
import io.kilorack.exposure.classify.PartFacts;
import io.kilorack.exposure.classify.Region;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.replay.Replay;
import io.kilorack.exposure.scenario.RiskResult;
import io.kilorack.plan.Plan;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.draw.Findings;
import io.kilorack.report.draw.Ink;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/// Charts about export control: the plane of TPP and performance density, and capacity at risk over time.
public final class LawCharts {
    private static final double TPP_LOW = 500;
    private static final double TPP_HIGH = 200_000;
    private static final double DENSITY_LOW = 0.5;
    private static final double DENSITY_HIGH = 100;

    /// Transfer rate for the test of 2022: that of parts which did not cut their link [GB/s].
    private static final double FULL_LINK = 900;

    private LawCharts() {}

    /// The plane of a day, judged with that day's knowledge: parts of the plan named, those of the
    /// catalog faint.
    public static Chart.Scatter plane(
            FleetLaw law, Catalog catalog, Assessment assessment, LocalDate on, boolean dataCentre) {
        Set<String> used = assessment.exposure().parts().stream()
                .map(p -> p.acceleratorId())
                .collect(Collectors.toSet());
        var points = new ArrayList<Point>();
        int unplaced = 0;
        var engine = law.engine();
        for (Accelerator accelerator : catalog.accelerators().values()) {
            Classification c = engine.judge(PartFacts.of(accelerator), new Act("purchase", on, ""), on)
                    .classification();
            if (c.tpp().isPresent() && c.performanceDensity().isPresent()) {
                points.add(new Point(
                        accelerator.id(),
                        accelerator.name(),
                        c.tpp().getAsDouble(),
                        c.performanceDensity().getAsDouble(),
                        c.eccn(),
                        used.contains(accelerator.id())));
            } else {
                unplaced++;
            }
        }
        points.sort((a, b) -> Boolean.compare(a.inPlan(), b.inPlan()));
        return plane(ControlPlane.regions(engine, dataCentre, FULL_LINK, on, on), points, unplaced, on);
    }

    /// One part on the plane.
    ///
    /// @param inPlan parts of the plan are labelled and coloured by their class, the others are faint
    public record Point(String id, String label, double tpp, double density, String eccn, boolean inPlan) {}

    /// Regions of the licence classes on a day with every part whose TPP and density are known.
    public static Chart.Scatter plane(List<Region> regions, List<Point> points, int unplaced, LocalDate on) {
        var zones = new ArrayList<Chart.Zone>();
        var named = new HashSet<String>();
        for (Region region : regions.reversed()) {
            boolean controlled = region.eccn().startsWith("3A090");
            if (controlled) {
                zones.add(new Chart.Zone(
                        named.add(region.eccn()) ? region.eccn() : "",
                        clamp(region.tppFrom(), TPP_LOW, TPP_HIGH),
                        clamp(region.densityFrom(), DENSITY_LOW, DENSITY_HIGH),
                        clamp(region.tppTo(), TPP_LOW, TPP_HIGH),
                        clamp(region.densityTo(), DENSITY_LOW, DENSITY_HIGH),
                        Ink.ACCENT_SOFT,
                        region.eccn().endsWith(".b")));
            }
        }
        var dots = new ArrayList<Chart.Dot>();
        int caught = 0;
        int placed = 0;
        for (Point point : points) {
            placed += point.inPlan() ? 1 : 0;
            caught += point.inPlan() && point.eccn().startsWith("3A090") ? 1 : 0;
            dots.add(new Chart.Dot(
                    "%s · %s · TPP %s · %s TPP/mm²"
                            .formatted(
                                    point.label(),
                                    point.eccn(),
                                    NumberText.stated(point.tpp()),
                                    NumberText.plain(point.density())),
                    point.inPlan() ? point.label() : "",
                    clamp(point.tpp(), TPP_LOW, TPP_HIGH),
                    clamp(point.density(), DENSITY_LOW, DENSITY_HIGH),
                    point.inPlan() ? Ink.ACCENT : Ink.TEXT_FAINT));
        }
        String title = zones.isEmpty()
                ? "No accelerator thresholds were in force on " + on
                : "%d of %d parts of the plan lie within 3A090 on %s".formatted(caught, placed, on);
        String rest = unplaced == 0 ? "" : " %d without a known TPP or die area are not placed.".formatted(unplaced);
        return new Chart.Scatter(
                title,
                "Filled: 3A090.a of the day, hatched: 3A090.b. Named dots: the plan; faint: the catalog." + rest,
                new Chart.Axis("TPP", TPP_LOW, TPP_HIGH, true),
                new Chart.Axis("performance density [TPP/mm²]", DENSITY_LOW, DENSITY_HIGH, true),
                zones,
                dots);
    }

    /// Share of planned throughput lost in each month.
    ///
    /// @param titles scenario titles by id
    public static Chart.Fan fan(RiskResult risk, Map<String, String> titles, LocalDate asOf) {
        var points = new ArrayList<Chart.FanPoint>();
        points.add(new Chart.FanPoint(asOf, 0, 0, 0, 0, 0, 0));
        for (RiskResult.Month m : risk.fan()) {
            points.add(new Chart.FanPoint(
                    asOf.plusMonths(m.month()),
                    100 * m.p5(),
                    100 * m.p25(),
                    100 * m.median(),
                    100 * m.p75(),
                    100 * m.p95(),
                    100 * m.expected()));
        }
        RiskResult.Horizon last = risk.horizons().getLast();
        String dominant = titles.getOrDefault(last.dominant(), "");
        return new Chart.Fan(
                "%s %% of throughput is expected to be lost over %d months%s"
                        .formatted(
                                NumberText.fixed(100 * last.expected(), 1),
                                last.months(),
                                dominant.isEmpty() ? "" : ", most by: " + dominant),
                "Share of planned BF16 peak lost in each single month; bands hold 50 and 90 %% of %s sampled paths."
                        .formatted(NumberText.fixed(risk.paths(), 0)),
                "%",
                points,
                OptionalDouble.empty(),
                "");
    }

    /// How each part stood from one day to the next, each day with that day's knowledge; below what is
    /// held, thinner, what buying the same part would have met.
    ///
    /// @param plan whose lots tell equal parts apart
    public static Chart.Lanes replay(List<FleetLaw.PartReplay> replays, Plan plan, LocalDate from, LocalDate to) {
        var lanes = new ArrayList<Chart.Lane>();
        int changes = 0;
        for (FleetLaw.PartReplay replay : replays) {
            changes += replay.changes().size() - 1;
            lanes.add(lane(replay, held(replay.part(), plan), false, replay.changes(), to));
            if (!replay.part().stockId().isEmpty()) {
                lanes.add(lane(replay, "buying more", true, replay.buying(), to));
                changes += replay.buying().size() - 1;
            }
        }
        return new Chart.Lanes(
                "The standing of %d part%s changed %d times from %s to %s"
                        .formatted(replays.size(), replays.size() == 1 ? "" : "s", changes, from, to),
                "Each day with that day's knowledge: what is held, and below it what buying more would have met. Hatched: "
                        + "conflict or unknown. Click a span for the rules.",
                from,
                to,
                lanes);
    }

    /// A part as it is held: with the month its lot was acquired in or the lot's name, since one part may
    /// stand in several lots. What a name says in brackets is left out.
    public static String held(PartExposure part, Plan plan) {
        String name = part.name().replaceAll("\\s*\\(.*\\)$", "");
        return plan.stock().stream()
                .filter(lot -> lot.id().equals(part.stockId()))
                .findFirst()
                .map(lot -> name + " · "
                        + (lot.acquired() == null
                                ? lot.name().isEmpty() ? lot.id() : lot.name()
                                : YearMonth.from(lot.acquired()).toString())
                        + (part.stored() ? ", in store" : ""))
                .orElse(name);
    }

    private static Chart.Lane lane(
            FleetLaw.PartReplay replay, String label, boolean thin, List<Replay.Change> changes, LocalDate to) {
        var spans = new ArrayList<Chart.Span>();
        for (int i = 0; i < changes.size(); i++) {
            Replay.Change change = changes.get(i);
            Severity severity = Severity.valueOf(change.severity().name());
            spans.add(new Chart.Span(
                    new ReplayTarget(replay.part(), thin, change),
                    change.date(),
                    i + 1 < changes.size() ? changes.get(i + 1).date() : to,
                    Findings.shortLabel(severity),
                    Findings.ink(severity),
                    Findings.hatched(severity),
                    severity == Severity.PROHIBITED));
        }
        return new Chart.Lane(label, thin, spans);
    }

    /// What a click on a span of the replay opens.
    ///
    /// @param buying whether it is about buying more of the part
    public record ReplayTarget(PartExposure part, boolean buying, Replay.Change change) {}

    private static double clamp(double value, double low, double high) {
        return Math.clamp(value, low, high);
    }
}
