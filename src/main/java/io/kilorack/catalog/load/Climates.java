package io.kilorack.catalog.load;

import io.kilorack.catalog.Climate;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The climates of data-centre cities: monthly normals, from `climates.csv` of the catalog folder. The
/// program carries
/// its own copy, so a climate is never missing at run time.
public final class Climates {
    private static final String RESOURCE = "/io/kilorack/catalog/climates.csv";

    private Climates() {}

    /// The climates the program ships, by key.
    public static SequencedMap<String, Climate> shipped() {
        return Shipped.CLIMATES;
    }

    /// Read once, when first asked for.
    private static final class Shipped {
        static final SequencedMap<String, Climate> CLIMATES = load();

        private static SequencedMap<String, Climate> load() {
            try (InputStream in = Climates.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("the program lacks its own " + RESOURCE + "; install it again");
                }
                return parse("climates.csv", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (BadFacts e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
    }

    /// Reads a table of climates; twelve numbers, January first, in each of `low_c`, `high_c` and
    /// `humidity_pct`.
    public static SequencedMap<String, Climate> parse(String file, String text) throws BadFacts {
        var climates = new LinkedHashMap<String, Climate>();
        for (CsvTable.Row row : CsvTable.parse(file, text).rows()) {
            double[] low = twelve(row, "low_c");
            double[] high = twelve(row, "high_c");
            double[] humidity = twelve(row, "humidity_pct");
            var months = new ArrayList<Climate.Month>(12);
            try {
                for (int m = 0; m < 12; m++) {
                    months.add(new Climate.Month(low[m], high[m], humidity[m]));
                }
                var climate = new Climate(
                        row.need("key"),
                        row.need("name"),
                        row.need("country"),
                        number(row, "altitude_m", row.need("altitude_m")),
                        number(row, "day_spread_k", row.need("day_spread_k")),
                        List.copyOf(months),
                        new Source(row.need("source"), Confidence.MEDIUM));
                if (climates.putIfAbsent(climate.key(), climate) != null) {
                    throw row.bad("key", "names " + climate.key() + " a second time", "Keep one of the rows");
                }
            } catch (IllegalArgumentException e) {
                throw row.bad("low_c, high_c, humidity_pct", "cannot be: " + e.getMessage(), "Correct the month");
            }
        }
        return Collections.unmodifiableSequencedMap(climates);
    }

    private static double[] twelve(CsvTable.Row row, String column) throws BadFacts {
        String[] words = row.need(column).split(" +");
        if (words.length != 12) {
            throw row.bad(column, "has %d values".formatted(words.length), "Give twelve, January first");
        }
        double[] values = new double[12];
        for (int m = 0; m < 12; m++) {
            values[m] = number(row, column, words[m]);
        }
        return values;
    }

    private static double number(CsvTable.Row row, String column, String word) throws BadFacts {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw row.bad(column, "is \"" + word + "\", not a number", "Write a number with a decimal point");
        }
    }
}
