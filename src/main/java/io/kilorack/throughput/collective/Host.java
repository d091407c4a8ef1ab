package io.kilorack.throughput.collective;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The host's share of one accelerator: what an offloaded optimiser or activations can use.
///
/// @param memory host memory per accelerator [B]; empty: unknown
/// @param link one-way bandwidth of the host link of one accelerator, PCIe or chip to chip [B/s]; empty:
///     unknown
/// @param bandwidth host memory bandwidth per accelerator [B/s], by which the host updates; empty: unknown
public record Host(OptionalDouble memory, OptionalDouble link, OptionalDouble bandwidth) {
    public static final Host UNKNOWN = new Host(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /// From a system as the catalog states it.
    ///
    /// @param memoryGb of the whole system [GB], `bandwidthGbs` likewise [GB/s]
    /// @param linkGbs of one accelerator, one way [GB/s]
    public static Host of(
            OptionalDouble memoryGb, OptionalDouble linkGbs, OptionalDouble bandwidthGbs, int accelerators) {
        return new Host(
                scaled(memoryGb, 1e9 / accelerators), scaled(linkGbs, 1e9), scaled(bandwidthGbs, 1e9 / accelerators));
    }

    /// The part of one of `devices` devices that share an accelerator package.
    public Host perDevice(int devices) {
        return devices == 1
                ? this
                : new Host(
                        scaled(memory, 1.0 / devices), scaled(link, 1.0 / devices), scaled(bandwidth, 1.0 / devices));
    }

    /// The weaker of two in each respect; unknown where one is.
    public Host weaker(Host other) {
        return new Host(least(memory, other.memory), least(link, other.link), least(bandwidth, other.bandwidth));
    }

    /// What is unknown of it, in the words of the catalog's fields; empty when nothing is.
    public String missing() {
        List<String> names = new ArrayList<>();
        if (!(memory.orElse(0) > 0)) {
            names.add("host memory (host_mem_gb)");
        }
        if (!(link.orElse(0) > 0)) {
            names.add("host link per accelerator (host_link_gbs)");
        }
        if (!(bandwidth.orElse(0) > 0)) {
            names.add("host memory bandwidth (host_mem_bw_gbs)");
        }
        return String.join(", ", names);
    }

    public boolean known() {
        return missing().isEmpty();
    }

    private static OptionalDouble scaled(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
    }

    private static OptionalDouble least(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(Math.min(a.getAsDouble(), b.getAsDouble()))
                : OptionalDouble.empty();
    }
}
