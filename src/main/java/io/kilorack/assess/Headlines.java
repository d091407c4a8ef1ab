package io.kilorack.assess;

import io.kilorack.quantity.Figure;
import java.util.List;

/// The headline figures of the status strip and the executive summary.
final class Headlines {
    private Headlines() {}

    static List<Figure> of(Assessment a) {
        return List.of(
                a.power().itExpected(),
                a.power().itMaximum(),
                a.power().pue(),
                a.structure().racksUsed(),
                a.structure().mass(),
                a.cost().capex());
    }
}
