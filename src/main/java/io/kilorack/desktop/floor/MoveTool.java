package io.kilorack.desktop.floor;

import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.plan.edit.Edit;
import io.kilorack.plan.layout.Box;
import io.kilorack.plan.layout.Placement;
import io.kilorack.plan.layout.Snap;
import io.kilorack.report.draw.FloorOverlay;
import io.kilorack.report.draw.FloorView;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.scene.input.MouseEvent;

/// Drags the selected racks. They snap to neighbours and grid; where they may not stand, the preview says
/// why. One drag is one edit, made at the release.
final class MoveTool implements FloorTool {
    private static final double START = 4;
    private static final double REACH_PX = 9;

    private final FloorPane pane;
    private final Workspace workspace;
    private final String grabbed;
    private final Set<String> ids;
    private final double x;
    private final double y;
    private boolean moved;
    private double dx;
    private double dy;
    private boolean allowed;

    MoveTool(FloorPane pane, Workspace workspace, String grabbed, MouseEvent press) {
        this.pane = pane;
        this.workspace = workspace;
        this.grabbed = grabbed;
        ids = workspace.selection().rackIds();
        x = press.getX();
        y = press.getY();
    }

    @Override
    public void drag(MouseEvent e) {
        moved |= Math.hypot(e.getX() - x, e.getY() - y) > START;
        Box start = pane.floor().box(grabbed).orElse(null);
        if (!moved || start == null) {
            return;
        }
        FloorView view = pane.view();
        double wantX = start.x() + (e.getX() - x) / view.scale();
        double wantY = start.y() + (e.getY() - y) / view.scale();
        double reach = e.isAltDown() ? 0 : REACH_PX / view.scale();
        Snap snap = Snap.of(pane.floor(), start.at(wantX, wantY), reach, ids);
        dx = snap.box().x() - start.x();
        dy = snap.box().y() - start.y();
        pane.guides(snap.guideX(), snap.guideY());
        preview();
    }

    private void preview() {
        var drops = new ArrayList<FloorOverlay.Drop>();
        allowed = true;
        String reason = "";
        for (String id : ids) {
            Box box = pane.floor().box(id).orElse(null);
            if (box == null) {
                continue;
            }
            Box there = box.at(box.x() + dx, box.y() + dy);
            boolean ok = true;
            if (Placement.test(pane.floor(), there, ids) instanceof Placement.Refused refused) {
                String why = refused.reason();
                ok = false;
                allowed = false;
                reason = reason.isEmpty() ? why : "";
                drops.add(new FloorOverlay.Drop(area(there), false, reason.isEmpty() ? "" : why));
            }
            if (ok) {
                drops.add(new FloorOverlay.Drop(area(there), true, ""));
            }
        }
        pane.show(new FloorOverlay(ids, null, drops, null));
    }

    static FloorOverlay.Area area(Box box) {
        return new FloorOverlay.Area(box.x(), box.y(), box.width(), box.depth());
    }

    @Override
    public void release(MouseEvent e) {
        boolean apply = moved && allowed && (dx != 0 || dy != 0);
        cancel();
        if (apply) {
            Edit edit = Editing.moveRacks(workspace, List.copyOf(ids), dx, dy);
            workspace.apply(edit);
        }
    }

    @Override
    public void cancel() {
        pane.guides(OptionalDouble.empty(), OptionalDouble.empty());
        pane.show(new FloorOverlay(workspace.selection().rackIds(), null, List.of(), null));
    }
}
