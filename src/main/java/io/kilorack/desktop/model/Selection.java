package io.kilorack.desktop.model;

import java.util.List;
import java.util.Set;

/// What is selected: things of one kind, by id. Nothing selected means the plan itself.
///
/// @param ids in the order they were selected; for devices `rackId/deviceId`
public record Selection(Kind kind, List<String> ids) {
    /// Kinds of things that can be looked at in the inspector.
    public enum Kind {
        PLAN,
        SITE,
        HALL,
        RACK,
        DEVICE,
        POOL,
        WORKLOAD,
        STOCK,
        NODE,
        COOLING,
        ENTRY
    }

    public static final Selection NONE = new Selection(Kind.PLAN, List.of());

    public Selection {
        ids = List.copyOf(ids);
    }

    public static Selection of(Kind kind, String... ids) {
        return new Selection(kind, List.of(ids));
    }

    public static Selection racks(List<String> ids) {
        return ids.isEmpty() ? NONE : new Selection(Kind.RACK, ids);
    }

    public static Selection device(String rackId, String deviceId) {
        return of(Kind.DEVICE, rackId + "/" + deviceId);
    }

    /// The racks it touches: selected ones, or the ones in which selected devices stand.
    public Set<String> rackIds() {
        return switch (kind) {
            case RACK -> Set.copyOf(ids);
            case DEVICE ->
                ids.stream()
                        .map(id -> id.substring(0, id.indexOf('/')))
                        .collect(java.util.stream.Collectors.toUnmodifiableSet());
            default -> Set.of();
        };
    }

    /// Ids of the selected devices without their racks.
    public List<String> deviceIds() {
        return kind == Kind.DEVICE
                ? ids.stream().map(id -> id.substring(id.indexOf('/') + 1)).toList()
                : List.of();
    }

    public boolean isEmpty() {
        return ids.isEmpty();
    }

    /// The only selected id, or an empty text.
    public String single() {
        return ids.size() == 1 ? ids.getFirst() : "";
    }

    /// The same racks with `id` added, or taken out when it was in.
    public Selection toggleRack(String id) {
        var next = new java.util.ArrayList<>(kind == Kind.RACK ? ids : List.<String>of());
        if (!next.remove(id)) {
            next.add(id);
        }
        return racks(next);
    }
}
