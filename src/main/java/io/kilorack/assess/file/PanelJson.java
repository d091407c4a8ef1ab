package io.kilorack.assess.file;

import io.kilorack.assess.PanelSchedule;
import io.kilorack.plan.Phases;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/// Writes panel schedules as JSON. An unknown number is absent, never 0.
public final class PanelJson {
    private PanelJson() {}

    /// The schedules as a document of their own, indented by two spaces.
    public static String text(List<PanelSchedule> panels) {
        var out = new StringWriter();
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try (JsonGenerator json = new JsonMapper().writer().with(printer).createGenerator(out)) {
            json.writeStartObject();
            write(json, panels);
            json.writeEndObject();
        }
        return out + "\n";
    }

    /// The property `panels` of an open object.
    static void write(JsonGenerator json, List<PanelSchedule> panels) {
        json.writeArrayPropertyStart("panels");
        for (PanelSchedule panel : panels) {
            json.writeStartObject();
            json.writeStringProperty("site", panel.siteId());
            json.writeStringProperty("node", panel.nodeId());
            number(json, "positions", panel.positions());
            json.writeNumberProperty("poles", panel.poles());
            json.writeNumberProperty("circuitsWithoutPosition", panel.unplaced());
            json.writeNumberProperty("unknownDevices", panel.unknownDevices());
            json.writeArrayPropertyStart("circuits");
            panel.rows().forEach(row -> row(json, row));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void row(JsonGenerator json, PanelSchedule.Row row) {
        json.writeStartObject();
        json.writeStringProperty(row.isRack() ? "rack" : row.isCooling() ? "coolingUnit" : "node", row.subject());
        json.writeStringProperty("name", row.name());
        number(json, "position", row.position());
        json.writeNumberProperty("poles", row.poles());
        row.phases().map(Phases::text).ifPresent(text -> json.writeStringProperty("phases", text));
        json.writeBooleanProperty("phasesStated", row.stated());
        number(json, "breakerAmps", row.breakerAmps());
        json.writeBooleanProperty("breakerStated", row.breakerStated());
        number(json, "loadAmps", row.loadAmps());
        number(json, "share", row.share());
        json.writeNumberProperty("unknownDevices", row.unknownDevices());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String key, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            json.writeNumberProperty(key, value.getAsDouble());
        }
    }

    private static void number(JsonGenerator json, String key, OptionalInt value) {
        if (value.isPresent()) {
            json.writeNumberProperty(key, value.getAsInt());
        }
    }
}
