package io.kilorack.command.file;

import io.kilorack.assess.Check;
import io.kilorack.assess.PlanDifference;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.CatalogDiff;
import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.store.CatalogHome;
import io.kilorack.catalog.store.UserFacts;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
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

    /// @param plan what the update does to a plan, when one was named
    public static String diff(CatalogHome.Preview preview, @Nullable PlanDifference plan) {
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
        if (plan != null) {
            plan(root.putObject("plan"), plan);
        }
        return JSON.writeValueAsString(root);
    }

    private static void plan(ObjectNode into, PlanDifference difference) {
        changes(into.putArray("headlines"), difference.headlines());
        changes(into.putArray("workloads"), difference.workloads());
        ObjectNode exposure = into.putObject("exposure");
        difference
                .exposure()
                .forEach((severity, amount) -> exposure.put(severity.name().toLowerCase(Locale.ROOT), amount));
        checks(into.putArray("checksNew"), difference.checksNew());
        checks(into.putArray("checksGone"), difference.checksGone());
    }

    private static void changes(ArrayNode into, List<PlanDifference.Change> changes) {
        for (PlanDifference.Change change : changes) {
            ObjectNode one = into.addObject().put("label", change.label()).put("unit", change.unit());
            number(one, "before", change.before());
            number(one, "after", change.after());
        }
    }

    private static void number(ObjectNode into, String name, OptionalDouble value) {
        if (value.isPresent()) {
            into.put(name, value.getAsDouble());
        } else {
            into.putNull(name);
        }
    }

    private static void checks(ArrayNode into, List<Check> checks) {
        for (Check check : checks) {
            into.addObject()
                    .put("code", check.code())
                    .put("severity", check.severity().name().toLowerCase(Locale.ROOT))
                    .put("message", check.message());
        }
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
