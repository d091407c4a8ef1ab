package io.kilorack.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.OptionalDouble;

/// Racks whose accelerators work together on workloads. Devices of different families in one pool are
/// separate
/// sub-pools.
///
/// @param rackIds racks by id, over all halls
/// @param price what an accelerator of the pool costs
@RecordBuilder
public record Pool(String id, String name, List<String> rackIds, Price price) implements PoolBuilder.With {
    /// What an accelerator of a pool costs, where the plan knows better than the catalog.
    ///
    /// @param usdPerAccelerator purchase price of one accelerator with its part of the server [USD]; empty:
    ///     the catalog's
    /// @param usdPerHour rent of one accelerator, energy and operation in it [USD/h]; empty: bought
    /// @param lifeYears years of use over which a purchase is written off; empty: the usual figure
    /// @param interest cost of capital a year (0.08 is 8 %); empty: the usual figure
    @RecordBuilder
    public record Price(
            OptionalDouble usdPerAccelerator,
            OptionalDouble usdPerHour,
            OptionalDouble lifeYears,
            OptionalDouble interest)
            implements PoolPriceBuilder.With {
        public static final Price UNSTATED = new Price(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

        public Price {
            above("purchase price of an accelerator", usdPerAccelerator);
            above("rent of an accelerator for an hour", usdPerHour);
            above("years of use", lifeYears);
            if (interest.isPresent() && !(interest.getAsDouble() >= 0 && interest.getAsDouble() <= 1)) {
                throw new IllegalArgumentException(
                        "the interest rate must be from 0 to 1 (0.08 is 8 % a year); have " + interest.getAsDouble());
            }
        }

        private static void above(String what, OptionalDouble value) {
            if (value.isPresent() && !(value.getAsDouble() > 0 && value.getAsDouble() < 1e12)) {
                throw new IllegalArgumentException(
                        "the %s must be above 0; have %s".formatted(what, value.getAsDouble()));
            }
        }
    }

    public Pool {
        rackIds = List.copyOf(rackIds);
    }

    /// A pool of which the plan states no price.
    public Pool(String id, String name, List<String> rackIds) {
        this(id, name, rackIds, Price.UNSTATED);
    }
}
