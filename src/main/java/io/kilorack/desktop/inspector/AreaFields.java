package io.kilorack.desktop.inspector;

import io.kilorack.desktop.inspector.Row.Field;
import io.kilorack.desktop.inspector.Row.Note;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Hall;
import io.kilorack.plan.edit.AreaEdits;
import io.kilorack.plan.edit.Edit;
import io.kilorack.plan.layout.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Aisles and obstacles of a hall, a line each: size and place, edited in place; a line that is cleared
/// takes its area away.
final class AreaFields {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)?");

    private final Fields fields;
    private final Workspace workspace;

    AreaFields(Fields fields, Workspace workspace) {
        this.fields = fields;
        this.workspace = workspace;
    }

    List<Row> of(Hall hall) {
        var rows = new ArrayList<Row>();
        for (Hall.Aisle a : hall.aisles()) {
            rows.add(field(
                    a.name().isEmpty() ? Texts.get("area." + a.kind().name()) : a.name(),
                    new Box(a.xM(), a.yM(), a.widthM(), a.depthM()),
                    area -> edits().placeAisle(workspace.plan(), hall.id(), a.id(), area),
                    () -> edits().removeAisle(workspace.plan(), hall.id(), a.id())));
        }
        for (int i = 0; i < hall.obstacles().size(); i++) {
            int index = i;
            Hall.Zone z = hall.obstacles().get(i);
            rows.add(field(
                    z.name().isEmpty() ? Texts.get("area.OBSTACLE") : z.name(),
                    new Box(z.xM(), z.yM(), z.widthM(), z.depthM()),
                    area -> edits().placeObstacle(workspace.plan(), hall.id(), index, area),
                    () -> edits().removeObstacle(workspace.plan(), hall.id(), index)));
        }
        rows.add(new Note(Texts.get(rows.isEmpty() ? "area.none" : "area.hint")));
        return rows;
    }

    private Field field(String label, Box now, Function<Box, Edit> place, Supplier<Edit> remove) {
        String text = Texts.get(
                "area.text",
                Fields.plain(now.width()),
                Fields.plain(now.depth()),
                Fields.plain(now.x()),
                Fields.plain(now.y()));
        return new Field(label, text, "m", v -> {
            if (v.equals(text)) {
                return Optional.empty();
            }
            if (v.isBlank()) {
                return fields.apply(remove.get());
            }
            List<Double> n = NUMBER.matcher(v)
                    .results()
                    .map(found -> Fields.parse(found.group()).orElse(0))
                    .toList();
            return n.size() == 4
                    ? fields.apply(place.apply(new Box(n.get(2), n.get(3), n.get(0), n.get(1))))
                    : Optional.of(Texts.get("refuse.area"));
        });
    }

    private AreaEdits edits() {
        return Editing.of(workspace).areas();
    }
}
