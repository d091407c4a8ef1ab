package io.kilorack.catalog.store;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.CatalogAssembly;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.CountryFacts;
import io.kilorack.catalog.load.FactBase;
import io.kilorack.catalog.load.PartyFacts;
import io.kilorack.catalog.load.RuleFacts;
import java.util.function.Supplier;

/// Makes the snapshot of facts that were checked when they were written: only the JSON texts are still to
/// be read, and those when first asked for.
final class Snapshots {
    private Snapshots() {}

    static Catalog of(FactBase facts, UserFacts user) {
        return CatalogAssembly.assemble(
                facts.version(),
                facts.date(),
                user.hash(facts.hash()),
                facts.fields(),
                user.over(facts.entries(), facts.fields()),
                Lazy.list(() -> parsed(() -> RuleFacts.parse(FactBase.RULES, text(facts, FactBase.RULES)))),
                Lazy.map(() -> parsed(() -> CountryFacts.parse(FactBase.COUNTRIES, text(facts, FactBase.COUNTRIES)))),
                Lazy.list(() -> parsed(() -> PartyFacts.parse(FactBase.PARTIES, text(facts, FactBase.PARTIES)))));
    }

    private interface Parse<T> {
        T now() throws BadFacts;
    }

    private static <T> T parsed(Parse<T> parse) {
        try {
            return parse.now();
        } catch (BadFacts e) {
            throw new IllegalStateException("facts that were checked when stored no longer read", e);
        }
    }

    private static String text(FactBase facts, String name) {
        Supplier<IllegalStateException> missing = () -> new IllegalStateException("stored facts lack " + name);
        return java.util.Optional.ofNullable(facts.documents().get(name)).orElseThrow(missing);
    }
}
