package io.kilorack.assess;

import io.kilorack.quantity.Figure;

/// Mass, floor load and space over the plan.
///
/// @param racksUsed racks placed; `unitsUsed` rack units used of those there are
public record StructureResult(Figure mass, Figure racksUsed, Figure unitsUsed, Figure worstFloorLoad) {}
