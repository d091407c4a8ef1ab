package io.kilorack.catalog.load;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One object of a facts file, read strictly: every member must be asked for or allowed, every value has
/// the type it should have.
record JsonRow(String file, String place, JsonNode node) {
    static JsonNode parse(String file, String text) throws BadFacts {
        try {
            return JsonTree.of(text);
        } catch (JacksonException e) {
            throw new BadFacts(
                    file,
                    "whole file",
                    "is not valid JSON: " + e.getOriginalMessage(),
                    "Mend the file or take the last good copy");
        }
    }

    BadFacts bad(String what, String next) {
        return new BadFacts(file, place, what, next);
    }

    /// Refuses members outside `known`.
    void only(Set<String> known) throws BadFacts {
        if (!node.isObject()) {
            throw bad("is not an object", "Write it as { … }");
        }
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw bad(
                        "has the unknown member \"" + name + "\"",
                        "Known members: "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    boolean has(String name) {
        JsonNode member = node.get(name);
        return member != null && !member.isNull();
    }

    String text(String name) throws BadFacts {
        String value = optionalText(name);
        if (value == null) {
            throw bad("lacks \"" + name + "\"", "Add it");
        }
        return value;
    }

    /// Text that must say something.
    String words(String name) throws BadFacts {
        String value = text(name);
        if (value.isBlank()) {
            throw bad("has an empty \"" + name + "\"", "Fill it in");
        }
        return value;
    }

    String textOr(String name, String fallback) throws BadFacts {
        String value = optionalText(name);
        return value == null ? fallback : value;
    }

    @Nullable
    String optionalText(String name) throws BadFacts {
        JsonNode member = node.get(name);
        if (member == null || member.isNull()) {
            return null;
        }
        if (!member.isString()) {
            throw bad("\"" + name + "\" should be text; have " + member, "Put it in quotes");
        }
        return member.stringValue();
    }

    String oneOf(String name, Set<String> words) throws BadFacts {
        String value = text(name);
        if (!words.contains(value)) {
            throw bad(
                    "\"" + name + "\" has the unknown value \"" + value + "\"",
                    "Known values: " + String.join(", ", words.stream().sorted().toList()));
        }
        return value;
    }

    @Nullable
    LocalDate date(String name) throws BadFacts {
        String value = optionalText(name);
        return value == null ? null : day(name, value);
    }

    LocalDate day(String name, String value) throws BadFacts {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw bad("\"" + name + "\" is not a date: \"" + value + "\"", "Write it as 2026-11-23");
        }
    }

    boolean flag(String name) throws BadFacts {
        JsonNode member = node.get(name);
        if (member == null || !member.isBoolean()) {
            throw bad("\"" + name + "\" should be true or false; have " + member, "Write true or false");
        }
        return member.booleanValue();
    }

    OptionalInt integer(String name) throws BadFacts {
        JsonNode member = node.get(name);
        if (member == null || member.isNull()) {
            return OptionalInt.empty();
        }
        if (!member.isIntegralNumber()) {
            throw bad("\"" + name + "\" should be a whole number; have " + member, "Write a whole number");
        }
        return OptionalInt.of(member.intValue());
    }

    /// The members of a list; none when it is absent.
    List<JsonNode> list(String name) throws BadFacts {
        JsonNode member = node.get(name);
        if (member == null || member.isNull()) {
            return List.of();
        }
        if (!member.isArray()) {
            throw bad("\"" + name + "\" should be a list; have " + member, "Write it as [ … ]");
        }
        var items = new ArrayList<JsonNode>();
        member.forEach(items::add);
        return items;
    }

    List<String> texts(String name) throws BadFacts {
        var texts = new ArrayList<String>();
        for (JsonNode item : list(name)) {
            if (!item.isString()) {
                throw bad("\"" + name + "\" should hold texts; have " + item, "Put it in quotes");
            }
            texts.add(item.stringValue());
        }
        return List.copyOf(texts);
    }

    JsonRow row(JsonNode child, String where) {
        return new JsonRow(file, where, child);
    }
}
