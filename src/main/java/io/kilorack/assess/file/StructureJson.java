package io.kilorack.assess.file;

import io.kilorack.assess.Delivery;
import io.kilorack.assess.StructureLoad;
import io.kilorack.assess.StructureResult;
import io.kilorack.quantity.Figure;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;

/// Writes mass, space and the delivery paths of an assessment.
final class StructureJson {
    private final JsonGenerator json;
    private final BiConsumer<String, Figure> figure;

    StructureJson(JsonGenerator json, BiConsumer<String, Figure> figure) {
        this.json = json;
        this.figure = figure;
    }

    void write(StructureResult s) {
        json.writeObjectPropertyStart("structure");
        figure.accept("mass", s.mass());
        figure.accept("racksUsed", s.racksUsed());
        figure.accept("unitsUsed", s.unitsUsed());
        figure.accept("worstFloorLoad", s.worstFloorLoad());
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
        figure.accept("mass", row.mass());
        number("kilogramsPerMetre", row.kilogramsPerMetre());
        number("worstKpa", row.worstKpa());
        number("ratingKpa", row.ratingKpa());
        json.writeEndObject();
    }

    private void design(StructureLoad.Design d) {
        json.writeStartObject();
        json.writeStringProperty("hall", d.hallId());
        json.writeStringProperty("name", d.name());
        texts("racks", d.rackIds());
        figure.accept("mass", d.mass());
        figure.accept("footprintKpa", d.footprintKpa());
        number("tributaryKpa", d.tributaryKpa());
        number("footKilonewtons", d.footKilonewtons());
        number("tileKilograms", d.tileKilograms());
        number("centreOfGravityMm", d.centreMm());
        number("staticShare", d.staticShare());
        number("dynamicShare", d.dynamicShare());
        number("ratingKpa", d.ratingKpa());
        json.writeEndObject();
    }

    private void delivery(Delivery d) {
        json.writeStartObject();
        json.writeStringProperty("hall", d.hallId());
        json.writeBooleanProperty("stated", d.stated());
        if (!d.entry().isEmpty()) {
            json.writeStringProperty("entry", d.entry());
        }
        json.writeArrayPropertyStart("steps");
        for (Delivery.Row row : d.rows()) {
            json.writeStartObject();
            json.writeStringProperty("code", row.code());
            json.writeStringProperty("what", row.what());
            number("need", row.need());
            number("limit", row.limit());
            json.writeStringProperty("unit", row.unit());
            json.writeStringProperty("outcome", row.outcome().name().toLowerCase(Locale.ROOT));
            texts("failing", row.failing());
            texts("unknown", row.unknown());
            if (!row.worst().isEmpty()) {
                json.writeStringProperty("worst", row.worst());
            }
            if (!row.remark().isEmpty()) {
                json.writeStringProperty("remark", row.remark());
            }
            json.writeStringProperty("rule", row.rule().text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void number(String key, OptionalDouble value) {
        if (value.isPresent()) {
            json.writeNumberProperty(key, value.getAsDouble());
        }
    }

    private void texts(String key, List<String> values) {
        json.writeArrayPropertyStart(key);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
