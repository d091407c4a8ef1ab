package io.kilorack.catalog.load;

import io.kilorack.catalog.Country;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Reads `countries.json`: dated BIS country groups by ISO 3166 alpha-2 code.
public final class CountryFacts {
    private static final Set<String> GROUPS =
            Set.of("A:1", "A:5", "A:6", "B", "D:1", "D:3", "D:4", "D:5", "E:1", "E:2");
    private static final Set<String> MEMBERS = Set.of(
            "iso2",
            "name",
            "groups",
            "ai_diffusion_tier",
            "hq_test_country",
            "advanced_computing_destination_licence",
            "history",
            "note",
            "treated_as");

    private CountryFacts() {}

    public static SequencedMap<String, Country> read(Path file) throws IOException, BadFacts {
        return parse(file.getFileName().toString(), Files.readString(file));
    }

    public static SequencedMap<String, Country> parse(String file, String text) throws BadFacts {
        JsonRow root = new JsonRow(file, "whole file", JsonRow.parse(file, text));
        root.only(Set.of("meta", "countries"));
        if (!root.has("countries")) {
            throw root.bad("lacks \"countries\"", "Add it");
        }
        var countries = new LinkedHashMap<String, Country>();
        for (Map.Entry<String, JsonNode> entry : root.node().get("countries").properties()) {
            JsonRow row = root.row(entry.getValue(), "country " + entry.getKey());
            Country country = country(row);
            if (!country.iso2().equals(entry.getKey())) {
                throw row.bad("has the code \"" + country.iso2() + "\"", "Use one code in both places");
            }
            countries.put(country.iso2(), country);
        }
        return countries;
    }

    private static Country country(JsonRow row) throws BadFacts {
        row.only(MEMBERS);
        String code = row.words("iso2");
        if (!code.matches("[A-Z]{2}")) {
            throw row.bad("\"iso2\" is not two capital letters: \"" + code + "\"", "Use the ISO 3166 alpha-2 code");
        }
        var history = new ArrayList<Country.Membership>();
        for (JsonNode node : row.list("history")) {
            history.add(membership(row.row(node, row.place() + ", history " + (history.size() + 1)), history));
        }
        return new Country(
                code,
                row.words("name"),
                groups(row),
                row.integer("ai_diffusion_tier"),
                row.flag("hq_test_country"),
                history,
                row.textOr("note", ""));
    }

    private static Country.Membership membership(JsonRow row, List<Country.Membership> before) throws BadFacts {
        row.only(Set.of("from", "to", "groups", "source"));
        LocalDate from = row.date("from");
        LocalDate to = row.date("to");
        if (from != null && to != null && from.isAfter(to)) {
            throw row.bad("has inverted dates: " + from + " is after " + to, "Swap or correct them");
        }
        for (Country.Membership other : before) {
            if (RuleDates.overlap(from, to, other.from(), other.to())) {
                throw row.bad("overlaps an earlier interval of the same country", "Let intervals follow one another");
            }
        }
        return new Country.Membership(from, to, groups(row), row.words("source"));
    }

    private static Set<String> groups(JsonRow row) throws BadFacts {
        var groups = new TreeSet<String>();
        for (String group : row.texts("groups")) {
            if (!GROUPS.contains(group)) {
                throw row.bad("has the unknown group \"" + group + "\"", "Known groups: " + new TreeSet<>(GROUPS));
            }
            groups.add(group);
        }
        return groups;
    }
}
