package io.kilorack.power.validation;

import java.util.OptionalDouble;

/// One published figure of power or PUE, as its source states it. Texts are as found; empty means not
/// stated.
///
/// @param scope `node`, `accelerator`, `switch`, `rack`, `facility` …
/// @param kind `measured`, `declared` or `estimate`
/// @param accelerator name or catalog id of the accelerator
/// @param count accelerators it is about: per node, or in all
/// @param direct true when measured on the DC side of the supplies
/// @param acceleratorHours hours of all accelerators together, for an energy
/// @param quantity what `value` is
public record PowerCase(
        String id,
        String scope,
        String kind,
        String accelerator,
        int count,
        int nodes,
        OptionalDouble tdpWatts,
        String mode,
        String workloadType,
        String workloadName,
        String scenario,
        String precision,
        OptionalDouble meanBatch,
        String cooling,
        String climate,
        String site,
        boolean direct,
        OptionalDouble nameplateWatts,
        OptionalDouble acceleratorHours,
        Quantity quantity,
        double value) {
    /// What a case states.
    public enum Quantity {
        NODE_WATTS("W", false),
        NODE_IDLE_WATTS("W", false),
        NODE_PEAK_WATTS("W", false),
        ACCELERATOR_WATTS("W per accelerator", false),
        SWITCH_WATTS("W", false),
        IT_WATTS_PER_ACCELERATOR("W per accelerator", false),
        PEAK_OVER_RATING("of rating", false),
        RATING_WATTS("W", false),
        ENERGY_KWH("kWh", false),
        PUE("", true),
        OTHER("", false);

        private final String unit;
        private final boolean absolute;

        Quantity(String unit, boolean absolute) {
            this.unit = unit;
            this.absolute = absolute;
        }

        public String unit() {
            return unit;
        }

        /// Errors are differences, not shares.
        public boolean absolute() {
            return absolute;
        }
    }

    public boolean measured() {
        return kind.equals("measured");
    }
}
