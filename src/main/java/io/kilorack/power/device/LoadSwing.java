package io.kilorack.power.device;

import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Guard;
import io.kilorack.quantity.Source;
import java.util.List;

/// The load step of a synchronous training job, the ramp a grid or generator allows, and the energy a
/// buffer must give.
///
/// `ΔP = P·(1 − floor)`, `t = ΔP / ramp`, `E = ½·ΔP·t`. Limits: a linear ramp and a lossless buffer.
/// Source: arXiv 2508.14318 (load swings of training); rule E26.
///
/// @param watts steady power of the job [W]
/// @param floor share of it that remains during a checkpoint or a collective stall, 0..1
/// @param rampWattsPerSecond change the supply side tolerates [W/s]
public record LoadSwing(double watts, double floor, double rampWattsPerSecond) {
    public LoadSwing {
        Guard.notNegative("watts", watts);
        Guard.inRange("floor", floor, 0, 1);
        Guard.positive("rampWattsPerSecond", rampWattsPerSecond);
    }

    public double stepWatts() {
        return watts * (1 - floor);
    }

    public double rampSeconds() {
        return stepWatts() / rampWattsPerSecond;
    }

    /// Energy the buffer gives while the supply ramps [J].
    public double bufferJoules() {
        return 0.5 * stepWatts() * rampSeconds();
    }

    public Figure figure() {
        return Figure.known("buffer energy for one load step", bufferJoules() / 3.6e3, "Wh")
                .withFormula("½·ΔP·t, ΔP = P·(1 − floor), t = ΔP / ramp")
                .withSources(List.of(new Source("arXiv 2508.14318; rule E26", Confidence.MEDIUM)))
                .withParts(List.of(
                        Figure.known("load step", stepWatts(), "W"), Figure.known("ramp time", rampSeconds(), "s")));
    }
}
