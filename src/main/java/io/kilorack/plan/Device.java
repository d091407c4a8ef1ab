package io.kilorack.plan;

/// A device in a rack.
///
/// @param modelId catalog id of a system (form SERVER) or of infrastructure (switch, CDU, storage …)
/// @param bottomHalfU lower edge in half rack units; 0 is the bottom of U1, 2 the bottom of U2
/// @param stockId the stock lot it comes from, or empty (then bought on the plan's date)
public record Device(String id, String name, String modelId, int bottomHalfU, Face face, String stockId) {
    /// The side it is mounted from. A full-depth device blocks both.
    public enum Face {
        FRONT,
        REAR
    }

    public Device at(int newBottomHalfU, Face newFace) {
        return new Device(id, name, modelId, newBottomHalfU, newFace, stockId);
    }

    public Device withId(String value) {
        return new Device(value, name, modelId, bottomHalfU, face, stockId);
    }

    public Device withName(String value) {
        return new Device(id, value, modelId, bottomHalfU, face, stockId);
    }

    public Device withStock(String value) {
        return new Device(id, name, modelId, bottomHalfU, face, value);
    }
}
