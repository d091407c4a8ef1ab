package io.kilorack.command.file;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.CatalogDiff;
import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.store.CatalogHome;
import io.kilorack.catalog.store.UserFacts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The catalog commands' answers as JSON, for programs to read. Members are only ever added.
public final class CatalogJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private CatalogJson() {}

    public static String entries(List<Entry> entries) {
        ArrayNode list = JSON.createArrayNode();
        for (Entry entry : entries) {
            head(list.addObject(), entry);
        }
        return JSON.writeValueAsString(list);
    }

    public static String entry(Catalog catalog, Entry entry) {
        ObjectNode root = JSON.createObjectNode();
        head(root, entry);
        root.put("catalog", catalog.version());
        ObjectNode values = root.putObject("values");
        for (Cell cell : entry.cells().values()) {
            cell(values.putObject(cell.field()), cell).put("label", catalog.label(cell.field()));
        }
        return JSON.writeValueAsString(root);
    }

    public static String diff(CatalogHome.Preview preview) {
        ObjectNode root = JSON.createObjectNode();
        root.put("from", preview.before().version());
        root.put("to", preview.after().version());
        root.put("sequence", preview.bundle().manifest().sequence());
        root.put("publisher", preview.bundle().manifest().publisher());
        CatalogDiff diff = preview.diff();
        ArrayNode added = root.putArray("added");
        diff.added().forEach(e -> head(added.addObject(), e));
        ArrayNode removed = root.putArray("removed");
        diff.removed().forEach(e -> head(removed.addObject(), e));
        ArrayNode changed = root.putArray("changed");
        for (CatalogDiff.Change change : diff.changed()) {
            ObjectNode one = changed.addObject();
            one.put("id", change.entry().id()).put("field", change.field());
            side(one, "before", change.before());
            side(one, "after", change.after());
        }
        root.put("rulesChanged", diff.rulesChanged());
        return JSON.writeValueAsString(root);
    }

    public static String info(CatalogHome home, List<CatalogHome.Generation> generations) {
        Catalog catalog = home.catalog();
        ObjectNode root = JSON.createObjectNode();
        root.put("version", catalog.version());
        root.put("date", catalog.date().toString());
        root.put("hash", catalog.hash());
        root.put("folder", home.folder().toString());
        root.put("kept", home.persistent());
        root.put("entries", catalog.entries().size());
        ArrayNode list = root.putArray("generations");
        for (CatalogHome.Generation g : generations) {
            list.addObject()
                    .put("sequence", g.sequence())
                    .put("version", g.version())
                    .put("publisher", g.publisher())
                    .put("added", g.added())
                    .put("current", g.current());
        }
        ArrayNode keys = root.putArray("trustedKeys");
        home.trustedKeys().keys().keySet().forEach(keys::add);
        return JSON.writeValueAsString(root);
    }

    public static String own(UserFacts facts) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode parts = root.putArray("parts");
        for (UserFacts.Part part : facts.parts()) {
            parts.addObject()
                    .put("id", part.id())
                    .put("kind", word(part.kind()))
                    .put("name", part.name())
                    .put("vendor", part.vendor());
        }
        ArrayNode values = root.putArray("values");
        for (UserFacts.Value value : facts.values()) {
            values.addObject()
                    .put("id", value.entry())
                    .put("field", value.field())
                    .put("value", value.text())
                    .put("because", value.because())
                    .put("confidence", word(value.confidence()))
                    .put("added", value.added());
        }
        return JSON.writeValueAsString(root);
    }

    private static void side(ObjectNode into, String name, @Nullable Cell cell) {
        if (cell == null) {
            into.putNull(name);
        } else {
            cell(into.putObject(name), cell);
        }
    }

    private static ObjectNode cell(ObjectNode into, Cell cell) {
        if (cell.number().isPresent()) {
            into.put("value", cell.number().getAsDouble());
        } else {
            into.put("value", cell.text());
        }
        return into.put("unit", cell.unit())
                .put("source", cell.source().text())
                .put("confidence", word(cell.source().confidence()))
                .put("origin", word(cell.origin()));
    }

    private static void head(ObjectNode into, Entry entry) {
        into.put("id", entry.id())
                .put("kind", word(entry.kind()))
                .put("name", entry.name())
                .put("vendor", entry.vendor());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
