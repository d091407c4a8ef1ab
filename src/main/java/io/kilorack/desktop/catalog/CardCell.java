package io.kilorack.desktop.catalog;

import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.desktop.texts.Texts;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One card of the catalog panel.
final class CardCell extends ListCell<Card> {
    private static final double DRAG_START = 5;

    private final CatalogPanel panel;
    private final Label name = new Label();
    private final Label vendor = new Label();
    private final Label specs = new Label();
    private final Label badge = new Label();
    private final VBox box;
    private double pressedX;
    private double pressedY;

    CardCell(CatalogPanel panel) {
        this.panel = panel;
        name.getStyleClass().add("card-name");
        vendor.getStyleClass().add("muted");
        specs.getStyleClass().add("card-specs");
        badge.getStyleClass().add("badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        vendor.setMinWidth(Region.USE_PREF_SIZE);
        specs.setMinWidth(0);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        var top = new HBox(name, badge);
        top.getStyleClass().add("card-top");
        var bottom = new HBox(vendor, specs);
        bottom.getStyleClass().add("card-bottom");
        box = new VBox(top, bottom);
        box.getStyleClass().add("card");
        box.setMinWidth(0);
        box.prefWidthProperty().bind(widthProperty().subtract(2));
        addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            pressedX = e.getSceneX();
            pressedY = e.getSceneY();
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    }

    private void dragged(MouseEvent e) {
        Card card = getItem();
        if (card == null || e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (!panel.drag().running() && Math.hypot(e.getSceneX() - pressedX, e.getSceneY() - pressedY) > DRAG_START) {
            panel.startDrag(card);
        }
    }

    @Override
    protected void updateItem(@Nullable Card card, boolean isEmpty) {
        super.updateItem(card, isEmpty);
        if (isEmpty || card == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        name.setText(card.name());
        vendor.setText(card.vendor());
        specs.setText(card.specs());
        Severity standing = panel.standing(card);
        badge.getStyleClass().removeIf(s -> s.startsWith("finding-"));
        String exportClass = panel.exportClass(card);
        badge.setText(card.acceleratorId().isEmpty() ? CatalogPanel.form(card.form()) : exportClass);
        String word = standing == null ? "" : Texts.get("catalog.standing", Texts.get("severity." + standing.name()));
        badge.setTooltip(word.isEmpty() ? null : new Tooltip(word));
        badge.setVisible(!badge.getText().isEmpty());
        badge.setManaged(badge.isVisible());
        if (standing != null) {
            badge.getStyleClass().add("finding-" + standing.name().toLowerCase(Locale.ROOT));
        }
        setAccessibleText(String.join(", ", card.name(), card.vendor(), card.specs(), badge.getText(), word));
        setGraphic(box);
    }
}
