package io.kilorack.power.validation;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.NumberFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// Facts of the accelerators that cases name: from the catalog by id, else by words of their name, else
/// from a short list of devices that the catalog does not hold.
///
/// @param accelerators of the catalog, by id
record Chips(Map<String, Accelerator> accelerators) {
    /// @param tdpWatts [W], `bytesPerSecond` of memory, `flopPerSecond` dense 16-bit peak; empty: unknown
    record Chip(String name, OptionalDouble tdpWatts, OptionalDouble bytesPerSecond, OptionalDouble flopPerSecond) {}

    /// Catalog ids by words that must all occur in a name, most specific first.
    private static final SequencedMap<List<String>, String> NAMES = new LinkedHashMap<>();

    static {
        name("nv-gb300", "gb300");
        name("nv-gb200", "gb200");
        name("nv-b300", "b300");
        name("nv-b200", "b200");
        name("nv-b100", "b100");
        name("nv-h200-nvl", "h200", "nvl");
        name("nv-h200-sxm", "h200");
        name("nv-h100-nvl", "h100", "nvl");
        name("nv-h100-pcie", "h100", "pcie");
        name("nv-h100-sxm", "h100");
        name("nv-h800-pcie", "h800", "pcie");
        name("nv-h800-sxm", "h800");
        name("nv-h20-141", "h20", "141");
        name("nv-h20-96", "h20");
        name("nv-a100-pcie-80", "a100", "pcie", "80");
        name("nv-a100-pcie-40", "a100", "pcie");
        name("nv-a100-sxm-40", "a100", "40gb");
        name("nv-a100-sxm-80", "a100");
        name("nv-a800-pcie-80", "a800", "pcie");
        name("nv-a800-sxm-80", "a800");
        name("nv-l40s", "l40s");
        name("nv-l40", "l40");
        name("nv-l20", "l20");
        name("nv-l4", "l4");
        name("nv-rtxpro6000-server", "rtx", "6000");
        name("nv-rtx5090", "5090");
        name("nv-rtx4090", "4090");
        name("amd-mi355x", "mi355");
        name("amd-mi350x", "mi350");
        name("amd-mi325x", "mi325");
        name("amd-mi300x", "mi300x");
        name("amd-mi308x", "mi308");
        name("amd-mi250x", "mi250");
        name("amd-mi210", "mi210");
        name("intel-gaudi3-oam", "gaudi", "3");
        name("intel-gaudi2", "gaudi", "2");
        name("aws-trn2", "trainium2");
        name("ascend-910c", "910c");
        name("ascend-910b4", "910b4");
        name("ascend-910b3", "910b3");
        name("ascend-910b2", "910b");
        name("ascend-910a", "910");
        name("ascend-310p", "310p");
        name("kunlun-p800", "p800");
        name("cambricon-mlu590", "mlu590");
        name("nv-v100-sxm2-32", "v100");
    }

    /// Devices outside the catalog: data sheets, from memory.
    private static final SequencedMap<String, Chip> OTHERS = new LinkedHashMap<>();

    static {
        other("mi300a", 550, 5.3e12, 9.8e14);
        other("gh200", 700, 4.0e12, 9.9e14);
        other("p100", 300, 7.3e11, 2.1e13);
        other("t4", 70, 3.2e11, 6.5e13);
        other("a10", 150, 6.0e11, 1.25e14);
        other("a30", 165, 9.3e11, 1.65e14);
        other("a40", 300, 7.0e11, 1.5e14);
    }

    private static void name(String id, String... words) {
        NAMES.put(List.of(words), id);
    }

    private static void other(String name, double tdp, double bytes, double flop) {
        OTHERS.put(name, new Chip(name, OptionalDouble.of(tdp), OptionalDouble.of(bytes), OptionalDouble.of(flop)));
    }

    Optional<Chip> find(PowerCase c) {
        String text = c.accelerator().toLowerCase(Locale.ROOT);
        for (String word : text.split("\\s+")) {
            Accelerator exact = accelerators.get(word);
            if (exact != null) {
                return Optional.of(chip(exact));
            }
        }
        List<String> tokens = List.of(text.split("[^a-z0-9]+"));
        for (Map.Entry<String, Chip> each : OTHERS.entrySet()) {
            if (tokens.contains(each.getKey())) {
                return Optional.of(each.getValue());
            }
        }
        for (Map.Entry<List<String>, String> each : NAMES.entrySet()) {
            Accelerator known = accelerators.get(each.getValue());
            if (known != null && each.getKey().stream().allMatch(text::contains)) {
                return Optional.of(chip(known));
            }
        }
        return Optional.empty();
    }

    private static Chip chip(Accelerator a) {
        return new Chip(
                a.name(), a.tdpWatts(), scaled(a.memoryBandwidthGbs(), 1e9), scaled(a.peak(NumberFormat.BF16), 1e12));
    }

    private static OptionalDouble scaled(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
    }
}
