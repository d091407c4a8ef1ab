package io.kilorack.report.draw;

/// What the colour of a rack on the floor means.
public enum FloorColour {
    /// The accelerator in it.
    FAMILY,
    /// Margin over its feeds in the worst single failure.
    POWER,
    /// Heat it gives off [kW].
    HEAT,
    /// Worst finding on what stands in it.
    EXPOSURE,
    /// Checks that name it.
    STATE,
    /// Load on its own footprint against the floor rating.
    WEIGHT,
    /// Heat that goes to its liquid loop [kW].
    LIQUID,
    /// Share of its rack units in use.
    SPACE
}
