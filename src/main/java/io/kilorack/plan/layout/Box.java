package io.kilorack.plan.layout;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;

/// An upright rectangle on the floor, in metres from the hall's top-left corner, y down.
public record Box(double x, double y, double width, double depth) {
    /// Things may touch: an overlap of up to a millimetre counts as touching, since drawings round to
    /// millimetres.
    public static final double TOUCH_M = 0.001;

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + depth;
    }

    public Box at(double newX, double newY) {
        return new Box(newX, newY, width, depth);
    }

    /// True when the two share more than an edge.
    public boolean overlaps(Box other) {
        return x + TOUCH_M < other.right()
                && other.x + TOUCH_M < right()
                && y + TOUCH_M < other.bottom()
                && other.y + TOUCH_M < bottom();
    }

    public boolean inside(Hall hall) {
        return x >= -TOUCH_M
                && y >= -TOUCH_M
                && right() <= hall.widthM() + TOUCH_M
                && bottom() <= hall.depthM() + TOUCH_M;
    }

    public boolean contains(double px, double py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    /// Footprint of a rack as it stands. A part the catalog does not know is drawn as a common cabinet.
    public static Box of(Rack rack, PartSizes sizes) {
        return of(rack.modelId(), rack.xM(), rack.yM(), rack.orientation(), sizes);
    }

    public static Box of(String modelId, double x, double y, Rack.Orientation orientation, PartSizes sizes) {
        double width = PartSizes.ASSUMED_WIDTH_M;
        double depth = PartSizes.ASSUMED_DEPTH_M;
        var size = sizes.rack(modelId);
        if (size.isPresent()) {
            width = size.get().widthM();
            depth = size.get().depthM();
        }
        return orientation.widthAlongX() ? new Box(x, y, width, depth) : new Box(x, y, depth, width);
    }

    static Box of(Hall.Zone zone) {
        return new Box(zone.xM(), zone.yM(), zone.widthM(), zone.depthM());
    }

    static Box of(Hall.Aisle aisle) {
        return new Box(aisle.xM(), aisle.yM(), aisle.widthM(), aisle.depthM());
    }
}
