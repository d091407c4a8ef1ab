package io.kilorack.assess;

import io.kilorack.quantity.Figure;
import java.util.List;

/// Bill of materials and capital cost with ranges.
public record CostResult(List<BomLine> bill, Figure capex, Figure annualEnergyCost) {
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
