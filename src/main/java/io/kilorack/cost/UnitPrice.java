package io.kilorack.cost;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Infrastructure;
import io.kilorack.catalog.SystemModel;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Source;
import io.kilorack.quantity.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Price of one piece from the catalog's price band.
public final class UnitPrice {
    private UnitPrice() {}

    /// The price of catalog entry `id` [USD]: the middle of its band `[low, high]`, with the band kept. A
    /// band with one end only gives that end without a band. Unknown when the catalog has no price or no
    /// such entry.
    public static Figure of(Catalog catalog, String id) {
        SystemModel system = catalog.systems().get(id);
        if (system != null) {
            return of(system.entry(), system.priceLowUsd(), system.priceHighUsd());
        }
        Infrastructure part = catalog.infrastructure().get(id);
        if (part != null) {
            return of(part.entry(), part.priceLowUsd(), part.priceHighUsd());
        }
        Accelerator accelerator = catalog.accelerators().get(id);
        if (accelerator != null) {
            return of(accelerator.entry(), accelerator.priceLowUsd(), accelerator.priceHighUsd());
        }
        return Figure.unknown("unit price", "USD", "price of " + id + ", which is not in the catalog");
    }

    private static Figure of(Entry entry, OptionalDouble low, OptionalDouble high) {
        if (low.isEmpty() && high.isEmpty()) {
            return Figure.unknown("unit price", "USD", "price of " + entry.name());
        }
        double one = low.orElseGet(high::getAsDouble);
        double other = high.orElse(one);
        double from = Math.min(one, other);
        double to = Math.max(one, other);
        var sources = sources(entry);
        Figure price = Figure.known("unit price", (from + to) / 2, "USD")
                .withFormula(from == to ? "price as stated" : "middle of the catalog's price band")
                .withSources(sources);
        if (!sources.isEmpty()) {
            price = price.withConfidence(sources.getFirst().confidence());
        }
        return from == to ? price : price.withBand(new Span(from, to));
    }

    private static List<Source> sources(Entry entry) {
        var found = new ArrayList<Source>(1);
        for (String field : List.of("price_usd_low", "price_usd_high")) {
            Cell cell = entry.cells().get(field);
            if (cell != null && !found.contains(cell.source())) {
                found.add(cell.source());
            }
        }
        return found;
    }
}
