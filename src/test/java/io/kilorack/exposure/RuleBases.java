package io.kilorack.exposure;

import io.kilorack.catalog.ControlRule;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.CountryFacts;
import io.kilorack.catalog.load.PartyFacts;
import io.kilorack.catalog.load.RuleFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Predicate;

/// The shipped rule base, compiled once for all tests.
public final class RuleBases {
    public static final ExposureEngine SHIPPED = with(rule -> true);

    private RuleBases() {}

    /// The shipped rule base with some of its rules only.
    public static ExposureEngine with(Predicate<ControlRule> wanted) {
        Path folder = Path.of("assets/catalog");
        try {
            return ExposureEngine.of(
                    RuleFacts.read(folder.resolve("rules.json")).stream()
                            .filter(wanted)
                            .toList(),
                    CountryFacts.read(folder.resolve("countries.json")).values(),
                    PartyFacts.read(folder.resolve("entities.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BadFacts e) {
            throw new AssertionError(e);
        }
    }
}
