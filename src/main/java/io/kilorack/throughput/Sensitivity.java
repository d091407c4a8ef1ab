package io.kilorack.throughput;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Source;
import io.kilorack.quantity.Span;
import io.kilorack.throughput.operator.Calibration;
import io.kilorack.throughput.operator.Knob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/// What an estimate owes to each calibration constant: the constant a tenth lower and higher, the
/// layout held.
final class Sensitivity {
    private static final double STEP = 0.1;

    private Sensitivity() {}

    static List<Figure> training(TrainingSetup setup) {
        TrainingEstimate base = Throughput.training(setup);
        TrainingSetup held = base.layout().map(setup::withLayout).orElse(setup);
        return of(
                Throughput.constants(setup.accelerator()),
                c -> Throughput.training(held, c).rate());
    }

    static List<Figure> serving(ServingSetup setup) {
        ServingEstimate base = Throughput.serving(setup);
        ServingSetup held = base.layout().map(setup::withLayout).orElse(setup);
        return of(
                Throughput.constants(setup.accelerator()),
                c -> Throughput.serving(held, c).rate());
    }

    private static List<Figure> of(Calibration constants, Function<Calibration, Figure> rate) {
        OptionalDouble base = rate.apply(constants).value();
        if (base.isEmpty() || base.getAsDouble() == 0) {
            return List.of();
        }
        var figures = new ArrayList<Figure>();
        for (Knob knob : Knob.values()) {
            double low = change(constants, knob, 1 - STEP, rate, base.getAsDouble());
            double high = change(constants, knob, 1 + STEP, rate, base.getAsDouble());
            double size = Math.max(Math.abs(low), Math.abs(high));
            if (size >= 0.1) {
                figures.add(Figure.known(knob.meaning(), high, "%")
                        .withBand(new Span(Math.min(low, high), Math.max(low, high)))
                        .withFormula(
                                "change of the rate when the constant is 10 % higher; band: 10 % lower to 10 % higher")
                        .withSources(List.of(new Source(constants.source(), constants.confidence())))
                        .withConfidence(constants.confidence()));
            }
        }
        figures.sort(
                Comparator.comparingDouble((Figure f) -> -Math.abs(f.value().orElse(0))));
        return List.copyOf(figures);
    }

    /// Change of the rate [%]; 0 where the constant already stands at its bound.
    private static double change(
            Calibration constants, Knob knob, double factor, Function<Calibration, Figure> rate, double base) {
        double value = Math.clamp(constants.get(knob) * factor, knob.low(), knob.high());
        return 100 * (rate.apply(constants.with(knob, value)).value().orElse(base) / base - 1);
    }
}
