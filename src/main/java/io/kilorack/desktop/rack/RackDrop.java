package io.kilorack.desktop.rack;

import io.kilorack.desktop.drag.DropTarget;
import io.kilorack.desktop.drag.Payload;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.rack.RackPane.Place;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Device;
import io.kilorack.plan.Rack;
import io.kilorack.plan.edit.Edit;
import io.kilorack.plan.layout.RackFit;
import io.kilorack.report.draw.FaceOverlay;
import io.kilorack.report.draw.Families;
import io.kilorack.report.draw.RackFace;
import java.util.Optional;
import java.util.OptionalInt;

/// Takes devices from the catalog and from racks, at the rack unit under the pointer.
public final class RackDrop implements DropTarget {
    private final RackPane pane;
    private final Workspace workspace;

    public RackDrop(RackPane pane, Workspace workspace) {
        this.pane = pane;
        this.workspace = workspace;
    }

    @Override
    public boolean covers(double sceneX, double sceneY) {
        return pane.getScene() != null && shown() && pane.contains(pane.sceneToLocal(sceneX, sceneY));
    }

    private boolean shown() {
        for (javafx.scene.Node n = pane; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return !pane.rackId().isEmpty();
    }

    @Override
    public Answer over(Payload payload, double sceneX, double sceneY) {
        Optional<Rack> rack = pane.rack();
        Optional<Place> place = place(payload, sceneX, sceneY);
        if (rack.isEmpty() || place.isEmpty()) {
            leave();
            return new Answer(false, Texts.get("drop.onUnits"));
        }
        String model = model(payload, rack.get());
        Optional<String> refusal = switch (payload) {
            case Payload.Part part ->
                RackFit.refusal(
                        rack.get(),
                        part.entryId(),
                        place.get().halfU(),
                        place.get().side(),
                        "",
                        workspace.sizes());
            case Payload.Devices devices ->
                switch (Editing.moveDevice(
                        workspace,
                        devices.rackId(),
                        devices.deviceIds().getFirst(),
                        rack.get().id(),
                        place.get().halfU(),
                        place.get().side())) {
                    case Edit.Made _ -> Optional.empty();
                    case Edit.Refused refused -> Optional.of(refused.reason());
                };
        };
        var ghost = new Device(
                "", name(payload), model, place.get().halfU(), place.get().side(), "");
        RackFace.Item item =
                RackFace.item(ghost, workspace.catalog(), Families.of(workspace.plan(), workspace.catalog()));
        pane.preview(
                new FaceOverlay.Drop(item, refusal.isEmpty(), refusal.orElse("")),
                place.get().side());
        return new Answer(
                refusal.isEmpty(),
                refusal.orElse(
                        Texts.get("drop.atUnit", String.valueOf(place.get().halfU() / 2 + 1))));
    }

    private static String name(Payload payload) {
        return switch (payload) {
            case Payload.Part part -> part.name();
            case Payload.Devices devices -> devices.name();
        };
    }

    private String model(Payload payload, Rack rack) {
        return switch (payload) {
            case Payload.Part part -> part.entryId();
            case Payload.Devices devices ->
                Editing.device(
                                workspace.plan(),
                                devices.rackId(),
                                devices.deviceIds().getFirst())
                        .map(Device::modelId)
                        .orElse(rack.modelId());
        };
    }

    /// The place for the lower edge: whole units, the device hanging from where it was grabbed.
    private Optional<Place> place(Payload payload, double sceneX, double sceneY) {
        var at = pane.sceneToLocal(sceneX, sceneY);
        int grab = payload instanceof Payload.Devices devices ? devices.grabOffsetHalfU() : middle(payload);
        return pane.placeAt(at.getX(), at.getY())
                .map(p -> new Place(p.side(), Math.max(0, Math.floorDiv(p.halfU() - grab, 2) * 2)));
    }

    private int middle(Payload payload) {
        OptionalInt height = payload instanceof Payload.Part part
                ? workspace
                        .sizes()
                        .device(part.entryId())
                        .map(d -> d.heightHalfU())
                        .orElse(OptionalInt.empty())
                : OptionalInt.empty();
        return height.orElse(2) / 2 - 1;
    }

    @Override
    public void drop(Payload payload, double sceneX, double sceneY) {
        Optional<Rack> rack = pane.rack();
        Optional<Place> place = place(payload, sceneX, sceneY);
        leave();
        if (rack.isEmpty() || place.isEmpty()) {
            return;
        }
        String rackId = rack.get().id();
        Edit edit = switch (payload) {
            case Payload.Part part ->
                Editing.addDevice(
                        workspace,
                        rackId,
                        part.entryId(),
                        place.get().halfU(),
                        place.get().side());
            case Payload.Devices devices ->
                Editing.moveDevice(
                        workspace,
                        devices.rackId(),
                        devices.deviceIds().getFirst(),
                        rackId,
                        place.get().halfU(),
                        place.get().side());
        };
        if (workspace.apply(edit)
                && edit instanceof Edit.Made made
                && !made.subjects().isEmpty()) {
            workspace.select(Selection.device(rackId, made.subjects().getFirst()));
        }
        pane.requestFocus();
    }

    @Override
    public void leave() {
        pane.preview(null, Device.Face.FRONT);
    }
}
