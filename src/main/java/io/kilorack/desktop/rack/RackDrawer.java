package io.kilorack.desktop.rack;

import io.kilorack.desktop.drag.DragSession;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.desktop.theme.Icons;
import io.kilorack.plan.Device;
import io.kilorack.plan.Rack;
import io.kilorack.report.draw.Palette;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The elevation beside the floor; closed until a rack is opened.
public final class RackDrawer extends VBox {
    private static final double WIDTH = 264;
    private static final double WIDE = 480;

    private final Workspace workspace;
    private final RackPane pane;
    private final Label title = new Label();
    private final Label model = new Label();
    private final HBox sides = new HBox();
    private Runnable onClose = () -> {};
    private boolean wide;

    public RackDrawer(Workspace workspace, ObservableValue<Palette> palette, DragSession drag) {
        this.workspace = workspace;
        pane = new RackPane(workspace, palette);
        new RackHands(pane, workspace, drag).install();
        setId("rack-drawer");
        getStyleClass().add("drawer");
        title.getStyleClass().add("drawer-title");
        model.getStyleClass().add("muted");
        title.setMinWidth(0);
        model.setMinWidth(0);
        var names = new VBox(title, model);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        var head = new HBox(
                names, button(Feather.COLUMNS, "rack.both", this::widen), button(Feather.X, "rack.close", this::close));
        head.getStyleClass().add("drawer-head");
        var group = new ToggleGroup();
        for (Device.Face face : Device.Face.values()) {
            var toggle = new ToggleButton(Texts.get(face == Device.Face.FRONT ? "rack.front" : "rack.rear"));
            toggle.setToggleGroup(group);
            toggle.setSelected(face == Device.Face.FRONT);
            toggle.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(toggle, Priority.ALWAYS);
            toggle.setOnAction(_ -> {
                toggle.setSelected(true);
                pane.side(face);
            });
            sides.getChildren().add(toggle);
        }
        sides.getStyleClass().add("segments");
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().setAll(head, sides, pane);
        width();
        setVisible(false);
        setManaged(false);
        workspace.planProperty().subscribe((_, _) -> heading());
    }

    private static Button button(Feather icon, String key, Runnable run) {
        var button = new Button(null, Icons.of(icon, 14));
        button.getStyleClass().add("tool-button");
        button.setTooltip(new Tooltip(Texts.get(key)));
        button.setAccessibleText(Texts.get(key));
        button.setOnAction(_ -> run.run());
        return button;
    }

    private void widen() {
        wide = !wide;
        width();
    }

    private void width() {
        double w = wide ? WIDE : WIDTH;
        setMinWidth(w);
        setPrefWidth(w);
        setMaxWidth(w);
        sides.setVisible(!wide);
        sides.setManaged(!wide);
    }

    /// Adds the elevation to the places where things can be dropped.
    public void install(DragSession drag) {
        drag.add(new RackDrop(pane, workspace));
    }

    public void onClose(Runnable value) {
        onClose = value;
    }

    public void open(String rackId) {
        if (!pane.rackId().equals(rackId)) {
            pane.show(rackId);
        }
        heading();
        setVisible(true);
        setManaged(true);
    }

    public void close() {
        setVisible(false);
        setManaged(false);
        pane.show("");
        onClose.run();
    }

    public boolean isOpen() {
        return isVisible();
    }

    public String rackId() {
        return pane.rackId();
    }

    public RackPane pane() {
        return pane;
    }

    private void heading() {
        Rack rack = pane.rack().orElse(null);
        title.setText(rack == null ? "" : RackPane.name(rack));
        model.setText(rack == null ? "" : workspace.sizes().name(rack.modelId()));
    }
}
