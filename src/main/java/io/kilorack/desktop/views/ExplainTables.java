package io.kilorack.desktop.views;

import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.TextCase;
import io.kilorack.report.chart.ExplanationCharts;
import io.kilorack.throughput.explain.Choice;
import io.kilorack.throughput.explain.Explanation;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The tables of an opened workload: what travels where, and the layouts that no other beats.
final class ExplainTables {
    private static final int MOST_OPTIONS = 8;
    /// Widest title of a column of numbers.
    private static final double TITLE = 92;

    /// Between the layouts of two pools, and the width that one of them takes.
    private static final String POOLS = "; ";

    private static final double PAIR = 250;

    private ExplainTables() {}

    static GridPane network(Explanation e) {
        var table = table("explain-network");
        head(
                table,
                Texts.get("explain.axis"),
                Texts.get("explain.ranks"),
                Texts.get("explain.sent"),
                Texts.get("explain.time"),
                Texts.get("explain.waits"));
        for (Explanation.Collective c : e.collectives()) {
            row(
                    table,
                    c.path(),
                    List.of(
                            TextCase.capital(c.axis()) + ": " + c.operation(),
                            NumberText.fixed(c.ranks(), 0),
                            NumberText.withUnit(c.bytes(), "B"),
                            ExplanationCharts.time(c.seconds()),
                            ExplanationCharts.time(c.exposed())));
        }
        return table;
    }

    static GridPane front(Choice choice) {
        var table = table("explain-front");
        if (choice.front().stream().anyMatch(o -> o.layout().contains(POOLS))) {
            table.getColumnConstraints().getFirst().setMinWidth(PAIR);
        }
        var titles = new ArrayList<>(List.of(Texts.get("explain.layout")));
        if (!choice.front().isEmpty()) {
            choice.front().getFirst().figures().forEach(f -> titles.add(TextCase.capital(f.label())));
        }
        head(table, titles.toArray(String[]::new));
        choice.front().stream().limit(MOST_OPTIONS).forEach(o -> {
            // each pool's layout on a line of its own
            var cells = new ArrayList<>(List.of(o.layout().replace(POOLS, "\n")));
            o.figures().forEach(f -> cells.add(text(f)));
            row(table, "", cells);
        });
        return table;
    }

    private static String text(Figure figure) {
        return figure.unit().equals("s") && figure.value().isPresent()
                ? ExplanationCharts.time(figure.value().getAsDouble())
                : NumberText.of(figure);
    }

    /// A table with one column of text, which takes the room that the numbers leave.
    private static GridPane table(String id) {
        var table = new GridPane();
        table.setId(id);
        table.getStyleClass().add("explain-table");
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        wide.setMinWidth(90);
        wide.setPrefWidth(160);
        table.getColumnConstraints().add(wide);
        return table;
    }

    private static void head(GridPane table, String... titles) {
        for (int i = 0; i < titles.length; i++) {
            Label label = prose(titles[i]);
            label.getStyleClass().add("muted");
            if (i > 0) {
                // long titles of narrow numbers break rather than push the table out of its sheet
                label.setMaxWidth(TITLE);
                label.setMinWidth(TITLE / 2);
                label.getStyleClass().add("explain-number");
                GridPane.setHalignment(label, HPos.RIGHT);
            }
            GridPane.setValignment(label, VPos.BOTTOM);
            table.add(label, i, 0);
        }
    }

    /// @param detail second, muted line of the first cell, or empty
    private static void row(GridPane table, String detail, List<String> cells) {
        int row = table.getRowCount();
        var first = new VBox(prose(cells.getFirst()));
        if (!detail.isEmpty()) {
            Label second = prose(detail);
            second.getStyleClass().add("muted");
            first.getChildren().add(second);
        }
        table.add(first, 0, row);
        for (int i = 1; i < cells.size(); i++) {
            var label = new Label(cells.get(i));
            label.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setValignment(label, VPos.TOP);
            GridPane.setHalignment(label, HPos.RIGHT);
            table.add(label, i, row);
        }
    }

    private static Label prose(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
