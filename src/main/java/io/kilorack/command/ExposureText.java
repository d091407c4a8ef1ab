package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.ExposureResult.TimelinePoint;
import io.kilorack.plan.Site;
import io.kilorack.plan.StockLot;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Exposure in the text of an assessment: parts, the findings on them, and the law over time.
final class ExposureText {
    private static final int MOST_FINDINGS = 4;

    private final Assessment a;
    private final TextPage out;

    ExposureText(Assessment a, TextPage out) {
        this.a = a;
        this.out = out;
    }

    /// Of which lot, by its name as the plan has it.
    private String lot(String id) {
        return id.isEmpty()
                ? ""
                : " of lot "
                        + a.plan().stock().stream()
                                .filter(l -> l.id().equals(id) && !l.name().isBlank())
                                .map(StockLot::name)
                                .findFirst()
                                .orElse(id);
    }

    private String site(String id) {
        return a.plan().sites().stream()
                .filter(s -> s.id().equals(id) && !s.name().isBlank())
                .map(Site::name)
                .findFirst()
                .orElse(id);
    }

    void exposure() {
        out.title("Exposure");
        for (PartExposure part : a.exposure().all()) {
            out.append("  %s  %d × %s%s at %s · %s%s%s%n"
                    .formatted(
                            TextPage.word(part.severity()).toUpperCase(Locale.ROOT),
                            part.accelerators(),
                            part.name(),
                            lot(part.stockId()) + (part.stored() ? " in store" : ""),
                            site(part.siteId()),
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
            findings.removeIf(f -> f.severity() == Severity.ALLOWED);
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
            out.more(findings.size(), MOST_FINDINGS, "findings");
            var missing = new LinkedHashSet<String>();
            part.findings().forEach(f -> missing.addAll(f.inputsMissing()));
            if (!missing.isEmpty()) {
                out.append("    not stated: %s%n".formatted(TextPage.some(List.copyOf(missing))));
            }
        }
        if (a.exposure().timeline().size() > 1) {
            out.append("  The same accelerators under the law of each day%n".formatted());
            var table = new TextTable("<<<");
            for (TimelinePoint point : a.exposure().timeline()) {
                table.row(
                        point.date().toString(),
                        point.accelerators().entrySet().stream()
                                .map(e -> e.getValue() + " " + TextPage.word(e.getKey()))
                                .collect(Collectors.joining(", ")),
                        point.cause().orElse(""));
            }
            out.append(table.text("    "));
        }
        out.append(ComplianceText.of(a.plan(), "  "));
        out.append("  %s%n".formatted(a.exposure().notice()));
    }
}
