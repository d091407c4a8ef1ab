package io.kilorack.report;

import io.kilorack.assess.ActLaw;
import io.kilorack.assess.Assessment;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.exposure.Classification;
import io.kilorack.exposure.classify.Distance;
import io.kilorack.exposure.classify.Neighbour;
import io.kilorack.report.Table.Cell;
import io.kilorack.report.Table.Column;
import io.kilorack.report.draw.Findings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Classification of every model with its distance to the thresholds and the entries beside 3A090; then
/// every act with every part by the law of its own day.
final class ClassTables {
    private final Flow flow;
    private final Assessment assessment;
    private final Function<PartExposure, String> origin;

    ClassTables(Flow flow, Assessment assessment, Function<PartExposure, String> origin) {
        this.flow = flow;
        this.assessment = assessment;
        this.origin = origin;
    }

    void write() throws IOException {
        classes();
        acts();
    }

    private void classes() throws IOException {
        var table = new Table(
                Column.wide("Part", 1),
                Column.text("Class"),
                Column.wide("Nearest thresholds of the day", 1.8),
                Column.wide("Beside 3A090", 2.2));
        var seen = new HashSet<String>();
        for (PartExposure part : assessment.exposure().all()) {
            Classification c = part.classification();
            if (c == null || !seen.add(part.acceleratorId())) {
                continue;
            }
            String near = c.nearest().stream().map(Distance::words).collect(Collectors.joining("\n"));
            String missing = c.missing().isEmpty() ? "" : "missing: " + String.join(", ", c.missing());
            table.row(
                    Cell.of(part.name()),
                    Cell.of(c.eccn(), c.boardOrSystem()),
                    Cell.of(near, c.sensitive() ? "sensitive: within 3 %" : missing),
                    Cell.of(c.neighbours().stream().map(ClassTables::words).collect(Collectors.joining("\n"))));
        }
        if (!seen.isEmpty()) {
            table.write(flow, "Classes and their distances");
        }
    }

    private static String words(Neighbour n) {
        return n.eccn() + " " + n.standing().word();
    }

    private void acts() throws IOException {
        var table = new Table(
                Column.wide("Part", 1.1),
                Column.wide("Act and its day", 1.2),
                Column.wide("US result", 1.6),
                Column.wide("Decided by", 1.4),
                Column.text("Standing"));
        boolean some = false;
        for (PartExposure part : assessment.exposure().all()) {
            var same = new LinkedHashMap<List<Object>, List<ActLaw>>();
            for (ActLaw act : part.acts()) {
                same.computeIfAbsent(
                                List.of(
                                        act.date(),
                                        act.outcome(),
                                        act.policy(),
                                        act.rules(),
                                        act.relaxed(),
                                        act.provided(),
                                        act.severity()),
                                _ -> new ArrayList<>())
                        .add(act);
            }
            for (List<ActLaw> group : same.values()) {
                ActLaw act = group.getFirst();
                some = true;
                table.row(
                        Cell.of(part.name(), origin.apply(part)),
                        Cell.of(
                                group.stream().map(a -> words(a.act())).collect(Collectors.joining(", ")),
                                act.date() + (act.provided().isEmpty() ? "" : ", " + act.provided())),
                        Cell.of(
                                words(act.outcome())
                                        + (act.relaxed().equals(act.outcome())
                                                ? ""
                                                : " (relaxed reading: " + words(act.relaxed()) + ")"),
                                words(act.policy())),
                        Cell.of(
                                String.join(", ", act.rules()),
                                act.open().isEmpty() ? "" : "undecided: " + String.join(", ", act.open())),
                        Cell.of(Findings.shortLabel(act.severity()))
                                .marked(Findings.ink(act.severity()), Findings.hatched(act.severity())));
            }
        }
        if (some) {
            table.write(flow, "Every act by the law of its own day");
        }
    }

    private static String words(String key) {
        return key.replace('_', ' ');
    }
}
