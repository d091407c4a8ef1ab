package io.kilorack.desktop.floor;

import io.kilorack.desktop.dashboard.NoticeLine;
import io.kilorack.desktop.drag.DragSession;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.rack.RackDrawer;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.desktop.theme.Icons;
import io.kilorack.plan.Hall;
import io.kilorack.report.draw.FloorColour;
import io.kilorack.report.draw.Palette;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The floor with its tools: hall, colours, legend, minimap, zoom, and the elevation of a rack beside it.
public final class FloorTab extends BorderPane {
    private final Workspace workspace;
    private final FloorPane floor;
    private final RackDrawer drawer;

    public FloorTab(Workspace workspace, ObservableValue<Palette> palette, DragSession drag) {
        this.workspace = workspace;
        floor = new FloorPane(workspace, palette);
        drawer = new RackDrawer(workspace, palette, drag);
        drag.add(new FloorDrop(floor, workspace));
        drawer.install(drag);
        var legend = new Legend(floor, palette);
        var map = new Minimap(floor, palette);
        var stack = new StackPane(floor, map, empty());
        StackPane.setAlignment(map, Pos.BOTTOM_LEFT);
        stack.getStyleClass().add("floor-stack");
        setTop(bar());
        var notice = new NoticeLine(workspace);
        floor.colourProperty().subscribe(c -> notice.setVisible(c == FloorColour.EXPOSURE));
        setCenter(new BorderPane(stack, null, null, new VBox(legend, notice), null));
        setRight(drawer);
        floor.onOpenRack(drawer::open);
        drawer.onClose(floor::requestFocus);
        new FloorHover(floor, workspace);
        workspace.planProperty().subscribe((_, plan) -> {
            if (drawer.isOpen() && Selections.rack(plan, drawer.rackId()).isEmpty()) {
                drawer.close();
            }
        });
        workspace.selectionProperty().subscribe((_, s) -> {
            if (drawer.isOpen() && s.rackIds().size() == 1) {
                drawer.open(s.rackIds().iterator().next());
            }
        });
    }

    /// What to do with a hall in which nothing stands.
    private Label empty() {
        var label = new Label(Texts.get("floor.empty"));
        label.getStyleClass().addAll("muted", "floor-empty");
        label.setWrapText(true);
        label.setMaxWidth(380);
        label.setMouseTransparent(true);
        label.managedProperty().bind(label.visibleProperty());
        Runnable show = () -> label.setVisible(
                Selections.hall(workspace.plan(), workspace.hallIdProperty().get())
                        .map(h -> h.racks().isEmpty())
                        .orElse(false));
        workspace.planProperty().subscribe(_ -> show.run());
        workspace.hallIdProperty().subscribe(_ -> show.run());
        return label;
    }

    private HBox bar() {
        var halls = new ComboBox<String>();
        halls.setId("hall-choice");
        halls.setAccessibleText(Texts.get("floor.hall"));
        halls.getStyleClass().add("bar-choice");
        halls.setConverter(
                text(id -> Selections.hall(workspace.plan(), id).map(Hall::name).orElse(id)));
        Runnable fill = () -> {
            var ids = Selections.halls(workspace.plan()).map(Hall::id).toList();
            if (!ids.equals(halls.getItems())) {
                halls.getItems().setAll(ids);
            }
            halls.setValue(workspace.hallIdProperty().get());
            halls.setVisible(ids.size() > 1);
            halls.setManaged(ids.size() > 1);
        };
        workspace.planProperty().subscribe(_ -> fill.run());
        workspace.hallIdProperty().subscribe(_ -> fill.run());
        halls.setOnAction(_ -> {
            if (halls.getValue() != null) {
                workspace.hallIdProperty().set(halls.getValue());
            }
        });
        var colours = new ComboBox<FloorColour>();
        colours.setId("colour-choice");
        colours.setAccessibleText(Texts.get("floor.colourBy"));
        colours.getStyleClass().add("bar-choice");
        colours.getItems().setAll(FloorColour.values());
        colours.setConverter(text(c -> Texts.get("colour." + c.name())));
        colours.valueProperty().bindBidirectional(floor.colourProperty());
        var label = new Label(Texts.get("floor.colourBy"));
        label.getStyleClass().add("muted");
        label.setLabelFor(colours);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var title = new Label();
        title.getStyleClass().add("muted");
        title.setMinWidth(0);
        workspace.planProperty().subscribe(_ -> title.setText(place()));
        workspace.hallIdProperty().subscribe(_ -> title.setText(place()));
        var bar = new HBox(halls, title, space, label, colours, zoomBar());
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    private String place() {
        String hallId = workspace.hallIdProperty().get();
        return Selections.hall(workspace.plan(), hallId)
                .map(h -> Selections.siteOfHall(workspace.plan(), hallId)
                                .map(s -> s.name() + " · ")
                                .orElse("") + h.name() + " · "
                        + Texts.get(
                                "hall.size",
                                io.kilorack.quantity.NumberText.plain(h.widthM()),
                                io.kilorack.quantity.NumberText.plain(h.depthM())))
                .orElse("");
    }

    private static <T> StringConverter<T> text(java.util.function.Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public T fromString(String string) {
                throw new UnsupportedOperationException("not editable");
            }
        };
    }

    private HBox zoomBar() {
        var bar = new HBox(
                tool(Feather.MINUS, "action.view.zoomOut", () -> floor.zoom(1 / 1.25)),
                tool(Feather.MAXIMIZE, "action.view.fit", floor::fit),
                tool(Feather.PLUS, "action.view.zoomIn", () -> floor.zoom(1.25)));
        bar.getStyleClass().add("zoom-bar");
        bar.setMinWidth(Region.USE_PREF_SIZE);
        return bar;
    }

    private static Button tool(Feather icon, String key, Runnable run) {
        var button = new Button(null, Icons.of(icon, 14));
        button.getStyleClass().add("tool-button");
        button.setTooltip(new Tooltip(Texts.get(key)));
        button.setAccessibleText(Texts.get(key));
        button.setFocusTraversable(false);
        button.setOnAction(_ -> run.run());
        return button;
    }

    public FloorPane floor() {
        return floor;
    }

    public RackDrawer drawer() {
        return drawer;
    }

    /// Brings what is selected into view, in the right hall.
    public void reveal(Selection selection) {
        var racks = selection.rackIds();
        racks.stream()
                .findFirst()
                .flatMap(id -> Selections.hallOfRack(workspace.plan(), id))
                .ifPresent(h -> workspace.hallIdProperty().set(h.id()));
        floor.reveal(racks);
    }
}
