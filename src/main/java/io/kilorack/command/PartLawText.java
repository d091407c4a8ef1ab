package io.kilorack.command;

import io.kilorack.assess.ActLaw;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.exposure.Classification;
import io.kilorack.exposure.classify.Distance;
import io.kilorack.exposure.classify.Neighbour;
import java.util.stream.Collectors;

/// How a part is classified and how each act with it stands, in a few lines.
final class PartLawText {
    private PartLawText() {}

    static String of(PartExposure part) {
        var out = new StringBuilder();
        Classification classification = part.classification();
        if (classification != null) {
            line(out, "class", classification(classification));
            if (!classification.distances().isEmpty()) {
                line(
                        out,
                        classification.sensitive() ? "sensitive" : "distance",
                        classification.nearest().stream().map(Distance::words).collect(Collectors.joining("; ")));
            }
            for (Neighbour n : classification.neighbours()) {
                String missing = n.missing().isEmpty() ? "" : " Missing: " + String.join(", ", n.missing()) + ".";
                line(out, "beside", n.eccn() + " " + n.standing().word() + ": " + n.sentence() + missing);
            }
        }
        for (ActLaw act : part.acts()) {
            String result = act.outcome().replace('_', ' ')
                    + (act.policy().isEmpty() ? "" : ", " + act.policy().replace('_', ' '))
                    + (act.relaxed().equals(act.outcome())
                            ? ""
                            : "; relaxed reading: " + act.relaxed().replace('_', ' '))
                    + (act.open().isEmpty()
                            ? ""
                            : "; undecided: " + String.join(", ", act.open()) + " without "
                                    + String.join(", ", act.missing()))
                    + (act.scheduled().isEmpty() ? "" : "; scheduled: " + String.join(", ", act.scheduled()));
            line(
                    out,
                    "act",
                    act.act().replace('_', ' ') + " " + act.date()
                            + (act.provided().isEmpty() ? "" : ", " + act.provided()) + ": " + result);
        }
        return out.toString();
    }

    private static String classification(Classification c) {
        return c.eccn()
                + (c.boardOrSystem().isEmpty() ? "" : ", board or system " + c.boardOrSystem())
                + (c.rules().isEmpty() ? "" : " [" + String.join(", ", c.rules()) + "]")
                + (c.missing().isEmpty() ? "" : ", missing " + String.join(", ", c.missing()));
    }

    private static void line(StringBuilder out, String label, String words) {
        out.append("  %-10s %s%n".formatted(label, words));
    }
}
