package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.CostResult.BomLine;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.Table.Cell;
import io.kilorack.report.Table.Column;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface.Type;
import java.io.IOException;

/// Bill of materials with price ranges.
final class BillSection {
    private final Flow flow;
    private final Assessment assessment;

    BillSection(Flow flow, Assessment assessment) {
        this.flow = flow;
        this.assessment = assessment;
    }

    void write() throws IOException {
        flow.chapterWithin("Bill of materials", 160);
        if (assessment.cost().bill().isEmpty()) {
            flow.paragraph("Nothing to buy: the plan has no parts yet.");
            return;
        }
        var table = new Table(
                Column.wide("Item", 1.6),
                Column.wide("Vendor", 0.8),
                Column.text("Kind"),
                Column.number("Needed"),
                Column.number("In stock"),
                Column.number("To buy"),
                Column.number("Unit price"),
                Column.number("Total"));
        int needed = 0;
        int stock = 0;
        for (BomLine line : assessment.cost().bill()) {
            needed += line.quantity();
            stock += line.fromStock();
            table.row(
                    Cell.of(line.name(), line.catalogId()),
                    Cell.of(line.vendor()),
                    Cell.muted(line.category().replace('_', ' ')),
                    Cell.of(NumberText.fixed(line.quantity(), 0)),
                    line.fromStock() == 0 ? Cell.muted("–") : Cell.of(NumberText.fixed(line.fromStock(), 0)),
                    Cell.of(NumberText.fixed(line.quantity() - line.fromStock(), 0)),
                    price(line.unitPrice()),
                    price(line.total()));
        }
        Figure capex = assessment.cost().capex();
        table.total(
                Cell.strong("Capital cost"),
                Cell.of(""),
                Cell.of(""),
                Cell.strong(NumberText.fixed(needed, 0)),
                Cell.strong(stock == 0 ? "–" : NumberText.fixed(stock, 0)),
                Cell.strong(NumberText.fixed(needed - stock, 0)),
                Cell.of(""),
                new Cell(Words.value(capex), Words.band(capex), Type.SEMIBOLD, Ink.TEXT, null, false));
        table.tail(capex.unknowns().isEmpty() ? 24 : 64).write(flow);
        if (!capex.unknowns().isEmpty()) {
            flow.note("Not in the sum, price unknown: "
                    + Words.list(capex.unknowns().stream().distinct().toList(), 12) + ".");
        }
        Figure held = assessment.cost().stockValue();
        if (stock > 0 && held.value().isPresent()) {
            flow.note("Value of what stock lots cover: " + NumberText.of(held)
                    + ", held already and not in the capital cost.");
        }
        flow.note(
                "Prices are ranges from public statements, without tax, freight and discount. What lies in stock is not bought again.");
    }

    private static Cell price(Figure figure) {
        return figure.value().isEmpty() ? Cell.muted("unknown") : Cell.of(Words.value(figure), Words.band(figure));
    }
}
