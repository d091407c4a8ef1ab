package io.kilorack.catalog.load;

import io.kilorack.catalog.Party;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Reads the Consolidated Screening List of the United States (`consolidated.csv` of the International
/// Trade Administration) as
/// parties, for screening against a fuller list than the rule base's own extract.
public final class ScreeningFacts {
    private static final Map<String, String> LISTS = Map.of(
            "Entity List", "BIS_ENTITY_LIST",
            "Military End User", "BIS_MEU",
            "Denied Persons", "BIS_DPL",
            "Unverified", "BIS_UVL",
            "Specially Designated", "OFAC_SDN",
            "Chinese Military-Industrial", "OFAC_NS_CMIC",
            "Sectoral Sanctions", "OFAC_SSI",
            "Nonproliferation", "STATE_ISN",
            "ITAR Debarred", "STATE_DTC");
    private static final Pattern COUNTRY = Pattern.compile("\\b([A-Z]{2})\\s*(?:;|$)");

    private ScreeningFacts() {}

    public static List<Party> read(Path file) throws IOException, BadFacts {
        String name = file.getFileName().toString();
        try (Reader in = Files.newBufferedReader(file);
                CSVParser parser = CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setIgnoreEmptyLines(true)
                        .get()
                        .parse(in)) {
            for (String column : List.of("source", "name", "alt_names")) {
                if (!parser.getHeaderNames().contains(column)) {
                    throw new BadFacts(
                            name,
                            "line 1",
                            "lacks the column \"" + column + "\"",
                            "Use consolidated.csv of the Consolidated Screening List");
                }
            }
            var parties = new ArrayList<Party>();
            for (CSVRecord row : parser) {
                if (!row.isConsistent()) {
                    throw new BadFacts(
                            name,
                            "record " + row.getRecordNumber(),
                            "has " + row.size() + " columns",
                            "Download the list again");
                }
                if (!row.get("name").isBlank()) {
                    parties.add(party(row));
                }
            }
            return List.copyOf(parties);
        } catch (UncheckedIOException e) {
            throw new BadFacts(
                    name, "whole file", "is not well-formed CSV: " + e.getMessage(), "Download the list again");
        }
    }

    private static Party party(CSVRecord row) {
        String tag = tag(row.get("source"));
        var listing = new Party.Listing(
                tag,
                cell(row, "federal_register_notice").isEmpty()
                        ? row.get("source")
                        : cell(row, "federal_register_notice"),
                cell(row, "source_list_url"),
                date(cell(row, "start_date")),
                List.of(),
                cell(row, "license_policy"),
                "");
        String id = cell(row, "_id");
        return new Party(
                "csl-" + (id.isEmpty() ? Long.toString(row.getRecordNumber()) : id),
                row.get("name").strip(),
                Arrays.stream(row.get("alt_names").split(";", -1))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList(),
                country(cell(row, "addresses")),
                List.of(),
                List.of(listing),
                Set.of(tag),
                cell(row, "remarks"),
                "",
                "high",
                "stored");
    }

    private static String tag(String source) {
        for (Map.Entry<String, String> list : LISTS.entrySet()) {
            if (source.contains(list.getKey())) {
                return list.getValue();
            }
        }
        return source;
    }

    /// Country of the first address that ends in one; empty when none does.
    private static String country(String addresses) {
        Matcher code = COUNTRY.matcher(addresses);
        return code.find() ? code.group(1) : "";
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String cell(CSVRecord row, String column) {
        return row.isMapped(column) ? row.get(column).strip() : "";
    }
}
