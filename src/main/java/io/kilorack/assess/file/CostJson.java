package io.kilorack.assess.file;

import io.kilorack.assess.CostResult;
import tools.jackson.core.JsonGenerator;

/// Writes the bill and the cost of an assessment.
final class CostJson {
    private final JsonFields fields;
    private final JsonGenerator json;

    CostJson(JsonFields fields) {
        this.fields = fields;
        this.json = fields.generator();
    }

    void cost(CostResult cost) {
        json.writeObjectPropertyStart("cost");
        json.writeArrayPropertyStart("bill");
        for (CostResult.BomLine line : cost.bill()) {
            json.writeStartObject();
            json.writeStringProperty("part", line.catalogId());
            json.writeStringProperty("name", line.name());
            fields.text("vendor", line.vendor());
            json.writeStringProperty("category", line.category());
            json.writeNumberProperty("quantity", line.quantity());
            json.writeNumberProperty("fromStock", line.fromStock());
            fields.figure("unitPrice", line.unitPrice());
            fields.figure("total", line.total());
            json.writeEndObject();
        }
        json.writeEndArray();
        fields.figure("capex", cost.capex());
        fields.figure("stockValue", cost.stockValue());
        fields.figure("annualEnergyCost", cost.annualEnergyCost());
        fields.figure("embodiedCarbon", cost.embodied());
        fields.figure("embodiedCarbonPerYear", cost.embodiedPerYear());
        json.writeEndObject();
    }
}
