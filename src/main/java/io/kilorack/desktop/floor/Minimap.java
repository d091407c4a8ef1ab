package io.kilorack.desktop.floor;

import io.kilorack.desktop.draw.CanvasSurface;
import io.kilorack.desktop.draw.Painted;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Hall;
import io.kilorack.report.draw.FloorView;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Palette;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/// The whole hall in a corner with a frame around what is in view; shown only while something is out of
/// view.
final class Minimap extends StackPane {
    private static final double LARGEST = 150;
    private static final double PAD = 6;

    private final FloorPane floor;
    private final Painted racks;
    private final Painted frame;

    Minimap(FloorPane floor, ObservableValue<Palette> palette) {
        this.floor = floor;
        getStyleClass().add("minimap");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Texts.get("minimap.role"));
        racks = new Painted(palette) {
            @Override
            protected void paint(CanvasSurface s, double width, double height) {
                s.fillRound(0.5, 0.5, width - 1, height - 1, 6, Ink.PAPER);
                s.strokeRound(0.5, 0.5, width - 1, height - 1, 6, Ink.HAIRLINE, 1);
                FloorView view = view(width, height);
                Hall hall = floor.floorScene().hall();
                s.fillRect(view.x(0), view.y(0), hall.widthM() * view.scale(), hall.depthM() * view.scale(), Ink.FLOOR);
                floor.painter().paintRacks(s, floor.floorScene(), floor.colours(), view);
            }
        };
        frame = new Painted(palette) {
            @Override
            protected void paint(CanvasSurface s, double width, double height) {
                FloorView map = view(width, height);
                FloorView now = floor.view();
                double left = Math.max(map.x(now.metresX(0)), 1);
                double top = Math.max(map.y(now.metresY(0)), 1);
                double right = Math.min(map.x(now.metresX(floor.getWidth())), width - 1);
                double bottom = Math.min(map.y(now.metresY(floor.getHeight())), height - 1);
                s.strokeRect(left, top, Math.max(4, right - left), Math.max(4, bottom - top), Ink.SELECTION, 1.5);
            }
        };
        racks.setMouseTransparent(true);
        frame.setMouseTransparent(true);
        getChildren().setAll(racks, frame);
        floor.viewProperty().subscribe(_ -> viewChanged());
        floor.onColours(racks::repaint);
        setOnMousePressed(this::centre);
        setOnMouseDragged(this::centre);
    }

    private FloorView view(double width, double height) {
        Hall hall = floor.floorScene().hall();
        return FloorView.fit(hall.widthM(), hall.depthM(), width, height, PAD, 1);
    }

    private void viewChanged() {
        Hall hall = floor.floorScene().hall();
        double ratio = hall.widthM() / Math.max(0.1, hall.depthM());
        double w = ratio >= 1 ? LARGEST : Math.max(50, LARGEST * ratio);
        double h = ratio >= 1 ? Math.max(50, LARGEST / ratio) : LARGEST;
        setMinSize(w, h);
        setMaxSize(w, h);
        FloorView now = floor.viewProperty().get();
        boolean all = now == null
                || now.x(0) >= -1
                        && now.y(0) >= -1
                        && now.x(hall.widthM()) <= floor.getWidth() + 1
                        && now.y(hall.depthM()) <= floor.getHeight() + 1;
        setVisible(!all);
        if (!all) {
            frame.repaint();
        }
    }

    private void centre(MouseEvent e) {
        FloorView map = view(getWidth(), getHeight());
        FloorView now = floor.view();
        floor.pan(
                floor.getWidth() / 2 - now.x(map.metresX(e.getX())),
                floor.getHeight() / 2 - now.y(map.metresY(e.getY())));
        e.consume();
    }
}
