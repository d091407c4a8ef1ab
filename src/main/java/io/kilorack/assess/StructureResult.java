package io.kilorack.assess;

import io.kilorack.quantity.Figure;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/// Mass, floor load and space over the plan.
///
/// @param racksUsed cabinets in use, those of integrated systems included, with the cabinets placed as its
///     part
/// @param unitsUsed rack units used of those there are
/// @param deliveries the way of the racks into each hall, in plan order
/// @param designs loads of each design of rack in each hall; `rows` of each row. Made when first read
@RecordBuilder
public record StructureResult(
        Figure mass,
        Figure racksUsed,
        Figure unitsUsed,
        Figure worstFloorLoad,
        List<Delivery> deliveries,
        List<StructureLoad.Design> designs,
        List<StructureLoad.Row> rows)
        implements StructureResultBuilder.With {
    /// Totals alone.
    public StructureResult(Figure mass, Figure racksUsed, Figure unitsUsed, Figure worstFloorLoad) {
        this(mass, racksUsed, unitsUsed, worstFloorLoad, List.of(), List.of(), List.of());
    }

    StructureResult with(
            List<Delivery> ways, List<StructureLoad.Design> someDesigns, List<StructureLoad.Row> someRows) {
        return with().deliveries(ways).designs(someDesigns).rows(someRows).build();
    }
}
