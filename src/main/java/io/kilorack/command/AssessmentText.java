package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Check;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.PowerResult;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// An assessment as text for a terminal: the same figures as window and report, worst first, wide things
/// cut with a note.
final class AssessmentText {
    private static final int MOST_CHECKS = 60;

    private final Assessment a;
    private final TextPage out = new TextPage();

    private AssessmentText(Assessment a) {
        this.a = a;
    }

    /// @param swing a load step asked for beside those of the plan, as
    /// [io.kilorack.assess.PowerResult#loadSwing] gives it
    static String of(Assessment assessment, Optional<Figure> swing) {
        var text = new AssessmentText(assessment);
        text.headlines();
        new ThroughputText(assessment, text.out).throughput();
        new PowerText(assessment, swing, text.out).power();
        new ExposureText(assessment, text.out).exposure();
        new CostText(assessment, text.out).structureAndCost();
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
            table.row(figure.label(), TextPage.figure(figure));
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
                "%s, %s, %s%s"
                        .formatted(
                                NumberText.count(errors, "error"),
                                NumberText.count(warnings, "warning"),
                                NumberText.count(count(Check.Severity.INFO), "note"),
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
                        () -> new EnumMap<>(Severity.class),
                        Collectors.summingInt(PartExposure::accelerators)))
                .entrySet()
                .stream()
                .map(e ->
                        "%s %s %%".formatted(TextPage.word(e.getKey()), NumberText.plain(100.0 * e.getValue() / total)))
                .collect(Collectors.joining(", "));
    }

    private void checks() {
        out.title("Checks");
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
                            TextPage.some(check.subjects())));
            check.waiver().ifPresent(w -> out.append("          accepted by %s%n".formatted(w)));
            out.append("          → %s%s%n"
                    .formatted(
                            check.nextStep(),
                            check.rule().map(r -> "  (" + r.text() + ")").orElse("")));
        }
        out.more(a.checks().size(), MOST_CHECKS, "checks");
    }
}
