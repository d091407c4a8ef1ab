package io.kilorack.report.draw;

/// What the colour of a rack on the floor means.
public enum FloorColour {
    /// The accelerator in it.
    FAMILY,
    /// Margin over its feeds in the worst single failure.
    POWER,
    /// Margin of the room units that carry its air heat, one of them lost.
    HEAT,
    /// Worst finding on what stands in it.
    EXPOSURE,
    /// Checks that name it.
    STATE,
    /// Load on its own footprint against the floor rating.
    WEIGHT,
    /// Margin of its liquid loop, one unit lost.
    LIQUID,
    /// Share of its rack units in use.
    SPACE,
    /// Heat it gives off [kW].
    DENSITY
}
