package io.kilorack.report.draw;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What lies over an elevation: selected devices, the one under the pointer, and where a dragged one
/// would go.
public record FaceOverlay(
        Set<String> selected,
        @Nullable String hovered,
        @Nullable Drop drop) {
    public static final FaceOverlay NONE = new FaceOverlay(Set.of(), null, null);

    public FaceOverlay {
        selected = Set.copyOf(selected);
    }

    /// @param reason why it is refused, in a few words; empty when allowed
    public record Drop(RackFace.Item item, boolean allowed, String reason) {}
}
