package io.kilorack.power.rule;

import io.kilorack.power.device.LoadSwing;
import io.kilorack.quantity.Calculator;
import io.kilorack.quantity.Calculator.Results;
import java.util.Arrays;
import java.util.List;

/// Connectors, plan values, load swings, DC, short circuit, usable capacity, reactive power: rules E23
/// to E33.
final class SupplyRules {
    private SupplyRules() {}

    static List<Calculator> all() {
        return List.of(
                connector(),
                planValue(),
                staggeredStart(),
                loadSwing(),
                oversubscription(),
                dcBus(),
                powerShelves(),
                shortCircuit(),
                usableCapacity(),
                supplySanity(),
                reactivePower());
    }

    /// E23: `I = P/(V·pf)` ≤ rating; C13 10 A, C19 16 A. Source: IEC 60320-1; UL: 15/20 A × 0.8
    /// continuous.
    private static Calculator connector() {
        return Calculator.named("E23", "Connector limit")
                .formula("I = P/(V·pf) ≤ rating of the connector")
                .standard("IEC 60320-1 (C13 10 A, C19 16 A); UL 60320")
                .input("P_W", "W", "power of one supply", 3300.0)
                .option("pf", "", "power factor", 0.98)
                .option("rating_A", "A", "connector rating", 16.0)
                .gives(a -> {
                    double at230 = a.num("P_W") / (230 * a.num("pf"));
                    double at200 = a.num("P_W") / (200 * a.num("pf"));
                    return Results.of("I_230", at230, "A")
                            .and("ok_C19_230", at230 <= a.num("rating_A"), "")
                            .and("I_200", at200, "A")
                            .and("ok_C19_200", at200 <= a.num("rating_A"), "");
                });
    }

    /// E24: plan value = user override, measured peak, declared maximum, else nameplate × k. Source:
    /// practice.
    private static Calculator planValue() {
        return Calculator.named("E24", "Plan value of a device without a measurement")
                .formula("P = nameplate × k; never a sum of redundant PSU ratings")
                .standard("practice; 0.6 from Struktive")
                .input("nameplate_W", "W", "nameplate", 10200.0)
                .option("k", "", "share", 0.6)
                .gives(a -> Results.of("P_plan_W", a.num("nameplate_W") * a.num("k"), "W"));
    }

    /// E25: `groups = ⌈Σ I_inrush / I_allowed⌉`. Source: practice.
    private static Calculator staggeredStart() {
        return Calculator.named("E25", "Staggered start")
                .formula("groups = ⌈n·I_inrush / I_allowed⌉")
                .standard("practice")
                .input("n", "", "devices", 12.0)
                .input("inrush_A", "A", "inrush of one", 35.0)
                .input("allow_A", "A", "allowed at once", 160.0)
                .gives(a -> {
                    double total = a.num("n") * a.num("inrush_A");
                    return Results.of("total_A", total, "A").and("groups", Math.ceil(total / a.num("allow_A")), "");
                });
    }

    /// E26: `ΔP = P·(1 − floor)`, `t = ΔP/ramp`, `E = ½·ΔP·t`. Source: arXiv 2508.14318.
    private static Calculator loadSwing() {
        return Calculator.named("E26", "AI load step, ramp and buffer")
                .formula("ΔP = P·(1 − floor); t = ΔP/ramp; E = ½·ΔP·t")
                .standard("arXiv 2508.14318; NVIDIA GB300 note on energy storage")
                .input("racks", "", "racks in one job", 128.0)
                .input("P_kW", "kW", "power of one rack", 132.0)
                .option("floor", "", "share that remains", 0.3)
                .input("ramp_kW_s", "kW/s", "ramp the supply tolerates", 2000.0)
                .gives(a -> {
                    double p = a.num("racks") * a.num("P_kW");
                    var swing = new LoadSwing(p * 1000, a.num("floor"), a.num("ramp_kW_s") * 1000);
                    return Results.of("P_kW", p, "kW")
                            .and("dP_kW", swing.stepWatts() / 1000, "kW")
                            .and("t_s", swing.rampSeconds(), "s")
                            .and("E_MJ", swing.bufferJoules() / 1e6, "MJ")
                            .and("E_kWh", swing.bufferJoules() / 3.6e6, "kWh");
                });
    }

    /// E27: expected = Σ max × diversity; ratio Σ max / limit. Source: practice.
    private static Calculator oversubscription() {
        return Calculator.named("E27", "Oversubscription")
                .formula("expected = Σ max × diversity ≤ limit; ratio = Σ max / limit")
                .standard("practice")
                .input("sum_max_kW", "kW", "sum of maxima", 1000.0)
                .option("diversity", "", "share drawn at once", 0.85)
                .input("limit_kW", "kW", "limit", 800.0)
                .gives(a -> {
                    double expected = a.num("sum_max_kW") * a.num("diversity");
                    return Results.of("expected_kW", expected, "kW")
                            .and("oversub", a.num("sum_max_kW") / a.num("limit_kW"), "")
                            .and("ok", expected <= a.num("limit_kW"), "");
                });
    }

    /// E28: `I = P/V`; loss ratio `(V₂/V₁)²`. Source: ORv3 48 V class, 800 VDC announcements.
    private static Calculator dcBus() {
        return Calculator.named("E28", "DC bus current")
                .formula("I = P/V; copper loss ratio (V₂/V₁)²")
                .standard("ORv3 48 V class; 800 VDC announcements")
                .input("P_W", "W", "power", 132000.0)
                .option("low_V", "V", "lower voltage", 50.0)
                .option("high_V", "V", "higher voltage", 800.0)
                .gives(a -> {
                    double low = a.num("low_V");
                    double high = a.num("high_V");
                    return Results.of("I_%.0fV".formatted(low), a.num("P_W") / low, "A")
                            .and("I_%.0fV".formatted(high), a.num("P_W") / high, "A")
                            .and("copper_loss_ratio", high / low * (high / low), "");
                });
    }

    /// E29: `N = ⌈P/P_s⌉`; N+1; N+N. Source: ORv3.
    private static Calculator powerShelves() {
        return Calculator.named("E29", "Power shelves")
                .formula("N = ⌈P/P_s⌉; N+1; N+N")
                .standard("OCP Open Rack V3")
                .input("P_kW", "kW", "rack power", 132.0)
                .input("shelf_kW", "kW", "rating of one shelf", 33.0)
                .gives(a -> {
                    double n = Math.ceil(a.num("P_kW") / a.num("shelf_kW"));
                    return Results.of("N", n, "").and("NplusN", 2 * n, "").and("Nplus1", n + 1, "");
                });
    }

    /// E30: `I_sc = S_r/(√3·V_LL·u_k)`, infinite bus. Source: IEC 60909, simplified.
    private static Calculator shortCircuit() {
        return Calculator.named("E30", "Prospective short-circuit current (infinite bus)")
                .formula("I_n = S_r/(√3·V_LL); I_sc = I_n/u_k; compare with the kA rating of PDU and breaker")
                .standard("IEC 60909 simplified")
                .input("S_kVA", "kVA", "transformer rating", 2500.0)
                .input("V_LL", "V", "line-line voltage", 400.0)
                .input("Z_pct", "%", "short-circuit impedance", 6.0)
                .gives(a -> {
                    double in = a.num("S_kVA") * 1000 / (Math.sqrt(3) * a.num("V_LL"));
                    return Results.of("I_n_A", in, "A").and("I_sc_kA", in / (a.num("Z_pct") / 100) / 1000, "kA");
                });
    }

    /// E31: `C_red = min over each single loss of Σ surviving feed capacity`. Installed capacity is
    /// never capacity.
    private static Calculator usableCapacity() {
        return Calculator.named("E31", "Redundant (usable) rack capacity")
                .formula("C_red = min over each single loss of Σ surviving feeds; ΣC is installed, not usable")
                .standard("redundancy arithmetic (NetBox and Nautobot sum all feeds, which doubles a 2N rack)")
                .option("feeds_VA", "VA", "capacity of each feed", List.of())
                .option("feeds_W", "W", "capacity of each feed (when feeds_VA is not given)", List.of(17000.0, 17000.0))
                .gives(a -> {
                    boolean va = a.list("feeds_VA").length > 0;
                    double[] feeds = a.list(va ? "feeds_VA" : "feeds_W");
                    double sum = Arrays.stream(feeds).sum();
                    double largest = Arrays.stream(feeds).max().orElse(0);
                    String unit = va ? "VA" : "W";
                    return Results.of("installed_" + unit, sum, unit).and("redundant_" + unit, sum - largest, unit);
                });
    }

    /// E32: flag if Σ maximum draw / reference is below 0.8 or above 1.2; k of n: `Σ·k/n`. Source: our
    /// rule.
    private static Calculator supplySanity() {
        return Calculator.named("E32", "Imported PSU draw sanity")
                .formula("ratio = Σ maximum draw / system maximum, flag outside 0.8–1.2; usable = Σ·k/n")
                .standard("from defects found in devicetype-library")
                .input("psu_max_draw_W", "W", "stated draw of each supply", List.of(1071.0, 1071.0))
                .option("reference_system_W", "W", "declared system maximum, 0 when unknown", 0.0)
                .option("need", "", "supplies needed, 0 when unknown", 0.0)
                .gives(a -> {
                    double[] draws = a.list("psu_max_draw_W");
                    double sum = Arrays.stream(draws).sum();
                    var results = Results.of("sum_W", sum, "W");
                    double reference = a.num("reference_system_W");
                    if (reference > 0) {
                        double ratio = sum / reference;
                        results.and("ratio", ratio, "").and("flag", ratio < 0.8 || ratio > 1.2, "");
                    }
                    if (a.num("need") > 0) {
                        results.and("usable_W", sum * a.num("need") / draws.length, "W");
                    }
                    return results;
                });
    }

    /// E33: `Q = √(S² − P²)`, `Q_c = P·(tanφ₁ − tanφ₂)` [kvar]. Source: circuit theory.
    private static Calculator reactivePower() {
        return Calculator.named("E33", "Reactive power and correction")
                .formula("Q = √(S² − P²); Q_c = P·(tanφ₁ − tanφ₂)")
                .standard("circuit theory")
                .input("S_kVA", "kVA", "apparent power", 100.0)
                .input("pf", "", "power factor", 0.9)
                .input("pf_target", "", "target power factor", 0.98)
                .gives(a -> {
                    double p = a.num("S_kVA") * a.num("pf");
                    double q = Math.sqrt(a.num("S_kVA") * a.num("S_kVA") - p * p);
                    double target = Math.tan(Math.acos(a.num("pf_target")));
                    return Results.of("P_kW", p, "kW")
                            .and("Q_kvar", q, "kvar")
                            .and("Qc_kvar", p * (Math.tan(Math.acos(a.num("pf"))) - target), "kvar");
                });
    }
}
