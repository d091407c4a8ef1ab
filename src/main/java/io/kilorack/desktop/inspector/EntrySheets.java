package io.kilorack.desktop.inspector;

import io.kilorack.assess.OpenFacts;
import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Field;
import io.kilorack.catalog.Kind;
import io.kilorack.desktop.inspector.Row.Fact;
import io.kilorack.desktop.inspector.Row.FindingRow;
import io.kilorack.desktop.inspector.Row.Note;
import io.kilorack.desktop.model.FigureText;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Sheets of catalog entries.
final class EntrySheets {
    /// Law is not the user's to change.
    private static final Set<Kind> LEGAL = Set.of(Kind.RULE, Kind.COUNTRY, Kind.PARTY);

    /// Cells that stand in the head of the sheet, or behind every other cell.
    private static final Set<String> NAMES = Set.of("id", "name", "vendor", "source", "confidence");

    private final Workspace workspace;
    private final Verdicts verdicts;

    EntrySheets(Workspace workspace, Verdicts verdicts) {
        this.workspace = workspace;
        this.verdicts = verdicts;
    }

    Optional<Sheet> entry(String id) {
        Entry entry = workspace.catalog().entry(id).orElse(null);
        if (entry == null) {
            return Optional.empty();
        }
        var sections = new ArrayList<Section>();
        sections.add(new Section(Texts.get("section.facts"), facts(entry)));
        sections.add(new Section(Texts.get("section.unstated"), unstated(entry)));
        if (!LEGAL.contains(entry.kind())) {
            sections.add(new Section(Texts.get("section.part"), List.of(new Row.PartRow(entry.id(), entry.name()))));
        }
        workspace.assessment().ifPresent(a -> {
            String accelerator = Optional.ofNullable(
                            workspace.catalog().systems().get(id))
                    .map(s -> s.acceleratorId())
                    .orElse(id);
            a.exposure().parts().stream()
                    .filter(p -> p.acceleratorId().equals(accelerator))
                    .findFirst()
                    .ifPresent(p -> {
                        var rows = new ArrayList<Row>();
                        rows.add(new Note(p.sentence()));
                        p.findings().stream()
                                .filter(f -> !OpenFacts.undecided(f))
                                .forEach(f -> rows.add(new FindingRow(f)));
                        if (!OpenFacts.line(p).isEmpty()) {
                            rows.add(new Note(OpenFacts.line(p) + "."));
                        }
                        sections.add(new Section(Texts.get("section.exposure"), rows));
                    });
        });
        return Optional.of(new Sheet(
                Texts.get("kind." + entry.kind().name().toLowerCase(Locale.ROOT)),
                entry.name(),
                entry.vendor(),
                sections));
    }

    /// What the catalog states of an entry, with sources.
    List<Row> facts(Entry entry) {
        var rows = new ArrayList<Row>();
        for (Cell cell : entry.cells().values()) {
            if (NAMES.contains(cell.field())) {
                continue;
            }
            FigureText text = cell.number().isPresent() && !cell.unit().isEmpty()
                    ? new FigureText(NumberText.stated(cell.number().getAsDouble()), cell.unit())
                    : new FigureText(
                            cell.number().isPresent()
                                    ? NumberText.stated(cell.number().getAsDouble())
                                    : named(cell),
                            "");
            String source = cell.source().text()
                    + (cell.source().confidence() == Confidence.UNSTATED
                            ? ""
                            : "\n"
                                    + Texts.get(
                                            "source.confidence",
                                            Texts.get("confidence."
                                                    + cell.source().confidence().name())));
            var fact =
                    new Fact(workspace.catalog().label(cell.field()), text, source, cell.origin() == Cell.Origin.USER);
            rows.add(
                    LEGAL.contains(entry.kind()) ? fact : new Row.CellRow(entry.id(), cell.field(), cell.text(), fact));
        }
        return rows;
    }

    /// A cell that names another part, by that part's name.
    private String named(Cell cell) {
        Field field = workspace.catalog().fields().get(cell.field());
        return field != null && field.type() == Field.Type.ACCELERATOR
                ? workspace.catalog().entry(cell.text()).map(Entry::name).orElse(cell.text())
                : cell.text();
    }

    /// What other parts of this kind state and this one does not.
    private List<Row> unstated(Entry entry) {
        if (LEGAL.contains(entry.kind())) {
            return List.of();
        }
        var fields = new LinkedHashSet<String>();
        for (Entry other : workspace.catalog().allEntries()) {
            if (other.kind() == entry.kind()) {
                fields.addAll(other.cells().keySet());
            }
        }
        fields.removeAll(entry.cells().keySet());
        fields.removeAll(NAMES);
        var rows = new ArrayList<Row>();
        for (String field : fields) {
            var fact = new Fact(
                    workspace.catalog().label(field), new FigureText(Texts.get("fact.unknown"), ""), "", false);
            rows.add(new Row.CellRow(entry.id(), field, "", fact));
        }
        return rows;
    }
}
