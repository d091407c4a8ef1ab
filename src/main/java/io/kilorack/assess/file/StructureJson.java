package io.kilorack.assess.file;

import io.kilorack.assess.Delivery;
import io.kilorack.assess.StructureLoad;
import io.kilorack.assess.StructureResult;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Writes mass, space and the delivery paths of an assessment.
final class StructureJson {
    private final JsonFields fields;
    private final JsonGenerator json;

    StructureJson(JsonFields fields) {
        this.fields = fields;
        this.json = fields.generator();
    }

    void write(StructureResult s) {
        json.writeObjectPropertyStart("structure");
        fields.figure("mass", s.mass());
        fields.figure("racksUsed", s.racksUsed());
        fields.figure("unitsUsed", s.unitsUsed());
        fields.figure("worstFloorLoad", s.worstFloorLoad());
        json.writeArrayPropertyStart("rows");
        s.rows().forEach(this::row);
        json.writeEndArray();
        json.writeArrayPropertyStart("loads");
        s.designs().forEach(this::design);
        json.writeEndArray();
        json.writeArrayPropertyStart("deliveries");
        s.deliveries().forEach(this::delivery);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void row(StructureLoad.Row row) {
        json.writeStartObject();
        json.writeStringProperty("hall", row.hallId());
        json.writeStringProperty("row", row.row());
        json.writeNumberProperty("racks", row.racks());
        fields.figure("mass", row.mass());
        fields.number("kilogramsPerMetre", row.kilogramsPerMetre());
        fields.number("worstKpa", row.worstKpa());
        fields.number("ratingKpa", row.ratingKpa());
        json.writeEndObject();
    }

    private void design(StructureLoad.Design d) {
        json.writeStartObject();
        json.writeStringProperty("hall", d.hallId());
        json.writeStringProperty("name", d.name());
        fields.list("racks", d.rackIds());
        fields.figure("mass", d.mass());
        fields.figure("footprintKpa", d.footprintKpa());
        fields.number("tributaryKpa", d.tributaryKpa());
        fields.number("footKilonewtons", d.footKilonewtons());
        fields.number("tileKilograms", d.tileKilograms());
        fields.number("centreOfGravityMm", d.centreMm());
        fields.number("staticShare", d.staticShare());
        fields.number("dynamicShare", d.dynamicShare());
        fields.number("ratingKpa", d.ratingKpa());
        json.writeEndObject();
    }

    private void delivery(Delivery d) {
        json.writeStartObject();
        json.writeStringProperty("hall", d.hallId());
        json.writeBooleanProperty("stated", d.stated());
        fields.text("entry", d.entry());
        json.writeArrayPropertyStart("steps");
        for (Delivery.Row row : d.rows()) {
            json.writeStartObject();
            json.writeStringProperty("code", row.code());
            json.writeStringProperty("what", row.what());
            fields.number("need", row.need());
            fields.number("limit", row.limit());
            json.writeStringProperty("unit", row.unit());
            json.writeStringProperty("outcome", row.outcome().name().toLowerCase(Locale.ROOT));
            fields.list("failing", row.failing());
            fields.list("unknown", row.unknown());
            fields.text("worst", row.worst());
            fields.text("remark", row.remark());
            json.writeStringProperty("rule", row.rule().text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
