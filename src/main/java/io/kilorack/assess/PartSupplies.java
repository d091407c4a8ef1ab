package io.kilorack.assess;

import io.kilorack.catalog.Entry;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Power supplies of one piece of a part, as the catalog states them.
///
/// @param installed n; empty when unknown
/// @param needed k for full power: as stated, else as many ratings as the declared maximum takes; empty
/// when unknown
/// @param watts rating of one [W]; empty when unknown
record PartSupplies(OptionalInt installed, OptionalInt needed, OptionalDouble watts) {
    private static final PartSupplies UNKNOWN =
            new PartSupplies(OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.empty());

    static PartSupplies of(Part part) {
        if (part.system() != null) {
            return new PartSupplies(
                    part.system().psuCount(),
                    LoadGroups.needed(part.system(), part),
                    part.system().psuWatts());
        }
        if (part.infrastructure() == null) {
            return UNKNOWN;
        }
        Entry entry = part.infrastructure().entry();
        OptionalDouble count = entry.number("psu_count");
        OptionalDouble rating = entry.number("psu_w");
        if (count.isEmpty() || !(count.getAsDouble() >= 1)) {
            return UNKNOWN;
        }
        int installed = (int) count.getAsDouble();
        OptionalDouble draw = part.maximum().value();
        boolean countable = draw.isPresent() && rating.isPresent() && rating.getAsDouble() > 0;
        return new PartSupplies(
                OptionalInt.of(installed),
                countable
                        ? OptionalInt.of(
                                Math.clamp((long) Math.ceil(draw.getAsDouble() / rating.getAsDouble()), 1, installed))
                        : OptionalInt.empty(),
                rating);
    }
}
