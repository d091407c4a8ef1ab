package io.kilorack.command.file;

import io.kilorack.command.file.CaseFields.Wrong;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Assumptions;
import io.kilorack.exposure.facts.Facts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one case. What the case leaves out is filled as `case_defaults` of `rules_schema.json` says;
/// what it states as null for owner, site, use or act stays unknown.
final class CaseReader {
    private static final String BASIS = "case default";

    /// Words people use for acts beside those of the rule language. Spares and RMA replacements come in as
    /// imports (see `Provenance`); remote access is use of what stands there.
    private static final Map<String, String> ALSO_CALLED = Map.ofEntries(
            Map.entry("buy", "purchase"),
            Map.entry("spares", "import"),
            Map.entry("spare_parts", "import"),
            Map.entry("rma", "import"),
            Map.entry("rma_replacement", "import"),
            Map.entry("replacement", "import"),
            Map.entry("re-export", "reexport"),
            Map.entry("re_export", "reexport"),
            Map.entry("installation", "operate"),
            Map.entry("install", "operate"),
            Map.entry("continued_use", "operate"),
            Map.entry("use", "operate"),
            Map.entry("operation", "operate"),
            Map.entry("cloud_access", "operate"),
            Map.entry("remote_access", "operate"),
            Map.entry("storage", "stockpile"),
            Map.entry("move", "transfer_in_country"),
            Map.entry("relocation", "transfer_in_country"),
            Map.entry("in_country_transfer", "transfer_in_country"),
            Map.entry("transfer", "transfer_in_country"),
            Map.entry("resale", "resell"),
            Map.entry("sale", "resell"),
            Map.entry("support", "service"),
            Map.entry("repair", "service"),
            Map.entry("maintenance", "service"),
            Map.entry("firmware", "software_update"),
            Map.entry("firmware_update", "software_update"),
            Map.entry("driver_update", "software_update"),
            Map.entry("financing", "finance"));

    /// Members of a case beside fields of the rule language written out in full.
    private static final Set<String> MEMBERS = Set.of(
            "id",
            "part",
            "specs",
            "owner",
            "site",
            "system",
            "use",
            "event",
            "plan",
            "derived",
            "inputs",
            "facts",
            "attestations",
            "as_of",
            "destination",
            "expected",
            "expected_board_or_system",
            "expected_licence",
            "expected_other",
            "expected_outcomes",
            "must_not_fire",
            "note",
            "basis",
            "confidence",
            "sources");

    private final JsonNode node;
    private final LocalDate knowledge;
    private final CaseFields fields = new CaseFields();

    CaseReader(JsonNode node, LocalDate knowledge) {
        this.node = node;
        this.knowledge = knowledge;
    }

    /// @throws Wrong when a member of the case cannot be understood
    CaseFile.Case read(String id) {
        String part = CaseFields.text(node, "part");
        if (!part.isEmpty()) {
            fields.facts().put("part.name", part);
        }
        fields.group("part", node.path("specs"));
        for (String group : List.of("owner", "site", "system", "use", "event", "plan", "derived")) {
            fields.group(group, node.path(group));
        }
        for (String free : List.of("inputs", "facts", "attestations")) {
            fields.group(free, node.path(free));
        }
        node.properties().forEach(e -> {
            if (e.getKey().contains(".")) {
                fields.one(e.getKey(), e.getValue());
            } else if (!MEMBERS.contains(e.getKey())) {
                fields.ignore(e.getKey());
            }
        });
        String destination = CaseFields.text(node, "destination");
        if (!destination.isEmpty() && !fields.facts().has("site.country")) {
            fields.statedUnknown().remove("site.country");
            String code = fields.country("site.country", destination);
            if (!code.isEmpty()) {
                fields.facts().put("site.country", code);
            }
        }
        JsonNode event = node.path("event");
        LocalDate dated = date(event, "date", "event.date");
        LocalDate stated = date(node, "as_of", "as_of");
        if (stated == null && dated == null) {
            throw new Wrong("lacks \"as_of\", the day of the case");
        }
        // In a classification case `as_of` is the day of the act and the rule base's own day the knowledge.
        LocalDate day = dated == null ? Objects.requireNonNull(stated) : dated;
        LocalDate asOf = dated == null || stated == null ? knowledge : stated;
        var act = new Act(kind(event), day, fields.country("event.ship_from", CaseFields.text(event, "ship_from")));
        return new CaseFile.Case(
                id,
                complete(),
                act,
                asOf,
                optional("expected"),
                optional("expected_board_or_system"),
                licence(node.path("expected_licence")),
                others(node.path("expected_other")),
                CaseFields.texts("expected_outcomes", node.path("expected_outcomes")),
                CaseFields.texts("must_not_fire", node.path("must_not_fire")),
                fields.ignored(),
                fields.remarks(),
                CaseFields.text(node, "note"));
    }

    private Facts complete() {
        Facts.Builder stated = fields.facts();
        Facts.Builder filled = Assumptions.complete(stated.build(), BASIS).toBuilder();
        fields.statedUnknown().forEach(filled::remove);
        return filled.build();
    }

    private static String kind(JsonNode event) {
        String kind = CaseFields.text(event, "kind").toLowerCase(Locale.ROOT).replace(' ', '_');
        if (kind.isEmpty()) {
            throw new Wrong("lacks \"event.kind\", the act to judge: one of " + Act.KINDS);
        }
        String known = ALSO_CALLED.getOrDefault(kind, kind);
        if (!Act.KINDS.contains(known)) {
            throw new Wrong("\"event.kind\" should be one of " + Act.KINDS + "; have \"" + kind + "\"");
        }
        return known;
    }

    private static @Nullable LocalDate date(JsonNode node, String name, String field) {
        String text = CaseFields.text(node, name);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Wrong("\"" + field + "\" should be a date such as 2026-11-23; have \"" + text + "\"");
        }
    }

    private @Nullable String optional(String name) {
        String text = CaseFields.text(node, name);
        return text.isEmpty() ? null : text;
    }

    private static CaseFile.@Nullable ExpectedLicence licence(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isObject() || !node.path("outcome").isString()) {
            throw new Wrong("\"expected_licence\" should have an \"outcome\"; have " + node);
        }
        return new CaseFile.ExpectedLicence(
                CaseFields.text(node, "outcome"),
                CaseFields.text(node, "policy"),
                CaseFields.texts("expected_licence.rules", node.path("rules")));
    }

    private static Map<String, String> others(JsonNode node) {
        var words = new LinkedHashMap<String, String>();
        if (node.isMissingNode() || node.isNull()) {
            return words;
        }
        if (!node.isObject()) {
            throw new Wrong("\"expected_other\" should be an object of rule and outcome; have " + node);
        }
        node.properties().forEach(e -> words.put(e.getKey(), CaseFields.text(node, e.getKey())));
        return words;
    }
}
