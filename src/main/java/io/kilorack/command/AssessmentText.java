package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Check;
import io.kilorack.assess.CostResult.BomLine;
import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.assess.ExposureResult.TimelinePoint;
import io.kilorack.assess.LineLoads;
import io.kilorack.assess.PowerResult;
import io.kilorack.assess.PowerResult.CoolingLoad;
import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.assess.SiteSwing;
import io.kilorack.assess.ThroughputResult.PoolResult;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.power.electrical.SupplyLoss;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.FailureWords;
import io.kilorack.throughput.Accuracy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// An assessment as text for a terminal: the same figures as window and report, worst first, wide things
/// cut with a note.
final class AssessmentText {
    private static final int MOST_NODES = 40;
    private static final int MOST_FAILURES = 12;
    private static final int MOST_PHASES = 12;
    private static final int MOST_FINDINGS = 4;
    private static final int MOST_CHECKS = 60;
    private static final int MOST_SUBJECTS = 6;

    private final Assessment a;
    private final StringBuilder out = new StringBuilder();

    private final java.util.Optional<Figure> swing;

    private AssessmentText(Assessment a, java.util.Optional<Figure> swing) {
        this.a = a;
        this.swing = swing;
    }

    /// @param swing a load step asked for beside those of the plan, as
    /// [io.kilorack.assess.PowerResult#loadSwing] gives it
    static String of(Assessment assessment, java.util.Optional<Figure> swing) {
        var text = new AssessmentText(assessment, swing);
        text.headlines();
        text.throughput();
        text.power();
        text.exposure();
        text.structureAndCost();
        text.checks();
        return text.out.toString();
    }

    private void headlines() {
        out.append("%s · as of %s · catalog %s (%s)%n"
                .formatted(
                        a.plan().name(),
                        a.asOf(),
                        a.catalogVersion(),
                        a.catalogHash()
                                .substring(0, Math.min(12, a.catalogHash().length()))));
        var table = new TextTable("<<");
        for (Figure figure : a.headlines()) {
            table.row(figure.label(), text(figure));
        }
        a.power().nodes().stream()
                .filter(n -> n.bindingShare().isPresent())
                .max(Comparator.comparingDouble(n -> n.bindingShare().getAsDouble()))
                .ifPresent(n -> table.row("worst single failure", failure(n)));
        table.row("exposure", exposureShares(a.exposure().parts()));
        if (!a.exposure().store().isEmpty()) {
            table.row("exposure of stock in store", exposureShares(a.exposure().store()));
        }
        long errors = count(Check.Severity.ERROR);
        long warnings = count(Check.Severity.WARNING);
        table.row(
                "checks",
                "%d errors, %d warnings, %d notes%s"
                        .formatted(
                                errors,
                                warnings,
                                count(Check.Severity.INFO),
                                waived() == 0 ? "" : ", " + waived() + " waived"));
        out.append(table.text("  "));
    }

    /// Which node is fullest in which failure, with the devices of unknown draw that its load leaves out.
    private static String failure(PowerResult.NodeLoad node) {
        return "%s%s %% of %s; %s of unknown draw left out; power above is in normal running"
                .formatted(
                        node.unknownDevices() > 0 ? "≥ " : "",
                        NumberText.plain(100 * node.bindingShare().orElseThrow()),
                        node.name(),
                        node.unknownDevices() == 0
                                ? "no device"
                                : node.unknownDevices() + (node.unknownDevices() == 1 ? " device" : " devices"));
    }

    private long count(Check.Severity severity) {
        return a.checks().stream()
                .filter(c -> c.severity() == severity && c.waiver().isEmpty())
                .count();
    }

    private long waived() {
        return a.checks().stream().filter(c -> c.waiver().isPresent()).count();
    }

    private static String exposureShares(List<PartExposure> parts) {
        int total = parts.stream().mapToInt(PartExposure::accelerators).sum();
        if (total == 0) {
            return "no accelerators";
        }
        return parts.stream()
                .collect(Collectors.groupingBy(
                        PartExposure::severity,
                        () -> new java.util.EnumMap<>(io.kilorack.assess.ExposureResult.Severity.class),
                        Collectors.summingInt(PartExposure::accelerators)))
                .entrySet()
                .stream()
                .map(e -> "%s %s %%".formatted(word(e.getKey()), NumberText.plain(100.0 * e.getValue() / total)))
                .collect(Collectors.joining(", "));
    }

    private void title(String text) {
        out.append(System.lineSeparator()).append(text.toUpperCase(Locale.ROOT)).append(System.lineSeparator());
    }

    private void throughput() {
        title("Throughput");
        var pools = new TextTable("<<>>");
        for (PoolResult pool : a.throughput().pools()) {
            String families = pool.families().isEmpty()
                    ? "no accelerators"
                    : pool.families().stream()
                            .map(f -> f.count() + " × " + f.name())
                            .collect(Collectors.joining(", "));
            pools.row(pool.name(), families, text(pool.peakBf16()) + " BF16", text(pool.memory()));
        }
        out.append(pools.text("  "));
        for (WorkloadResult w : a.throughput().workloads()) {
            out.append("  %s on %s%n".formatted(w.name(), place(w)));
            if (!w.fits()) {
                out.append("    does not run: %s%n".formatted(w.remedy()));
                continue;
            }
            var table = new TextTable("<<");
            if (!w.share().rule().isEmpty()) {
                table.row(
                        "share",
                        "%d of %d, %s"
                                .formatted(
                                        w.accelerators(),
                                        w.share().poolAccelerators(),
                                        w.share().rule()));
            }
            if (w.pairing().isPresent()) {
                w.pairing().get().sides().forEach(side -> table.row(side.role(), side.layout()));
                table.row("bound by", w.bound());
            } else {
                table.row("layout", w.layout() + " · bound by " + w.bound());
            }
            if (!w.note().isEmpty()) {
                table.row("note", w.note());
            }
            table.row(w.rate().label(), text(w.rate()));
            w.days().ifPresent(f -> table.row(f.label(), text(f) + target(w)));
            w.requestRate().ifPresent(f -> table.row(f.label(), text(f) + target(w)));
            if (w.pairing().isEmpty()) {
                table.row(w.memory().label(), text(w.memory()));
            }
            w.figures().forEach(f -> table.row(f.label(), text(f)));
            out.append(table.text("    "));
        }
    }

    private static String place(WorkloadResult w) {
        return w.pairing()
                .map(p -> p.sides().stream()
                        .map(s -> "%s, %d × %s".formatted(s.poolName(), s.accelerators(), s.acceleratorId()))
                        .collect(Collectors.joining(" with ")))
                .orElse("%s, %d × %s".formatted(w.poolName(), w.accelerators(), w.acceleratorId()));
    }

    private static String target(WorkloadResult w) {
        return w.meetsTarget()
                .map(met -> met ? "  (meets the target)" : "  (MISSES THE TARGET)")
                .orElse("");
    }

    private void power() {
        title("Power");
        int left = a.power().usable().stream()
                .mapToInt(PowerResult.Usable::unknownDevices)
                .sum();
        out.append("  Totals are those of normal running; %s%n"
                .formatted(
                        left == 0
                                ? "no device of unknown draw is left out."
                                : "%d device(s) of unknown draw are left out, so they are lower bounds."
                                        .formatted(left)));
        var totals = new TextTable("<<");
        for (Figure figure : List.of(
                a.power().itMaximum(),
                a.power().itExpected(),
                a.power().facility(),
                a.power().pue(),
                a.power().annualEnergy(),
                a.power().annualCarbon(),
                a.power().water())) {
            totals.row(figure.label(), text(figure));
        }
        a.power().heat().values().forEach(f -> totals.row(f.label(), text(f)));
        for (PowerResult.Usable usable : a.power().usable()) {
            totals.row(
                    "usable in the worst single failure",
                    "%s: %s for %s%s"
                            .formatted(
                                    usable.siteName(),
                                    text(usable.capacity()),
                                    usable.loadText(),
                                    usable.node().isEmpty()
                                            ? ""
                                            : "; %s binds%s"
                                                    .formatted(
                                                            usable.node(),
                                                            usable.failure()
                                                                    .map(f -> ", losing " + f)
                                                                    .orElse(""))));
        }
        swings(totals);
        out.append(totals.text("  "));
        out.append(SiteText.years(a));
        nodes();
        var failures = new ArrayList<Failure>(a.power().failures());
        long unknown =
                failures.stream().filter(f -> !f.more().unknown().isEmpty()).count();
        long survived = failures.stream().filter(Failure::survived).count();
        int all = failures.size();
        failures.removeIf(Failure::survived);
        if (all > 0) {
            out.append("  Single failures: %d of %d survived, %d not, %d unknown%s%n"
                    .formatted(
                            survived,
                            all,
                            failures.stream().filter(Failure::harms).count(),
                            unknown,
                            failures.isEmpty() ? "" : "; worst first"));
        }
        for (Failure failure : failures.subList(0, Math.min(MOST_FAILURES, failures.size()))) {
            String over = FailureWords.overloads(failure.more());
            out.append("    %s: %s%s%s%n"
                    .formatted(
                            failure.name(),
                            FailureWords.effect(failure),
                            over.isEmpty() ? "" : "; overloads " + over,
                            failure.more().unknown().isEmpty()
                                    ? ""
                                    : ": " + failure.more().unknown()));
        }
        more(failures.size(), MOST_FAILURES, "failures");
        supplies();
        var cooling = new TextTable("<<>>>><");
        for (CoolingLoad load : a.power().cooling()) {
            cooling.row(
                    load.name(),
                    load.medium(),
                    (load.unknownDevices() > 0 ? "≥ " : "") + NumberText.withUnit(load.heatWatts(), "W"),
                    "of " + watts(load.capacityWatts()),
                    "after losing one unit " + watts(load.capacityAfterLossWatts()),
                    pump(load),
                    flow(load));
        }
        if (!cooling.isEmpty()) {
            out.append("  Cooling, heat at declared maximum%n".formatted()).append(cooling.text("    "));
        }
    }

    private void swings(TextTable totals) {
        for (SiteSwing site : a.power().swings()) {
            for (SiteSwing.OfSource source : site.sources()) {
                totals.row(
                        "if all training waits at once",
                        "%s: step %s%s of %s (floor %s %%%s), %s %s/s%s: %s s, buffer %s"
                                .formatted(
                                        site.siteName(),
                                        site.training().lowerBound() ? "≥ " : "",
                                        NumberText.withUnit(site.stepWatts(), "W"),
                                        text(site.training()),
                                        NumberText.plain(100 * site.floor()),
                                        site.floorStated() ? "" : ", not stated",
                                        source.stated() ? source.name() + " follows at" : "a supply that follows at",
                                        NumberText.withUnit(source.rampWattsPerSecond(), "W"),
                                        source.stated() ? "" : ", not stated",
                                        NumberText.plain(source.seconds()),
                                        text(source.buffer())));
            }
        }
        swing.filter(f -> f.value().isPresent())
                .ifPresent(f -> totals.row(
                        "if all IT waits at once",
                        "step %s, buffer %s; %s"
                                .formatted(
                                        text(f.parts().getFirst()),
                                        text(f),
                                        f.parts().stream()
                                                .skip(2)
                                                .map(part -> part.label() + " "
                                                        + NumberText.plain(
                                                                part.value().orElse(0)) + " " + part.unit())
                                                .collect(Collectors.joining(", ")))));
    }

    private void supplies() {
        var table = new TextTable("><<<");
        int unknown = 0;
        int survive = 0;
        for (SupplyLoss loss : a.power().supplies()) {
            switch (loss.outcome()) {
                case SURVIVES -> survive++;
                case UNKNOWN -> unknown++;
                case DARK -> table.row(loss.pieces() + " ×", loss.name(), "1 installed", "dark");
                case THROTTLES ->
                    table.row(
                            loss.pieces() + " ×",
                            loss.name(),
                            "%d installed, %d needed"
                                    .formatted(
                                            loss.installed().orElse(0),
                                            loss.needed().orElse(0)),
                            "throttled to " + watts(loss.leftWatts()) + " of " + watts(loss.drawWatts()));
            }
        }
        if (!a.power().supplies().isEmpty()) {
            out.append("  One power supply lost, kinds of device: %d go on, %d do not, %d unknown%n"
                    .formatted(survive, a.power().supplies().size() - survive - unknown, unknown));
            out.append(table.text("    "));
        }
    }

    private static String pump(CoolingLoad load) {
        return load.pumps()
                .map(loss -> loss.unknownUnits() == 0
                        ? "one pump " + NumberText.withUnit(loss.leastWatts(), "W")
                        : "one pump ≥ %s (%d unknown)"
                                .formatted(NumberText.withUnit(loss.leastWatts(), "W"), loss.unknownUnits()))
                .orElse("");
    }

    private static String flow(CoolingLoad load) {
        if (load.heatWatts() <= 0) {
            return "";
        }
        String flow = load.flowText();
        return load.secondsWithoutFlow().isPresent()
                ? flow + ", " + NumberText.plain(load.secondsWithoutFlow().getAsDouble()) + " s without flow"
                : flow;
    }

    private void nodes() {
        var nodes = new ArrayList<NodeLoad>(a.power().nodes());
        if (nodes.isEmpty()) {
            return;
        }
        out.append("  Chain at declared maximum: normal, worst single failure, limit%n".formatted());
        boolean cut = nodes.size() > MOST_NODES;
        if (cut) {
            nodes.sort(
                    Comparator.comparingDouble((NodeLoad n) -> -n.worstShare().orElse(0)));
        }
        var table = new TextTable("<<<>>>><");
        for (NodeLoad node : nodes.subList(0, Math.min(MOST_NODES, nodes.size()))) {
            String atLeast = node.unknownDevices() > 0 ? "≥ " : "";
            table.row(
                    node.name(),
                    FailureWords.kind(node.kind()),
                    node.side(),
                    atLeast + NumberText.withUnit(node.normalWatts(), "W"),
                    atLeast + NumberText.withUnit(node.worstWatts(), "W"),
                    watts(node.limitWatts()),
                    node.worstShare().isPresent()
                            ? NumberText.plain(100 * node.worstShare().getAsDouble()) + " %"
                            : "",
                    node.worstFailure().map(f -> "losing " + f).orElse(""));
        }
        out.append(table.text("    "));
        more(nodes.size(), MOST_NODES, "nodes");
        phases(nodes);
    }

    /// Line currents of the nodes whose phases differ, fullest first.
    private void phases(List<NodeLoad> nodes) {
        var uneven = new ArrayList<NodeLoad>();
        for (NodeLoad node : nodes) {
            if (node.lines().filter(l -> l.threePhase() && l.uneven()).isPresent()) {
                uneven.add(node);
            }
        }
        long three = nodes.stream()
                .filter(n -> n.lines().filter(LineLoads::threePhase).isPresent())
                .count();
        if (uneven.isEmpty()) {
            if (three > 0) {
                out.append("  Phases of all %d three-phase nodes are even.%n".formatted(three));
            }
            return;
        }
        uneven.sort(Comparator.comparingDouble((NodeLoad n) -> -n.lines()
                .flatMap(l -> box(l.worstShare()))
                .orElse(n.lines().orElseThrow().imbalance())));
        out.append(
                "  Phases of %d of %d three-phase nodes differ: lines normally, imbalance, neutral; fullest line in the worst failure%n"
                        .formatted(uneven.size(), three));
        var table = new TextTable("<>>>>>>><");
        for (NodeLoad node : uneven.subList(0, Math.min(MOST_PHASES, uneven.size()))) {
            LineLoads l = node.lines().orElseThrow();
            String least = node.unknownDevices() > 0 || l.unstatedVa() > 0 ? "≥ " : "";
            table.row(
                    node.name(),
                    "L1 " + least + line(l, l.normalVa().get(0)),
                    "L2 " + least + line(l, l.normalVa().get(1)),
                    "L3 " + least + line(l, l.normalVa().get(2)),
                    NumberText.plain(100 * l.imbalance()) + " %",
                    "N " + line(l, l.neutralVa()),
                    l.worstLine() + " " + least + line(l, l.worstVa()),
                    l.worstShare().isPresent()
                            ? NumberText.plain(100 * l.worstShare().getAsDouble()) + " %"
                            : "no limit set",
                    l.worstFailure().map(f -> "losing " + f).orElse("")
                            + (l.unstatedVa() > 0
                                    ? "; " + NumberText.withUnit(l.unstatedVa(), "VA") + " on unstated conductors"
                                    : ""));
        }
        out.append(table.text("    "));
        more(uneven.size(), MOST_PHASES, "nodes");
    }

    private static java.util.Optional<Double> box(OptionalDouble value) {
        return value.isPresent() ? java.util.Optional.of(value.getAsDouble()) : java.util.Optional.empty();
    }

    private static String line(LineLoads l, double va) {
        OptionalDouble amps = l.amps(va);
        return amps.isPresent() ? NumberText.plain(amps.getAsDouble()) + " A" : NumberText.withUnit(va, "VA");
    }

    private static String watts(OptionalDouble value) {
        return value.isPresent() ? NumberText.withUnit(value.getAsDouble(), "W") : "no limit set";
    }

    private void exposure() {
        title("Exposure");
        for (PartExposure part : a.exposure().all()) {
            out.append("  %s  %d × %s%s at %s · %s%s%s%n"
                    .formatted(
                            word(part.severity()).toUpperCase(Locale.ROOT),
                            part.accelerators(),
                            part.name(),
                            (part.stockId().isEmpty() ? "" : " of lot " + part.stockId())
                                    + (part.stored() ? " in store" : ""),
                            part.siteId(),
                            part.eccn(),
                            part.tpp().isPresent()
                                    ? " · TPP " + NumberText.stated(part.tpp().getAsDouble())
                                    : "",
                            part.performanceDensity().isPresent()
                                    ? " · "
                                            + NumberText.plain(
                                                    part.performanceDensity().getAsDouble()) + " TPP/mm²"
                                    : ""));
            out.append("    %s%n".formatted(part.sentence()));
            var findings = new ArrayList<Finding>(part.findings());
            findings.removeIf(f -> f.severity() == io.kilorack.assess.ExposureResult.Severity.ALLOWED);
            findings.sort(Comparator.comparing((Finding f) -> !f.inputsMissing().isEmpty()));
            for (Finding finding : findings.subList(0, Math.min(MOST_FINDINGS, findings.size()))) {
                out.append("    · %s, %s on %s: %s [%s]%n"
                        .formatted(
                                finding.place(),
                                finding.act(),
                                finding.actDate(),
                                finding.sentence(),
                                finding.citation()));
            }
            more(findings.size(), MOST_FINDINGS, "findings");
            var missing = new LinkedHashSet<String>();
            part.findings().forEach(f -> missing.addAll(f.inputsMissing()));
            if (!missing.isEmpty()) {
                out.append("    not stated: %s%n".formatted(some(List.copyOf(missing))));
            }
        }
        if (a.exposure().timeline().size() > 1) {
            out.append("  The same accelerators under the law of each day%n".formatted());
            var table = new TextTable("<<<");
            for (TimelinePoint point : a.exposure().timeline()) {
                table.row(
                        point.date().toString(),
                        point.accelerators().entrySet().stream()
                                .map(e -> e.getValue() + " " + word(e.getKey()))
                                .collect(Collectors.joining(", ")),
                        point.cause().orElse(""));
            }
            out.append(table.text("    "));
        }
        out.append(ComplianceText.of(a.plan(), "  "));
        out.append("  %s%n".formatted(a.exposure().notice()));
    }

    private void structureAndCost() {
        title("Structure and space");
        var structure = new TextTable("<<");
        for (Figure figure : List.of(
                a.structure().racksUsed(),
                a.structure().unitsUsed(),
                a.structure().mass(),
                a.structure().worstFloorLoad())) {
            structure.row(figure.label(), text(figure));
        }
        out.append(structure.text("  "));
        out.append(SiteText.structure(a));
        out.append(SiteText.deliveries(a));
        title("Cost");
        var bill = new TextTable("><<>>>");
        for (BomLine line : a.cost().bill()) {
            bill.row(
                    Integer.toString(line.quantity()),
                    line.name(),
                    line.vendor(),
                    line.fromStock() == 0 ? "" : line.fromStock() + " from stock",
                    line.unitPrice().value().isPresent() ? "at " + text(line.unitPrice()) : "price unknown",
                    line.total().value().isPresent() ? text(line.total()) : "unknown");
        }
        out.append(bill.text("  "));
        var totals = new TextTable("<<");
        totals.row(a.cost().capex().label(), text(a.cost().capex()));
        totals.row(
                a.cost().stockValue().label(),
                text(a.cost().stockValue()) + "  (held already, not in the capital cost)");
        for (Figure figure : List.of(
                a.cost().annualEnergyCost(), a.cost().embodied(), a.cost().embodiedPerYear())) {
            totals.row(figure.label(), text(figure));
        }
        out.append(totals.text("  "));
    }

    private void checks() {
        title("Checks");
        if (a.checks().isEmpty()) {
            out.append("  none%n".formatted());
        }
        for (Check check :
                a.checks().subList(0, Math.min(MOST_CHECKS, a.checks().size()))) {
            out.append("  %-7s %s  [%s: %s]%n"
                    .formatted(
                            check.waiver().isPresent()
                                    ? "waived"
                                    : check.severity().name().toLowerCase(Locale.ROOT),
                            check.message(),
                            check.code(),
                            some(check.subjects())));
            check.waiver().ifPresent(w -> out.append("          accepted by %s%n".formatted(w)));
            out.append("          → %s%s%n"
                    .formatted(
                            check.nextStep(),
                            check.rule().map(r -> "  (" + r.text() + ")").orElse("")));
        }
        more(a.checks().size(), MOST_CHECKS, "checks");
    }

    private void more(int size, int shown, String what) {
        if (size > shown) {
            out.append("    … and %d more %s; --json lists all%n".formatted(size - shown, what));
        }
    }

    private static String some(List<String> words) {
        String shown = words.stream().limit(MOST_SUBJECTS).collect(Collectors.joining(", "));
        return words.size() > MOST_SUBJECTS ? shown + " and " + (words.size() - MOST_SUBJECTS) + " more" : shown;
    }

    private static String word(io.kilorack.assess.ExposureResult.Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static String text(Figure figure) {
        String text = NumberText.of(figure);
        if (figure.value().isEmpty() && !figure.unknowns().isEmpty()) {
            return text + " (" + some(figure.unknowns()) + ")";
        }
        if (Accuracy.notValidated(figure)) {
            text += "  (not validated)";
        }
        return figure.lowerBound() ? text + "  (without " + some(figure.unknowns()) + ")" : text;
    }
}
