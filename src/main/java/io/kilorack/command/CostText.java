package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.CostResult.BomLine;
import io.kilorack.quantity.Figure;
import java.util.List;

/// Structure, space and cost in the text of an assessment.
final class CostText {
    private final Assessment a;
    private final TextPage out;

    CostText(Assessment a, TextPage out) {
        this.a = a;
        this.out = out;
    }

    void structureAndCost() {
        out.title("Structure and space");
        var structure = new TextTable("<<");
        for (Figure figure : List.of(
                a.structure().racksUsed(),
                a.structure().unitsUsed(),
                a.structure().mass(),
                a.structure().worstFloorLoad())) {
            structure.row(figure.label(), TextPage.figure(figure));
        }
        out.append(structure.text("  "));
        out.append(SiteText.structure(a));
        out.append(SiteText.deliveries(a));
        out.title("Cost");
        var bill = new TextTable("><<>>>");
        for (BomLine line : a.cost().bill()) {
            bill.row(
                    Integer.toString(line.quantity()),
                    line.name(),
                    line.vendor(),
                    line.fromStock() == 0 ? "" : line.fromStock() + " from stock",
                    line.unitPrice().value().isPresent() ? "at " + TextPage.figure(line.unitPrice()) : "price unknown",
                    line.total().value().isPresent() ? TextPage.figure(line.total()) : "unknown");
        }
        out.append(bill.text("  "));
        var totals = new TextTable("<<");
        totals.row(a.cost().capex().label(), TextPage.figure(a.cost().capex()));
        totals.row(
                a.cost().stockValue().label(),
                TextPage.figure(a.cost().stockValue()) + "  (held already, not in the capital cost)");
        for (Figure figure : List.of(
                a.cost().annualEnergyCost(), a.cost().embodied(), a.cost().embodiedPerYear())) {
            totals.row(figure.label(), TextPage.figure(figure));
        }
        out.append(totals.text("  "));
    }
}
