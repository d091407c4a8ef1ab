package io.kilorack.assess;

import io.kilorack.quantity.Figure;

/// Mass, floor load and space over the plan.
///
/// @param racksUsed cabinets in use, those of integrated systems included, with the cabinets placed as its
///     part
/// @param unitsUsed rack units used of those there are
public record StructureResult(Figure mass, Figure racksUsed, Figure unitsUsed, Figure worstFloorLoad) {}
