package io.kilorack.desktop.model;

import io.kilorack.desktop.model.Prompt.Ask;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Device;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.edit.Edit;
import io.kilorack.plan.layout.Box;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is asked before many racks change at once: repeat, number, fill.
public final class RowPrompts {
    /// Copies proposed where the hall has room: with the first, a row of ten.
    private static final int COPIES = 9;
    /// Patterns of more racks are not tried for room beforehand: the prompt should open at once.
    private static final int MOST_TRIED = 200;

    private RowPrompts() {}

    /// Repeats the racks with what is in them along their row.
    public static Prompt repeat(Workspace w, Set<String> racks) {
        var selected = new LinkedHashSet<String>();
        Selections.racks(w.plan()).map(Rack::id).filter(racks::contains).forEach(selected::add);
        String copies = String.valueOf(room(w, racks));
        return new Prompt(
                "repeat",
                Texts.get("prompt.repeat"),
                Texts.get("prompt.repeat.about", words(w.plan(), racks)),
                List.of(
                        new Ask.Text("copies", Texts.get("prompt.copies"), "", Ask.Length.NUMBER, _ -> copies),
                        new Ask.Text("gap", Texts.get("prompt.gap"), "m", Ask.Length.NUMBER, _ -> "0")),
                Texts.get("prompt.repeat.accept"),
                answers -> {
                    OptionalDouble times = number(answers.get("copies"));
                    OptionalDouble gap = number(answers.get("gap"));
                    if (notWhole(times) || gap.isEmpty()) {
                        return notANumber(answers.get(notWhole(times) ? "copies" : "gap"), notWhole(times));
                    }
                    return Editing.of(w).rows().repeat(w.plan(), racks, (int) times.getAsDouble(), gap.getAsDouble());
                },
                made -> {
                    var all = Stream.concat(selected.stream(), made.subjects().stream())
                            .toList();
                    return Texts.get(
                            "prompt.repeat.effect",
                            String.valueOf(made.subjects().size()),
                            String.valueOf(all.size()),
                            NumberText.fixed(length(w, made.plan(), all), 1));
                },
                made -> {
                    var all = new ArrayList<>(selected);
                    all.addAll(made.subjects());
                    return Selection.racks(all);
                });
    }

    /// The most copies up to the usual number for which there is room, 1 where there is none.
    private static int room(Workspace w, Set<String> racks) {
        if (racks.size() > MOST_TRIED) {
            return 1;
        }
        for (int copies = COPIES; copies > 1; copies--) {
            if (Editing.of(w).rows().repeat(w.plan(), racks, copies, 0) instanceof Edit.Made) {
                return copies;
            }
        }
        return 1;
    }

    /// The longer side of what racks cover together [m].
    private static double length(Workspace w, Plan plan, List<String> ids) {
        Set<String> wanted = Set.copyOf(ids);
        List<Box> boxes = Selections.racks(plan)
                .filter(r -> wanted.contains(r.id()))
                .map(r -> Box.of(r, w.sizes()))
                .toList();
        double wide = boxes.stream().mapToDouble(Box::right).max().orElse(0)
                - boxes.stream().mapToDouble(Box::x).min().orElse(0);
        double deep = boxes.stream().mapToDouble(Box::bottom).max().orElse(0)
                - boxes.stream().mapToDouble(Box::y).min().orElse(0);
        return Math.max(wide, deep);
    }

    /// Names racks in floor order: prefix and running number.
    public static Prompt number(Workspace w, Set<String> racks) {
        String row = Selections.racks(w.plan())
                .filter(r -> racks.contains(r.id()))
                .map(Rack::row)
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse("A");
        return new Prompt(
                "number",
                Texts.get("prompt.number"),
                Texts.get("prompt.number.about", words(w.plan(), racks)),
                List.of(
                        new Ask.Text("prefix", Texts.get("prompt.prefix"), "", Ask.Length.NUMBER, _ -> row + "-"),
                        new Ask.Text("first", Texts.get("prompt.first"), "", Ask.Length.NUMBER, _ -> "1")),
                Texts.get("prompt.number.accept"),
                answers -> {
                    OptionalDouble first = number(answers.get("first"));
                    if (notWhole(first)) {
                        return notANumber(answers.get("first"), true);
                    }
                    return Editing.of(w)
                            .rows()
                            .number(
                                    w.plan(),
                                    racks,
                                    answers.getOrDefault("prefix", "").strip(),
                                    (int) first.getAsDouble());
                },
                made -> numbers(made, racks),
                _ -> w.selection());
    }

    /// First and last name, and a word where another rack already has one of them.
    private static String numbers(Edit.Made made, Set<String> racks) {
        Map<String, String> names = new LinkedHashMap<>();
        Selections.racks(made.plan()).forEach(r -> names.put(r.id(), r.name()));
        Comparator<String> byNumber = Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder());
        List<String> own = racks.stream().map(names::get).sorted(byNumber).toList();
        String span = own.size() == 1 ? own.getFirst() : own.getFirst() + " … " + own.getLast();
        return names.entrySet().stream()
                .filter(e -> !racks.contains(e.getKey()) && own.contains(e.getValue()))
                .findFirst()
                .map(e -> Texts.get("prompt.number.taken", span, e.getValue()))
                .orElse(span);
    }

    /// Puts the same devices into every rack, at the lowest free places.
    public static Prompt fill(Workspace w, Set<String> racks) {
        var models = models(w);
        return new Prompt(
                "fill",
                Texts.get("prompt.fill"),
                Texts.get("prompt.fill.about", words(w.plan(), racks)),
                List.of(
                        new Ask.Choice(
                                "model",
                                Texts.get("prompt.model"),
                                List.copyOf(models.keySet()),
                                List.copyOf(models.values()),
                                models.isEmpty() ? "" : models.firstEntry().getKey()),
                        new Ask.Text("count", Texts.get("prompt.count"), "", Ask.Length.NUMBER, _ -> "1"),
                        new Ask.Choice(
                                "face",
                                Texts.get("field.face"),
                                List.of("FRONT", "REAR"),
                                List.of(Texts.get("rack.front"), Texts.get("rack.rear")),
                                "FRONT")),
                Texts.get("prompt.fill.accept"),
                answers -> {
                    OptionalDouble count = number(answers.get("count"));
                    if (notWhole(count)) {
                        return notANumber(answers.get("count"), true);
                    }
                    return Editing.fill(
                            w,
                            racks,
                            answers.getOrDefault("model", ""),
                            Device.Face.valueOf(answers.getOrDefault("face", "FRONT")),
                            (int) count.getAsDouble());
                },
                made -> Texts.get(
                        "prompt.fill.effect", String.valueOf(made.subjects().size()), String.valueOf(racks.size())),
                _ -> w.selection());
    }

    /// What can stand in a rack: systems before other gear, of each what the plan has most of first,
    /// then by name.
    private static LinkedHashMap<String, String> models(Workspace w) {
        Map<String, Long> used = Selections.racks(w.plan())
                .flatMap(r -> r.devices().stream())
                .collect(Collectors.groupingBy(Device::modelId, Collectors.counting()));
        Set<String> systems = w.catalog().systems().keySet();
        var models = new LinkedHashMap<String, String>();
        Stream.concat(systems.stream(), w.catalog().infrastructure().keySet().stream())
                .filter(id -> w.sizes()
                        .device(id)
                        .filter(s -> s.heightHalfU().isPresent())
                        .isPresent())
                .sorted(Comparator.<String>comparingInt(id -> systems.contains(id) ? 0 : 1)
                        .thenComparing(id -> -used.getOrDefault(id, 0L))
                        .thenComparing(id -> w.sizes().name(id), String.CASE_INSENSITIVE_ORDER))
                .forEach(id -> models.put(id, w.sizes().name(id)));
        return models;
    }

    static String words(Plan plan, Set<String> racks) {
        return racks.size() == 1
                ? Selections.rack(plan, racks.iterator().next())
                        .map(r -> Texts.get("prompt.rack", r.name().isBlank() ? r.id() : r.name()))
                        .orElse("")
                : Texts.get("racks.count", String.valueOf(racks.size()));
    }

    /// Decimal point or comma, as everywhere in the window.
    static OptionalDouble number(@org.jspecify.annotations.Nullable String text) {
        try {
            double value = Double.parseDouble((text == null ? "" : text.strip()).replace(',', '.'));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    private static boolean notWhole(OptionalDouble value) {
        return value.isEmpty()
                || value.getAsDouble() != Math.rint(value.getAsDouble())
                || Math.abs(value.getAsDouble()) > 1e6;
    }

    private static Edit notANumber(@org.jspecify.annotations.Nullable String text, boolean whole) {
        return Edit.refused(
                Texts.get(whole ? "refuse.wholeNumber" : "refuse.number", "“" + (text == null ? "" : text) + "”"), "");
    }
}
