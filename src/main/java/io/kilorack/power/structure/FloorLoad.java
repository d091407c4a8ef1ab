package io.kilorack.power.structure;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Guard;
import io.kilorack.quantity.Source;
import java.util.List;
import java.util.OptionalDouble;

/// What a rack presses on the floor.
///
/// @param massKg total mass; `widthM` × `depthM` its footprint [m]
/// @param frontM, rearM clear strip before and behind that belongs to it [m]
public record FloorLoad(double massKg, double widthM, double depthM, double frontM, double rearM) {
    /// Standard gravity [m/s²].
    public static final double G = 9.80665;

    public FloorLoad {
        Guard.notNegative("massKg", massKg);
        Guard.positive("widthM", widthM);
        Guard.positive("depthM", depthM);
        Guard.notNegative("frontM", frontM);
        Guard.notNegative("rearM", rearM);
    }

    /// On its own footprint [kPa]: `m·g/A`. Source: rule S04; compare with TIA-942 rated 3, 12 kPa.
    public double footprintKpa() {
        return massKg * G / (widthM * depthM) / 1000;
    }

    /// With the strips before and behind shared out [kPa].
    public double tributaryKpa() {
        return massKg * G / (widthM * (depthM + frontM + rearM)) / 1000;
    }

    /// Load of the worst foot [N] with `feet` feet and an unevenness factor (1.25 usual):
    /// `m·g/feet·uneven`.
    /// Source: IBM site preparation; rule S05.
    public double worstFootNewtons(int feet, double uneven) {
        Guard.atLeast("feet", feet, 1);
        return massKg * G / feet * Guard.inRange("uneven", uneven, 1, 4);
    }

    /// Floor load as a figure; unknown mass stays unknown.
    public static Figure figure(Figure mass, double widthM, double depthM) {
        double area = Guard.positive("widthM", widthM) * Guard.positive("depthM", depthM);
        double k = G / area / 1000;
        return new Figure(
                "floor load on the footprint",
                mass.value().isPresent() ? OptionalDouble.of(mass.value().getAsDouble() * k) : OptionalDouble.empty(),
                "kPa",
                mass.band() == null ? null : mass.band().times(k),
                mass.unknowns(),
                "m·g / (%.2f m × %.2f m)".formatted(widthM, depthM),
                List.of(Source.of("rule S04; TIA-942")),
                mass.confidence(),
                List.of(mass));
    }
}
