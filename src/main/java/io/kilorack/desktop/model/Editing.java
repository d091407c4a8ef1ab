package io.kilorack.desktop.model;

import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Device;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.edit.Edit;
import io.kilorack.plan.edit.Edits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The edits of [io.kilorack.plan.edit.Edits] on the open plan, as gestures of the window need them.
public final class Editing {
    private Editing() {}

    static Edits edits(Workspace workspace) {
        return new Edits(workspace.sizes());
    }

    public static Edit moveRacks(Workspace w, Collection<String> ids, double dxM, double dyM) {
        return edits(w).racks().move(w.plan(), Set.copyOf(ids), dxM, dyM);
    }

    /// Stands a new rack in the hall that is shown. It takes row, feeds, loop and pool of the nearest rack:
    /// a rack without feeds or pool would draw and yield nothing, and that is seldom what is meant.
    public static Edit placeRack(Workspace w, String modelId, double xM, double yM) {
        Plan plan = w.plan();
        Hall hall = Selections.hall(plan, w.hallIdProperty().get()).orElse(null);
        Optional<Rack> like = hall == null
                ? Optional.empty()
                : hall.racks().stream().min(Comparator.comparingDouble(r -> Math.hypot(r.xM() - xM, r.yM() - yM)));
        Rack.Orientation orientation = like.filter(r -> Math.abs(r.yM() - yM) < 1)
                .map(Rack::orientation)
                .orElse(Rack.Orientation.NORTH);
        Edit edit = edits(w).racks()
                .add(
                        plan,
                        w.hallIdProperty().get(),
                        modelId,
                        like.map(Rack::row).orElse(""),
                        xM,
                        yM,
                        orientation);
        if (!(edit instanceof Edit.Made made)) {
            return edit;
        }
        Set<String> id = Set.copyOf(made.subjects());
        if (like.isEmpty()) {
            List<String> feeds = Selections.siteOfHall(plan, w.hallIdProperty().get())
                    .map(ChainStart::feeds)
                    .orElse(List.of());
            Plan fed = feeds.isEmpty()
                    ? made.plan()
                    : then(made.plan(), edits(w).racks().setFeeds(made.plan(), id, feeds));
            return new Edit.Made(made.name(), fed, made.subjects());
        }
        Plan next = then(
                made.plan(),
                edits(w).racks().setFeeds(made.plan(), id, like.get().feeds()));
        if (w.catalog().systems().get(modelId) != null) {
            next = then(next, edits(w).racks().setLoop(next, id, like.get().loop()));
        }
        String likeId = like.get().id();
        var pool =
                plan.pools().stream().filter(p -> p.rackIds().contains(likeId)).findFirst();
        boolean empty = w.catalog().systems().get(modelId) == null;
        boolean likeEmpty = w.catalog().systems().get(like.get().modelId()) == null;
        if (pool.isPresent() && empty && likeEmpty) {
            next = then(next, edits(w).contents().assign(next, id, pool.get().id()));
        }
        for (String rackId : id) {
            next = PoolFit.settle(w, next, rackId, modelId);
        }
        return new Edit.Made(made.name(), next, made.subjects());
    }

    /// The plan after a second edit, or as it was when that one is refused.
    private static Plan then(Plan plan, Edit edit) {
        return edit instanceof Edit.Made made ? made.plan() : plan;
    }

    public static Edit rotate(Workspace w, Set<String> ids) {
        return edits(w).racks().rotate(w.plan(), ids);
    }

    public static Edit removeRacks(Workspace w, Set<String> ids) {
        return edits(w).racks().remove(w.plan(), ids);
    }

    /// Copies racks to the nearest free place to the right of, left of, below or above them.
    public static Edit duplicate(Workspace w, Set<String> ids) {
        double width = 0;
        double depth = 0;
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        for (Rack rack :
                Selections.racks(w.plan()).filter(r -> ids.contains(r.id())).toList()) {
            var box = io.kilorack.plan.layout.Box.of(rack, w.sizes());
            left = Math.min(left, box.x());
            top = Math.min(top, box.y());
            width = Math.max(width, box.right() - left);
            depth = Math.max(depth, box.bottom() - top);
        }
        Edit first = edits(w).racks().duplicate(w.plan(), ids, width, 0);
        if (first instanceof Edit.Made) {
            return first;
        }
        for (int ring = 1; ring <= 12; ring++) {
            for (int[] side : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                Edit edit = edits(w).racks()
                        .duplicate(
                                w.plan(), ids, side[0] * ring * width, side[1] * ring * (depth + (ring > 1 ? 0.6 : 0)));
                if (edit instanceof Edit.Made) {
                    return edit;
                }
            }
        }
        return first;
    }

    public static Edit addDevice(Workspace w, String rackId, String modelId, int bottomHalfU, Device.Face face) {
        Edit edit = edits(w).devices().add(w.plan(), rackId, modelId, bottomHalfU, face, 1);
        return edit instanceof Edit.Made made
                ? new Edit.Made(made.name(), PoolFit.settle(w, made.plan(), rackId, modelId), made.subjects())
                : edit;
    }

    /// Puts equal devices into each of several racks, at the lowest free places.
    public static Edit fill(Workspace w, Set<String> rackIds, String modelId, Device.Face face, int count) {
        Edit edit = edits(w).devices().addLowest(w.plan(), rackIds, modelId, face, count);
        if (!(edit instanceof Edit.Made made)) {
            return edit;
        }
        Plan next = made.plan();
        for (String rackId : rackIds) {
            next = PoolFit.settle(w, next, rackId, modelId);
        }
        return new Edit.Made(made.name(), next, made.subjects());
    }

    /// Copies devices, each to the next free place above it.
    public static Edit duplicateDevices(Workspace w, List<String> deviceIds) {
        if (deviceIds.size() == 1) {
            return edits(w).devices().duplicate(w.plan(), deviceIds.getFirst());
        }
        Plan plan = w.plan();
        var copies = new ArrayList<String>();
        for (String id : deviceIds) {
            Edit edit = edits(w).devices().duplicate(plan, id);
            if (!(edit instanceof Edit.Made made)) {
                return edit;
            }
            plan = made.plan();
            copies.addAll(made.subjects());
        }
        return new Edit.Made(Texts.get("edit.duplicateDevices", String.valueOf(copies.size())), plan, copies);
    }

    public static Edit moveDevice(
            Workspace w, String fromRack, String deviceId, String toRack, int bottomHalfU, Device.Face face) {
        return edits(w).devices().move(w.plan(), deviceId, toRack, bottomHalfU, face);
    }

    /// Moves devices into a rack, each at the lowest free place.
    public static Edit moveDevicesToRack(Workspace w, String fromRack, List<String> deviceIds, String toRack) {
        Plan plan = w.plan();
        Edit last = Edit.made("", plan);
        for (String id : deviceIds) {
            Rack target = Selections.rack(plan, toRack).orElse(null);
            Device device = device(plan, fromRack, id).orElse(null);
            if (target == null || device == null) {
                continue;
            }
            int free = io.kilorack.plan.layout.RackFit.lowestFree(target, device.modelId(), device.face(), 0, w.sizes())
                    .orElse(0);
            last = edits(w).devices().move(plan, id, toRack, free, device.face());
            if (!(last instanceof Edit.Made made)) {
                return last;
            }
            plan = made.plan();
        }
        return last;
    }

    public static Edit removeDevices(Workspace w, Collection<String> deviceIds) {
        return edits(w).devices().remove(w.plan(), new HashSet<>(deviceIds));
    }

    public static Optional<Device> device(Plan plan, String rackId, String deviceId) {
        return Selections.rack(plan, rackId)
                .flatMap(r -> r.devices().stream()
                        .filter(d -> d.id().equals(deviceId))
                        .findFirst());
    }

    /// Makes racks a pool of their own.
    public static Edit makePool(Workspace w, Set<String> rackIds, String name) {
        int n = w.plan().pools().size() + 1;
        var ids = w.plan().pools().stream().map(io.kilorack.plan.Pool::id).toList();
        while (ids.contains("pool-" + n)) {
            n++;
        }
        return edits(w).contents()
                .putPool(w.plan(), new io.kilorack.plan.Pool("pool-" + n, name + " " + n, List.copyOf(rackIds)));
    }

    public static Edits of(Workspace workspace) {
        return edits(workspace);
    }
}
