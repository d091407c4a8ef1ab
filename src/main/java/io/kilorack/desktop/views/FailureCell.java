package io.kilorack.desktop.views;

import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One single failure in the list: what is lost, and what that does.
final class FailureCell extends ListCell<Failure> {
    private final Label name = new Label();
    private final Label effect = new Label();
    private final VBox box = new VBox(name, effect);

    FailureCell(ObservableDoubleValue width) {
        name.getStyleClass().add("card-name");
        effect.getStyleClass().add("muted");
        box.getStyleClass().add("card");
        box.setMinWidth(0);
        box.prefWidthProperty().bind(javafx.beans.binding.Bindings.subtract(width, 16));
    }

    @Override
    protected void updateItem(@Nullable Failure failure, boolean empty) {
        super.updateItem(failure, empty);
        if (empty || failure == null) {
            setGraphic(null);
            return;
        }
        name.setText(failure.name());
        effect.setText(effect(failure));
        setAccessibleText(failure.name() + ", " + effect.getText());
        setGraphic(box);
    }

    /// In a few words, by how much.
    static String effect(Failure f) {
        var parts = new ArrayList<String>();
        if (!f.darkRacks().isEmpty()) {
            parts.add(Texts.get(
                    "power.dark", String.valueOf(f.darkRacks().size()), NumberText.withUnit(f.lostWatts(), "W")));
        }
        if (!f.throttledRacks().isEmpty()) {
            parts.add(Texts.get(
                    "power.throttled", String.valueOf(f.throttledRacks().size())));
        }
        if (!f.overloadedNodes().isEmpty()) {
            parts.add(Texts.get(
                    "power.overloads", String.valueOf(f.overloadedNodes().size())));
        }
        if (parts.isEmpty()) {
            parts.add(Texts.get("power.survived"));
        }
        return String.join(", ", parts);
    }

    static String sentence(Failure f) {
        String over = f.overloadedNodes().isEmpty()
                ? ""
                : " "
                        + Texts.get(
                                "power.overloaded",
                                String.join(
                                        ", ",
                                        f.overloadedNodes().stream().limit(6).toList()));
        String share = f.worstShare().isPresent()
                ? " "
                        + Texts.get(
                                "power.worst",
                                f.worstNode(),
                                NumberText.plain(100 * f.worstShare().getAsDouble()))
                : "";
        return Texts.get("power.sentence", f.name(), effect(f)) + over + share;
    }
}
