package io.kilorack.assess;

import io.kilorack.cost.CostRules;
import io.kilorack.power.rule.Calculators;
import io.kilorack.quantity.Calculator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Every engineering rule as a calculator, over all engines: what the window and `kilorack calc` list.
public final class Calculations {
    private static final List<Calculator> ALL =
            Stream.concat(Calculators.all().stream(), CostRules.all().stream()).toList();

    private Calculations() {}

    /// In the order of the rules: electrical, thermal, structure, cabling, cost.
    public static List<Calculator> all() {
        return ALL;
    }

    /// The calculator of a rule id, in any case.
    public static Optional<Calculator> of(String id) {
        String wanted = id.strip().toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(each -> each.id().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }
}
