package io.kilorack.throughput;

import io.kilorack.catalog.Accelerator;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Source;
import io.kilorack.quantity.Span;
import io.kilorack.throughput.operator.Calibration;
import io.kilorack.throughput.operator.Knob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/// What an estimate owes to each calibration constant and to its links: the input a tenth lower and
/// higher, the layout held.
final class Sensitivity {
    private static final double STEP = 0.1;
    /// Changes below this are not worth a line [%].
    private static final double LEAST = 0.1;

    private Sensitivity() {}

    static List<Figure> training(TrainingSetup setup) {
        TrainingEstimate base = Throughput.training(setup);
        TrainingSetup held = base.layout().map(setup::withLayout).orElse(setup);
        Calibration constants = Throughput.constants(setup.accelerator());
        return sorted(
                of(constants, c -> Throughput.training(held, c).rate()),
                links(
                        setup.accelerator(),
                        setup.cluster(),
                        cluster -> Throughput.training(held.withCluster(cluster), constants)
                                .rate()));
    }

    static List<Figure> serving(ServingSetup setup) {
        ServingEstimate base = Throughput.serving(setup);
        ServingSetup held = base.layout().map(setup::withLayout).orElse(setup);
        Calibration constants = Throughput.constants(setup.accelerator());
        return sorted(
                of(constants, c -> Throughput.serving(held, c).rate()),
                links(
                        setup.accelerator(),
                        setup.cluster(),
                        cluster -> Throughput.serving(held.withCluster(cluster), constants)
                                .rate()));
    }

    /// Constants of each side of prefill and decode, and the network between them.
    static List<Figure> split(ServingSetup s, ServingSetup d, OptionalDouble link) {
        return pair(
                EnumSet.allOf(Knob.class),
                "prefill side: ",
                Throughput.constants(s.accelerator()),
                "decode side: ",
                Throughput.constants(d.accelerator()),
                gbps(s.cluster(), d.cluster(), link),
                (a, b, between) -> SplitAnswer.of(s, d, between, a, b).rate());
    }

    /// Constants of each side of one training pipeline, and the network between them. Each is a search of
    /// its own, so only those are asked that can matter to a training job.
    static List<Figure> span(TrainingSetup s, TrainingSetup d, OptionalDouble link) {
        var asked = EnumSet.of(
                Knob.TRAIN_CLOCK,
                Knob.TRAIN_PLAIN,
                Knob.TRAIN_ATTENTION,
                Knob.TRAIN_16,
                Knob.MEMORY,
                Knob.UP_GATHER,
                Knob.OUT_SHARE);
        if (s.model().experts().isPresent()) {
            asked.addAll(EnumSet.of(Knob.TRAIN_GROUPED, Knob.UP_EXCHANGE));
        }
        if (Precision.trainingBits(s.precision()).orElse(16) < 16) {
            asked.addAll(EnumSet.of(Knob.TRAIN_8, Knob.TRAIN_4));
        }
        return pair(
                asked,
                "first stages: ",
                Throughput.constants(s.accelerator()),
                "last stages: ",
                Throughput.constants(d.accelerator()),
                gbps(s.cluster(), d.cluster(), link),
                (a, b, between) -> SpanAnswer.rate(s, d, between, a, b));
    }

    private interface PairRate {
        Figure of(Calibration first, Calibration second, OptionalDouble linkGbps);
    }

    private static OptionalDouble gbps(Cluster a, Cluster b, OptionalDouble stated) {
        return stated.isPresent()
                        || a.scaleOutGbps().isEmpty()
                        || b.scaleOutGbps().isEmpty()
                ? stated
                : OptionalDouble.of(Math.min(
                        a.scaleOutGbps().getAsDouble(), b.scaleOutGbps().getAsDouble()));
    }

    private static List<Figure> pair(
            Set<Knob> asked,
            String firstSide,
            Calibration first,
            String secondSide,
            Calibration second,
            OptionalDouble link,
            PairRate rate) {
        var all = new ArrayList<Figure>();
        of(asked, first, c -> rate.of(c, second, link)).forEach(f -> all.add(f.withLabel(firstSide + f.label())));
        of(asked, second, c -> rate.of(first, c, link)).forEach(f -> all.add(f.withLabel(secondSide + f.label())));
        OptionalDouble base = rate.of(first, second, link).value();
        if (base.isPresent() && base.getAsDouble() > 0 && link.isPresent()) {
            double gbps = link.getAsDouble();
            add(
                    all,
                    "network between the pools",
                    percent(rate.of(first, second, OptionalDouble.of(gbps * (1 - STEP))), base.getAsDouble()),
                    percent(rate.of(first, second, OptionalDouble.of(gbps * (1 + STEP))), base.getAsDouble()),
                    new Source("workload or systems of the pair", Confidence.UNSTATED));
        }
        return sorted(all, List.of());
    }

    /// The two links of an accelerator, as the catalog or the user states them.
    private static List<Figure> links(Accelerator accelerator, Cluster cluster, Function<Cluster, Figure> rate) {
        var figures = new ArrayList<Figure>();
        OptionalDouble base = rate.apply(cluster).value();
        if (base.isEmpty() || base.getAsDouble() == 0) {
            return figures;
        }
        double stated = base.getAsDouble();
        var source = new Source("catalog entry " + accelerator.id() + " and its system", Confidence.UNSTATED);
        OptionalDouble up = cluster.scaleUpGbs().isPresent() ? cluster.scaleUpGbs() : accelerator.scaleUpGbs();
        if (up.isPresent()) {
            add(
                    figures,
                    "scale-up bandwidth of an accelerator",
                    percent(rate.apply(cluster.withScaleUp(up.getAsDouble() * (1 - STEP))), stated),
                    percent(rate.apply(cluster.withScaleUp(up.getAsDouble() * (1 + STEP))), stated),
                    source);
        }
        OptionalDouble out = cluster.scaleOutGbps();
        if (out.isPresent()) {
            add(
                    figures,
                    "scale-out bandwidth of an accelerator",
                    percent(rate.apply(cluster.withScaleOut(out.getAsDouble() * (1 - STEP))), stated),
                    percent(rate.apply(cluster.withScaleOut(out.getAsDouble() * (1 + STEP))), stated),
                    source);
        }
        return figures;
    }

    private static double percent(Figure rate, double base) {
        return 100 * (rate.value().orElse(base) / base - 1);
    }

    private static void add(List<Figure> figures, String label, double low, double high, Source source) {
        if (Math.max(Math.abs(low), Math.abs(high)) >= LEAST) {
            figures.add(Figure.known(label, high, "%")
                    .withBand(new Span(Math.min(low, high), Math.max(low, high)))
                    .withFormula("change of the rate when the input is 10 % higher; band: 10 % lower to 10 % higher")
                    .withSources(List.of(source))
                    .withConfidence(source.confidence()));
        }
    }

    private static List<Figure> sorted(List<Figure> constants, List<Figure> links) {
        var all = new ArrayList<>(constants);
        all.addAll(links);
        all.sort(Comparator.comparingDouble(f -> -size(f)));
        return List.copyOf(all);
    }

    private static List<Figure> of(Calibration constants, Function<Calibration, Figure> rate) {
        return of(EnumSet.allOf(Knob.class), constants, rate);
    }

    private static List<Figure> of(Set<Knob> asked, Calibration constants, Function<Calibration, Figure> rate) {
        OptionalDouble base = rate.apply(constants).value();
        if (base.isEmpty() || base.getAsDouble() == 0) {
            return List.of();
        }
        var figures = new ArrayList<Figure>();
        for (Knob knob : asked) {
            double low = change(constants, knob, 1 - STEP, rate, base.getAsDouble());
            double high = change(constants, knob, 1 + STEP, rate, base.getAsDouble());
            add(figures, knob.meaning(), low, high, new Source(constants.source(), constants.confidence()));
        }
        return figures;
    }

    /// The larger of the two changes: a constant at its bound moves the rate one way only.
    private static double size(Figure f) {
        Span band = f.band();
        return band == null ? Math.abs(f.value().orElse(0)) : Math.max(Math.abs(band.low()), Math.abs(band.high()));
    }

    /// Change of the rate [%]; 0 where the constant already stands at its bound.
    private static double change(
            Calibration constants, Knob knob, double factor, Function<Calibration, Figure> rate, double base) {
        double value = Math.clamp(constants.get(knob) * factor, knob.low(), knob.high());
        return 100 * (rate.apply(constants.with(knob, value)).value().orElse(base) / base - 1);
    }
}
