package io.kilorack.report.chart;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ExposureResult;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.ExposureResult.TimelinePoint;
import io.kilorack.assess.LineLoads;
import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.assess.ThroughputResult.Kind;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Span;
import io.kilorack.report.draw.Families;
import io.kilorack.report.draw.Findings;
import io.kilorack.throughput.Accuracy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The three charts of the dashboard, built from an assessment.
public final class DashboardCharts {
    /// Order of layers from the ground up: what is free below, what is at risk above.
    private static final List<Severity> LAYERS = List.of(
            Severity.ALLOWED,
            Severity.NOTICE,
            Severity.LICENCE,
            Severity.PROHIBITED,
            Severity.CONFLICT,
            Severity.UNKNOWN);

    private DashboardCharts() {}

    /// Throughput of every workload on every family of its pool.
    public static Chart.BandBars throughput(Assessment assessment, Families families) {
        var rows = new ArrayList<Chart.BandRow>();
        for (WorkloadResult w : assessment.throughput().workloads()) {
            Span band = w.rate().band();
            double v = w.rate().value().orElse(0);
            rows.add(new Chart.BandRow(
                    w.workloadId(),
                    w.name(),
                    where(w, families),
                    w.fits() ? w.rate().value() : OptionalDouble.empty(),
                    band == null ? v : band.low(),
                    band == null ? v : band.high(),
                    families.ink(w.acceleratorId()),
                    w.rate().lowerBound(),
                    remark(w)));
        }
        return new Chart.BandBars(
                throughputTitle(assessment),
                "Tokens per second by workload; whiskers show the error band.",
                "tokens/s",
                rows);
    }

    private static String where(WorkloadResult w, Families families) {
        if (w.pairing().isPresent()) {
            return w.pairing().get().sides().stream()
                    .map(s -> "%s on %s".formatted(s.role(), s.poolName()))
                    .collect(java.util.stream.Collectors.joining(", "));
        }
        return w.poolName() + " · " + NumberText.fixed(w.accelerators(), 0)
                + (w.share().poolAccelerators() > w.accelerators()
                        ? " of " + NumberText.fixed(w.share().poolAccelerators(), 0)
                        : "")
                + " × " + acceleratorName(families, w.acceleratorId());
    }

    private static String acceleratorName(Families families, String id) {
        for (Families.Family family : families.list()) {
            if (family.acceleratorId().equals(id)) {
                return family.name();
            }
        }
        return id;
    }

    private static String remark(WorkloadResult w) {
        if (!w.fits()) {
            String told = "does not fit";
            return w.remedy().startsWith(told) ? w.remedy() : w.remedy().isEmpty() ? told : told + ": " + w.remedy();
        }
        if (w.rate().value().isEmpty()) {
            return w.rate().unknowns().isEmpty()
                    ? "unknown"
                    : "unknown: " + w.rate().unknowns().getFirst();
        }
        String target = w.meetsTarget().isPresent() && !w.meetsTarget().get() ? "misses its target" : "";
        return Accuracy.notValidated(w.rate())
                ? target.isEmpty() ? "not validated" : "not validated · " + target
                : target;
    }

    /// The finding over the throughput chart, as one sentence.
    public static String throughputTitle(Assessment assessment) {
        List<WorkloadResult> all = assessment.throughput().workloads();
        if (all.isEmpty()) {
            return "No workload is planned yet";
        }
        List<WorkloadResult> unfit = all.stream().filter(w -> !w.fits()).toList();
        if (!unfit.isEmpty()) {
            WorkloadResult first = unfit.getFirst();
            return unfit.size() == 1
                    ? "%s does not fit into %s".formatted(first.name(), first.poolName())
                    : "%d workloads do not fit, first %s in %s".formatted(unfit.size(), first.name(), first.poolName());
        }
        List<WorkloadResult> late = all.stream()
                .filter(w -> w.meetsTarget().isPresent() && !w.meetsTarget().get())
                .toList();
        if (!late.isEmpty()) {
            WorkloadResult first = late.getFirst();
            Optional<Figure> days = first.days();
            String with =
                    days.isPresent() && days.get().value().isPresent() ? " with " + NumberText.of(days.get()) : "";
            return "%s misses its target%s".formatted(first.name(), with);
        }
        Optional<WorkloadResult> best = all.stream()
                .filter(w -> w.rate().value().isPresent())
                .max(Comparator.comparingDouble(w -> w.rate().value().orElse(0)));
        if (best.isEmpty()) {
            return "Throughput is unknown: inputs are missing";
        }
        String verb = best.get().kind() == Kind.TRAINING ? "trains at " : "is served at ";
        return best.get().name() + " " + verb + NumberText.of(best.get().rate());
    }

    /// Load of the power chain against its limits, worst first; at most twelve rows.
    public static Chart.LimitBars power(Assessment assessment) {
        return power(assessment, 12);
    }

    public static Chart.LimitBars power(Assessment assessment, int most) {
        var nodes = new ArrayList<>(assessment.power().nodes());
        nodes.sort(Comparator.comparingDouble((NodeLoad n) ->
                -Math.max(n.bindingShare().orElse(-1), n.normalShare().orElse(-1))));
        var rows = new ArrayList<Chart.LimitRow>();
        for (NodeLoad n : nodes.subList(0, Math.min(most, nodes.size()))) {
            rows.add(n.lineBinds() ? line(n, n.lines().orElseThrow()) : whole(n));
        }
        return new Chart.LimitBars(
                powerTitle(assessment),
                "Load of a node or its fullest line over the limit, normally and in the worst single failure.",
                rows,
                Math.max(0, nodes.size() - most));
    }

    private static Chart.LimitRow whole(NodeLoad n) {
        return new Chart.LimitRow(
                n.nodeId(),
                n.name().isEmpty() ? n.nodeId() : n.name(),
                n.normalWatts(),
                n.worstWatts(),
                n.limitWatts(),
                n.worstWatts() > n.normalWatts() * 1.0001 ? when(n.worstFailure()) : "",
                n.unknownDevices() > 0,
                "W");
    }

    /// A node whose fullest line binds before their sum does: what that line carries.
    private static Chart.LimitRow line(NodeLoad n, LineLoads lines) {
        double normal =
                lines.normalVa().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return new Chart.LimitRow(
                n.nodeId(),
                (n.name().isEmpty() ? n.nodeId() : n.name()) + ", " + lines.worstLine(),
                normal,
                lines.worstVa(),
                lines.limitVa(),
                lines.worstVa() > normal * 1.0001 ? when(lines.worstFailure()) : "",
                n.unknownDevices() > 0,
                "VA");
    }

    private static String when(Optional<String> failure) {
        return failure.map(f -> "when " + f + " fails").orElse("");
    }

    /// The finding over the power chart, as one sentence.
    public static String powerTitle(Assessment assessment) {
        List<NodeLoad> nodes = assessment.power().nodes();
        if (nodes.isEmpty()) {
            return "No power chain is planned yet";
        }
        Optional<NodeLoad> worst = nodes.stream()
                .filter(n -> n.limitWatts().isPresent())
                .max(Comparator.comparingDouble(n ->
                        Math.max(n.bindingShare().orElse(0), n.normalShare().orElse(0))));
        if (worst.isEmpty()) {
            return "No limit is set on any of the %d power nodes".formatted(nodes.size());
        }
        NodeLoad n = worst.get();
        String name = n.name().isEmpty() ? n.nodeId() : n.name();
        double limit = n.limitWatts().orElse(0);
        if (n.normalWatts() > limit) {
            return "%s is overloaded by %s in normal running"
                    .formatted(name, NumberText.withUnit(n.normalWatts() - limit, "W"));
        }
        Optional<Failure> dark = assessment.power().failures().stream()
                .filter(f -> !f.darkRacks().isEmpty())
                .findFirst();
        if (n.worstWatts() > limit) {
            return "%s overloads %s by %s"
                    .formatted(
                            n.worstFailure().map(f -> "Losing " + f).orElse("A failure"),
                            name,
                            NumberText.withUnit(n.worstWatts() - limit, "W"));
        }
        if (n.bindingShare().orElse(0) > 1) {
            return "%s overloads %s, though its three phases together fit"
                    .formatted(
                            n.lines()
                                    .flatMap(LineLoads::worstFailure)
                                    .map(f -> "Losing " + f)
                                    .orElse("Normal running"),
                            n.bindingName());
        }
        if (dark.isPresent()) {
            int racks = dark.get().darkRacks().size();
            return "Losing %s darkens %s".formatted(dark.get().name(), racks == 1 ? "one rack" : racks + " racks");
        }
        String most = NumberText.fixed(
                        100
                                * Math.max(
                                        n.bindingShare().orElse(0),
                                        n.normalShare().orElse(0)),
                        0) + " %"
                + (n.lineBinds() ? n.lines().map(l -> " on " + l.worstLine()).orElse("") : "");
        long throttling = assessment.power().failures().stream()
                .filter(f -> !f.throttledRacks().isEmpty())
                .count();
        long unknown = assessment.power().failures().stream()
                .filter(f -> !f.more().unknown().isEmpty())
                .count();
        if (throttling > 0) {
            return "%s devices%s; at most %s"
                    .formatted(
                            throttling == 1 ? "One failure throttles" : throttling + " failures throttle",
                            unknown == 0 ? "" : ", " + unknown + " unknown",
                            most);
        }
        // what a failure does and nobody knows is no failure survived
        return unknown == 0
                ? "Any single failure stays within limits; at most " + most
                : "No known failure breaks a limit, %d of %d unknown; at most %s"
                        .formatted(unknown, assessment.power().failures().size(), most);
    }

    /// Accelerators in racks by severity over time.
    public static Chart.Steps exposure(Assessment assessment) {
        String store = storeTitle(assessment);
        return exposure(
                assessment,
                assessment.exposure().timeline(),
                exposureTitle(assessment),
                "Accelerators in racks by worst finding under the rules of each day."
                        + (store.isEmpty() ? "" : " " + store + "."));
    }

    /// The same for stock that stands in no rack; empty where there is none.
    public static Optional<Chart.Steps> store(Assessment assessment) {
        String title = storeTitle(assessment);
        return title.isEmpty()
                ? Optional.empty()
                : Optional.of(exposure(
                        assessment,
                        assessment.exposure().storeTimeline(),
                        title,
                        "Stock in no rack, judged as stored: until its own date as a purchase, then by storage."));
    }

    /// How stock in no rack stands, in a sentence without a full stop; empty where there is none.
    public static String storeTitle(Assessment assessment) {
        var counts = ExposureResult.bySeverity(assessment.exposure().store());
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        var words = new ArrayList<String>();
        counts.reversed()
                .forEach((severity, n) -> words.add(NumberText.fixed(n, 0) + " " + Findings.shortLabel(severity)));
        return total == 0
                ? ""
                : "In store, in no rack: %s accelerators (%s)"
                        .formatted(NumberText.fixed(total, 0), String.join(", ", words));
    }

    private static Chart.Steps exposure(
            Assessment assessment, List<TimelinePoint> timeline, String title, String subtitle) {
        var layers = new ArrayList<Chart.Layer>();
        for (Severity severity : LAYERS) {
            layers.add(
                    new Chart.Layer(Findings.shortLabel(severity), Findings.ink(severity), Findings.hatched(severity)));
        }
        var steps = new ArrayList<Chart.Step>();
        for (TimelinePoint point : timeline) {
            var values = new ArrayList<Double>();
            for (Severity severity : LAYERS) {
                values.add((double) point.accelerators().getOrDefault(severity, 0));
            }
            steps.add(new Chart.Step(point.date(), values, point.cause().orElse("")));
        }
        LocalDate asOf = assessment.asOf();
        LocalDate last = steps.isEmpty() ? asOf : steps.getLast().date();
        LocalDate end = (last.isAfter(asOf) ? last : asOf).plusMonths(6);
        return new Chart.Steps(title, subtitle, "accelerators", layers, steps, end, asOf);
    }

    /// The finding over the exposure chart, as one sentence.
    public static String exposureTitle(Assessment assessment) {
        int total = 0;
        int free = 0;
        int unknown = 0;
        int prohibited = 0;
        int conflict = 0;
        int licence = 0;
        int notice = 0;
        for (var part : assessment.exposure().parts()) {
            total += part.accelerators();
            switch (part.severity()) {
                case ALLOWED -> free += part.accelerators();
                case UNKNOWN -> unknown += part.accelerators();
                case PROHIBITED -> prohibited += part.accelerators();
                case CONFLICT -> conflict += part.accelerators();
                case NOTICE -> notice += part.accelerators();
                case LICENCE -> licence += part.accelerators();
            }
        }
        if (total == 0) {
            return "No accelerator is exposed: there is none in the plan";
        }
        String share = "%s of %s accelerators";
        if (prohibited + conflict > 0) {
            String what = conflict == 0
                    ? " are prohibited"
                    : prohibited == 0
                            ? " stand in a conflict of laws"
                            : " are prohibited or stand in a conflict of laws";
            return (share + what).formatted(NumberText.fixed(prohibited + conflict, 0), NumberText.fixed(total, 0));
        }
        if (unknown > 0) {
            return unknown == total
                    ? "None of the %s accelerators can be judged: facts missing".formatted(NumberText.fixed(total, 0))
                    : (share + " cannot be judged: facts missing")
                                    .formatted(NumberText.fixed(unknown, 0), NumberText.fixed(total, 0))
                            + (licence == 0 ? "" : "; %s need a licence".formatted(NumberText.fixed(licence, 0)));
        }
        if (free == total) {
            return "No restriction found on any of the %s accelerators".formatted(NumberText.fixed(total, 0));
        }
        if (licence == 0) {
            return (share + " carry a notice").formatted(NumberText.fixed(notice, 0), NumberText.fixed(total, 0));
        }
        return (share + " need a licence").formatted(NumberText.fixed(licence, 0), NumberText.fixed(total, 0))
                + (notice == 0 ? "" : ", %s carry a notice".formatted(NumberText.fixed(notice, 0)));
    }
}
