package io.kilorack.power.device;

import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Guard;
import io.kilorack.quantity.Source;
import io.kilorack.quantity.Span;
import java.util.List;

/// Power of a machine with accelerators at an [Activity].
///
/// `P = (N·T·cap·(i + (1 − i)·a) + N·(h₀ + (h₁ − h₀)·b)) · (1 + f) / η`, all [W].
///
/// Limits: a mean over a run, not a peak; transients of milliseconds reach about 1.4 times the steady
/// value. A machine
/// whose firmware caps power below its TDP needs `cap` (0..1).
///
/// @param accelerators N
/// @param tdpWatts T of one accelerator [W]
/// @param cap power limit set over TDP, 1 for the default mode
public record NodePower(int accelerators, double tdpWatts, double cap, NodeParameters parameters) {
    /// Spread of the model on published measurements: about 8 % at the 68th percentile of cases.
    private static final double SPREAD = 0.10;

    private static final Source SOURCE = new Source(
            "node power model, parameters set on MLPerf training v4.0–v5.0 and inference v4.1–v5.1 results with power",
            Confidence.MEDIUM);

    public NodePower {
        Guard.atLeast("accelerators", accelerators, 1);
        Guard.positive("tdpWatts", tdpWatts);
        Guard.inRange("cap", cap, 0.05, 1);
    }

    public static NodePower of(
            int accelerators, double tdpWatts, NodeParameters.Form form, NodeParameters.Cooling cooling) {
        return new NodePower(accelerators, tdpWatts, 1, NodeParameters.of(form, cooling, tdpWatts));
    }

    public NodePower cappedAt(double share) {
        return new NodePower(accelerators, tdpWatts, share, parameters);
    }

    /// Power of all accelerators [W], at their own boards.
    public double acceleratorWatts(Activity activity) {
        // The idle floor does not fall with the power limit.
        double idle = parameters.idleShare() * tdpWatts;
        double top = Math.max(idle, tdpWatts * cap);
        return accelerators * (idle + (top - idle) * activity.accelerators());
    }

    public double hostWatts(Activity activity) {
        double span = parameters.hostActiveWatts() - parameters.hostIdleWatts();
        return accelerators * (parameters.hostIdleWatts() + span * activity.host());
    }

    public double fanWatts(Activity activity) {
        return parameters.fanShare() * (acceleratorWatts(activity) + hostWatts(activity));
    }

    /// DC side of the supplies [W].
    public double directWatts(Activity activity) {
        return acceleratorWatts(activity) + hostWatts(activity) + fanWatts(activity);
    }

    /// Wall side [W].
    public double watts(Activity activity) {
        return directWatts(activity) / parameters.supplyEfficiency();
    }

    /// Wall-side power with its parts.
    public Figure figure(String label, Activity activity) {
        double dc = directWatts(activity);
        double loss = dc / parameters.supplyEfficiency() - dc;
        Figure sum = Figure.sum(
                label,
                "W",
                List.of(
                        Figure.known("accelerators", acceleratorWatts(activity), "W")
                                .withFormula("%d × %.0f W × (i + (cap − i)·a), i = %.3f, cap = %.2f, a = %.2f"
                                        .formatted(
                                                accelerators,
                                                tdpWatts,
                                                parameters.idleShare(),
                                                cap,
                                                activity.accelerators())),
                        Figure.known("CPUs, memory, network, boards", hostWatts(activity), "W"),
                        Figure.known("fans", fanWatts(activity), "W"),
                        Figure.known("power supply loss", loss, "W")));
        double total = sum.value().orElseThrow();
        return sum.withBand(Span.around(total, SPREAD))
                .withFormula("(accelerators + host)·(1 + fans) / supply efficiency, at " + activity.name()
                        + "; band: spread on published measurements")
                .withSources(List.of(SOURCE))
                .withConfidence(Confidence.MEDIUM);
    }
}
