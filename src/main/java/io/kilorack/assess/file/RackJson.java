package io.kilorack.assess.file;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.RackResult;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import tools.jackson.core.JsonGenerator;

/// Writes the racks of an assessment, each with the number of its design.
final class RackJson {
    private final JsonFields fields;
    private final JsonGenerator json;

    RackJson(JsonFields fields) {
        this.fields = fields;
        this.json = fields.generator();
    }

    void racks(Assessment a) {
        var designs = new LinkedHashMap<RackResult.RackDesign, Integer>();
        var byIdentity = new IdentityHashMap<RackResult.RackDesign, Integer>();
        for (RackResult rack : a.racks().values()) {
            if (!byIdentity.containsKey(rack.design())) {
                byIdentity.put(rack.design(), designs.computeIfAbsent(rack.design(), d -> designs.size()));
            }
        }
        json.writeArrayPropertyStart("designs");
        designs.keySet().forEach(this::design);
        json.writeEndArray();
        json.writeArrayPropertyStart("racks");
        for (RackResult rack : a.racks().values()) {
            json.writeStartObject();
            json.writeStringProperty("id", rack.rackId());
            json.writeNumberProperty("design", byIdentity.getOrDefault(rack.design(), -1));
            fields.number("feedHeadroom", rack.feedHeadroom());
            json.writeStringProperty("severity", JsonFields.word(rack.severity()));
            json.writeNumberProperty("checks", rack.checks());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void design(RackResult.RackDesign d) {
        json.writeStartObject();
        fields.figure("maximumPower", d.maximumPower());
        fields.figure("expectedPower", d.expectedPower());
        fields.figure("heatToAir", d.heatToAir());
        fields.figure("heatToLiquid", d.heatToLiquid());
        fields.figure("mass", d.mass());
        fields.figure("floorLoad", d.floorKpa());
        fields.figure("price", d.price());
        json.writeNumberProperty("unitsUsed", d.unitsUsed());
        if (!Double.isNaN(d.unitsTotal())) {
            json.writeNumberProperty("unitsTotal", d.unitsTotal());
        }
        new ThroughputJson(fields).families(d.families());
        json.writeEndObject();
    }
}
