package io.kilorack.assess;

import io.kilorack.quantity.Figure;
import java.util.List;

/// Bill of materials and capital cost with ranges.
///
/// @param capex what is still to be bought [USD]
/// @param stockValue what the pieces from stock would cost today [USD]; not part of `capex`
/// @param annualEnergyCost [USD]
/// @param embodied carbon of making everything on the bill [t CO2e], with its range; `embodiedPerYear` over
/// its life
public record CostResult(
        List<BomLine> bill,
        Figure capex,
        Figure stockValue,
        Figure annualEnergyCost,
        Figure embodied,
        Figure embodiedPerYear) {
    /// @param unitPrice with its band; unknown when no price is in the catalog
    /// @param fromStock pieces that stock lots cover
    public record BomLine(
            String catalogId,
            String name,
            String vendor,
            String category,
            int quantity,
            int fromStock,
            Figure unitPrice,
            Figure total) {}
}
