package io.kilorack.catalog.load;

import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Emission factors of national grids, from `grid.csv` of the catalog folder: what a site uses when it
/// states none.
public final class GridFactors {
    private static final String RESOURCE = "/io/kilorack/catalog/grid.csv";

    private GridFactors() {}

    /// @param kgPerKwh location-based factor of a year's mix [kg CO2e/kWh]
    public record Factor(String country, double kgPerKwh, Source source) {}

    /// The factors the program ships, by ISO 3166 alpha-2 country.
    public static SequencedMap<String, Factor> shipped() {
        return Shipped.FACTORS;
    }

    /// Read once, when first asked for.
    private static final class Shipped {
        static final SequencedMap<String, Factor> FACTORS = load();

        private static SequencedMap<String, Factor> load() {
            try (InputStream in = GridFactors.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("the program lacks its own " + RESOURCE + "; install it again");
                }
                return parse("grid.csv", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (BadFacts e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
    }

    public static SequencedMap<String, Factor> parse(String file, String text) throws BadFacts {
        var factors = new LinkedHashMap<String, Factor>();
        for (CsvTable.Row row : CsvTable.parse(file, text).rows()) {
            String country = row.need("country");
            String word = row.need("kg_per_kwh");
            double value;
            try {
                value = Double.parseDouble(word);
            } catch (NumberFormatException e) {
                throw row.bad("kg_per_kwh", "is \"" + word + "\", not a number", "Write kilograms per kilowatt-hour");
            }
            if (!(value >= 0 && value <= 2)) {
                throw row.bad("kg_per_kwh", "is " + word + ", outside 0 to 2", "Write kilograms, not grams, per kWh");
            }
            var source =
                    new Source(row.need("source") + ", " + row.need("year"), Confidence.of(row.need("confidence")));
            if (factors.putIfAbsent(country, new Factor(country, value, source)) != null) {
                throw row.bad("country", "names " + country + " a second time", "Keep one of the rows");
            }
        }
        return Collections.unmodifiableSequencedMap(factors);
    }
}
