package io.kilorack.desktop.inspector;

import io.kilorack.assess.ActLaw;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.exposure.Classification;
import io.kilorack.exposure.classify.Distance;
import io.kilorack.exposure.classify.Neighbour;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a part is under the control list, how far it lies from each threshold, the entries beside
/// 3A090, and how every act with it stands by the law of its own day. A click opens and closes it.
public final class ClassificationNode {
    private ClassificationNode() {}

    /// @param part a part that was judged (it has a classification)
    public static Node of(PartExposure part, Classification classification) {
        Label title = heading("exposure.class.title");
        title.setWrapText(true);
        Label near = muted(near(classification));
        near.setWrapText(true);
        near.setMinHeight(Region.USE_PREF_SIZE);
        var box = new VBox(title, near);
        box.getStyleClass().addAll("classification", "clickable");
        box.setFocusTraversable(true);
        box.setAccessibleRole(AccessibleRole.BUTTON);
        box.setAccessibleText(title.getText() + ", " + part.name() + ", " + near.getText());
        Runnable toggle = () -> {
            if (box.getChildren().size() == 2) {
                box.getChildren().add(content(part, classification));
            } else {
                box.getChildren().removeLast();
            }
        };
        box.setOnMouseClicked(_ -> toggle.run());
        box.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                toggle.run();
                e.consume();
            }
        });
        Tooltip.install(box, new Tooltip(Texts.get("finding.open")));
        return box;
    }

    private static String near(Classification classification) {
        String words = classification.nearest().stream().map(Distance::words).collect(Collectors.joining("; "));
        if (!classification.missing().isEmpty()) {
            return Texts.get("exposure.class.missing", String.join(", ", classification.missing()));
        }
        return classification.sensitive() ? Texts.get("exposure.class.sensitive", words) : words;
    }

    private static VBox content(PartExposure part, Classification classification) {
        var box = new VBox(heading("exposure.class.acts"), acts(part.acts()));
        if (!classification.distances().isEmpty()) {
            box.getChildren().addAll(heading("exposure.class.distances"), distances(classification.distances()));
        }
        if (!classification.missing().isEmpty()) {
            box.getChildren()
                    .add(text(Texts.get("exposure.class.missing", String.join(", ", classification.missing()))));
        }
        box.getChildren().addAll(heading("exposure.class.beside"), neighbours(classification.neighbours()));
        box.getStyleClass().add("exposure-body");
        return box;
    }

    private static GridPane acts(List<ActLaw> acts) {
        GridPane grid = grid(2);
        for (ActLaw act : acts) {
            String result = words(act.outcome()) + (act.policy().isEmpty() ? "" : ", " + words(act.policy()));
            String relaxed = act.relaxed().equals(act.outcome())
                    ? ""
                    : ". " + Texts.get("exposure.class.relaxed", words(act.relaxed()));
            String open = act.open().isEmpty()
                    ? ""
                    : ". "
                            + Texts.get(
                                    "exposure.class.open",
                                    String.join(", ", act.open()),
                                    String.join(", ", act.missing()));
            grid.addRow(
                    grid.getRowCount(),
                    muted(words(act.act())),
                    muted(act.date() + (act.provided().isEmpty() ? "" : ", " + act.provided())),
                    text(result + relaxed + open));
        }
        return grid;
    }

    private static GridPane distances(List<Distance> distances) {
        GridPane grid = grid(3);
        for (Distance d : distances) {
            Label share = text(String.format(Locale.ROOT, "%+.1f %%", d.share() * 100));
            if (d.sensitive()) {
                share.getStyleClass().addAll("badge", "finding-unknown");
            }
            grid.addRow(
                    grid.getRowCount(),
                    muted(d.label()),
                    text(d.op() + " " + Distance.number(d.threshold())),
                    share,
                    muted(d.ruleId()));
        }
        return grid;
    }

    private static GridPane neighbours(List<Neighbour> neighbours) {
        GridPane grid = grid(2);
        for (Neighbour n : neighbours) {
            String missing = n.missing().isEmpty()
                    ? ""
                    : " " + Texts.get("exposure.class.missing", String.join(", ", n.missing()));
            grid.addRow(
                    grid.getRowCount(),
                    text(n.eccn()),
                    muted(n.standing().word()),
                    text(n.sentence() + missing + " [" + n.citation() + "]"));
        }
        return grid;
    }

    /// @param last index of the column that takes the room
    private static GridPane grid(int last) {
        var grid = new GridPane(12, 2);
        for (int i = 0; i <= last; i++) {
            var column = new ColumnConstraints();
            if (i == last) {
                column.setHgrow(Priority.ALWAYS);
            } else {
                column.setMinWidth(Region.USE_PREF_SIZE);
            }
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }

    private static Label heading(String key) {
        var label = new Label(Texts.get(key));
        label.getStyleClass().add("finding-title");
        return label;
    }

    private static Label muted(String words) {
        var label = new Label(words);
        label.getStyleClass().add("muted");
        return label;
    }

    private static Label text(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static String words(String key) {
        return key.replace('_', ' ');
    }
}
