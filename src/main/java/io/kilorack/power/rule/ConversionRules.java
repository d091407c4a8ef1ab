package io.kilorack.power.rule;

import io.kilorack.power.chain.LossCurve;
import io.kilorack.power.electrical.Redundancy;
import io.kilorack.quantity.Calculator;
import io.kilorack.quantity.Calculator.Results;
import java.util.Arrays;
import java.util.List;

/// Transformers, UPS, redundancy schemes, generators, batteries and chains: rules E15 to E22.
final class ConversionRules {
    private ConversionRules() {}

    static List<Calculator> all() {
        return List.of(
                transformer(),
                upsCurve(),
                upsPair(),
                upsFit(),
                schemes(),
                distributed(),
                generators(),
                battery(),
                bothRatings(),
                chain(),
                busway());
    }

    /// E15: `P_loss = P₀ + β²·P_k`, `β = S/S_r`, best at `β = √(P₀/P_k)`. Source: IEC TS 60076-20; EU
    /// 548/2014.
    private static Calculator transformer() {
        return Calculator.named("E15", "Transformer loss and efficiency")
                .formula("P_loss = P₀ + β²·P_k; β = S/S_r; η = P/(P + P_loss); best at β = √(P₀/P_k)")
                .standard("IEC TS 60076-20; limits EU 548/2014 as amended 2019/1783")
                .input("S_kVA", "kVA", "rating", 2500.0)
                .input("P0_W", "W", "no-load loss", 2790.0)
                .input("Pk_W", "W", "load loss at rating", 19000.0)
                .input("load_kVA", "kVA", "load", 1500.0)
                .option("pf", "", "power factor", 0.95)
                .gives(a -> {
                    double beta = a.num("load_kVA") / a.num("S_kVA");
                    double loss = a.num("P0_W") + beta * beta * a.num("Pk_W");
                    double out = a.num("load_kVA") * a.num("pf");
                    return Results.of("beta", beta, "")
                            .and("loss_W", loss, "W")
                            .and("P_out_kW", out, "kW")
                            .and("eff", out / (out + loss / 1000), "")
                            .and("beta_peak", Math.sqrt(a.num("P0_W") / a.num("Pk_W")), "");
                });
    }

    /// E16: `P_loss/P_r = a + b·x + c·x²`, best at `x = √(a/c)`.
    /// Source: Schneider white paper 108; IEC 62040-3 test points.
    private static Calculator upsCurve() {
        return Calculator.named("E16", "UPS efficiency curve")
                .formula("P_loss/P_r = a + b·x + c·x²; η = x/(x + a + b·x + c·x²); best at x = √(a/c)")
                .standard("Schneider WP 108 loss model; IEC 62040-3 test points")
                .input("a", "", "no-load loss over rating", 0.010)
                .input("b", "", "proportional loss", 0.015)
                .input("c", "", "square-law loss", 0.012)
                .gives(a -> {
                    var curve = new LossCurve(a.num("a"), a.num("b"), a.num("c"));
                    return Results.of("eff25", curve.efficiency(0.25), "")
                            .and("eff50", curve.efficiency(0.5), "")
                            .and("eff75", curve.efficiency(0.75), "")
                            .and("eff100", curve.efficiency(1), "")
                            .and("x_peak", Math.sqrt(curve.a() / curve.c()), "");
                });
    }

    /// E16b: n equal units share a load; loss of all of them [kW]. Source: as E16.
    private static Calculator upsPair() {
        return Calculator.named("E16b", "Loss of n UPS sharing a load")
                .formula("x = P/(n·P_r); loss = n·P_r·(a + b·x + c·x²)")
                .standard("Schneider WP 108 loss model")
                .input("P_IT_kW", "kW", "load", 1000.0)
                .input("n", "", "units sharing it", 2.0)
                .input("P_rated_kW", "kW", "rating of one", 1200.0)
                .option("a", "", "no-load loss over rating", 0.010)
                .option("b", "", "proportional loss", 0.015)
                .option("c", "", "square-law loss", 0.012)
                .gives(a -> {
                    var curve = new LossCurve(a.num("a"), a.num("b"), a.num("c"));
                    double rated = a.num("P_rated_kW");
                    double each = a.num("P_IT_kW") / a.num("n");
                    return Results.of("x", each / rated, "")
                            .and("eff", curve.efficiency(each / rated), "")
                            .and("loss_total_kW", a.num("n") * curve.loss(each, rated), "kW");
                });
    }

    /// E16c: least squares on (1, x, x²) against `y = x/η − x`. Source: linear algebra (normal
    /// equations).
    private static Calculator upsFit() {
        return Calculator.named("E16c", "Fit the UPS curve from efficiency points")
                .formula("least squares of (1, x, x²) against y = x/η − x")
                .standard("linear algebra")
                .input(
                        "points",
                        "",
                        "pairs of load share and efficiency",
                        List.of(List.of(0.25, 0.955), List.of(0.5, 0.965), List.of(0.75, 0.9655), List.of(1.0, 0.963)))
                .gives(a -> {
                    double[] abc = fit(a.lists("points"));
                    return Results.of("a", abc[0], "").and("b", abc[1], "").and("c", abc[2], "");
                });
    }

    private static double[] fit(double[][] points) {
        double[][] m = new double[3][4];
        for (double[] point : points) {
            double x = point[0];
            double y = x / point[1] - x;
            double[] row = {1, x, x * x};
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    m[i][j] += row[i] * row[j];
                }
                m[i][3] += row[i] * y;
            }
        }
        for (int p = 0; p < 3; p++) {
            if (Math.abs(m[p][p]) < 1e-12) {
                throw new IllegalArgumentException("rule E16c needs at least three different load shares");
            }
            for (int i = 0; i < 3; i++) {
                if (i != p) {
                    double k = m[i][p] / m[p][p];
                    for (int j = p; j < 4; j++) {
                        m[i][j] -= k * m[p][j];
                    }
                }
            }
        }
        return new double[] {m[0][3] / m[0][0], m[1][3] / m[1][1], m[2][3] / m[2][2]};
    }

    /// E17: N 1; N+1 `N/(N+1)`; 2N ½; 2(N+1) `N/(2(N+1))`; x-to-make-y `y/x`. Source: APC design
    /// configurations.
    private static Calculator schemes() {
        return Calculator.named("E17", "Largest safe utilisation per redundancy scheme")
                .formula("N: 1; N+1: N/(N+1); 2N: ½; 2(N+1): N/(2(N+1)); 4N3R: ¾; 3N2: ⅔")
                .standard("APC design configurations paper")
                .option("N", "", "units needed", 4.0)
                .gives(a -> {
                    int n = a.whole("N");
                    return Results.of("N", Redundancy.N.utilisation(n), "")
                            .and("Nplus1_N" + n, Redundancy.N_PLUS_1.utilisation(n), "")
                            .and("twoN", Redundancy.TWO_N.utilisation(n), "")
                            .and("twoNplus1_N" + n, Redundancy.TWO_N_PLUS_1.utilisation(n), "")
                            .and("r4N3", Redundancy.DISTRIBUTED_4N3R.utilisation(n), "")
                            .and("r3N2", Redundancy.DISTRIBUTED_3N2R.utilisation(n), "");
                });
    }

    /// E17b: load spread evenly over all pairs (i, j) of n units; after loss of i all of the pair is on
    /// j.
    /// Source: enumeration.
    private static Calculator distributed() {
        return Calculator.named("E17b", "Distributed redundant: every loss checked")
                .formula("pairs (i, j) put half on each; loss of i moves the pair to j")
                .standard("enumeration")
                .input("n", "", "units", 4.0)
                .input("unit_MW", "MW", "rating of one", 1.5)
                .input("total_MW", "MW", "load", 4.5)
                .gives(a -> {
                    double[] worst = Redundancy.distributedLoads(a.whole("n"), a.num("total_MW"));
                    return Results.of("normal_MW", worst[0], "MW")
                            .and("after_one_loss_MW", worst[1], "MW")
                            .and("normal_util", worst[0] / a.num("unit_MW"), "")
                            .and("after_util", worst[1] / a.num("unit_MW"), "");
                });
    }

    /// E18: `n = ⌈P/(P_g·k)⌉ + spare`; fuel `P·h·sfc` [L]. Source: ISO 8528 ratings; sfc is a planner
    /// default.
    private static Calculator generators() {
        return Calculator.named("E18", "Generators and fuel")
                .formula("n = ⌈P/(P_g·k)⌉ + spare; fuel = P·h·sfc")
                .standard("ISO 8528 ratings; 0.25 L/kWh is a planner default")
                .input("P_kW", "kW", "load", 3000.0)
                .input("gen_kW", "kW", "rating of one set", 2000.0)
                .option("derate", "", "derating for altitude and heat", 0.9)
                .option("spare", "", "sets to spare", 1.0)
                .option("hours", "h", "autonomy", 48.0)
                .option("sfc_L_per_kWh", "L/kWh", "specific fuel consumption", 0.25)
                .gives(a -> Results.of(
                                "n",
                                Math.ceil(a.num("P_kW") / (a.num("gen_kW") * a.num("derate"))) + a.num("spare"),
                                "")
                        .and("fuel_L", a.num("P_kW") * a.num("hours") * a.num("sfc_L_per_kWh"), "L"));
    }

    /// E19: `E_nom = P·t/(η·DoD)·aging`; aging 1.25 = end of life at 80 %. Source: IEEE 485.
    private static Calculator battery() {
        return Calculator.named("E19", "UPS battery energy")
                .formula("E_nom = P·t/(η·DoD)·aging")
                .standard("IEEE 485 aging factor 1.25")
                .input("P_kW", "kW", "load", 1000.0)
                .input("t_min", "min", "ride-through", 5.0)
                .option("eta", "", "discharge efficiency", 0.96)
                .option("DoD", "", "depth of discharge", 0.9)
                .option("aging", "", "aging factor", 1.25)
                .gives(a -> {
                    double load = a.num("P_kW") * a.num("t_min") / 60;
                    return Results.of("E_load_kWh", load, "kWh")
                            .and("E_nom_kWh", load / (a.num("eta") * a.num("DoD")) * a.num("aging"), "kWh");
                });
    }

    /// E20: `P ≤ P_r` and `P/pf ≤ S_r`. Source: UPS data-sheet practice.
    private static Calculator bothRatings() {
        return Calculator.named("E20", "kVA and kW limits both bind")
                .formula("P ≤ P_r and P/pf ≤ S_r")
                .standard("UPS data-sheet practice")
                .input("S_kVA", "kVA", "apparent rating", 1000.0)
                .input("P_kW", "kW", "active rating", 900.0)
                .input("load1", "kW, pf", "first load: power and power factor", List.of(880.0, 0.9))
                .option("load2", "kW, pf", "second load", List.of(950.0, 0.98))
                .gives(a -> {
                    var results = new Results();
                    for (int i = 1; i <= 2; i++) {
                        double[] load = a.list("load" + i);
                        double s = load[0] / load[1];
                        results.and("S" + i, s, "kVA")
                                .and("ok" + i, load[0] <= a.num("P_kW") && s <= a.num("S_kVA"), "");
                    }
                    return results;
                });
    }

    /// E21: `η = Πη_i`, `P_in = P_IT/η`. Source: definition.
    private static Calculator chain() {
        return Calculator.named("E21", "Power-chain efficiency")
                .formula("η = Πη_i; P_in = P_IT/η")
                .standard("definition")
                .input("P_IT_kW", "kW", "load", 1000.0)
                .input("eta", "", "efficiency of each stage", List.of(0.9933, 0.9606147934678195, 0.995, 0.998))
                .gives(a -> {
                    double eta = Arrays.stream(a.list("eta")).reduce(1, (x, y) -> x * y);
                    double in = a.num("P_IT_kW") / eta;
                    return Results.of("eta", eta, "")
                            .and("P_in_kW", in, "kW")
                            .and("loss_kW", in - a.num("P_IT_kW"), "kW");
                });
    }

    /// E22: `P = 3·I²·r·L` [W], r from the maker. Source: circuit theory.
    private static Calculator busway() {
        return Calculator.named("E22", "Busway loss")
                .formula("P = 3·I²·r·L")
                .standard("circuit theory; r from the maker")
                .input("I", "A", "line current", 800.0)
                .input("R_mohm_per_m", "mΩ/m", "resistance per length", 0.06)
                .input("L_m", "m", "length", 30.0)
                .gives(a -> Results.of(
                        "loss_W", 3 * a.num("I") * a.num("I") * a.num("R_mohm_per_m") / 1000 * a.num("L_m"), "W"));
    }
}
