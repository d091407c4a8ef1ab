package io.kilorack.desktop.rack;

import io.kilorack.desktop.drag.DragSession;
import io.kilorack.desktop.drag.Payload;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.plan.Device;
import io.kilorack.plan.Rack;
import io.kilorack.plan.edit.Edit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Mouse and keyboard on an elevation: a press selects, a drag moves a device to other units or racks;
/// arrows go from device to device, with Shift they move the selected one by a unit.
public final class RackHands {
    private static final double START = 4;

    private final RackPane pane;
    private final Workspace workspace;
    private final DragSession drag;
    private @Nullable String pressed;
    private double x;
    private double y;
    private int grabbedHalfU;

    public RackHands(RackPane pane, Workspace workspace, DragSession drag) {
        this.pane = pane;
        this.workspace = workspace;
        this.drag = drag;
    }

    public void install() {
        pane.setOnMousePressed(this::press);
        pane.setOnMouseDragged(this::drag);
        pane.setOnMouseMoved(e -> pane.hover(pane.deviceAt(e.getX(), e.getY()).orElse(null)));
        pane.setOnMouseExited(_ -> pane.hover(null));
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void press(MouseEvent e) {
        pane.requestFocus();
        pressed = pane.deviceAt(e.getX(), e.getY()).orElse(null);
        x = e.getSceneX();
        y = e.getSceneY();
        if (pressed == null) {
            workspace.select(Selection.of(Selection.Kind.RACK, pane.rackId()));
            return;
        }
        grabbedHalfU =
                pane.placeAt(e.getX(), e.getY()).map(RackPane.Place::halfU).orElse(0);
        workspace.select(Selection.device(pane.rackId(), pressed));
    }

    private void drag(MouseEvent e) {
        String id = pressed;
        if (id == null || e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (!drag.running() && Math.hypot(e.getSceneX() - x, e.getSceneY() - y) > START) {
            device(id)
                    .ifPresent(d -> drag.start(new Payload.Devices(
                            pane.rackId(),
                            List.of(id),
                            workspace.sizes().name(d.modelId()),
                            Math.max(0, grabbedHalfU - d.bottomHalfU()))));
        }
    }

    private Optional<Device> device(String id) {
        return Editing.device(workspace.plan(), pane.rackId(), id);
    }

    private void key(KeyEvent e) {
        int step = e.getCode() == KeyCode.UP ? 1 : e.getCode() == KeyCode.DOWN ? -1 : 0;
        Rack rack = pane.rack().orElse(null);
        if (e.getCode() == KeyCode.ESCAPE && drag.running()) {
            drag.cancel();
            e.consume();
        } else if (step != 0 && rack != null && !e.isShortcutDown()) {
            List<Device> order = new ArrayList<>(rack.devices());
            order.sort(Comparator.comparingInt(Device::bottomHalfU));
            String now = workspace.selection().kind() == Selection.Kind.DEVICE
                    ? workspace.selection().deviceIds().getFirst()
                    : "";
            int at = order.stream().map(Device::id).toList().indexOf(now);
            if (e.isShiftDown() && at >= 0) {
                Device d = order.get(at);
                Edit edit = Editing.moveDevice(
                        workspace, rack.id(), d.id(), rack.id(), d.bottomHalfU() + 2 * step, d.face());
                workspace.apply(edit);
            } else if (!order.isEmpty()) {
                int next = at < 0 ? 0 : Math.clamp(at + step, 0, order.size() - 1);
                workspace.select(Selection.device(rack.id(), order.get(next).id()));
            }
            e.consume();
        }
    }
}
