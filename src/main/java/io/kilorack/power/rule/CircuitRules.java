package io.kilorack.power.rule;

import io.kilorack.power.chain.Wiring;
import io.kilorack.power.electrical.BreakerSizes;
import io.kilorack.power.electrical.PhaseBalance;
import io.kilorack.quantity.Calculator;
import io.kilorack.quantity.Calculator.Results;
import java.util.List;

/// Circuits, breakers, phases and cables: rules E01 to E14.
final class CircuitRules {
    private static final double SQRT3 = Math.sqrt(3);

    private CircuitRules() {}

    static List<Calculator> all() {
        return List.of(
                singlePhase(),
                threePhase(),
                lineCurrent(),
                continuousLoad(),
                overloadProtection(),
                fullAndPolicy(),
                breakerSize(),
                circuitsPerRack(),
                failOver(),
                supplyGroup(),
                phaseLoad(),
                deltaCurrents(),
                phaseBalancing(),
                voltageDrop(),
                cableLoss());
    }

    /// E01: `S = V·I` [VA], `P = S·pf` [W]. Source: circuit theory, IEC 60050-131.
    private static Calculator singlePhase() {
        return Calculator.named("E01", "Single-phase power")
                .formula("S = V·I; P = S·pf")
                .standard("circuit theory; IEC 60050-131")
                .input("V", "V", "voltage", 230.0)
                .input("I", "A", "current", 32.0)
                .option("pf", "", "power factor", 0.95)
                .gives(a -> {
                    double s = Wiring.SINGLE_PHASE.voltAmperes(a.num("V"), a.num("I"));
                    return Results.of("S_VA", s, "VA").and("P_W", s * a.num("pf"), "W");
                });
    }

    /// E02: `S = √3·V_LL·I = 3·V_LN·I` [VA], `V_LL = √3·V_LN`. Source: circuit theory.
    private static Calculator threePhase() {
        return Calculator.named("E02", "Balanced three-phase power")
                .formula("S = √3·V_LL·I = 3·V_LN·I; V_LL = √3·V_LN; P = S·pf")
                .standard("circuit theory; check: HP table, 208 V × 48 A = 17 292 VA")
                .input("V_LL", "V", "line-line voltage", 400.0)
                .input("I", "A", "line current", 32.0)
                .option("pf", "", "power factor", 0.95)
                .gives(a -> {
                    double s = Wiring.THREE_PHASE_WYE.voltAmperes(a.num("V_LL"), a.num("I"));
                    return Results.of("S_VA", s, "VA")
                            .and("P_W", s * a.num("pf"), "W")
                            .and("V_LN", a.num("V_LL") / SQRT3, "V");
                });
    }

    /// E03: `I = P/(√3·V_LL·pf)` [A]. Source: circuit theory.
    private static Calculator lineCurrent() {
        return Calculator.named("E03", "Line current from power")
                .formula("I = P / (√3·V_LL·pf)")
                .standard("circuit theory")
                .input("P_W", "W", "active power", 40800.0)
                .input("V_LL", "V", "line-line voltage", 400.0)
                .option("pf", "", "power factor", 0.98)
                .gives(a -> Results.of("I_A", lineAmps(a.num("P_W"), a.num("V_LL"), a.num("pf")), "A"));
    }

    private static double lineAmps(double watts, double volts, double pf) {
        return watts / (SQRT3 * volts * pf);
    }

    /// E04: `I_cont ≤ k·I_n`, k = 0.8 unless breaker and assembly are listed for 100 %.
    /// Source: NEC 210.19, 210.20, 215.3.
    private static Calculator continuousLoad() {
        return Calculator.named("E04", "North America: continuous load of a three-phase circuit")
                .formula("I_cont ≤ k·I_n, k = 0.8; S = √3·V_LL·I_cont")
                .standard("NEC 210.19/210.20, 215.3")
                .input("V_LL", "V", "line-line voltage", 208.0)
                .input("I_n", "A", "breaker rating", 60.0)
                .option("k", "", "continuous share (1.0 only for listed 100 % assemblies)", 0.8)
                .gives(a -> {
                    double amps = a.num("k") * a.num("I_n");
                    return Results.of("I_cont_A", amps, "A")
                            .and("S_VA", Wiring.THREE_PHASE_WYE.voltAmperes(a.num("V_LL"), amps), "VA");
                });
    }

    /// E05: `I_B ≤ I_n ≤ I_Z` and `I_2 ≤ 1.45·I_Z`. Source: IEC 60364-4-43 clause 433.1.
    private static Calculator overloadProtection() {
        return Calculator.named("E05", "IEC overload protection (no 80 % rule)")
                .formula("I_B ≤ I_n ≤ I_Z; I_2 = (I_2/I_n)·I_n ≤ 1.45·I_Z")
                .standard("IEC 60364-4-43 cl. 433.1")
                .input("I_B", "A", "design current", 29.5)
                .input("I_n", "A", "rating of the device", 32.0)
                .input("I_Z", "A", "capacity of the cable", 36.0)
                .option("I2_over_In", "", "conventional operating current over rating", 1.45)
                .gives(a -> {
                    double i2 = a.num("I2_over_In") * a.num("I_n");
                    double limit = 1.45 * a.num("I_Z");
                    boolean first = a.num("I_B") <= a.num("I_n") && a.num("I_n") <= a.num("I_Z");
                    return Results.of("rule1", first, "")
                            .and("I2_A", i2, "A")
                            .and("limit_A", limit, "A")
                            .and("rule2", i2 <= limit, "");
                });
    }

    /// E05b: full rating of an IEC circuit beside a voluntary 80 %, which is a policy and not code.
    private static Calculator fullAndPolicy() {
        return Calculator.named("E05b", "IEC circuit: full rating and a voluntary 80 %")
                .formula("S = √3·V_LL·I_n; policy 0.8·S (a policy, not code)")
                .standard("IEC 60364-4-43; company policy")
                .input("V_LL", "V", "line-line voltage", 400.0)
                .input("I_n", "A", "rating of the device", 32.0)
                .gives(a -> {
                    double s = Wiring.THREE_PHASE_WYE.voltAmperes(a.num("V_LL"), a.num("I_n"));
                    return Results.of("S_full_VA", s, "VA").and("S_planner80_VA", 0.8 * s, "VA");
                });
    }

    /// E06: smallest listed rating at or above the requirement. Source: IEC 60898-1 preferred values;
    /// NEC 240.6(A).
    private static Calculator breakerSize() {
        return Calculator.named("E06", "Next standard breaker size")
                .formula("I = P/(√3·V_LL·pf); NEC: I_n ≥ 1.25·I; IEC: I_n ≥ I; smallest of the series")
                .standard("IEC 60898-1 preferred values; NEC 240.6(A)")
                .input("P_W", "W", "active power", 40800.0)
                .input("V_LL", "V", "line-line voltage", 415.0)
                .option("pf", "", "power factor", 0.98)
                .gives(a -> {
                    double amps = lineAmps(a.num("P_W"), a.num("V_LL"), a.num("pf"));
                    return Results.of("I_A", amps, "A")
                            .and("NEC_min_A", 1.25 * amps, "A")
                            .and("NEC_size_A", (double) BreakerSizes.nec(1.25 * amps), "A")
                            .and("IEC_size_A", (double) BreakerSizes.iec(amps), "A");
                });
    }

    /// E07: after one loss each of f feeds carries `P/(f − 1) ≤ P_c`. Source: redundancy arithmetic.
    private static Calculator circuitsPerRack() {
        return Calculator.named("E07", "Circuits per rack with loss of one feed")
                .formula("P_c = √3·V_LL·k·I_n·pf; after one loss P_rack/(f − 1) ≤ P_c")
                .standard("redundancy arithmetic; NVIDIA B300 reference with three rack PDUs")
                .input("P_rack_W", "W", "rack power", 40800.0)
                .input("V_LL", "V", "line-line voltage", 415.0)
                .input("I_n", "A", "breaker rating", 60.0)
                .option("k", "", "continuous share", 0.8)
                .option("pf", "", "power factor", 0.98)
                .gives(a -> {
                    double circuit =
                            Wiring.THREE_PHASE_WYE.voltAmperes(a.num("V_LL"), a.num("k") * a.num("I_n")) * a.num("pf");
                    double rack = a.num("P_rack_W");
                    return Results.of("P_circuit_W", circuit, "W")
                            .and("two_feed_util_after_loss", rack / circuit, "")
                            .and("three_feed_util_normal", rack / 3 / circuit, "")
                            .and("three_feed_util_after_loss", rack / 2 / circuit, "");
                });
    }

    /// E08: after loss of A, `S_B' = S_A + S_B ≤ limit`. Source: 2N definition; "below 50 % each" is
    /// only a heuristic.
    private static Calculator failOver() {
        return Calculator.named("E08", "A/B fail-over check")
                .formula("S' = S_A + S_B ≤ limit")
                .standard("2N definition")
                .input("A_VA", "VA", "load on feed A", 9200.0)
                .input("B_VA", "VA", "load on feed B", 8600.0)
                .input("limit_VA", "VA", "usable limit of one feed", 17736.2)
                .gives(a -> {
                    double sum = a.num("A_VA") + a.num("B_VA");
                    double limit = a.num("limit_VA");
                    return Results.of("after_loss_VA", sum, "VA")
                            .and("margin_VA", limit - sum, "VA")
                            .and("ok", sum <= limit, "")
                            .and("normal_A_util", a.num("A_VA") / limit, "")
                            .and("normal_B_util", a.num("B_VA") / limit, "");
                });
    }

    /// E09: n supplies dealt to f feeds; full power while `n − ⌈n/f⌉ ≥ k`. Source: DGX H100 guide, 6 × 3
    /// 300 W, 4 + 2.
    private static Calculator supplyGroup() {
        return Calculator.named("E09", "PSU group redundancy (n installed, k needed)")
                .formula("n_left = n − n/f; full power iff n_left ≥ k; per supply P/n_left")
                .standard("DGX H100/H200 guide: 6 × 3 300 W, 4 + 2, max 10.2 kW")
                .input("P_W", "W", "device power", 10200.0)
                .input("psu_W", "W", "rating of one supply", 3300.0)
                .input("n", "", "supplies installed", 6.0)
                .input("need", "", "supplies needed", 4.0)
                .gives(a -> {
                    int n = a.whole("n");
                    int k = a.whole("need");
                    int two = n - Math.ceilDiv(n, 2);
                    int three = n - Math.ceilDiv(n, 3);
                    return Results.of("per_psu_normal_W", a.num("P_W") / n, "W")
                            .and("two_feeds_left", (double) two, "")
                            .and("two_feeds_ok", two >= k, "")
                            .and("three_feeds_left", (double) three, "")
                            .and("three_feeds_ok", three >= k, "")
                            .and("per_psu_after_loss_W", a.num("P_W") / three, "W")
                            .and("psu_util_after_loss", a.num("P_W") / three / a.num("psu_W"), "")
                            .and("cap_with_3_W", two * a.num("psu_W"), "W");
                });
    }

    /// E10: `imb = max|I_p − Ī|/Ī`, `I_N = √(Ia² + Ib² + Ic² − IaIb − IbIc − IcIa)`, fundamental, equal
    /// pf.
    /// Source: NEMA-style definition.
    private static Calculator phaseLoad() {
        return Calculator.named("E10", "Phase load, imbalance, neutral (wye)")
                .formula("imb = max|I_p − Ī|/Ī; I_N = √(Ia²+Ib²+Ic²−IaIb−IbIc−IcIa); S = V_LN·ΣI")
                .standard("NEMA-style definition")
                .input("Ia", "A", "phase a", 45.0)
                .input("Ib", "A", "phase b", 38.0)
                .input("Ic", "A", "phase c", 52.0)
                .input("V_LL", "V", "line-line voltage", 415.0)
                .input("I_n", "A", "breaker rating", 63.0)
                .gives(a -> {
                    var phases = new PhaseBalance(a.num("Ia"), a.num("Ib"), a.num("Ic"));
                    return Results.of("avg_A", phases.mean(), "A")
                            .and("imb", phases.imbalance(), "")
                            .and("neutral_A", phases.neutral(), "A")
                            .and("S_VA", a.num("V_LL") / SQRT3 * phases.sum(), "VA")
                            .and("max_util", phases.max() / a.num("I_n"), "");
                });
    }

    /// E11: `I_L1 = √(I12² + I31² + I12·I31)` and cyclic, equal pf. Source: circuit theory.
    private static Calculator deltaCurrents() {
        return Calculator.named("E11", "Line currents from line-line loads (delta)")
                .formula("I_L1 = √(I12² + I31² + I12·I31), cyclic")
                .standard("circuit theory; Raritan 208 V note")
                .input("I12", "A", "load between lines 1 and 2", 10.0)
                .input("I23", "A", "load between lines 2 and 3", 6.0)
                .input("I31", "A", "load between lines 3 and 1", 8.0)
                .gives(a -> Results.of("L1", PhaseBalance.deltaLine(a.num("I12"), a.num("I31")), "A")
                        .and("L2", PhaseBalance.deltaLine(a.num("I23"), a.num("I12")), "A")
                        .and("L3", PhaseBalance.deltaLine(a.num("I31"), a.num("I23")), "A")
                        .and("balanced10", PhaseBalance.deltaLine(10, 10), "A"));
    }

    /// E12: longest processing time first, with the bound Σ/3 and the exact optimum for up to 12 loads.
    /// Source: Graham, SIAM J. Appl. Math. 17 (1969) 416–429.
    private static Calculator phaseBalancing() {
        return Calculator.named("E12", "Phase balancing")
                .formula("largest first to the least loaded phase; bound Σ/3; exact up to 12 loads")
                .standard("scheduling theory (Graham 1969)")
                .input(
                        "loads_kW",
                        "kW",
                        "single-phase loads",
                        List.of(2.4, 2.4, 2.4, 1.8, 1.8, 1.2, 1.2, 0.8, 0.8, 0.6))
                .gives(a -> {
                    double[] loads = a.list("loads_kW");
                    PhaseBalance.Assignment assignment = PhaseBalance.assign(loads);
                    var result = Results.of(
                                    "lpt_phases",
                                    java.util.Arrays.stream(assignment.phases())
                                            .boxed()
                                            .toList(),
                                    "kW")
                            .and("lpt_max", assignment.highest(), "kW")
                            .and("lower_bound", assignment.lowerBound(), "kW");
                    PhaseBalance.optimum(loads).ifPresent(best -> result.and("optimum_max", best, "kW"));
                    return result;
                });
    }

    /// E13: `u = b·(ρ·(L/S)·cosφ + λ·L·sinφ)·I_B` [V]. Source: IEC 60364-5-52 annex G.
    private static Calculator voltageDrop() {
        return Calculator.named("E13", "Voltage drop")
                .formula("u = b·(ρ₁·(L/S)·cosφ + λ·L·sinφ)·I_B; Δu% = 100·u/U₀; b = 1 (3φ) or 2 (1φ)")
                .standard("IEC 60364-5-52 annex G; limits IEC 5 %, NEC informational 3 %/5 %")
                .input("I_B", "A", "design current", 63.0)
                .input("L_m", "m", "length", 40.0)
                .input("S_mm2", "mm²", "cross-section", 16.0)
                .option("pf", "", "power factor", 0.95)
                .option("U0", "V", "line-neutral voltage", 230.0)
                .option("b", "", "1 three-phase, 2 single-phase", 1.0)
                .option("rho", "Ω·mm²/m", "resistivity in service (copper 0.0225)", 0.0225)
                .option("lam", "Ω/m", "reactance per length", 8e-5)
                .gives(a -> {
                    double cos = a.num("pf");
                    double sin = Math.sqrt(1 - cos * cos);
                    double u = a.num("b")
                            * (a.num("rho") * a.num("L_m") / a.num("S_mm2") * cos + a.num("lam") * a.num("L_m") * sin)
                            * a.num("I_B");
                    return Results.of("u_V", u, "V").and("du_pct", 100 * u / a.num("U0"), "%");
                });
    }

    /// E14: `P = 3·I²·R` [W], `R = ρ₁·L/S` [Ω]. Source: circuit theory.
    private static Calculator cableLoss() {
        return Calculator.named("E14", "Cable loss")
                .formula("P = 3·I²·R, R = ρ₁·L/S")
                .standard("circuit theory")
                .input("I", "A", "line current", 63.0)
                .input("L_m", "m", "length", 40.0)
                .input("S_mm2", "mm²", "cross-section", 16.0)
                .option("rho", "Ω·mm²/m", "resistivity in service", 0.0225)
                .gives(a -> {
                    double r = a.num("rho") * a.num("L_m") / a.num("S_mm2");
                    return Results.of("R_ohm", r, "Ω").and("loss_W", 3 * a.num("I") * a.num("I") * r, "W");
                });
    }
}
