package io.kilorack.catalog.store;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.CatalogProblem.Code;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Field;
import io.kilorack.catalog.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Checks what the user types into the catalog.
final class UserInput {
    private static final Set<Kind> LEGAL = Set.of(Kind.RULE, Kind.COUNTRY, Kind.PARTY);

    private UserInput() {}

    static void check(Catalog catalog, String id, String field, String text, String because) throws CatalogProblem {
        Entry entry = catalog.entry(id)
                .orElseThrow(() -> new CatalogProblem(
                        Code.UNKNOWN,
                        "The catalog has no entry \"" + id + "\"",
                        "`kilorack catalog search WORDS` finds ids"));
        if (LEGAL.contains(entry.kind())) {
            throw new CatalogProblem(
                    Code.VALUE_REFUSED,
                    id + " is law, not a part: its values cannot be overridden",
                    "Assume other rules in a scenario of the plan instead");
        }
        value(catalog, id, field, text);
        if (because.isBlank()) {
            throw new CatalogProblem(
                    Code.VALUE_REFUSED,
                    "A value of your own needs its reason",
                    "Say where it comes from, with --because");
        }
    }

    static void check(Catalog catalog, UserFacts user, UserFacts.Part part, List<UserFacts.Value> values)
            throws CatalogProblem {
        String id = part.id();
        if (!id.matches("[a-z0-9][a-z0-9.\\-]*")) {
            throw new CatalogProblem(
                    Code.VALUE_REFUSED,
                    "The id \"" + id + "\" has other signs than a-z, 0-9, dot and dash",
                    "Choose one such as my-server");
        }
        boolean mine = user.parts().stream().anyMatch(p -> p.id().equals(id));
        if (!mine && catalog.entries().containsKey(id)) {
            throw new CatalogProblem(
                    Code.VALUE_REFUSED,
                    "The catalog already has an entry " + id,
                    "Choose another id, or override single values of it");
        }
        if (LEGAL.contains(part.kind()) || part.kind() == Kind.SUPPLY) {
            throw new CatalogProblem(
                    Code.VALUE_REFUSED,
                    "A part of your own is an accelerator, a system, infrastructure or a model, not " + part.kind(),
                    "Correct the kind");
        }
        var given = new HashSet<String>();
        for (UserFacts.Value value : values) {
            value(catalog, id, value.field(), value.text());
            given.add(value.field());
        }
        List<String> needed = switch (part.kind()) {
            case SYSTEM -> List.of("form", "accel_id", "accel_count");
            case INFRASTRUCTURE -> List.of("kind");
            default -> List.of();
        };
        for (String field : needed) {
            if (!given.contains(field)) {
                throw new CatalogProblem(
                        Code.VALUE_REFUSED,
                        "%s is a %s and lacks \"%s\" (%s)"
                                .formatted(
                                        id,
                                        part.kind().name().toLowerCase(java.util.Locale.ROOT),
                                        field,
                                        catalog.label(field)),
                        "Add it");
            }
        }
    }

    private static void value(Catalog catalog, String id, String key, String text) throws CatalogProblem {
        Field field = catalog.fields().get(key);
        if (field == null) {
            throw new CatalogProblem(
                    Code.UNKNOWN,
                    "The catalog has no field \"" + key + "\"",
                    "`kilorack catalog fields` lists them, `kilorack catalog show " + id + "` those of this entry");
        }
        String complaint = field.complaint(text.strip());
        if (!complaint.isEmpty()) {
            throw new CatalogProblem(
                    Code.VALUE_REFUSED,
                    "%s of %s: \"%s\" %s".formatted(field.label(), id, text, complaint),
                    field.unit().isEmpty() ? "Correct the value" : "Write a number in " + field.unit());
        }
        if (field.type() == Field.Type.ACCELERATOR && !catalog.accelerators().containsKey(text.strip())) {
            throw new CatalogProblem(
                    Code.UNKNOWN,
                    "%s of %s: the catalog has no accelerator \"%s\"".formatted(field.label(), id, text),
                    "`kilorack catalog search WORDS` finds ids");
        }
    }
}
