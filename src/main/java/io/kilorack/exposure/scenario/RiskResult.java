package io.kilorack.exposure.scenario;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Distribution of throughput lost. Shares are of the throughput planned over the same time (0 = nothing,
/// 1 = all).
///
/// @param horizons in months, rising
/// @param fan loss in each month, for a chart
/// @param rates yearly rate of each scenario that was sampled from
/// @param affected accelerator throughput share that each scenario could hit, of all that is planned
/// @param assumed scenarios whose affected set could not be decided for some part, so that it was counted
/// as hit
public record RiskResult(
        List<Horizon> horizons,
        List<Month> fan,
        SequencedMap<String, PoissonInterval> rates,
        SequencedMap<String, Double> affected,
        List<String> assumed,
        int paths,
        long seed) {
    /// How the chart of months and the table of horizons hang together, in words.
    public static final String CHART_AND_TABLE =
            "The chart shows the loss in each single month, the table the loss over all months up to a horizon: less than in"
                    + " its last month as long as losses grow. The last month of each horizon stands beside it, as in the"
                    + " chart.";

    /// The loss in one month; empty for months that were not sampled.
    public Optional<Month> month(int months) {
        return fan.stream().filter(m -> m.month() == months).findFirst();
    }

    /// Throughput lost from today to `months` from now.
    ///
    /// @param expected mean over paths
    /// @param p5 5 % of paths lose less, `p95` 5 % lose more
    /// @param cvar95 mean of the worst 5 % of paths (conditional value at risk)
    /// @param byVendor expected share of all planned throughput lost in each vendor's parts; adds up to
    /// `expected`
    /// @param byScenario expected share attributed to each scenario, in proportion where several hit; adds
    /// up to `expected`
    /// @param dominant scenario with the largest part, or empty when nothing is lost
    /// @param resale share of resale value lost by the end of the horizon
    public record Horizon(
            int months,
            double expected,
            double p5,
            double median,
            double p95,
            double cvar95,
            SequencedMap<String, Double> byVendor,
            SequencedMap<String, Double> byScenario,
            String dominant,
            Resale resale) {}

    /// Share of resale value lost, each part weighted by its throughput (prices of used parts are not
    /// known).
    ///
    /// @param expected mean over paths; `p5` to `p95` and `cvar95` as for throughput
    public record Resale(double expected, double p5, double median, double p95, double cvar95) {}

    /// Loss in one month (1 = the first) as a share of what is planned for it.
    public record Month(
            int month,
            double expected,
            double p5,
            double p10,
            double p25,
            double median,
            double p75,
            double p90,
            double p95) {}
}
