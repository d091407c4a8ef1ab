package io.kilorack.desktop.views;

import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Catalog;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.TextCase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Where a workload runs, on how much of its pool and why that much, and what must be converted for it.
final class WorkloadPlace {
    private WorkloadPlace() {}

    static List<Node> of(WorkloadResult w, Catalog catalog) {
        var nodes = new ArrayList<Node>();
        nodes.add(label(where(w, catalog), "muted"));
        if (!w.share().rule().isEmpty()) {
            nodes.add(label(
                    Texts.get(
                            "throughput.share",
                            String.valueOf(w.accelerators()),
                            String.valueOf(w.share().poolAccelerators()),
                            w.share().rule()),
                    "muted"));
        }
        if (!w.note().isEmpty()) {
            nodes.add(label(TextCase.capital(w.note()) + ".", "workload-note"));
        }
        return nodes;
    }

    private static String where(WorkloadResult w, Catalog catalog) {
        if (w.pairing().isPresent()) {
            return w.pairing().get().sides().stream()
                    .map(s -> "%d × %s (%s)".formatted(s.accelerators(), name(catalog, s.acceleratorId()), s.role()))
                    .collect(Collectors.joining("  +  "));
        }
        return Texts.get(
                "throughput.where", String.valueOf(w.accelerators()), name(catalog, w.acceleratorId()), w.poolName());
    }

    private static String name(Catalog catalog, String id) {
        var a = catalog.accelerators().get(id);
        return plain(a == null ? id : a.name());
    }

    /// A name without what stands in brackets behind it.
    static String plain(String name) {
        int bracket = name.indexOf(" (");
        return bracket > 0 ? name.substring(0, bracket) : name;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
