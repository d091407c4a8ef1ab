package io.kilorack.catalog.load;

import io.kilorack.catalog.Party;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Reads `entities.json`: parties with their dated listings.
public final class PartyFacts {
    private static final Set<String> MEMBERS = Set.of(
            "id",
            "name",
            "aliases",
            "country",
            "role",
            "lists",
            "notes",
            "confidence",
            "provenance",
            "list_tags",
            "parent");

    private PartyFacts() {}

    public static List<Party> read(Path file) throws IOException, BadFacts {
        return parse(file.getFileName().toString(), Files.readString(file));
    }

    public static List<Party> parse(String file, String text) throws BadFacts {
        JsonRow root = new JsonRow(file, "whole file", JsonRow.parse(file, text));
        root.only(Set.of("meta", "entities"));
        var parties = new LinkedHashMap<String, Party>();
        for (JsonNode node : root.list("entities")) {
            JsonNode id = node.get("id");
            String place =
                    id != null && id.isString() ? "party " + id.stringValue() : "party number " + (parties.size() + 1);
            JsonRow row = root.row(node, place);
            Party party = party(row);
            if (parties.put(party.id(), party) != null) {
                throw row.bad("the id is used twice", "Give every party its own id");
            }
        }
        for (Party party : parties.values()) {
            if (!party.parent().isEmpty() && !parties.containsKey(party.parent())) {
                throw new BadFacts(
                        file,
                        "party " + party.id(),
                        "names the unknown parent \"" + party.parent() + "\"",
                        "Correct the id");
            }
        }
        return List.copyOf(parties.values());
    }

    private static Party party(JsonRow row) throws BadFacts {
        row.only(MEMBERS);
        var listings = new ArrayList<Party.Listing>();
        var held = new TreeSet<String>();
        for (JsonNode node : row.list("lists")) {
            Party.Listing listing = listing(row.row(node, row.place() + ", listing " + (listings.size() + 1)));
            listings.add(listing);
            held.addAll(listing.tags());
        }
        var tags = new TreeSet<>(row.texts("list_tags"));
        if (!tags.equals(held)) {
            throw row.bad("list_tags " + tags + " are not those of its listings " + held, "Correct one of the two");
        }
        return new Party(
                row.words("id"),
                row.words("name"),
                row.texts("aliases"),
                row.words("country"),
                row.texts("role"),
                listings,
                tags,
                row.textOr("notes", ""),
                row.textOr("parent", ""),
                row.words("confidence"),
                row.words("provenance"));
    }

    private static Party.Listing listing(JsonRow row) throws BadFacts {
        row.only(Set.of("list", "citation", "url", "listed_on", "licence_policy", "footnote", "note"));
        var footnotes = new ArrayList<Integer>();
        for (JsonNode number : row.list("footnote")) {
            if (!number.isInt()) {
                throw row.bad("\"footnote\" should hold whole numbers; have " + number, "Write [4]");
            }
            footnotes.add(number.intValue());
        }
        return new Party.Listing(
                row.words("list"),
                row.words("citation"),
                row.words("url"),
                row.date("listed_on"),
                List.copyOf(footnotes),
                row.textOr("licence_policy", ""),
                row.textOr("note", ""));
    }
}
