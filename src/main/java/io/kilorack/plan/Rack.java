package io.kilorack.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
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
/// @param circuits how it hangs on its feeds, where that is stated; a feed without one has one circuit of
/// its own system kind
@RecordBuilder
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
        List<Device> devices,
        List<Circuit> circuits)
        implements RackBuilder.With {

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
        circuits = List.copyOf(circuits);
    }

    /// A rack whose circuits are not stated.
    public Rack(
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
        this(id, name, modelId, row, xM, yM, orientation, feeds, loop, stockId, devices, List.of());
    }

    public Rack at(double x, double y) {
        return with().xM(x).yM(y).build();
    }

    /// On other feeds; circuits of feeds that it no longer has go with them.
    @Override
    public Rack withFeeds(List<String> value) {
        List<Circuit> kept = circuits.isEmpty()
                ? circuits
                : circuits.stream().filter(c -> value.contains(c.feed())).toList();
        return with().feeds(value).circuits(kept).build();
    }

    public Rack renamed(String newId, String newName) {
        return with().id(newId).name(newName).build();
    }
}
