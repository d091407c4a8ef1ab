package io.kilorack.desktop.views;

import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Catalog;
import io.kilorack.desktop.dashboard.ChartPane;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.Chart;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Where the time of a step and the memory of a device go, as stacked bars.
final class WorkloadCharts {
    private static final double HEIGHT = 124;
    private static final Ink[] INKS = {
        Ink.FAMILY_1, Ink.FAMILY_2, Ink.FAMILY_3, Ink.FAMILY_4, Ink.FAMILY_5, Ink.FAMILY_6, Ink.FAMILY_7, Ink.FAMILY_8
    };

    private WorkloadCharts() {}

    static List<Node> of(WorkloadResult w, Catalog catalog, ObservableValue<Palette> palette) {
        var charts = new ArrayList<Node>();
        w.figures().stream()
                .filter(f -> f.unit().equals("s") && stackable(f))
                .findFirst()
                .ifPresent(f -> charts.add(pane(time(f), palette)));
        if (stackable(w.memory())) {
            var a = catalog.accelerators().get(w.acceleratorId());
            OptionalDouble capacity = a == null || a.memoryGb().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(a.memoryGb().getAsDouble() * 1e9);
            charts.add(pane(memory(w.memory(), capacity), palette));
        }
        return charts;
    }

    /// True when the parts are in the figure's own unit, so that they add up to it.
    private static boolean stackable(Figure f) {
        return f.parts().stream().filter(p -> p.unit().equals(f.unit()) && p.value().orElse(0) > 0).count() > 1;
    }

    static Chart.Stack time(Figure f) {
        Figure largest = f.parts().stream().max(Comparator.comparingDouble(p -> p.value().orElse(0))).orElse(f);
        double share = 100 * largest.value().orElse(0) / Math.max(1e-300, f.value().orElse(1));
        String title = Texts.get("throughput.time", NumberText.withUnit(f.value().orElse(0), "s"), NumberText.fixed(share, 0), largest.label());
        return new Chart.Stack(title, "", "s", List.of(row(f)), OptionalDouble.empty(), "");
    }

    static Chart.Stack memory(Figure f, OptionalDouble capacity) {
        String used = NumberText.withUnit(f.value().orElse(0), "B");
        String title = capacity.isPresent()
                ? Texts.get("throughput.memory", used, NumberText.withUnit(capacity.getAsDouble(), "B"))
                : Texts.get("throughput.memory.noCapacity", used);
        return new Chart.Stack(title, "", "B", List.of(row(f)), capacity, Texts.get("throughput.capacity"));
    }

    private static Chart.StackRow row(Figure f) {
        var parts = new ArrayList<Chart.Part>();
        for (Figure part : f.parts()) {
            if (part.unit().equals(f.unit()) && part.value().orElse(0) > 0) {
                parts.add(new Chart.Part(part.label(), part.value().orElse(0), INKS[parts.size() % INKS.length], parts.size() >= INKS.length));
            }
        }
        return new Chart.StackRow(f.label(), "", parts);
    }

    private static Node pane(Chart chart, ObservableValue<Palette> palette) {
        var pane = new ChartPane(palette, _ -> {});
        pane.setMinHeight(HEIGHT);
        pane.setPrefHeight(HEIGHT);
        pane.show(chart);
        return pane;
    }
}
