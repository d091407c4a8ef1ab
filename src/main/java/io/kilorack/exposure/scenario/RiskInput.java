package io.kilorack.exposure.scenario;

import io.kilorack.catalog.RiskScenario;
import io.kilorack.exposure.Judgement;
import java.util.List;

/// What capacity at risk is computed from.
///
/// @param commonFactor correlation of the scenarios through one common factor, 0 to below 1
public record RiskInput(List<Cohort> cohorts, List<RiskScenario> scenarios, double commonFactor, int paths, long seed) {
    /// Correlation used unless the user says otherwise: an author's judgement, not a measurement.
    public static final double USUAL_FACTOR = 0.35;

    public static final int USUAL_PATHS = 100_000;

    /// Longest horizon [months].
    public static final int MONTHS = 36;

    public RiskInput {
        cohorts = List.copyOf(cohorts);
        scenarios = List.copyOf(scenarios);
        if (!(commonFactor >= 0 && commonFactor < 1)) {
            throw new IllegalArgumentException("common factor must be in [0, 1); have " + commonFactor);
        }
        if (paths < 20) {
            throw new IllegalArgumentException("at least 20 paths are needed; have " + paths);
        }
        if (scenarios.size() > 60) {
            throw new IllegalArgumentException("at most 60 scenarios; have " + scenarios.size());
        }
    }

    /// Equal accelerators: one part, owner, site and delivery.
    ///
    /// @param throughput what they yield, in one unit for the whole plan
    /// @param deliveryMonth months from today until they work; 0 for what stands already
    /// @param standing how they stand today; its facts decide which scenarios hit them
    public record Cohort(String id, String vendor, double throughput, int deliveryMonth, Judgement standing) {
        public Cohort {
            if (!(throughput >= 0 && throughput < Double.POSITIVE_INFINITY) || deliveryMonth < 0) {
                throw new IllegalArgumentException("cohort %s needs throughput and delivery month >= 0; have %s and %s"
                        .formatted(id, throughput, deliveryMonth));
            }
        }
    }
}
