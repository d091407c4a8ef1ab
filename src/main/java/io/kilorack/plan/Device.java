package io.kilorack.plan;

import io.soabase.recordbuilder.core.RecordBuilder;

/// A device in a rack.
///
/// @param modelId catalog id of a system (form SERVER) or of infrastructure (switch, CDU, storage …)
/// @param bottomHalfU lower edge in half rack units; 0 is the bottom of U1, 2 the bottom of U2
/// @param stockId the stock lot it comes from, or empty (then bought on the plan's date)
@RecordBuilder
public record Device(String id, String name, String modelId, int bottomHalfU, Face face, String stockId)
        implements DeviceBuilder.With {
    /// The side it is mounted from. A full-depth device blocks both.
    public enum Face {
        FRONT,
        REAR
    }

    public Device at(int newBottomHalfU, Face newFace) {
        return with().bottomHalfU(newBottomHalfU).face(newFace).build();
    }
}
