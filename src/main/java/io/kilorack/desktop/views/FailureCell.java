package io.kilorack.desktop.views;

import io.kilorack.assess.Check;
import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.desktop.theme.Icons;
import io.kilorack.power.electrical.SupplyLoss;
import io.kilorack.report.FailureWords;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One single failure in the list: what is lost, and what that does.
final class FailureCell extends ListCell<Failure> {
    private final Label name = new Label();
    private final Label effect = new Label();
    private final VBox box = new VBox(name, effect);

    FailureCell(ObservableDoubleValue width) {
        name.getStyleClass().add("card-name");
        effect.getStyleClass().add("muted");
        effect.setWrapText(true);
        name.setWrapText(true);
        name.setGraphicTextGap(6);
        box.getStyleClass().add("card");
        box.setMinWidth(0);
        box.prefWidthProperty().bind(javafx.beans.binding.Bindings.subtract(width, 16));
    }

    /// A list asks for a height without saying the width, at which wrapped words would take one line.
    @Override
    protected double computePrefHeight(double ignored) {
        return getGraphic() == box
                ? snappedTopInset() + box.prefHeight(box.getPrefWidth()) + snappedBottomInset()
                : super.computePrefHeight(ignored);
    }

    @Override
    protected void updateItem(@Nullable Failure failure, boolean empty) {
        super.updateItem(failure, empty);
        if (empty || failure == null) {
            setGraphic(null);
            return;
        }
        name.setText(failure.name());
        effect.setText(FailureWords.effect(failure));
        name.setGraphic(mark(failure));
        setAccessibleText(failure.name() + ", " + effect.getText());
        setGraphic(box);
    }

    /// Dark, overloaded or too warm; throttled; not known; survived.
    private static Node mark(Failure f) {
        boolean hard = !f.darkRacks().isEmpty()
                || !f.overloadedNodes().isEmpty()
                || !f.more().warmRacks().isEmpty()
                || f.more()
                        .oneOf()
                        .filter(one -> one.outcome() == SupplyLoss.Outcome.DARK)
                        .isPresent();
        return hard
                ? Icons.check(Check.Severity.ERROR)
                : f.harms()
                        ? Icons.check(Check.Severity.WARNING)
                        : f.survived() ? Icons.of(Feather.CHECK, 14) : Icons.check(Check.Severity.INFO);
    }
}
