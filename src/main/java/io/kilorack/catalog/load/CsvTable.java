package io.kilorack.catalog.load;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A facts table with the line of every row, so that a complaint can name it.
record CsvTable(String file, SequencedSet<String> columns, List<Row> rows) {
    /// One row; a cell that is empty is absent.
    record Row(String file, long line, Map<String, String> cells) {
        String get(String column) {
            return cells.getOrDefault(column, "");
        }

        String need(String column) throws BadFacts {
            String value = get(column);
            if (value.isBlank()) {
                throw bad(column, "is empty", "Fill it in");
            }
            return value;
        }

        BadFacts bad(String column, String what, String next) {
            return new BadFacts(file, "line " + line + ", column " + column, what, next);
        }
    }

    static CsvTable parse(String file, String text) throws BadFacts {
        var columns = new LinkedHashSet<String>();
        var rows = new ArrayList<Row>();
        try (CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
            List<String> head = new ArrayList<>();
            long line = 1;
            for (CSVRecord csv : parser) {
                if (head.isEmpty()) {
                    for (String name : csv) {
                        if (!columns.add(name.strip())) {
                            throw new BadFacts(
                                    file, "line 1", "has the column \"" + name + "\" twice", "Keep one of them");
                        }
                        head.add(name.strip());
                    }
                } else {
                    rows.add(new Row(file, line, cells(file, line, head, csv)));
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new BadFacts(
                    file, "whole file", "is not a valid table: " + e.getMessage(), "Check quotes and commas");
        }
        if (columns.isEmpty()) {
            throw new BadFacts(file, "whole file", "is empty", "Take the last good copy");
        }
        return new CsvTable(file, columns, rows);
    }

    private static Map<String, String> cells(String file, long line, List<String> head, CSVRecord csv) throws BadFacts {
        if (csv.size() != head.size()) {
            throw new BadFacts(
                    file,
                    "line " + line,
                    "has %d values for %d columns".formatted(csv.size(), head.size()),
                    "Put values that hold a comma in quotes");
        }
        var cells = new HashMap<String, String>();
        for (int i = 0; i < head.size(); i++) {
            String value = csv.get(i).strip();
            if (!value.isEmpty()) {
                cells.put(head.get(i), value);
            }
        }
        return cells;
    }
}
