package io.kilorack.desktop.inspector;

import io.kilorack.assess.Check;
import io.kilorack.assess.OpenFacts;
import io.kilorack.desktop.inspector.Row.CheckRow;
import io.kilorack.desktop.inspector.Row.FindingRow;
import io.kilorack.desktop.inspector.Row.Note;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Sections with what the assessment holds against a thing: its checks, and the rules' word on its parts.
final class Verdicts {
    private static final int MOST_CHECKS = 12;

    private final Workspace workspace;

    Verdicts(Workspace workspace) {
        this.workspace = workspace;
    }

    /// The checks that name one of the things `about`, or all of them.
    Section checks(Set<String> about, boolean all) {
        var rows = new ArrayList<Row>();
        workspace.assessment().ifPresent(a -> {
            List<Check> open = a.checks().stream()
                    .filter(c -> all || c.subjects().stream().anyMatch(about::contains))
                    .toList();
            open.stream().limit(MOST_CHECKS).forEach(c -> rows.add(new CheckRow(c)));
            if (open.size() > MOST_CHECKS) {
                rows.add(new Note(Texts.get("checks.more", String.valueOf(open.size() - MOST_CHECKS))));
            }
        });
        return new Section(Texts.get("section.checks"), rows);
    }

    /// What the rules say of the parts in a rack.
    Section findings(String rackId) {
        var rows = new ArrayList<Row>();
        workspace
                .assessment()
                .ifPresent(a -> a.exposure().parts().stream()
                        .filter(p -> p.rackIds().contains(rackId))
                        .forEach(p -> {
                            rows.add(new Note(p.name() + ": " + p.sentence()));
                            p.findings().stream()
                                    .filter(f -> !OpenFacts.undecided(f))
                                    .limit(4)
                                    .forEach(f -> rows.add(new FindingRow(f)));
                            if (!OpenFacts.line(p).isEmpty()) {
                                rows.add(new Note(OpenFacts.line(p) + "."));
                            }
                        }));
        return new Section(Texts.get("section.exposure"), rows);
    }
}
