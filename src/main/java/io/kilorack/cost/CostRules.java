package io.kilorack.cost;

import io.kilorack.quantity.Calculator;
import io.kilorack.quantity.Calculator.Results;
import java.util.Arrays;
import java.util.List;

/// Cost, forecast, availability and uncertainty as calculators: rules F01 to F08.
public final class CostRules {
    private CostRules() {}

    public static List<Calculator> all() {
        return List.of(
                energyCost(),
                annualisedCapital(),
                perAcceleratorHour(),
                exhaustion(),
                availability(),
                addable(),
                embodied(),
                uncertainty());
    }

    /// F01: `cost = kWh·price + kW_peak·charge·months` [USD]. Source: tariff form.
    private static Calculator energyCost() {
        return Calculator.named("F01", "Energy cost with demand charge")
                .formula("cost = kWh·price + kW_peak·charge·months")
                .standard("tariff form")
                .input("E_kWh", "kWh", "annual energy", 43_800_000.0)
                .input("price", "USD/kWh", "energy price", 0.09)
                .input("peak_kW", "kW", "billed peak", 6250.0)
                .option("demand", "USD/kW/month", "demand charge", 12.0)
                .option("months", "", "months", 12.0)
                .gives(a -> {
                    double energy = a.num("E_kWh") * a.num("price");
                    double demand = a.num("peak_kW") * a.num("demand") * a.num("months");
                    return Results.of("energy", energy, "USD")
                            .and("demand", demand, "USD")
                            .and("total", energy + demand, "USD");
                });
    }

    /// F02: `CRF = r(1 + r)ⁿ/((1 + r)ⁿ − 1)`, `1/n` without interest. Source: engineering economics.
    private static Calculator annualisedCapital() {
        return Calculator.named("F02", "Annualised capital")
                .formula("CRF = r(1+r)^n/((1+r)^n − 1); annual = capex·CRF")
                .standard("engineering economics")
                .input("capex", "USD", "capital", 1e8)
                .input("r", "", "interest rate", 0.08)
                .input("n", "years", "life", 5.0)
                .gives(a -> {
                    double crf = Annuity.recoveryFactor(a.num("r"), a.num("n"));
                    return Results.of("CRF", crf, "1/y").and("annual", a.num("capex") * crf, "USD/y");
                });
    }

    /// F03: `(annual capex + opex)/(N·8 760·util)` [USD/h]. Source: TCO practice.
    private static Calculator perAcceleratorHour() {
        return Calculator.named("F03", "Cost per accelerator-hour")
                .formula("(annual capex + opex)/(N·8 760·util)")
                .standard("TCO form")
                .input("annual_capex", "USD/y", "annualised capital", 25_045_645.46)
                .input("opex", "USD/y", "operating cost", 4_842_000.0)
                .input("gpus", "", "accelerators", 2048.0)
                .option("util", "", "share of hours sold or used", 0.85)
                .gives(a -> Results.of(
                        "per_gpu_h",
                        (a.num("annual_capex") + a.num("opex")) / (a.num("gpus") * 8760 * a.num("util")),
                        "USD/h"));
    }

    /// F04: linear `(C − L)/g`; compound `ln(C/L)/ln(1 + g)` [months]. Source: forecasting.
    private static Calculator exhaustion() {
        return Calculator.named("F04", "Exhaustion date")
                .formula("linear (C − L)/g; compound ln(C/L)/ln(1 + g)")
                .standard("forecasting")
                .input("cap", "kW", "capacity", 2000.0)
                .input("load", "kW", "load today", 1400.0)
                .input("lin", "kW/month", "linear growth", 25.0)
                .input("comp", "1/month", "compound growth", 0.015)
                .gives(a -> Results.of("months_linear", (a.num("cap") - a.num("load")) / a.num("lin"), "months")
                        .and(
                                "months_comp",
                                Math.log(a.num("cap") / a.num("load")) / Math.log(1 + a.num("comp")),
                                "months"));
    }

    /// F05: series `ΠA`, parallel `1 − Π(1 − A)`, k of n binomial. Source: reliability theory,
    /// independent failures.
    private static Calculator availability() {
        return Calculator.named("F05", "Availability")
                .formula("series ΠA; parallel 1 − Π(1 − A); k-of-n binomial sum")
                .standard("reliability theory (independent failures)")
                .input("A", "", "availability of one", 0.9995)
                .gives(a -> {
                    double one = a.num("A");
                    double threeOfFour = Availability.atLeast(3, 4, one);
                    return Results.of("series3", Availability.series(one, one, one), "")
                            .and("twoN", Availability.parallel(one, one), "")
                            .and("k3of4", threeOfFour, "")
                            .and("downtime_min_single", Availability.downtimeMinutes(one), "min/y")
                            .and("downtime_min_k3of4", Availability.downtimeMinutes(threeOfFour), "min/y");
                });
    }

    /// F06: `addable = min over constraints ⌊(limit − used)/per rack⌋`; stranded = spare − addable·per
    /// rack.
    private static Calculator addable() {
        return Calculator.named("F06", "Addable racks and stranded capacity")
                .formula("addable = min ⌊(limit − used)/per rack⌋; stranded = spare − addable·per rack")
                .standard("bottleneck rule")
                .input("power", "kW", "limit, used, per rack", List.of(2000.0, 1100.0, 132.0))
                .input("cool_liq", "kW", "limit, used, per rack", List.of(1500.0, 900.0, 112.2))
                .input("floor", "racks", "limit, used, per rack", List.of(16.0, 9.0, 1.0))
                .input("ports", "", "limit, used, per rack", List.of(1024.0, 640.0, 64.0))
                .gives(a -> {
                    double power = room(a.list("power"));
                    double cool = room(a.list("cool_liq"));
                    double floor = room(a.list("floor"));
                    double ports = room(a.list("ports"));
                    double least = Math.min(Math.min(power, cool), Math.min(floor, ports));
                    double[] p = a.list("power");
                    return Results.of("by_power", power, "racks")
                            .and("by_cool", cool, "racks")
                            .and("by_floor", floor, "racks")
                            .and("by_ports", ports, "racks")
                            .and("addable", least, "racks")
                            .and("stranded_power_kW", p[0] - p[1] - least * p[2], "kW");
                });
    }

    private static double room(double[] limitUsedPer) {
        if (limitUsedPer.length != 3) {
            throw new IllegalArgumentException("rule F06 needs three numbers per constraint: limit, used, per rack");
        }
        return Math.max(0, Math.floor((limitUsedPer[0] - limitUsedPer[1]) / limitUsedPer[2]));
    }

    /// F07: `t/y = embodied/life + operational`. Source: GHG accounting practice.
    private static Calculator embodied() {
        return Calculator.named("F07", "Embodied carbon")
                .formula("t/y = embodied/life + E·EF")
                .standard("GHG accounting practice")
                .input("embodied_kgCO2e", "kg", "embodied carbon", 1_500_000.0)
                .input("life_y", "years", "life", 5.0)
                .input("E_kWh", "kWh", "annual energy", 43_800_000.0)
                .input("EF", "kg/kWh", "grid factor", 0.041)
                .gives(a -> {
                    double embodied = a.num("embodied_kgCO2e") / 1000 / a.num("life_y");
                    return Results.of("embodied_t_per_y", embodied, "t/y")
                            .and("total_t_per_y", embodied + a.num("E_kWh") * a.num("EF") / 1000, "t/y");
                });
    }

    /// F08: `σ = √Σσ_i²`, `upper = μ + 1.96σ` for independent parts; correlated parts add σ directly.
    /// Source: GUM.
    private static Calculator uncertainty() {
        return Calculator.named("F08", "Uncertainty of a sum")
                .formula("σ = √Σσ_i²; upper = μ + 1.96σ (independent parts)")
                .standard("GUM (JCGM 100)")
                .input(
                        "parts",
                        "kW",
                        "value and standard deviation of each",
                        List.of(List.of(40.8, 2.0), List.of(5.6, 0.6), List.of(3.2, 0.4)))
                .gives(a -> {
                    double[][] parts = a.lists("parts");
                    double mean = Arrays.stream(parts).mapToDouble(p -> p[0]).sum();
                    double sigma = Math.sqrt(
                            Arrays.stream(parts).mapToDouble(p -> p[1] * p[1]).sum());
                    return Results.of("total", mean, "kW")
                            .and("sigma", sigma, "kW")
                            .and("upper95", mean + 1.96 * sigma, "kW");
                });
    }
}
