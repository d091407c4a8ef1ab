package io.kilorack.assess;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Infrastructure;
import io.kilorack.catalog.SystemModel;
import io.kilorack.cost.UnitPrice;
import io.kilorack.quantity.Figure;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a model id of the plan stands for: a system, a piece of infrastructure, or nothing the catalog
/// knows. The unit figures are made once per catalog.
///
/// @param order place in the catalog; every sum over parts runs in this order, so totals do not depend on
///     how a plan came about. Parts that the catalog does not know come last, by id
/// @param maximum declared maximum draw of one piece [W], or an estimate with its band where none is
///     declared; `mass` of one [kg]; `price` of one [USD]
/// @param heightU rack units; NaN when unknown
record Part(
        String id,
        String name,
        String vendor,
        String category,
        int order,
        @Nullable SystemModel system,
        @Nullable Infrastructure infrastructure,
        Figure maximum,
        Figure mass,
        Figure price,
        double heightU) {

    static final Comparator<Part> BY_CATALOG =
            Comparator.comparingInt(Part::order).thenComparing(Part::id);

    /// Kinds that draw nothing of their own; what they lose belongs to the power chain.
    private static final Set<String> PASSIVE = Set.of("rack", "pdu", "busway");

    boolean inCatalog() {
        return order != Integer.MAX_VALUE;
    }

    /// A whole rack by itself: no devices are put into it.
    boolean integrated() {
        return system != null && system.form() != SystemModel.Form.SERVER;
    }

    /// Cabinets that one piece is: several for a superpod, one for a cabinet or an integrated rack.
    int cabinets() {
        return system != null && integrated() ? Math.max(1, system.racks().orElse(1)) : 1;
    }

    boolean passive() {
        return infrastructure != null && PASSIVE.contains(infrastructure.kind());
    }

    /// Accelerator id, or empty for a part without accelerators.
    String acceleratorId() {
        return system == null ? "" : system.acceleratorId();
    }

    /// Accelerators in one piece; 0 for a part without any. A system whose count is unknown counts none and
    /// is named by a check.
    int accelerators() {
        return system == null ? 0 : system.acceleratorCount().orElse(0);
    }

    /// Parts are equal when they are the same entry: there is one catalog per assessor.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Part that && order == that.order && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    static Part of(Catalog catalog, SystemModel s, int order) {
        return new Part(
                s.id(),
                s.name(),
                s.entry().vendor(),
                "system",
                order,
                s,
                null,
                PieceDraw.of(catalog, s).planningMaximum().withLabel("maximum draw"),
                stated("mass", s.massKg(), "kg", s.entry(), "weight_kg"),
                UnitPrice.of(catalog, s.id()),
                s.heightU().orElse(Double.NaN));
    }

    static Part of(Catalog catalog, Infrastructure i, int order) {
        Figure maximum = i.maxWatts().isEmpty() && PASSIVE.contains(i.kind())
                ? Figure.known("maximum draw", 0, "W").withFormula("a passive part draws nothing of its own")
                : stated("maximum draw", i.maxWatts(), "W", i.entry(), "max_power_w");
        return new Part(
                i.id(),
                i.name(),
                i.entry().vendor(),
                i.kind(),
                order,
                null,
                i,
                maximum,
                stated("mass", i.massKg(), "kg", i.entry(), "weight_kg"),
                UnitPrice.of(catalog, i.id()),
                i.heightU().orElse(Double.NaN));
    }

    /// An accelerator on its own: it can be in a stock lot, and on the bill, but not in a rack.
    static Part of(Catalog catalog, Accelerator a, int order) {
        return new Part(
                a.id(),
                a.name(),
                a.vendor(),
                "accelerator",
                order,
                null,
                null,
                stated("maximum draw", a.tdpWatts(), "W", a.entry(), "tdp_w"),
                Figure.unknown("mass", "kg", "mass of " + a.name()),
                UnitPrice.of(catalog, a.id()),
                Double.NaN);
    }

    static Part missing(String id) {
        String what = id.isEmpty() ? "a part without a model" : id + ", which is not in the catalog";
        return new Part(
                id,
                id.isEmpty() ? "(no model)" : id,
                "",
                "unknown",
                Integer.MAX_VALUE,
                null,
                null,
                Figure.unknown("maximum draw", "W", "maximum draw of " + what),
                Figure.unknown("mass", "kg", "mass of " + what),
                Figure.unknown("unit price", "USD", "price of " + what),
                Double.NaN);
    }

    private static Figure stated(String label, OptionalDouble value, String unit, Entry entry, String field) {
        if (value.isEmpty()) {
            return Figure.unknown(label, unit, label + " of " + entry.name());
        }
        Figure figure = Figure.known(label, value.getAsDouble(), unit);
        Cell cell = entry.cells().get(field);
        return cell == null
                ? figure
                : figure.withSources(List.of(cell.source()))
                        .withConfidence(cell.source().confidence());
    }
}
