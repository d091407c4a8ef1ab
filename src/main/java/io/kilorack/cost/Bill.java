package io.kilorack.cost;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Guard;
import io.kilorack.quantity.Span;
import java.util.List;
import java.util.OptionalDouble;

/// What a plan needs, line by line, and what is still to be paid for it.
///
/// @param capital sum over the lines of what is to be bought [USD]; lines without a price are named as
///     unknowns
/// @param stock what the pieces from stock would cost today [USD]
public record Bill(List<Line> lines, Figure capital, Figure stock) {
    public Bill {
        lines = List.copyOf(lines);
    }

    /// One catalog entry of the bill before it is priced.
    ///
    /// @param quantity pieces needed, `fromStock` of them (at most all) covered by lots that the owner
    ///     holds
    public record Need(
            String catalogId,
            String name,
            String vendor,
            String category,
            int quantity,
            int fromStock,
            Figure unitPrice) {
        public Need {
            Guard.atLeast("quantity", quantity, 0);
            Guard.inRange("fromStock", fromStock, 0, quantity);
        }
    }

    /// One line with its total: `(quantity - fromStock) × unit price` [USD].
    public record Line(Need need, Figure total) {}

    /// Prices every need. The range of the total is the sum of the ranges: prices of one market move
    /// together, so no credit is taken for errors that cancel.
    public static Bill of(List<Need> needs) {
        var lines = needs.stream().map(n -> new Line(n, total(n))).toList();
        Figure capital = Figure.sum(
                        "capital cost", "USD", lines.stream().map(Line::total).toList())
                .withFormula("sum over the bill of pieces to buy × unit price; stock lots are not bought again;"
                        + " before tax, freight and installation");
        Figure stock = Figure.sum(
                        "value of stock",
                        "USD",
                        needs.stream()
                                .filter(n -> n.fromStock > 0)
                                .map(Bill::stock)
                                .toList())
                .withFormula("sum over the bill of pieces from stock × unit price of today");
        return new Bill(lines, capital, stock);
    }

    private static Figure total(Need need) {
        int buy = need.quantity - need.fromStock;
        String label = need.fromStock == 0
                ? "%d × %s".formatted(buy, need.name)
                : "%d × %s (%d of %d from stock)".formatted(buy, need.name, need.fromStock, need.quantity);
        if (buy == 0) {
            return Figure.known(label, 0, "USD").withFormula("all pieces from stock");
        }
        return priced(need, buy, label, "pieces to buy × unit price");
    }

    private static Figure stock(Need need) {
        return priced(
                need, need.fromStock, need.fromStock + " × " + need.name, "pieces from stock × unit price of today");
    }

    private static Figure priced(Need need, int count, String label, String formula) {
        Figure price = need.unitPrice;
        if (price.value().isEmpty()) {
            return Figure.unknown(
                    label,
                    "USD",
                    price.unknowns().isEmpty()
                            ? "price of " + need.name
                            : price.unknowns().getFirst());
        }
        Span band = price.band();
        return new Figure(
                label,
                OptionalDouble.of(price.value().getAsDouble() * count),
                "USD",
                band == null ? null : band.times(count),
                price.unknowns(),
                formula,
                price.sources(),
                price.confidence(),
                List.of());
    }
}
