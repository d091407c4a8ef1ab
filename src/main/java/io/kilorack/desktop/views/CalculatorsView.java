package io.kilorack.desktop.views;

import io.kilorack.assess.Calculations;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.Calculator;
import io.kilorack.quantity.CalculatorText;
import io.kilorack.quantity.ResultWords;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Every engineering rule as a calculator: its formula and source, a field for each input, results as one
/// types.
public final class CalculatorsView extends BorderPane {
    private final ListView<Calculator> list = new ListView<>();
    private final VBox sheet = new VBox();
    private final GridPane inputs = new GridPane();
    private final GridPane results = new GridPane();
    private final Label refusal = new Label();
    private final Map<String, TextField> fields = new LinkedHashMap<>();

    public CalculatorsView(ViewContext context) {
        setId("calculators-view");
        getStyleClass().add("detail-view");
        var search = new TextField();
        search.setPromptText(Texts.get("calculators.search"));
        search.setAccessibleText(Texts.get("calculators.search"));
        search.textProperty().subscribe(this::filter);
        list.setId("calculator-list");
        list.setAccessibleText(Texts.get("view.calculators"));
        list.getStyleClass().add("cards");
        list.setCellFactory(_ -> new Cell());
        VBox.setVgrow(list, Priority.ALWAYS);
        var left = new VBox(search, list);
        left.setStyle("-fx-padding: 10 8 0 8; -fx-spacing: 8;");
        left.setPrefWidth(300);
        left.setMinWidth(200);
        setLeft(left);
        refusal.getStyleClass().add("refusal");
        refusal.setWrapText(true);
        refusal.setMinHeight(Region.USE_PREF_SIZE);
        for (GridPane grid : new GridPane[] {inputs, results}) {
            grid.setHgap(12);
            grid.setVgap(6);
        }
        sheet.getStyleClass().add("detail-sheet");
        var scroll = new ScrollPane(sheet);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("flat-scroll");
        setCenter(scroll);
        list.getSelectionModel().selectedItemProperty().subscribe(rule -> {
            if (rule != null) {
                show(rule);
            }
        });
        filter("");
    }

    private void filter(String text) {
        Calculator before = list.getSelectionModel().getSelectedItem();
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        list.getItems()
                .setAll(Calculations.all().stream()
                        .filter(c -> (c.id() + " " + c.title() + " " + c.standard())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                        .toList());
        if (before != null && list.getItems().contains(before)) {
            list.getSelectionModel().select(before);
        } else if (!list.getItems().isEmpty()) {
            list.getSelectionModel().select(0);
        }
    }

    private void show(Calculator rule) {
        var title = new Label(rule.id() + "  " + rule.title());
        title.getStyleClass().add("sheet-title");
        Label formula = wrapped(rule.formula());
        formula.getStyleClass().add("card-name");
        Label source = wrapped(Texts.get("calculators.source", rule.standard()));
        source.getStyleClass().add("muted");
        inputs.getChildren().clear();
        fields.clear();
        int row = 0;
        for (Calculator.Input input : rule.inputs()) {
            var field = new TextField(CalculatorText.text(input.example()));
            field.setAccessibleText(input.meaning());
            field.setPrefColumnCount(14);
            field.setMinWidth(96);
            field.textProperty().subscribe((_, _) -> compute(rule));
            fields.put(input.name(), field);
            Label unit = whole(input.unit());
            unit.getStyleClass().add("row-unit");
            var meaning = wrapped(input.meaning());
            meaning.setMinWidth(80);
            meaning.getStyleClass().add("muted");
            inputs.addRow(row++, whole(input.name()), field, unit, meaning);
        }
        var heading = new Label(Texts.get("calculators.results"));
        heading.getStyleClass().add("section-title");
        sheet.getChildren().setAll(title, formula, source, inputs, refusal, heading, results);
        compute(rule);
    }

    /// A label that is never cut: symbols and units say nothing when they are.
    private static Label whole(String text) {
        var label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void compute(Calculator rule) {
        results.getChildren().clear();
        refusal.setText("");
        try {
            var given = new LinkedHashMap<String, Object>();
            for (Calculator.Input input : rule.inputs()) {
                TextField field = fields.get(input.name());
                if (field != null && !field.getText().isBlank()) {
                    given.put(input.name(), CalculatorText.value(field.getText().strip(), input.example()));
                }
            }
            int row = 0;
            for (var each : rule.run(given).entrySet()) {
                var value = new Label(said(each.getValue().value()));
                value.getStyleClass().add("card-name");
                var unit = new Label(each.getValue().unit());
                unit.getStyleClass().add("row-unit");
                var key = whole(each.getKey());
                key.getStyleClass().add("muted");
                results.addRow(row++, whole(ResultWords.of(rule.id(), each.getKey())), value, unit, key);
            }
        } catch (IllegalArgumentException e) {
            refusal.setText(e.getMessage());
        }
    }

    /// A yes or no as people say it, numbers as they can be typed again.
    private static String said(Object value) {
        return value instanceof Boolean b
                ? Texts.get(b ? "calculators.yes" : "calculators.no")
                : CalculatorText.text(value);
    }

    private static final class Cell extends ListCell<Calculator> {
        private final Label title = new Label();
        private final Label id = new Label();
        private final VBox box = new VBox(title, id);

        Cell() {
            title.getStyleClass().add("card-name");
            id.getStyleClass().add("muted");
            box.getStyleClass().add("card");
            box.setMinWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Calculator rule, boolean empty) {
            super.updateItem(rule, empty);
            if (empty || rule == null) {
                setGraphic(null);
                return;
            }
            title.setText(rule.title());
            id.setText(rule.id());
            setAccessibleText(rule.id() + " " + rule.title());
            box.prefWidthProperty().unbind();
            box.prefWidthProperty().bind(getListView().widthProperty().subtract(16));
            setGraphic(box);
        }
    }
}
