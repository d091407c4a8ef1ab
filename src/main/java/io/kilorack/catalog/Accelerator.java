package io.kilorack.catalog;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/// One accelerator package or card. Empty values are unknown, never 0.
///
/// @param peakTflops dense peak per number format [TFLOP/s or TOP/s]; a format that is absent is unknown
/// or not
/// supported
/// @param memoryGb device memory [GB]
/// @param memoryBandwidthGbs [GB/s]
/// @param scaleUpGbs scale-up link bandwidth per accelerator, both directions together [GB/s]
/// @param scaleUpDomain accelerators that one scale-up domain can hold
/// @param tdpWatts [W]
/// @param dieAreaMm2 sum of the compute dies [mm²]
/// @param priceLowUsd low end of the price band [USD]
public record Accelerator(
        Entry entry,
        String formFactor,
        String announced,
        Map<NumberFormat, Double> peakTflops,
        OptionalDouble memoryGb,
        String memoryType,
        OptionalDouble memoryBandwidthGbs,
        String scaleUpName,
        OptionalDouble scaleUpGbs,
        OptionalDouble scaleUpDomain,
        OptionalDouble tdpWatts,
        OptionalDouble dieAreaMm2,
        String processNode,
        String foundry,
        OptionalDouble priceLowUsd,
        OptionalDouble priceHighUsd) {

    public Accelerator {
        peakTflops = peakTflops.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(peakTflops));
    }

    public String id() {
        return entry.id();
    }

    public String name() {
        return entry.name();
    }

    public String vendor() {
        return entry.vendor();
    }

    /// Dense peak in `format` [TFLOP/s], empty when unknown or not supported.
    public OptionalDouble peak(NumberFormat format) {
        Double value = peakTflops.get(format);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// The same with other cells; the typed values stay.
    public Accelerator with(Entry cells) {
        return new Accelerator(
                cells,
                formFactor,
                announced,
                peakTflops,
                memoryGb,
                memoryType,
                memoryBandwidthGbs,
                scaleUpName,
                scaleUpGbs,
                scaleUpDomain,
                tdpWatts,
                dieAreaMm2,
                processNode,
                foundry,
                priceLowUsd,
                priceHighUsd);
    }
}
