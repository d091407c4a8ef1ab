package io.kilorack.desktop.drag;

import java.util.List;

/// What is being dragged.
public sealed interface Payload {
    /// A part of the catalog, to be placed.
    record Part(String entryId, String name) implements Payload {}

    /// Devices taken out of a rack, to be put elsewhere.
    ///
    /// @param grabOffsetHalfU how far above its lower edge the device was grabbed, in half rack units
    record Devices(String rackId, List<String> deviceIds, String name, int grabOffsetHalfU) implements Payload {}
}
