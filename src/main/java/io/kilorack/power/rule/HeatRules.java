package io.kilorack.power.rule;

import io.kilorack.power.climate.MoistAir;
import io.kilorack.power.thermal.AirClass;
import io.kilorack.power.thermal.WaterClass;
import io.kilorack.quantity.Calculator;
import io.kilorack.quantity.Calculator.Results;
import java.util.List;

/// Heat, air, liquid, exchangers and annual cooling: rules T01 to T18.
final class HeatRules {
    /// Cubic feet per minute in one m³/s.
    static final double CFM = 60 / (0.3048 * 0.3048 * 0.3048);

    private static final double KELVIN = 273.15;

    private HeatRules() {}

    static List<Calculator> all() {
        return List.of(
                conversions(),
                airFlow(),
                altitude(),
                liquidFlow(),
                split(),
                approach(),
                cduCount(),
                exchanger(),
                pump(),
                affinity(),
                fan(),
                dewPoint(),
                rearDoor(),
                airClass(),
                waterClass(),
                freeCooling(),
                chiller(),
                pue(),
                annualPue());
    }

    /// T01: 1 W = 3.412141633 BTU/h; 1 RT = 3.5168528 kW. Source: definition.
    private static Calculator conversions() {
        return Calculator.named("T01", "Heat conversions")
                .formula("1 W = 3.412141633 BTU/h; 1 RT = 3.5168528 kW")
                .standard("definition")
                .input("P_W", "W", "heat", 10200.0)
                .gives(a -> Results.of("BTU_h", a.num("P_W") * 3.412141633, "BTU/h")
                        .and("RT", a.num("P_W") / 3516.8528, "RT"));
    }

    /// T02: `V̇ = P/(ρ·c_p·ΔT)` [m³/s]; the imperial rule `CFM ≈ 3.16·W/ΔT°F` holds at sea level only.
    private static Calculator airFlow() {
        return Calculator.named("T02", "Air flow")
                .formula("V̇ = P/(ρ·c_p·ΔT); CFM ≈ 3.16·W/ΔT°F at sea level")
                .standard("sensible heat; ρ 1.2 kg/m³, c_p 1 005 J/kgK")
                .input("P_W", "W", "heat", 10200.0)
                .input("dT", "K", "air temperature rise", 12.0)
                .option("rho", "kg/m³", "density", 1.2)
                .option("cp", "J/kgK", "specific heat", 1005.0)
                .gives(a -> {
                    double flow = a.num("P_W") / (a.num("rho") * a.num("cp") * a.num("dT"));
                    return Results.of("V_m3s", flow, "m³/s")
                            .and("V_m3h", flow * 3600, "m³/h")
                            .and("CFM", flow * CFM, "CFM")
                            .and("CFM_rule", 3.16 * a.num("P_W") / (a.num("dT") * 1.8), "CFM");
                });
    }

    /// T03: `p = 101 325·(1 − 2.25577e-5·h)^5.25588` [Pa], `ρ = p/(287.05·T)`. Source: ISO 2533.
    private static Calculator altitude() {
        return Calculator.named("T03", "Altitude density correction")
                .formula("p = 101 325·(1 − 2.25577e-5·h)^5.25588; ρ = p/(287.05·T)")
                .standard("ISO 2533 standard atmosphere")
                .input("h_m", "m", "altitude", 1600.0)
                .input("T_C", "°C", "air temperature", 20.0)
                .gives(a -> {
                    double p = 101325 * Math.pow(1 - 2.25577e-5 * a.num("h_m"), 5.25588);
                    double rho = p / (287.05 * (a.num("T_C") + KELVIN));
                    double sea = 101325 / (287.05 * (a.num("T_C") + KELVIN));
                    return Results.of("p_Pa", p, "Pa")
                            .and("rho", rho, "kg/m³")
                            .and("rho_ratio", rho / sea, "")
                            .and("flow_factor", sea / rho, "");
                });
    }

    /// T04: `V̇ = Q/(ρ·c_p·ΔT)`. Source: heat balance; OCP OAI guideline 1.5 L/min/kW.
    private static Calculator liquidFlow() {
        return Calculator.named("T04", "Liquid flow")
                .formula("V̇ = Q/(ρ·c_p·ΔT)")
                .standard("heat balance; OCP OAI guideline 1.5 L/min/kW (1.25–2.0) at ΔT ≤ 10 °C")
                .input("Q_W", "W", "heat", 115000.0)
                .input("dT", "K", "coolant temperature rise", 10.0)
                .option("rho", "kg/m³", "density (PG25 1 020, water 997)", 1020.0)
                .option("cp", "J/kgK", "specific heat (PG25 3 900, water 4 180)", 3900.0)
                .gives(a -> {
                    double flow = a.num("Q_W") / (a.num("rho") * a.num("cp") * a.num("dT")) * 60_000;
                    return Results.of("L_min", flow, "L/min").and("L_min_kW", flow / (a.num("Q_W") / 1000), "L/min/kW");
                });
    }

    /// T05: `Q_l = f·P`, `Q_a = (1 − f)·P`; the remainder needs air. Source: heat balance.
    private static Calculator split() {
        return Calculator.named("T05", "Liquid/air split")
                .formula("Q_l = f·P; Q_a = (1 − f)·P; V̇ = Q_a/(ρ·c_p·ΔT)")
                .standard("capture 85–95 % is typical for cold plates")
                .input("P_kW", "kW", "rack power", 132.0)
                .input("f", "", "share to liquid", 0.85)
                .option("dT_air", "K", "air temperature rise", 15.0)
                .option("rho", "kg/m³", "air density", 1.2)
                .option("cp", "J/kgK", "specific heat of air", 1005.0)
                .gives(a -> {
                    double air = (1 - a.num("f")) * a.num("P_kW");
                    double flow = air * 1000 / (a.num("rho") * a.num("cp") * a.num("dT_air"));
                    return Results.of("Q_liq_kW", a.num("f") * a.num("P_kW"), "kW")
                            .and("Q_air_kW", air, "kW")
                            .and("V_m3s", flow, "m³/s")
                            .and("CFM", flow * CFM, "CFM");
                });
    }

    /// T06: `T_TCS = T_FWS + approach ≤ equipment limit`. Source: ASHRAE TC 9.9 terms.
    private static Calculator approach() {
        return Calculator.named("T06", "CDU approach")
                .formula("T_TCS = T_FWS + approach ≤ equipment limit")
                .standard("ASHRAE TC 9.9 terms")
                .input("T_FWS", "°C", "facility water supply", 32.0)
                .input("approach", "K", "approach of the CDU", 4.0)
                .input("T_max", "°C", "equipment limit", 45.0)
                .gives(a -> {
                    double t = a.num("T_FWS") + a.num("approach");
                    return Results.of("T_TCS", t, "°C")
                            .and("margin_K", a.num("T_max") - t, "K")
                            .and("ok", t <= a.num("T_max"), "");
                });
    }

    /// T07: `n = ⌈Q/Q_c⌉ + spare`; utilisation after one loss. Source: redundancy.
    private static Calculator cduCount() {
        return Calculator.named("T07", "CDU count")
                .formula("n = ⌈Q/Q_c⌉ + spare; check Q/((n − 1)·Q_c) after one loss")
                .standard("redundancy")
                .input("racks", "", "racks on the loop", 8.0)
                .input("Q_kW", "kW", "liquid heat of one", 112.2)
                .input("cdu_kW", "kW", "rating of one CDU", 600.0)
                .option("spare", "", "CDUs to spare", 1.0)
                .gives(a -> {
                    double q = a.num("racks") * a.num("Q_kW");
                    double n = Math.ceil(q / a.num("cdu_kW")) + a.num("spare");
                    return Results.of("Q_total", q, "kW")
                            .and("n", n, "")
                            .and("util_after_loss", q / ((n - 1) * a.num("cdu_kW")), "");
                });
    }

    /// T08: `LMTD = (ΔT₁ − ΔT₂)/ln(ΔT₁/ΔT₂)`, `UA = Q/LMTD`; if ΔT₁ = ΔT₂ use ΔT. Source: heat-exchanger
    /// theory.
    private static Calculator exchanger() {
        return Calculator.named("T08", "LMTD, UA, effectiveness (counterflow)")
                .formula("LMTD = (ΔT₁ − ΔT₂)/ln(ΔT₁/ΔT₂); UA = Q/LMTD; ε = (T_hi − T_ho)/(T_hi − T_ci)")
                .standard("heat-exchanger theory")
                .input("Th_in", "°C", "hot side in", 45.0)
                .input("Th_out", "°C", "hot side out", 35.0)
                .input("Tc_in", "°C", "cold side in", 30.0)
                .input("Tc_out", "°C", "cold side out", 38.0)
                .input("Q_kW", "kW", "heat", 900.0)
                .gives(a -> {
                    double d1 = a.num("Th_in") - a.num("Tc_out");
                    double d2 = a.num("Th_out") - a.num("Tc_in");
                    double lmtd = Math.abs(d1 - d2) < 1e-9 ? d1 : (d1 - d2) / Math.log(d1 / d2);
                    return Results.of("dT1", d1, "K")
                            .and("dT2", d2, "K")
                            .and("LMTD", lmtd, "K")
                            .and("UA_kW_K", a.num("Q_kW") / lmtd, "kW/K")
                            .and("eps", (a.num("Th_in") - a.num("Th_out")) / (a.num("Th_in") - a.num("Tc_in")), "");
                });
    }

    /// T09: `P = V̇·Δp/η` [kW]. Source: hydraulics.
    private static Calculator pump() {
        return Calculator.named("T09", "Pump power")
                .formula("P = V̇·Δp/η")
                .standard("hydraulics")
                .input("L_min", "L/min", "flow", 1350.0)
                .input("dp_kPa", "kPa", "pressure drop", 250.0)
                .option("eta", "", "pump and motor efficiency", 0.6)
                .gives(a -> Results.of("P_kW", a.num("L_min") / 60_000 * a.num("dp_kPa") / a.num("eta"), "kW"));
    }

    /// T10: flow ∝ n, head ∝ n², power ∝ n³. Source: fan and pump laws.
    private static Calculator affinity() {
        return Calculator.named("T10", "Affinity laws")
                .formula("flow ∝ n; head ∝ n²; power ∝ n³")
                .standard("fan and pump laws")
                .input("n_ratio", "", "speed over nominal", 0.8)
                .gives(a -> {
                    double n = a.num("n_ratio");
                    return Results.of("flow", n, "").and("head", n * n, "").and("power", n * n * n, "");
                });
    }

    /// T11: `P = V̇·Δp/η`, `SFP = P/V̇`. Source: EN 16798-3 term.
    private static Calculator fan() {
        return Calculator.named("T11", "Fan power")
                .formula("P = V̇·Δp/η; SFP = P/V̇")
                .standard("EN 16798-3 term")
                .input("V_m3s", "m³/s", "flow", 5.0)
                .input("dp_Pa", "Pa", "pressure", 400.0)
                .option("eta", "", "fan and motor efficiency", 0.55)
                .gives(a -> {
                    double p = a.num("V_m3s") * a.num("dp_Pa") / a.num("eta") / 1000;
                    return Results.of("P_kW", p, "kW").and("SFP_kW_m3s", p / a.num("V_m3s"), "kW/(m³/s)");
                });
    }

    /// T12: Magnus dew point; water at least 2 K above it. Source: WMO coefficients; HPE rear-door
    /// QuickSpecs.
    private static Calculator dewPoint() {
        return Calculator.named("T12", "Dew point and minimum water temperature")
                .formula("γ = ln(RH/100) + 17.62·T/(243.12 + T); T_d = 243.12·γ/(17.62 − γ); T_w ≥ T_d + 2 K")
                .standard("Magnus (WMO coefficients); HPE rear-door QuickSpecs")
                .input("T", "°C", "room air", 24.0)
                .input("RH", "%", "relative humidity", 50.0)
                .option("margin", "K", "margin", 2.0)
                .gives(a -> {
                    double dew = MoistAir.dewPoint(a.num("T"), a.num("RH"));
                    return Results.of("T_dew", dew, "°C").and("T_water_min", dew + a.num("margin"), "°C");
                });
    }

    /// T12b: `Q = ε·C_min·(T_air,in − T_w,in)`, `C = ρ·V̇·c_p`. Source: ε-NTU method.
    private static Calculator rearDoor() {
        return Calculator.named("T12b", "Rear-door heat exchanger")
                .formula("Q = ε·C_min·(T_air,in − T_w,in); C = ρ·V̇·c_p")
                .standard("ε-NTU; published bands 14–35, 35–55, 55–75 kW")
                .input("V_air_m3s", "m³/s", "air flow", 2.0)
                .input("T_air_in", "°C", "air from the machines", 40.0)
                .input("T_w_in", "°C", "water in", 18.0)
                .input("L_min", "L/min", "water flow", 60.0)
                .option("eps", "", "effectiveness", 0.75)
                .gives(a -> {
                    double air = 1.2 * a.num("V_air_m3s") * 1005 / 1000;
                    double water = 997 * a.num("L_min") / 60_000 * 4180 / 1000;
                    double q = a.num("eps") * Math.min(air, water) * (a.num("T_air_in") - a.num("T_w_in"));
                    return Results.of("C_air_kW_K", air, "kW/K")
                            .and("C_w_kW_K", water, "kW/K")
                            .and("Q_kW", q, "kW");
                });
    }

    /// T13: allowable maximum of the air class, falling above 900 m. Source: ASHRAE TC 9.9, 5th edition
    /// (limits only).
    private static Calculator airClass() {
        return Calculator.named("T13", "Air class limit with altitude")
                .formula("above 900 m subtract 1 °C per 300 m (A1, A2), 175 m (A3), 125 m (A4)")
                .standard("ASHRAE TC 9.9, 5th ed.: confirm in a licensed copy")
                .input("cls", "", "A1, A2, A3, A4 or H1", "A2")
                .input("h_m", "m", "altitude", 1800.0)
                .gives(a -> Results.of("T_max_C", AirClass.of(a.text("cls")).maximumAt(a.num("h_m")), "°C"));
    }

    /// T14: smallest facility-water class at or above the design supply. Source: ASHRAE TC 9.9 liquid
    /// classes.
    private static Calculator waterClass() {
        return Calculator.named("T14", "Facility-water class")
                .formula("smallest of W17 W27 W32 W40 W45 W+ with limit ≥ design supply temperature")
                .standard("ASHRAE TC 9.9 liquid classes: confirm in a licensed copy")
                .input("T_FWS", "°C", "design supply", 36.0)
                .gives(a ->
                        Results.of("needed_class", WaterClass.of(a.num("T_FWS")).label(), ""));
    }

    /// T15: `o = T_out + approach`; full if o ≤ supply, none if o ≥ return, else linear. Source: bin
    /// method.
    private static Calculator freeCooling() {
        return Calculator.named("T15", "Free-cooling hours (bin method)")
                .formula("o = T_out + approach; f = 1, 0, or (T_return − o)/(T_return − T_supply)")
                .standard("bin method")
                .input("bins", "°C, h", "outdoor temperature and hours", BINS)
                .input("T_supply", "°C", "supply", 30.0)
                .input("T_return", "°C", "return", 40.0)
                .option("approach", "K", "approach", 8.0)
                .gives(a -> {
                    double full = 0;
                    double partial = 0;
                    double equivalent = 0;
                    double all = 0;
                    for (double[] bin : a.lists("bins")) {
                        double f = free(bin[0] + a.num("approach"), a.num("T_supply"), a.num("T_return"));
                        full += f == 1 ? bin[1] : 0;
                        partial += f > 0 && f < 1 ? bin[1] : 0;
                        equivalent += f * bin[1];
                        all += bin[1];
                    }
                    return Results.of("full_h", full, "h")
                            .and("partial_h", partial, "h")
                            .and("equiv_h", equivalent, "h")
                            .and("equiv_frac", equivalent / all, "");
                });
    }

    private static final List<List<Double>> BINS = List.of(
            List.of(-5.0, 1000.0),
            List.of(5.0, 2200.0),
            List.of(15.0, 2900.0),
            List.of(25.0, 2000.0),
            List.of(35.0, 660.0));

    private static double free(double o, double supply, double back) {
        return o <= supply ? 1 : o >= back ? 0 : (back - o) / (back - supply);
    }

    /// T16: `COP = η_c·T_e/(T_c − T_e)` in kelvin; `P = Q/COP`. Source: share of the Carnot efficiency.
    private static Calculator chiller() {
        return Calculator.named("T16", "Chiller power")
                .formula("COP = η_c·T_e/(T_c − T_e), kelvin; P = Q/COP")
                .standard("Carnot fraction")
                .input("T_evap_C", "°C", "evaporator", 18.0)
                .input("T_cond_C", "°C", "condenser", 45.0)
                .option("eta_carnot", "", "share of Carnot", 0.55)
                .input("Q_kW", "kW", "cooling", 1000.0)
                .gives(a -> {
                    double carnot = (a.num("T_evap_C") + KELVIN) / (a.num("T_cond_C") - a.num("T_evap_C"));
                    double cop = a.num("eta_carnot") * carnot;
                    return Results.of("COP_carnot", carnot, "")
                            .and("COP", cop, "")
                            .and("P_kW", a.num("Q_kW") / cop, "kW");
                });
    }

    /// T17: `PUE = E_total/E_IT`, `DCiE = 1/PUE`. Source: ISO/IEC 30134-2; The Green Grid.
    private static Calculator pue() {
        return Calculator.named("T17", "PUE, DCiE")
                .formula("PUE = E_total/E_IT; DCiE = 1/PUE")
                .standard("ISO/IEC 30134-2; The Green Grid")
                .input("IT", "kW", "IT", 1000.0)
                .input("loss", "kW", "electrical losses", 60.0)
                .input("cool", "kW", "cooling", 90.0)
                .input("other", "kW", "other", 10.0)
                .gives(a -> {
                    double pue = (a.num("IT") + a.num("loss") + a.num("cool") + a.num("other")) / a.num("IT");
                    return Results.of("PUE", pue, "").and("DCiE", 1 / pue, "").and("overhead", pue - 1, "");
                });
    }

    /// T18: `PUE = 1 + loss + other + h·Σ(hours·c(T))/8 760`, `c = free + (1 − f)/COP_trim`. Source:
    /// energy-weighted.
    private static Calculator annualPue() {
        return Calculator.named("T18", "Annual PUE from bins")
                .formula("PUE = 1 + loss + other + h·Σ(hours·c(T))/Σhours; c = free + (1 − f)/COP_trim")
                .standard("energy-weighted bins")
                .input("bins", "°C, h", "outdoor temperature and hours", BINS)
                .option("elec_loss", "", "electrical losses over IT", 0.06)
                .option("other", "", "other loads over IT", 0.01)
                .option("free_kW_per_kW", "kW/kW", "fans and pumps", 0.03)
                .option("trim_COP", "", "COP of the trim cooling", 5.0)
                .option("heat_per_IT", "", "heat over IT power", 1.06)
                .option("T_supply", "°C", "supply", 30.0)
                .option("T_return", "°C", "return", 40.0)
                .option("approach", "K", "approach", 8.0)
                .gives(a -> {
                    double sum = 0;
                    double hours = 0;
                    double worst = 0;
                    for (double[] bin : a.lists("bins")) {
                        double f = free(bin[0] + a.num("approach"), a.num("T_supply"), a.num("T_return"));
                        double c = a.num("free_kW_per_kW") + (1 - f) / a.num("trim_COP");
                        sum += bin[1] * c;
                        hours += bin[1];
                        worst = Math.max(worst, c);
                    }
                    double fixed = 1 + a.num("elec_loss") + a.num("other");
                    return Results.of("cool_avg", sum / hours, "kW/kW")
                            .and("PUE_annual", fixed + a.num("heat_per_IT") * sum / hours, "")
                            .and("PUE_peak", fixed + a.num("heat_per_IT") * worst, "");
                });
    }
}
