package io.kilorack.command;

import io.kilorack.assess.Check;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.PlanDifference;
import io.kilorack.assess.PlanDifference.Change;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What differs between two assessments, for a terminal.
final class DifferenceText {
    /// More checks than this, of those that come or go, are counted rather than listed.
    private static final int MOST_CHECKS = 12;

    private DifferenceText() {}

    static String of(PlanDifference difference) {
        if (difference.none()) {
            return "  nothing changes" + System.lineSeparator();
        }
        var table = new TextTable("<>>>");
        row(table, difference.headlines());
        row(table, difference.workloads());
        for (Map.Entry<Severity, Integer> entry : difference.exposure().entrySet()) {
            table.row(
                    "accelerators, exposure " + entry.getKey().name().toLowerCase(Locale.ROOT),
                    "",
                    "",
                    "%+d".formatted(entry.getValue()));
        }
        var out = new StringBuilder(table.text("  "));
        checks(out, "new check", difference.checksNew());
        checks(out, "check gone", difference.checksGone());
        return out.toString();
    }

    private static void row(TextTable table, List<Change> changes) {
        for (Change change : changes) {
            table.row(change.label(), change.beforeText(), "→ " + change.afterText(), change.text());
        }
    }

    private static void checks(StringBuilder out, String what, List<Check> checks) {
        for (Check check : checks.subList(0, Math.min(MOST_CHECKS, checks.size()))) {
            out.append("  %s, %s: %s"
                            .formatted(what, check.severity().name().toLowerCase(Locale.ROOT), check.message()))
                    .append(System.lineSeparator());
        }
        if (checks.size() > MOST_CHECKS) {
            out.append("  and %d more: %s".formatted(checks.size() - MOST_CHECKS, what))
                    .append(System.lineSeparator());
        }
    }
}
