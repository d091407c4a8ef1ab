package io.kilorack.command;

import io.kilorack.command.file.FigureJson;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.TrainingSearch;
import io.kilorack.throughput.search.TrainingSearch.Found;
import java.io.PrintWriter;
import java.util.Locale;

/// What a search over training layouts found.
final class SearchOutput {
    private SearchOutput() {}

    static void text(PrintWriter out, Chip chip, TrainingSearch.Outcome found) {
        out.printf(Locale.ROOT, "points           %,d%n", found.looked());
        out.printf(Locale.ROOT, "fully evaluated  %,d%n", found.evaluated());
        Found best = found.best();
        if (best == null) {
            out.println("best             " + nothing(chip, found));
            return;
        }
        out.println("best             " + best.layout().text());
        out.printf(
                Locale.ROOT,
                "step             %.4f s, %s per device%n",
                best.time().total(),
                NumberText.withUnit(best.memory(), "B"));
        out.println("runner-up        " + (found.why().isEmpty() ? "none" : found.why()));
        for (Found f : found.front()) {
            out.printf(
                    Locale.ROOT,
                    "front            %.4f s · %s free · %s · %s%n",
                    f.time().total(),
                    NumberText.withUnit(chip.memory - f.memory(), "B"),
                    Double.isNaN(f.watts()) ? "power unknown" : String.format(Locale.ROOT, "%.0f W", f.watts()),
                    f.layout().text());
        }
    }

    static void json(FigureJson tree, Chip chip, TrainingSearch.Outcome found) {
        tree.put("space", "practical").put("points", found.looked()).put("evaluated", found.evaluated());
        Found best = found.best();
        if (best == null) {
            tree.put("problem", nothing(chip, found));
            return;
        }
        tree.put("best", best.layout().text())
                .put("stepSeconds", best.time().total())
                .put("memory", best.memory())
                .put("runnerUp", found.why());
        found.front()
                .forEach(f -> tree.add(
                        "front",
                        row -> row.put("layout", f.layout().text())
                                .put("stepSeconds", f.time().total())
                                .put("freeMemory", chip.memory - f.memory())
                                .known("watts", f.watts())));
    }

    private static String nothing(Chip chip, TrainingSearch.Outcome found) {
        Found small = found.smallest();
        return small == null
                ? "no layout divides these accelerators and this batch; use a rounder --count or a larger --batch"
                : "none fits; the smallest needs %s of %s: %s; use more accelerators or more memory"
                        .formatted(
                                NumberText.withUnit(small.memory(), "B"),
                                NumberText.withUnit(chip.memory, "B"),
                                small.layout().text());
    }
}
