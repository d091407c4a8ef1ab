package io.kilorack.report.draw;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What lies over the floor: selected racks, the one under the pointer, a rubber band, and where dragged
/// racks would go.
public record FloorOverlay(
        Set<String> selected,
        @Nullable String hovered,
        List<Drop> drops,
        @Nullable Area band) {
    public static final FloorOverlay NONE = new FloorOverlay(Set.of(), null, List.of(), null);

    public FloorOverlay {
        drops = List.copyOf(drops);
    }

    /// A footprint [m] that a dragged rack would take.
    ///
    /// @param reason why it is refused, in a few words; empty when allowed
    public record Drop(Area area, boolean allowed, String reason) {}

    /// A rectangle in metres.
    public record Area(double xM, double yM, double widthM, double depthM) {}
}
