package io.kilorack.desktop.floor;

import io.kilorack.desktop.drag.DropTarget;
import io.kilorack.desktop.drag.Payload;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Device;
import io.kilorack.plan.Rack;
import io.kilorack.plan.edit.Edit;
import io.kilorack.plan.layout.Box;
import io.kilorack.plan.layout.PartSizes;
import io.kilorack.plan.layout.Placement;
import io.kilorack.plan.layout.RackFit;
import io.kilorack.plan.layout.Snap;
import io.kilorack.report.draw.FloorOverlay;
import io.kilorack.report.draw.FloorView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// Takes what is dragged from the catalog: racks and integrated systems stand on the floor, servers and
/// gear go into the rack under the pointer, at its lowest free place.
public final class FloorDrop implements DropTarget {
    private static final double REACH_PX = 9;

    private final FloorPane pane;
    private final Workspace workspace;

    public FloorDrop(FloorPane pane, Workspace workspace) {
        this.pane = pane;
        this.workspace = workspace;
    }

    @Override
    public boolean covers(double sceneX, double sceneY) {
        return pane.getScene() != null && isShown() && pane.contains(pane.sceneToLocal(sceneX, sceneY));
    }

    private boolean isShown() {
        for (javafx.scene.Node n = pane; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Answer over(Payload payload, double sceneX, double sceneY) {
        var at = pane.sceneToLocal(sceneX, sceneY);
        return switch (payload) {
            case Payload.Part part
            when sizes().rack(part.entryId()).isPresent() -> overFloor(part, at.getX(), at.getY());
            case Payload.Part part -> overRack(part.entryId(), at.getX(), at.getY());
            case Payload.Devices devices -> overRackWith(devices, at.getX(), at.getY());
        };
    }

    private PartSizes sizes() {
        return workspace.sizes();
    }

    private Box footprint(String modelId, double x, double y) {
        FloorView view = pane.view();
        Box box = Box.of(modelId, 0, 0, Rack.Orientation.NORTH, sizes());
        Box wanted = box.at(view.metresX(x) - box.width() / 2, view.metresY(y) - box.depth() / 2);
        Snap snap = Snap.of(pane.floor(), wanted, REACH_PX / view.scale(), Set.of());
        pane.guides(snap.guideX(), snap.guideY());
        return snap.box();
    }

    private Answer overFloor(Payload.Part part, double x, double y) {
        Box box = footprint(part.entryId(), x, y);
        Answer answer = switch (Placement.test(pane.floor(), box, Set.of())) {
            case Placement.Refused refused -> new Answer(false, refused.reason());
            case Placement.Allowed(var remarks) ->
                new Answer(true, remarks.isEmpty() ? Texts.get("drop.place") : remarks.getFirst());
        };
        show(List.of(new FloorOverlay.Drop(MoveTool.area(box), answer.allowed(), "")));
        return answer;
    }

    private Answer overRack(String modelId, double x, double y) {
        if (sizes().device(modelId).isEmpty()) {
            show(List.of());
            return new Answer(false, Texts.get("drop.notPlaceable"));
        }
        Optional<Rack> rack = rackUnder(x, y);
        if (rack.isEmpty()) {
            show(List.of());
            return new Answer(false, Texts.get("drop.needsRack"));
        }
        Rack target = rack.get();
        OptionalInt free = RackFit.lowestFree(target, modelId, Device.Face.FRONT, 0, sizes());
        Answer answer = free.isPresent()
                ? new Answer(true, Texts.get("drop.intoRack", name(target), String.valueOf(free.getAsInt() / 2 + 1)))
                : new Answer(
                        false,
                        RackFit.refusal(target, modelId, 0, Device.Face.FRONT, "", sizes())
                                .filter(why -> !why.contains(" is in U"))
                                .orElse(Texts.get("drop.rackFull", name(target))));
        mark(target, answer.allowed());
        return answer;
    }

    private Answer overRackWith(Payload.Devices devices, double x, double y) {
        Optional<Rack> rack = rackUnder(x, y);
        if (rack.isEmpty()) {
            show(List.of());
            return new Answer(false, Texts.get("drop.needsRack"));
        }
        Edit edit = Editing.moveDevicesToRack(
                workspace, devices.rackId(), devices.deviceIds(), rack.get().id());
        Answer answer = switch (edit) {
            case Edit.Made _ -> new Answer(true, Texts.get("drop.intoRackLowest", name(rack.get())));
            case Edit.Refused refused -> new Answer(false, refused.reason());
        };
        mark(rack.get(), answer.allowed());
        return answer;
    }

    private Optional<Rack> rackUnder(double x, double y) {
        return pane.rackAt(x, y).flatMap(id -> Selections.rack(workspace.plan(), id));
    }

    private void mark(Rack rack, boolean allowed) {
        pane.floor()
                .box(rack.id())
                .ifPresent(box -> show(List.of(new FloorOverlay.Drop(MoveTool.area(box), allowed, ""))));
    }

    private static String name(Rack rack) {
        return rack.name().isEmpty() ? rack.id() : rack.name();
    }

    private void show(List<FloorOverlay.Drop> drops) {
        pane.show(new FloorOverlay(workspace.selection().rackIds(), null, drops, null));
    }

    @Override
    public void drop(Payload payload, double sceneX, double sceneY) {
        var at = pane.sceneToLocal(sceneX, sceneY);
        switch (payload) {
            case Payload.Part part
            when sizes().rack(part.entryId()).isPresent() -> {
                Box box = footprint(part.entryId(), at.getX(), at.getY());
                leave();
                made(Editing.placeRack(workspace, part.entryId(), box.x(), box.y()));
            }
            case Payload.Part part ->
                rackUnder(at.getX(), at.getY()).ifPresent(rack -> {
                    OptionalInt free = RackFit.lowestFree(rack, part.entryId(), Device.Face.FRONT, 0, sizes());
                    if (free.isPresent()) {
                        workspace.apply(Editing.addDevice(
                                workspace, rack.id(), part.entryId(), free.getAsInt(), Device.Face.FRONT));
                        workspace.select(Selection.of(Selection.Kind.RACK, rack.id()));
                    }
                });
            case Payload.Devices devices ->
                rackUnder(at.getX(), at.getY())
                        .ifPresent(rack -> workspace.apply(Editing.moveDevicesToRack(
                                workspace, devices.rackId(), devices.deviceIds(), rack.id())));
        }
        pane.requestFocus();
    }

    private void made(Edit edit) {
        if (workspace.apply(edit) && edit instanceof Edit.Made made) {
            workspace.select(Selection.racks(made.subjects()));
        }
    }

    @Override
    public void leave() {
        pane.guides(OptionalDouble.empty(), OptionalDouble.empty());
        show(List.of());
    }
}
