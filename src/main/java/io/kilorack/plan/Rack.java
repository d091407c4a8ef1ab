package io.kilorack.plan;

import java.util.List;

/// A cabinet on the floor, or an integrated rack system (then `modelId` names the system and `devices` may
/// be empty).
///
/// @param modelId catalog id of a rack ([io.kilorack.catalog.Infrastructure] kind `rack`) or of a system
/// with form
/// RACK or SUPERPOD
/// @param row label of the row (`A`), or empty
/// @param xM left edge [m] of the footprint as it stands, after orientation
/// @param yM top edge [m]
/// @param feeds ids of the power-chain nodes that feed it, one per side
/// @param loop cooling group of its liquid loop, or empty
/// @param stockId for an integrated system: the stock lot it comes from, or empty
public record Rack(
        String id,
        String name,
        String modelId,
        String row,
        double xM,
        double yM,
        Orientation orientation,
        List<String> feeds,
        String loop,
        String stockId,
        List<Device> devices) {

    /// Where the front looks, seen from above.
    public enum Orientation {
        NORTH,
        EAST,
        SOUTH,
        WEST;

        /// True when width lies along x.
        public boolean widthAlongX() {
            return this == NORTH || this == SOUTH;
        }
    }

    public Rack {
        feeds = List.copyOf(feeds);
        devices = List.copyOf(devices);
    }

    public Rack at(double x, double y) {
        return new Rack(id, name, modelId, row, x, y, orientation, feeds, loop, stockId, devices);
    }

    public Rack withDevices(List<Device> value) {
        return new Rack(id, name, modelId, row, xM, yM, orientation, feeds, loop, stockId, value);
    }

    public Rack withOrientation(Orientation value) {
        return new Rack(id, name, modelId, row, xM, yM, value, feeds, loop, stockId, devices);
    }

    public Rack withFeeds(List<String> value) {
        return new Rack(id, name, modelId, row, xM, yM, orientation, value, loop, stockId, devices);
    }

    public Rack renamed(String newId, String newName) {
        return new Rack(newId, newName, modelId, row, xM, yM, orientation, feeds, loop, stockId, devices);
    }

    public Rack withModel(String value) {
        return new Rack(id, name, value, row, xM, yM, orientation, feeds, loop, stockId, devices);
    }

    public Rack withRow(String value) {
        return new Rack(id, name, modelId, value, xM, yM, orientation, feeds, loop, stockId, devices);
    }

    public Rack withLoop(String value) {
        return new Rack(id, name, modelId, row, xM, yM, orientation, feeds, value, stockId, devices);
    }

    public Rack withStock(String value) {
        return new Rack(id, name, modelId, row, xM, yM, orientation, feeds, loop, value, devices);
    }
}
