package io.kilorack.desktop.floor;

import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.report.draw.FloorOverlay;
import io.kilorack.report.draw.FloorView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.input.MouseEvent;

/// Selects the racks that a rubber band touches; with Shift they join those already selected.
final class BandTool implements FloorTool {
    private static final double START = 4;

    private final FloorPane pane;
    private final Workspace workspace;
    private final Set<String> before;
    private final double x;
    private final double y;
    private boolean moved;

    BandTool(FloorPane pane, Workspace workspace, MouseEvent press) {
        this.pane = pane;
        this.workspace = workspace;
        before = press.isShiftDown() ? workspace.selection().rackIds() : Set.of();
        x = press.getX();
        y = press.getY();
    }

    @Override
    public void drag(MouseEvent e) {
        moved |= Math.hypot(e.getX() - x, e.getY() - y) > START;
        if (!moved) {
            return;
        }
        FloorView view = pane.view();
        double left = view.metresX(Math.min(x, e.getX()));
        double top = view.metresY(Math.min(y, e.getY()));
        double right = view.metresX(Math.max(x, e.getX()));
        double bottom = view.metresY(Math.max(y, e.getY()));
        var band = new FloorOverlay.Area(left, top, right - left, bottom - top);
        pane.show(new FloorOverlay(touched(band), null, List.of(), band));
    }

    private Set<String> touched(FloorOverlay.Area band) {
        var ids = new LinkedHashSet<>(before);
        for (int i :
                pane.floorScene().racksIn(band.xM(), band.yM(), band.xM() + band.widthM(), band.yM() + band.depthM())) {
            ids.add(pane.floorScene().rack(i).id());
        }
        return ids;
    }

    @Override
    public void release(MouseEvent e) {
        if (moved) {
            var ids = new ArrayList<>(pane.shown().selected());
            cancel();
            workspace.select(Selection.racks(ids));
        } else if (!e.isShiftDown()) {
            workspace.select(
                    Selection.of(Selection.Kind.HALL, pane.floorScene().hall().id()));
        }
    }

    @Override
    public void cancel() {
        pane.show(new FloorOverlay(workspace.selection().rackIds(), null, List.of(), null));
    }
}
