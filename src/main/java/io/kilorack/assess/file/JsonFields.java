package io.kilorack.assess.file;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Source;
import io.kilorack.throughput.Accuracy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;

/// Fields of an open JSON object. What is unknown or empty is absent, never 0.
final class JsonFields {
    private final JsonGenerator json;

    JsonFields(JsonGenerator json) {
        this.json = json;
    }

    JsonGenerator generator() {
        return json;
    }

    void figures(String key, List<Figure> figures) {
        json.writeArrayPropertyStart(key);
        figures.forEach(this::figure);
        json.writeEndArray();
    }

    void figure(String key, Figure figure) {
        json.writeName(key);
        figure(figure);
    }

    void figure(Figure f) {
        json.writeStartObject();
        json.writeStringProperty("label", f.label());
        number("value", f.value());
        json.writeStringProperty("unit", f.unit());
        if (f.band() != null) {
            json.writeNumberProperty("low", f.band().low());
            json.writeNumberProperty("high", f.band().high());
        }
        if (Accuracy.notValidated(f)) {
            json.writeBooleanProperty("validated", false);
        }
        texts("unknowns", f.unknowns());
        text("formula", f.formula());
        json.writeStringProperty("confidence", word(f.confidence()));
        texts("sources", f.sources().stream().map(Source::text).toList());
        if (!f.parts().isEmpty()) {
            figures("parts", f.parts());
        }
        json.writeEndObject();
    }

    /// A number where it is known.
    void number(String key, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            json.writeNumberProperty(key, value.getAsDouble());
        }
    }

    /// A text where it is not empty.
    void text(String key, String value) {
        if (!value.isEmpty()) {
            json.writeStringProperty(key, value);
        }
    }

    void text(String key, Optional<String> value) {
        value.ifPresent(v -> json.writeStringProperty(key, v));
    }

    /// The texts where there are any.
    void texts(String key, List<String> values) {
        if (!values.isEmpty()) {
            list(key, values);
        }
    }

    /// The name of a constant in small letters.
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// The texts, also where there are none.
    void list(String key, List<String> values) {
        json.writeArrayPropertyStart(key);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
