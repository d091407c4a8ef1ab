package io.kilorack.power.rule;

import io.kilorack.quantity.Calculator;
import java.util.List;
import java.util.stream.Stream;

/// All rules of electricity, heat, structure and cabling, in the order of their ids.
public final class Calculators {
    private static final List<Calculator> ALL = Stream.of(
                    CircuitRules.all(),
                    ConversionRules.all(),
                    SupplyRules.all(),
                    HeatRules.all(),
                    WaterRules.all(),
                    StructureRules.all(),
                    CablingRules.all())
            .flatMap(List::stream)
            .toList();

    private Calculators() {}

    public static List<Calculator> all() {
        return ALL;
    }
}
