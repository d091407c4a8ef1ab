package io.kilorack.desktop.inspector;

import io.kilorack.assess.Check;
import io.kilorack.desktop.inspector.Row.Choice;
import io.kilorack.desktop.inspector.Row.Field;
import io.kilorack.desktop.model.FigureText;
import io.kilorack.desktop.model.OwnFacts;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Waiving;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.desktop.theme.Icons;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Source;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Makes the controls of inspector lines.
final class RowNodes {
    /// Letters of a name that always fits beside its value, and least width of a longer one.
    private static final int LONGEST_BRIEF = 22;

    private static final double LEAST_LONG = 110;

    private final Workspace workspace;
    private final BiConsumer<Figure, Node> openBreakdown;
    private final Optional<OwnFacts> own;

    RowNodes(Workspace workspace, BiConsumer<Figure, Node> openBreakdown, Optional<OwnFacts> own) {
        this.workspace = workspace;
        this.own = own;
        this.openBreakdown = openBreakdown;
    }

    Node of(Row row) {
        return switch (row) {
            case Row.Value v -> value(v);
            case Row.Fact f -> fact(f);
            case Row.CellRow c -> new OwnValueNode(workspace, own, c, fact(c.fact()));
            case Row.PartRow p -> new OwnPartNode(workspace, own, p);
            case Field f -> field(f);
            case Choice c -> choice(c);
            case Row.CheckRow(Check check) -> check(check);
            case Row.FindingRow(var finding) -> FindingNode.of(finding);
            case Row.Link l -> link(l);
            case Row.Note(String text) -> note(text);
        };
    }

    private Node value(Row.Value v) {
        var line = line(v.label(), v.text());
        line.getStyleClass().add("clickable");
        line.setFocusTraversable(true);
        line.setAccessibleRole(javafx.scene.AccessibleRole.BUTTON);
        line.setAccessibleText(v.label() + " " + v.text());
        line.setOnMouseClicked(_ -> openBreakdown.accept(v.figure(), line));
        line.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                openBreakdown.accept(v.figure(), line);
                e.consume();
            }
        });
        hover(line, hint(v.figure()));
        return line;
    }

    /// What a hover says about a figure: formula, sources, what is missing.
    static String hint(Figure figure) {
        var text = new StringBuilder();
        if (!figure.formula().isEmpty()) {
            text.append(figure.formula()).append('\n');
        }
        if (!figure.sources().isEmpty()) {
            text.append(figure.sources().stream()
                            .map(Source::text)
                            .distinct()
                            .limit(4)
                            .collect(Collectors.joining("\n")))
                    .append('\n');
        }
        if (!figure.unknowns().isEmpty()) {
            text.append(Texts.get(
                    "figure.missing",
                    figure.unknowns().stream().distinct().limit(5).collect(Collectors.joining(", "))));
        }
        return text.toString().strip();
    }

    private static Node fact(Row.Fact f) {
        var line = line(f.label(), f.text());
        if (f.own()) {
            line.getStyleClass().add("own-value");
        }
        hover(line, (f.own() ? Texts.get("fact.own") + "\n" : "") + f.source());
        return line;
    }

    private static HBox line(String label, FigureText text) {
        var name = new Label(label);
        name.getStyleClass().add("row-label");
        var number = new Label(text.number());
        number.getStyleClass().add("row-value");
        boolean prose = text.unit().isEmpty() && text.number().length() > 22;
        number.setWrapText(prose);
        // prose can wrap, a name that is cut says nothing
        name.setMinWidth(prose ? Region.USE_PREF_SIZE : 0);
        if (!prose) {
            number.setMinWidth(Region.USE_PREF_SIZE);
        } else {
            number.getStyleClass().add("row-prose");
        }
        var unit = new Label(text.unit());
        unit.getStyleClass().add("row-unit");
        unit.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(name, space, number, unit);
        unit.setManaged(!text.unit().isEmpty());
        line.getStyleClass().add("row");
        return line;
    }

    private static void hover(Node node, String text) {
        if (!text.isBlank()) {
            var tip = new Tooltip(text);
            tip.setWrapText(true);
            tip.setMaxWidth(380);
            tip.setShowDelay(Inspector.delay());
            Tooltip.install(node, tip);
        }
    }

    private static Node field(Field f) {
        var name = new Label(f.label());
        name.getStyleClass().add("row-label");
        whole(name);
        var input = new TextField(f.text());
        input.setMinWidth(44);
        input.setPrefWidth(60);
        input.getStyleClass().add("inline-field");
        input.setAccessibleText(f.label());
        input.setPromptText(Texts.get("field.notStated"));
        name.setLabelFor(input);
        HBox.setHgrow(input, Priority.ALWAYS);
        var unit = new Label(f.unit());
        unit.getStyleClass().add("row-unit");
        unit.setMinWidth(Region.USE_PREF_SIZE);
        unit.setManaged(!f.unit().isEmpty());
        var line = new HBox(name, input, unit);
        line.getStyleClass().addAll("row", "row-field");
        var refusal = refusal();
        var box = new VBox(line, refusal);
        Runnable commit = () -> {
            Optional<String> why = f.apply().apply(input.getText());
            refused(refusal, why);
            input.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("refused"), why.isPresent());
        };
        input.setOnAction(_ -> commit.run());
        input.focusedProperty().subscribe((was, is) -> {
            if (was && !is && !input.getText().equals(f.text())) {
                commit.run();
            }
        });
        input.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                input.setText(f.text());
                refused(refusal, Optional.empty());
                e.consume();
            }
        });
        return box;
    }

    /// A name is never cut: a short one keeps its width, a long one wraps.
    private static void whole(Label name) {
        boolean brief = name.getText().length() <= LONGEST_BRIEF;
        name.setMinWidth(brief ? Region.USE_PREF_SIZE : LEAST_LONG);
        name.setWrapText(!brief);
        name.setMinHeight(Region.USE_PREF_SIZE);
    }

    private static Label refusal() {
        var label = new Label();
        label.getStyleClass().add("refusal");
        label.setWrapText(true);
        label.setVisible(false);
        label.setManaged(false);
        return label;
    }

    private static void refused(Label label, Optional<String> why) {
        label.setText(why.orElse(""));
        label.setVisible(why.isPresent());
        label.setManaged(why.isPresent());
    }

    private static Node choice(Choice c) {
        var name = new Label(c.label());
        name.getStyleClass().add("row-label");
        whole(name);
        var box = new ComboBox<String>();
        box.getItems().setAll(c.values());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@org.jspecify.annotations.Nullable String value) {
                int at = value == null ? -1 : c.values().indexOf(value);
                return at < 0 ? "" : c.texts().get(at);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        box.getSelectionModel().select(c.values().indexOf(c.now()));
        box.getStyleClass().add("inline-choice");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(c.label());
        box.setPromptText(Texts.get("field.none"));
        HBox.setHgrow(box, Priority.ALWAYS);
        var refusal = refusal();
        box.setOnAction(_ -> {
            String value = box.getValue();
            if (value != null && !value.equals(c.now())) {
                refused(refusal, c.apply().apply(value));
            }
        });
        var line = new HBox(name, box);
        line.getStyleClass().addAll("row", "row-field");
        return new VBox(line, refusal);
    }

    private Node check(Check check) {
        var mark = Icons.check(check.severity());
        var message = new Label(check.message());
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        var next =
                new Label(check.waiver().map(w -> Texts.get("check.waived", w)).orElse(check.nextStep()));
        next.getStyleClass().add("muted");
        next.setWrapText(true);
        next.setMinHeight(Region.USE_PREF_SIZE);
        next.setManaged(!next.getText().isEmpty());
        var accept = new Hyperlink(Waiving.label(check));
        accept.getStyleClass().add("row-link");
        accept.setOnAction(_ -> Waiving.run(workspace, check));
        var words = new VBox(message, next, accept);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(mark, words);
        line.getStyleClass().addAll("check", "check-" + check.severity().name().toLowerCase(java.util.Locale.ROOT));
        check.rule().ifPresent(r -> hover(line, r.text()));
        line.setOnMouseClicked(_ -> check.subjects().stream()
                .map(id -> Selections.find(workspace.plan(), id))
                .filter(s -> !s.isEmpty())
                .findFirst()
                .ifPresent(workspace::select));
        return line;
    }

    private Node link(Row.Link l) {
        var name = new Label(l.label());
        name.getStyleClass().add("row-label");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var link = new Hyperlink(l.text());
        link.getStyleClass().add("row-link");
        link.setMinWidth(0);
        link.setOnAction(_ -> workspace.select(l.target()));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(name, space, link);
        line.getStyleClass().add("row");
        return line;
    }

    private static Node note(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("note");
        return label;
    }
}
