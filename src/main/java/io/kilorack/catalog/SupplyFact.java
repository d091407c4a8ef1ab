package io.kilorack.catalog;

import java.util.OptionalDouble;

/// A dated statement about supply (wafers, yield, HBM, dies in stock), with its range.
public record SupplyFact(
        Entry entry,
        String subject,
        String metric,
        OptionalDouble value,
        String unit,
        String asOf,
        OptionalDouble low,
        OptionalDouble high) {}
