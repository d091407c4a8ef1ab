package io.kilorack.command.file;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Source;
import io.kilorack.throughput.Accuracy;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Figures as JSON: value, unit, band, what is unknown, formula, sources and parts. An unknown value is
/// null, never 0.
public final class FigureJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ObjectNode root = MAPPER.createObjectNode();

    public FigureJson put(String name, String value) {
        root.put(name, value);
        return this;
    }

    public FigureJson put(String name, boolean value) {
        root.put(name, value);
        return this;
    }

    public FigureJson put(String name, double value) {
        root.put(name, value);
        return this;
    }

    public FigureJson figures(List<Figure> figures) {
        ArrayNode list = root.putArray("figures");
        for (Figure f : figures) {
            list.add(node(f));
        }
        return this;
    }

    /// A number that may be unknown (NaN): left out then.
    public FigureJson known(String name, double value) {
        return Double.isNaN(value) ? this : put(name, value);
    }

    /// One more object in the list of that name.
    public FigureJson add(String list, Consumer<FigureJson> fill) {
        var row = new FigureJson();
        fill.accept(row);
        root.withArray("/" + list).add(row.root);
        return this;
    }

    /// A whole tree under a name.
    public FigureJson put(String name, ObjectNode tree) {
        root.set(name, tree);
        return this;
    }

    public String text() {
        return MAPPER.writeValueAsString(root);
    }

    static ObjectNode node(Figure f) {
        ObjectNode n = MAPPER.createObjectNode();
        n.put("label", f.label());
        if (f.value().isPresent()) {
            n.put("value", f.value().getAsDouble());
        } else {
            n.putNull("value");
        }
        n.put("unit", f.unit());
        var band = f.band();
        if (band != null) {
            n.putObject("band").put("low", band.low()).put("high", band.high());
        }
        if (Accuracy.notValidated(f)) {
            n.put("validated", false);
        }
        if (!f.unknowns().isEmpty()) {
            ArrayNode unknowns = n.putArray("unknown");
            f.unknowns().forEach(unknowns::add);
        }
        if (!f.formula().isEmpty()) {
            n.put("formula", f.formula());
        }
        n.put("confidence", f.confidence().name().toLowerCase(java.util.Locale.ROOT));
        if (!f.sources().isEmpty()) {
            ArrayNode sources = n.putArray("sources");
            for (Source s : f.sources()) {
                sources.add(s.text());
            }
        }
        if (!f.parts().isEmpty()) {
            ArrayNode parts = n.putArray("parts");
            f.parts().forEach(p -> parts.add(node(p)));
        }
        return n;
    }
}
