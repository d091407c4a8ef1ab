package io.kilorack.exposure.scenario;

import io.kilorack.exposure.ExposureEngine;
import io.kilorack.exposure.rules.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/// Cohorts put together where scenarios cannot tell them apart: same scenarios, same delivery month. A
/// plan of ten thousand racks has
/// a handful of them.
///
/// @param total throughput when all is delivered
/// @param deliveries distinct delivery months, rising
record Cells(List<Cell> cells, double total, int[] deliveries) {
    /// @param mask scenarios that hit it, one bit each
    /// @param delivery position in [#deliveries]
    /// @param byVendor throughput by vendor
    record Cell(long mask, int delivery, double throughput, TreeMap<String, Double> byVendor) {}

    private record Key(long mask, int month) {}

    static Cells of(ExposureEngine engine, RiskInput input, List<String> assumed) {
        var growing = new LinkedHashMap<Key, TreeMap<String, Double>>();
        Tree[] affected =
                input.scenarios().stream().map(x -> engine.compile(x.affects())).toArray(Tree[]::new);
        double total = 0;
        for (RiskInput.Cohort cohort : input.cohorts()) {
            long mask = 0;
            for (int s = 0; s < input.scenarios().size(); s++) {
                int truth = cohort.standing().eval(affected[s]);
                if (CapacityAtRisk.hits(truth)) {
                    mask |= 1L << s;
                }
                if (truth == Tree.UNKNOWN
                        && !assumed.contains(input.scenarios().get(s).id())) {
                    assumed.add(input.scenarios().get(s).id());
                }
            }
            growing.computeIfAbsent(
                            new Key(mask, Math.min(cohort.deliveryMonth(), RiskInput.MONTHS)), k -> new TreeMap<>())
                    .merge(cohort.vendor(), cohort.throughput(), Double::sum);
            total += cohort.throughput();
        }
        int[] deliveries = growing.keySet().stream()
                .mapToInt(Key::month)
                .distinct()
                .sorted()
                .toArray();
        var cells = new ArrayList<Cell>();
        growing.forEach((key, byVendor) -> cells.add(new Cell(
                key.mask,
                java.util.Arrays.binarySearch(deliveries, key.month),
                byVendor.values().stream().mapToDouble(Double::doubleValue).sum(),
                byVendor)));
        return new Cells(List.copyOf(cells), total, deliveries);
    }

    /// Throughput planned in each month, from the first.
    double[] planned() {
        double[] planned = new double[RiskInput.MONTHS];
        for (Cell cell : cells) {
            for (int m = deliveries[cell.delivery]; m < planned.length; m++) {
                planned[m] += cell.throughput;
            }
        }
        return planned;
    }
}
