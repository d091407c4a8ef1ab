package io.kilorack.power.device;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Infrastructure;
import io.kilorack.catalog.SystemModel;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Source;
import io.kilorack.quantity.Span;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The draws of one device, kept apart: idle, expected at an activity, declared maximum, installed
/// supplies.
/// Never a sum of redundant supplies as power.
///
/// @param model node power model; null when accelerators or their TDP are unknown
/// @param declaredMaximum system maximum from the data sheet [W]
/// @param typical typical or highest measured draw [W]
/// @param suppliesWatts sum of the installed supplies' ratings [W]: shown, never used as draw
public record DeviceDraw(
        String name,
        @Nullable NodePower model,
        OptionalDouble declaredMaximum,
        OptionalDouble typical,
        OptionalDouble suppliesWatts,
        Optional<Source> source) {
    /// Share of the maximum that stands for the expected draw when nothing is measured (rule E24).
    private static final double UNMEASURED_SHARE = 0.6;

    /// Ratio of declared maximum to the sum of accelerator TDPs: 1.79 to 2.03 for air-cooled eight-way
    /// servers
    /// (DGX A100, H100, B200), 1.39 to 1.53 for NVL72 racks.
    private static final double SERVER_MAXIMUM = 1.85;

    private static final double RACK_MAXIMUM = 1.46;

    /// A server, rack or superpod of the catalog.
    public static DeviceDraw of(SystemModel system, Optional<Accelerator> accelerator) {
        NodePower model = null;
        OptionalDouble tdp = accelerator.map(Accelerator::tdpWatts).orElse(OptionalDouble.empty());
        if (tdp.isPresent() && system.acceleratorCount().orElse(0) > 0) {
            model = NodePower.of(
                    system.acceleratorCount().getAsInt(),
                    tdp.getAsDouble(),
                    system.form() == SystemModel.Form.SERVER ? NodeParameters.Form.SERVER : NodeParameters.Form.RACK,
                    cooling(system));
        }
        OptionalDouble supplies =
                system.psuCount().isPresent() && system.psuWatts().isPresent()
                        ? OptionalDouble.of(
                                system.psuCount().getAsInt() * system.psuWatts().getAsDouble())
                        : OptionalDouble.empty();
        return new DeviceDraw(
                system.name(),
                model,
                system.maxWatts(),
                system.typicalWatts(),
                supplies,
                source(system.entry().cells().get("max_power_w")));
    }

    /// A switch, storage node, CDU or other part without accelerators.
    public static DeviceDraw of(Infrastructure part) {
        return new DeviceDraw(
                part.name(),
                null,
                part.maxWatts(),
                part.typicalWatts(),
                OptionalDouble.empty(),
                source(part.entry().cells().get("max_power_w")));
    }

    private static Optional<Source> source(io.kilorack.catalog.@Nullable Cell cell) {
        return Optional.ofNullable(cell).map(io.kilorack.catalog.Cell::source);
    }

    static NodeParameters.Cooling cooling(SystemModel system) {
        return switch (system.cooling()) {
            case LIQUID, HYBRID -> NodeParameters.Cooling.LIQUID;
            case IMMERSION -> NodeParameters.Cooling.IMMERSION;
            case AIR, UNKNOWN -> NodeParameters.Cooling.AIR;
        };
    }

    /// Expected draw at an activity: the model, never above the declared maximum; without accelerators
    /// the typical
    /// draw, else 0.6 of the maximum (rule E24), else unknown.
    public Figure expected(Activity activity) {
        String label = "expected draw, " + activity.name();
        if (model != null) {
            Figure figure = model.figure(label, activity);
            double value = figure.value().orElseThrow();
            double most = declaredMaximum.orElse(Double.POSITIVE_INFINITY);
            return value <= most
                    ? figure
                    : known(label, most, "the declared maximum; the model gives more")
                            .withConfidence(Confidence.MEDIUM);
        }
        if (typical.isPresent()) {
            return known(label, typical.getAsDouble(), "typical draw as stated");
        }
        if (declaredMaximum.isPresent()) {
            double max = declaredMaximum.getAsDouble();
            return known(label, UNMEASURED_SHARE * max, "0.6 × declared maximum (rule E24, nothing measured)")
                    .withBand(new Span(0.4 * max, max))
                    .withConfidence(Confidence.LOW);
        }
        return Figure.unknown(label, "W", "draw of " + name);
    }

    /// Declared system maximum; unknown when the data sheet gives none.
    public Figure maximum() {
        return declaredMaximum.isPresent()
                ? known("declared maximum", declaredMaximum.getAsDouble(), "as stated by the maker")
                : Figure.unknown("declared maximum", "W", "declared maximum of " + name);
    }

    /// What a planner provisions: the declared maximum, else an estimate from the accelerators' TDP with
    /// a wide band,
    /// else unknown.
    public Figure planningMaximum() {
        if (declaredMaximum.isPresent() || model == null) {
            return maximum();
        }
        double tdp = model.accelerators() * model.tdpWatts();
        boolean server = model.parameters().hostActiveWatts() < 300;
        double value = tdp * (server ? SERVER_MAXIMUM : RACK_MAXIMUM);
        return known(
                        "estimated maximum",
                        value,
                        (server ? "1.85" : "1.46")
                                + " × sum of TDPs; no maximum is declared, ratio of comparable machines")
                .withBand(Span.around(value, 0.15))
                .withConfidence(Confidence.LOW);
    }

    /// Sum of the installed supplies' ratings: a check value, never a draw (rule E32).
    public Figure nameplateOfSupplies() {
        return suppliesWatts.isPresent()
                ? known(
                        "installed supplies",
                        suppliesWatts.getAsDouble(),
                        "Σ supply ratings, redundancy included: not a draw")
                : Figure.unknown("installed supplies", "W", "power supplies of " + name);
    }

    private Figure known(String label, double watts, String formula) {
        Figure figure = Figure.known(label, watts, "W").withFormula(formula);
        return source.map(s -> figure.withSources(List.of(s)).withConfidence(s.confidence()))
                .orElse(figure);
    }
}
