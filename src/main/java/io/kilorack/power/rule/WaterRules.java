package io.kilorack.power.rule;

import io.kilorack.quantity.Calculator;
import io.kilorack.quantity.Calculator.Results;
import java.util.List;
import java.util.Map;

/// Water, carbon, reuse, rack cooling index and thermal ride-through: rules T20 to T25.
final class WaterRules {
    private WaterRules() {}

    static List<Calculator> all() {
        return List.of(evaporation(), wue(), carbon(), reuse(), coolingIndex(), rideThrough(), lossOfFlow());
    }

    /// T20: `E = Q/h_fg`, `B = E/(CoC − 1)`, `M = E·CoC/(CoC − 1)`. Source: mass balance; Eurovent 9/13.
    private static Calculator evaporation() {
        return Calculator.named("T20", "Evaporation, blow-down, make-up")
                .formula("E = Q/h_fg; B = E/(CoC − 1); M = E·CoC/(CoC − 1)")
                .standard("mass balance; Eurovent 9/13")
                .input("Q_kW", "kW", "heat rejected by evaporation", 1000.0)
                .option("h_fg", "kJ/kg", "latent heat", 2430.0)
                .option("CoC", "", "cycles of concentration", 5.0)
                .gives(a -> {
                    double perKwh = 3600 / a.num("h_fg");
                    double cycles = a.num("CoC");
                    return Results.of("evap_kg_s", a.num("Q_kW") / a.num("h_fg"), "kg/s")
                            .and("evap_L_per_kWh", perKwh, "L/kWh")
                            .and("blowdown_L_per_kWh", perKwh / (cycles - 1), "L/kWh")
                            .and("makeup_L_per_kWh", perKwh * cycles / (cycles - 1), "L/kWh");
                });
    }

    /// T20b: `WUE = annual site water [L] / IT energy [kWh]`. Source: ISO/IEC 30134-9.
    private static Calculator wue() {
        return Calculator.named("T20b", "WUE")
                .formula("WUE = annual site water / IT energy")
                .standard("ISO/IEC 30134-9")
                .input("water_m3", "m³", "annual site water", 12000.0)
                .input("E_IT_MWh", "MWh", "annual IT energy", 35040.0)
                .gives(a -> Results.of("WUE", a.num("water_m3") / a.num("E_IT_MWh"), "L/kWh"));
    }

    /// T21: `t = E_IT·PUE·EF/1 000`, `CUE = EF·PUE`. Source: GHG Protocol scope 2, location based.
    private static Calculator carbon() {
        return Calculator.named("T21", "Carbon")
                .formula("t = E_IT·PUE·EF/1 000; CUE = EF·PUE; E = P·util·8 760·PUE")
                .standard("GHG Protocol scope 2, location based; factors: Ember 2025, EPA eGRID 2023")
                .input("P_IT_kW", "kW", "IT capacity", 5000.0)
                .option("util", "", "mean utilisation", 0.8)
                .option("PUE", "", "annual PUE", 1.25)
                .input("EF", "kg/kWh", "grid factor by name", Map.of("FR", 0.041))
                .gives(a -> {
                    double energy = a.num("P_IT_kW") * a.num("util") * 8760 * a.num("PUE");
                    var results = Results.of("E_kWh", energy, "kWh");
                    a.map("EF")
                            .forEach((name, factor) -> results.and(name + "_t", energy * factor / 1000, "t")
                                    .and("CUE_" + name, factor * a.num("PUE"), "kg/kWh"));
                    return results;
                });
    }

    /// T22: `ERF = E_reuse/E_DC`, `REF = E_renewable/E_DC`. Source: ISO/IEC 30134-6, -3; EU 2024/1364.
    private static Calculator reuse() {
        return Calculator.named("T22", "ERF and REF")
                .formula("ERF = E_reuse/E_DC; REF = E_renewable/E_DC")
                .standard("ISO/IEC 30134-6, -3; EU 2024/1364 reporting for IT ≥ 500 kW")
                .input("E_DC", "MWh", "data centre energy", 43800.0)
                .input("E_reuse", "MWh", "reused heat", 6570.0)
                .input("E_ren", "MWh", "renewable energy", 26280.0)
                .gives(a -> Results.of("ERF", a.num("E_reuse") / a.num("E_DC"), "")
                        .and("REF", a.num("E_ren") / a.num("E_DC"), ""));
    }

    /// T23: `RCI_HI = (1 − Σ(T − rec)₊/((allow − rec)·n))·100`; RCI_LO alike below. Source: Herrlin.
    private static Calculator coolingIndex() {
        return Calculator.named("T23", "Rack Cooling Index")
                .formula("RCI_HI = (1 − Σ(T − 27)₊/((32 − 27)·n))·100; RCI_LO alike from 18 and 15")
                .standard("Herrlin")
                .input("temps", "°C", "inlet temperatures", List.of(22.0, 24.0, 26.0, 28.0, 30.0, 33.0))
                .option("rec", "°C", "recommended maximum", 27.0)
                .option("allow", "°C", "allowable maximum", 32.0)
                .option("rec_lo", "°C", "recommended minimum", 18.0)
                .option("allow_lo", "°C", "allowable minimum", 15.0)
                .gives(a -> {
                    double over = 0;
                    double under = 0;
                    double[] temps = a.list("temps");
                    for (double t : temps) {
                        over += Math.max(0, t - a.num("rec"));
                        under += Math.max(0, a.num("rec_lo") - t);
                    }
                    double high = (a.num("allow") - a.num("rec")) * temps.length;
                    double low = (a.num("rec_lo") - a.num("allow_lo")) * temps.length;
                    return Results.of("RCI_HI", (1 - over / high) * 100, "%")
                            .and("RCI_LO", (1 - under / low) * 100, "%");
                });
    }

    /// T24: `t = V·ρ·c_p·ΔT/Q` [s] with c_p in kJ/kgK and Q in kW. Source: heat balance.
    private static Calculator rideThrough() {
        return Calculator.named("T24", "Thermal buffer ride-through")
                .formula("t = V·ρ·c_p·ΔT/Q")
                .standard("heat balance")
                .input("V_m3", "m³", "water in the buffer", 20.0)
                .option("rho", "kg/m³", "density", 998.0)
                .option("cp", "kJ/kgK", "specific heat", 4.186)
                .input("dT", "K", "allowed rise", 6.0)
                .input("Q_kW", "kW", "heat", 1000.0)
                .gives(a -> {
                    double joules = a.num("V_m3") * a.num("rho") * a.num("cp") * a.num("dT");
                    return Results.of("E_MJ", joules / 1000, "MJ").and("t_s", joules / a.num("Q_kW"), "s");
                });
    }

    /// T25: the same for the coolant in a rack loop: why pumps need UPS. ρ in kg/L, c_p in kJ/kgK.
    private static Calculator lossOfFlow() {
        return Calculator.named("T25", "Loss-of-flow time for a liquid rack loop")
                .formula("t = V·ρ·c_p·ΔT/Q")
                .standard("heat balance; shows why pumps need UPS")
                .input("V_L", "L", "coolant in the rack", 60.0)
                .option("rho", "kg/L", "density", 1.02)
                .option("cp", "kJ/kgK", "specific heat", 3.9)
                .input("dT", "K", "allowed rise", 10.0)
                .input("Q_kW", "kW", "liquid heat", 115.0)
                .gives(a -> Results.of(
                        "t_s", a.num("V_L") * a.num("rho") * a.num("cp") * a.num("dT") / a.num("Q_kW"), "s"));
    }
}
