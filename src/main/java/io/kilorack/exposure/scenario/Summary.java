package io.kilorack.exposure.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Turns sums over paths into distributions.
final class Summary {
    private Summary() {}

    static RiskResult of(
            RiskInput input,
            Cells cells,
            Sampling.Block[] blocks,
            double[][] losses,
            double[][] resales,
            SequencedMap<String, PoissonInterval> rates,
            SequencedMap<String, Double> affected,
            List<String> assumed) {
        var sampling = new Sampling(List.of(), cells, input);
        var horizons = new ArrayList<RiskResult.Horizon>();
        for (int h = 0; h < CapacityAtRisk.HORIZONS.length; h++) {
            double[] sorted = losses[h];
            double planned = sampling.plannedTo(h) * input.paths();
            var byVendor = new TreeMap<String, Double>();
            var byScenario = new LinkedHashMap<String, Double>();
            for (int s = 0; s < input.scenarios().size(); s++) {
                double sum = 0;
                for (Sampling.Block block : blocks) {
                    sum += block.lossByScenario[h][s];
                }
                if (input.scenarios().get(s).relieves().isEmpty()) {
                    byScenario.put(input.scenarios().get(s).id(), planned == 0 ? 0 : sum / planned);
                }
            }
            for (int c = 0; c < cells.cells().size(); c++) {
                Cells.Cell cell = cells.cells().get(c);
                double sum = 0;
                for (Sampling.Block block : blocks) {
                    sum += block.lossByCell[h][c];
                }
                double cellLoss = planned == 0 ? 0 : sum / planned;
                cell.byVendor()
                        .forEach((vendor, throughput) -> byVendor.merge(
                                vendor,
                                cell.throughput() == 0 ? 0 : cellLoss * throughput / cell.throughput(),
                                Double::sum));
            }
            double expected = Arrays.stream(sorted).sum() / input.paths();
            Arrays.sort(sorted);
            double[] resale = resales[h];
            double resaleExpected = Arrays.stream(resale).sum() / input.paths();
            Arrays.sort(resale);
            horizons.add(new RiskResult.Horizon(
                    CapacityAtRisk.HORIZONS[h],
                    expected,
                    quantile(sorted, 0.05),
                    quantile(sorted, 0.5),
                    quantile(sorted, 0.95),
                    tail(sorted, 0.95),
                    new LinkedHashMap<>(byVendor),
                    byScenario,
                    dominant(byScenario),
                    new RiskResult.Resale(
                            resaleExpected,
                            quantile(resale, 0.05),
                            quantile(resale, 0.5),
                            quantile(resale, 0.95),
                            tail(resale, 0.95))));
        }
        return new RiskResult(
                List.copyOf(horizons), fan(input, blocks), rates, affected, assumed, input.paths(), input.seed());
    }

    private static String dominant(SequencedMap<String, Double> byScenario) {
        String best = "";
        double most = 0;
        for (var entry : byScenario.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return best;
    }

    /// Empirical quantile: the smallest value that at least the share `q` of the paths does not exceed.
    static double quantile(double[] sorted, double q) {
        return sorted[Math.max(0, (int) Math.ceil(q * sorted.length) - 1)];
    }

    /// Mean of the values beyond the quantile `q` (conditional value at risk; R. T. Rockafellar and S.
    /// Uryasev, J. Risk 2 (2000) 21–41).
    static double tail(double[] sorted, double q) {
        int from = (int) Math.ceil(q * sorted.length);
        double sum = 0;
        for (int i = from; i < sorted.length; i++) {
            sum += sorted[i];
        }
        return sum / (sorted.length - from);
    }

    private static List<RiskResult.Month> fan(RiskInput input, Sampling.Block[] blocks) {
        var months = new ArrayList<RiskResult.Month>();
        for (int m = 0; m < RiskInput.MONTHS; m++) {
            long[] histogram = new long[Sampling.BINS + 1];
            double sum = 0;
            for (Sampling.Block block : blocks) {
                sum += block.monthly[m];
                for (int b = 0; b < histogram.length; b++) {
                    histogram[b] += block.histogram[m][b];
                }
            }
            months.add(new RiskResult.Month(
                    m + 1,
                    sum / input.paths(),
                    at(histogram, input.paths(), 0.05),
                    at(histogram, input.paths(), 0.1),
                    at(histogram, input.paths(), 0.25),
                    at(histogram, input.paths(), 0.5),
                    at(histogram, input.paths(), 0.75),
                    at(histogram, input.paths(), 0.9),
                    at(histogram, input.paths(), 0.95)));
        }
        return List.copyOf(months);
    }

    private static double at(long[] histogram, int paths, double q) {
        long seen = 0;
        for (int b = 0; b < histogram.length; b++) {
            seen += histogram[b];
            if (seen >= q * paths) {
                return (double) b / Sampling.BINS;
            }
        }
        return 1;
    }
}
