package io.kilorack.power.validation;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Climate;
import io.kilorack.power.climate.AnnualPue;
import io.kilorack.power.device.Activity;
import io.kilorack.power.device.NodeParameters;
import io.kilorack.power.device.NodePower;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// What the models say to a case, and how they got there.
///
/// @param value empty when the models have nothing to say to it; `how` then says why
public record PowerPrediction(PowerCase question, OptionalDouble value, String how) {
    /// A 64-port 400 Gbit/s switch at work with passive and active copper: data-sheet typical value [W].
    private static final double SWITCH_400G = 750;

    /// Declared maxima over the sum of TDPs, see [io.kilorack.power.device.DeviceDraw].
    private static final double SERVER_RATING = 1.85;

    private static final double RACK_RATING = 1.46;
    private static final double SUPERPOD_RATING = 1.9;

    /// Error as a share of the measured value, or as a difference for PUE; empty without a prediction.
    public OptionalDouble error() {
        boolean relative = !question.quantity().absolute();
        if (value.isEmpty() || (relative && !(question.value() > 0))) {
            return OptionalDouble.empty();
        }
        double difference = value.getAsDouble() - question.value();
        return OptionalDouble.of(question.quantity().absolute() ? difference : difference / question.value());
    }

    /// @param accelerators of the catalog, by id
    public static PowerPrediction of(
            PowerCase c, SequencedMap<String, Climate> climates, Map<String, Accelerator> accelerators) {
        var chips = new Chips(accelerators);
        try {
            return of(c, climates, chips);
        } catch (IllegalArgumentException outOfRange) {
            return none(c, "the case leaves the models' range: " + outOfRange.getMessage());
        }
    }

    private static PowerPrediction of(PowerCase c, SequencedMap<String, Climate> climates, Chips chips) {
        return switch (c.quantity()) {
            case NODE_WATTS -> node(c, WorkloadNames.activity(c, chips), chips);
            case NODE_IDLE_WATTS -> node(c, Activity.IDLE, chips);
            case NODE_PEAK_WATTS -> node(c, Activity.MAXIMUM, chips);
            case ACCELERATOR_WATTS -> accelerator(c, chips);
            case SWITCH_WATTS -> known(c, SWITCH_400G, "typical draw of a 64-port 400 Gbit/s switch");
            case IT_WATTS_PER_ACCELERATOR -> integrated(c, chips);
            case PEAK_OVER_RATING -> peak(c, chips);
            case RATING_WATTS -> rating(c, chips);
            case ENERGY_KWH -> energy(c, chips);
            case PUE -> pue(c, climates);
            case OTHER -> none(c, "no quantity that the power models give");
        };
    }

    private static PowerPrediction node(PowerCase c, Activity activity, Chips chips) {
        OptionalDouble tdp = tdp(c, chips);
        if (tdp.isEmpty()) {
            return none(c, unknown(c));
        }
        NodePower model = MachineNames.node(c, tdp.getAsDouble());
        double watts = c.direct() ? model.directWatts(activity) : model.watts(activity);
        return known(
                c,
                watts,
                "%s a=%.2f, %s, cap %.2f"
                        .formatted(
                                activity.name(),
                                activity.accelerators(),
                                MachineNames.cooling(c.cooling()),
                                model.cap()));
    }

    private static OptionalDouble tdp(PowerCase c, Chips chips) {
        return c.tdpWatts().orElse(0) > 0
                ? c.tdpWatts()
                : chips.find(c).map(Chips.Chip::tdpWatts).orElse(OptionalDouble.empty());
    }

    /// One accelerator by itself: the machine around it does not matter.
    private static NodePower board(PowerCase c, double tdp) {
        return new NodePower(
                1,
                tdp,
                MachineNames.cap(c, tdp),
                NodeParameters.of(NodeParameters.Form.SERVER, NodeParameters.Cooling.AIR, tdp));
    }

    /// Energy of a job at the accelerators: their hours at the mean draw of the workload.
    private static PowerPrediction energy(PowerCase c, Chips chips) {
        OptionalDouble tdp = tdp(c, chips);
        if (tdp.isEmpty() || c.acceleratorHours().isEmpty()) {
            return none(c, "TDP or hours of the accelerators are unknown");
        }
        Activity activity = WorkloadNames.activity(c, chips);
        double watts = board(c, tdp.getAsDouble()).acceleratorWatts(activity);
        return known(
                c,
                watts * c.acceleratorHours().getAsDouble() / 1000,
                "%s a=%.2f, %.0f W per accelerator".formatted(activity.name(), activity.accelerators(), watts));
    }

    private static PowerPrediction accelerator(PowerCase c, Chips chips) {
        OptionalDouble tdp = tdp(c, chips);
        if (tdp.isEmpty()) {
            return none(c, unknown(c));
        }
        NodePower model = board(c, tdp.getAsDouble());
        Activity activity = WorkloadNames.activity(c, chips);
        return known(
                c, model.acceleratorWatts(activity), "%s a=%.2f".formatted(activity.name(), activity.accelerators()));
    }

    private static PowerPrediction integrated(PowerCase c, Chips chips) {
        OptionalDouble tdp = tdp(c, chips);
        if (tdp.isEmpty()) {
            return none(c, unknown(c));
        }
        var model = NodePower.of(1, tdp.getAsDouble(), MachineNames.form(c), MachineNames.cooling(c.cooling()));
        Activity activity = WorkloadNames.activity(c, chips);
        return known(
                c,
                model.watts(activity),
                "%s a=%.2f, TDP %.0f W".formatted(activity.name(), activity.accelerators(), tdp.getAsDouble()));
    }

    private static PowerPrediction peak(PowerCase c, Chips chips) {
        OptionalDouble tdp = tdp(c, chips);
        if (tdp.isEmpty()) {
            return none(c, unknown(c));
        }
        int count = Math.max(c.count(), 8);
        double rating = c.nameplateWatts().orElse(SERVER_RATING * count * tdp.getAsDouble());
        var model =
                NodePower.of(count, tdp.getAsDouble(), NodeParameters.Form.SERVER, MachineNames.cooling(c.cooling()));
        return known(c, model.watts(Activity.MAXIMUM) / rating, "all at the power limit over the rating");
    }

    private static PowerPrediction rating(PowerCase c, Chips chips) {
        OptionalDouble tdp = tdp(c, chips);
        if (tdp.isEmpty() || c.count() < 1) {
            return none(c, "TDP or count of the accelerators is unknown");
        }
        double ratio = switch (c.scope()) {
            case "rack" -> RACK_RATING;
            case "superpod" -> SUPERPOD_RATING;
            default -> SERVER_RATING;
        };
        return known(c, ratio * c.count() * tdp.getAsDouble(), "%.2f × sum of TDPs".formatted(ratio));
    }

    private static PowerPrediction pue(PowerCase c, SequencedMap<String, Climate> climates) {
        List<Climate> where = CasePlaces.of(c, climates);
        if (where.isEmpty()) {
            return none(
                    c,
                    "no climate is known for the place: "
                            + (c.site().isBlank() && c.climate().isBlank()
                                    ? "none is stated"
                                    : (c.site() + " " + c.climate()).strip()));
        }
        CaseDesigns.Design design = CaseDesigns.of(c);
        double mean = where.stream()
                .mapToDouble(climate -> AnnualPue.of(design.facility(), climate).value())
                .average()
                .orElseThrow();
        return known(
                c,
                mean,
                design.name() + " in "
                        + String.join(", ", where.stream().map(Climate::name).toList()));
    }

    private static String unknown(PowerCase c) {
        return c.accelerator().isBlank()
                ? "no accelerator is named"
                : "TDP of the accelerator is unknown: " + c.accelerator();
    }

    private static PowerPrediction known(PowerCase c, double value, String how) {
        return new PowerPrediction(c, OptionalDouble.of(value), how);
    }

    private static PowerPrediction none(PowerCase c, String why) {
        return new PowerPrediction(c, OptionalDouble.empty(), why);
    }
}
