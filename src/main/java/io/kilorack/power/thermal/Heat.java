package io.kilorack.power.thermal;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Span;
import java.util.List;
import java.util.OptionalDouble;

/// The heat of a device by medium. All electrical power becomes heat: `Q_liquid = f·P`,
/// `Q_air = (1 − f)·P`.
/// Source: rule T05.
///
/// @param air heat to room air [W], `liquid` heat to a coolant loop, rear door or immersion bath [W]
public record Heat(Figure air, Figure liquid) {
    /// Splits `watts` by the share that goes to liquid; an unknown share makes both parts unknown.
    public static Heat of(Figure watts, OptionalDouble liquidShare) {
        if (liquidShare.isEmpty()) {
            String missing = "liquid share of the heat";
            return new Heat(
                    Figure.unknown("heat to air", "W", missing), Figure.unknown("heat to liquid", "W", missing));
        }
        double f = Math.clamp(liquidShare.getAsDouble(), 0, 1);
        return new Heat(part("heat to air", watts, 1 - f), part("heat to liquid", watts, f));
    }

    private static Figure part(String label, Figure watts, double share) {
        Span band = watts.band() == null ? null : watts.band().times(share);
        // A medium that takes nothing is not made unknown by an unknown draw.
        boolean none = share == 0;
        return new Figure(
                label,
                none || watts.value().isPresent()
                        ? OptionalDouble.of(none ? 0 : watts.value().getAsDouble() * share)
                        : OptionalDouble.empty(),
                "W",
                none ? null : band,
                none ? List.of() : watts.unknowns(),
                "share %.0f %% of the electrical power (rule T05)".formatted(share * 100),
                watts.sources(),
                watts.confidence(),
                List.of(watts));
    }
}
