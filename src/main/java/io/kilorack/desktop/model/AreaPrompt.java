package io.kilorack.desktop.model;

import io.kilorack.desktop.model.Prompt.Ask;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.edit.Edit;
import io.kilorack.plan.layout.Box;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/// What is asked before an aisle or an obstacle is put on the floor. Beside selected racks the aisle on
/// their side is proposed: cold at the front, hot at the rear.
public final class AreaPrompt {
    private static final String OBSTACLE = "OBSTACLE";
    /// Two tiles of a raised floor, the usual aisle.
    private static final double AISLE_M = 1.2;

    private static final double COLUMN_M = 0.6;

    private AreaPrompt() {}

    public static Prompt of(Workspace w) {
        String hallId = w.hallIdProperty().get();
        Set<String> racks = w.selection().rackIds();
        List<String> kinds = new ArrayList<>(
                Arrays.stream(Hall.AisleKind.values()).map(Enum::name).toList());
        kinds.add(OBSTACLE);
        return new Prompt(
                "area",
                Texts.get("prompt.area"),
                Texts.get("prompt.area.about"),
                List.of(
                        new Ask.Choice(
                                "kind",
                                Texts.get("prompt.area.kind"),
                                kinds,
                                kinds.stream().map(k -> Texts.get("area." + k)).toList(),
                                Hall.AisleKind.COLD.name()),
                        new Ask.Text(
                                "name",
                                Texts.get("field.name"),
                                "",
                                Ask.Length.NAME,
                                a -> name(w.plan(), hallId, kind(a))),
                        new Ask.Text(
                                "x",
                                Texts.get("field.x"),
                                "m",
                                Ask.Length.NUMBER,
                                a -> text(area(w, racks, kind(a)).x())),
                        new Ask.Text(
                                "y",
                                Texts.get("field.y"),
                                "m",
                                Ask.Length.NUMBER,
                                a -> text(area(w, racks, kind(a)).y())),
                        new Ask.Text(
                                "width",
                                Texts.get("field.width"),
                                "m",
                                Ask.Length.NUMBER,
                                a -> text(area(w, racks, kind(a)).width())),
                        new Ask.Text(
                                "depth",
                                Texts.get("field.depth"),
                                "m",
                                Ask.Length.NUMBER,
                                a -> text(area(w, racks, kind(a)).depth()))),
                Texts.get("prompt.area.accept"),
                answers -> edit(w, hallId, answers),
                made -> Texts.get("prompt.area.effect"),
                _ -> Selection.of(Selection.Kind.HALL, hallId));
    }

    private static Edit edit(Workspace w, String hallId, Map<String, String> answers) {
        var numbers = new ArrayList<Double>();
        for (String key : List.of("x", "y", "width", "depth")) {
            OptionalDouble value = RowPrompts.number(answers.get(key));
            if (value.isEmpty()) {
                return Edit.refused(Texts.get("refuse.number", "“" + answers.getOrDefault(key, "") + "”"), "");
            }
            numbers.add(value.getAsDouble());
        }
        var area = new Box(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
        String name = answers.getOrDefault("name", "");
        return kind(answers).equals(OBSTACLE)
                ? Editing.of(w).areas().addObstacle(w.plan(), hallId, name, area)
                : Editing.of(w).areas().addAisle(w.plan(), hallId, name, Hall.AisleKind.valueOf(kind(answers)), area);
    }

    private static String kind(Map<String, String> answers) {
        return answers.getOrDefault("kind", Hall.AisleKind.COLD.name());
    }

    private static String name(Plan plan, String hallId, String kind) {
        Hall hall = Selections.hall(plan, hallId).orElse(null);
        long before = hall == null
                ? 0
                : kind.equals(OBSTACLE)
                        ? hall.obstacles().size()
                        : hall.aisles().stream()
                                .filter(a -> a.kind().name().equals(kind))
                                .count();
        return Texts.get("area." + kind) + " " + (before + 1);
    }

    /// Along the selected racks on the side that the kind of aisle lies on, else across the hall.
    private static Box area(Workspace w, Set<String> racks, String kind) {
        Hall hall = Selections.hall(w.plan(), w.hallIdProperty().get()).orElse(null);
        double width = hall == null ? 1 : hall.widthM();
        double depth = hall == null ? 1 : hall.depthM();
        if (kind.equals(OBSTACLE)) {
            return new Box(0, 0, Math.min(COLUMN_M, width), Math.min(COLUMN_M, depth));
        }
        List<Rack> row = hall == null
                ? List.of()
                : hall.racks().stream().filter(r -> racks.contains(r.id())).toList();
        if (row.isEmpty()) {
            return new Box(0, Math.max(0, depth - AISLE_M), width, Math.min(AISLE_M, depth));
        }
        List<Box> boxes = row.stream().map(r -> Box.of(r, w.sizes())).toList();
        double left = boxes.stream().mapToDouble(Box::x).min().orElse(0);
        double right = boxes.stream().mapToDouble(Box::right).max().orElse(0);
        double top = boxes.stream().mapToDouble(Box::y).min().orElse(0);
        double bottom = boxes.stream().mapToDouble(Box::bottom).max().orElse(0);
        boolean rear = kind.equals(Hall.AisleKind.HOT.name());
        return switch (row.getFirst().orientation()) {
            case NORTH -> across(left, right, rear ? bottom : top - AISLE_M);
            case SOUTH -> across(left, right, rear ? top - AISLE_M : bottom);
            case EAST -> down(top, bottom, rear ? left - AISLE_M : right);
            case WEST -> down(top, bottom, rear ? right : left - AISLE_M);
        };
    }

    private static Box across(double left, double right, double y) {
        return new Box(left, Math.max(0, y), right - left, AISLE_M + Math.min(0, y));
    }

    private static Box down(double top, double bottom, double x) {
        return new Box(Math.max(0, x), top, AISLE_M + Math.min(0, x), bottom - top);
    }

    private static String text(double metres) {
        return NumberText.fixed(metres, 3).replaceAll("\\.?0+$", "");
    }
}
