package io.kilorack.command.file;

import io.kilorack.assess.Comparison;
import java.time.LocalDate;
import java.util.OptionalDouble;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A comparison of plans as JSON: groups of rows, each with one figure for every plan (null where a plan
/// has no such thing) and the difference to the first.
public final class ComparisonJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ComparisonJson() {}

    public static String text(Comparison comparison, LocalDate asOf, String notice) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("asOf", asOf.toString());
        root.put("notice", notice);
        ArrayNode plans = root.putArray("plans");
        comparison.columns().forEach(plans::add);
        ArrayNode groups = root.putArray("groups");
        for (Comparison.Group group : comparison.groups()) {
            ObjectNode g = groups.addObject();
            g.put("title", group.title());
            ArrayNode rows = g.putArray("rows");
            group.rows().forEach(row -> write(row, rows.addObject()));
        }
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private static void write(Comparison.Row row, ObjectNode into) {
        into.put("label", row.label());
        ArrayNode figures = into.putArray("figures");
        ArrayNode differences = into.putArray("differences");
        for (int c = 0; c < row.figures().size(); c++) {
            row.figures().get(c).ifPresentOrElse(f -> figures.add(FigureJson.node(f)), figures::addNull);
            OptionalDouble change = row.difference(c);
            if (change.isPresent()) {
                differences.add(change.getAsDouble());
            } else {
                differences.addNull();
            }
        }
    }
}
