package io.kilorack.plan.layout;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Sizes for tests: a cabinet of 42U, a complete system, a superpod of 16 cabinets, and devices of every
/// depth.
public final class TestSizes implements PartSizes {
    private static final Map<String, RackSize> RACKS = Map.of(
            "cabinet", new RackSize(0.6, 1.2, OptionalDouble.of(42), OptionalDouble.of(1200), 1, false, false),
            "nvl72", new RackSize(0.6, 1.068, OptionalDouble.of(48), OptionalDouble.empty(), 1, true, false),
            "superpod", new RackSize(9.6, 1.15, OptionalDouble.of(47), OptionalDouble.empty(), 16, true, true));
    private static final Map<String, DeviceSize> DEVICES = Map.of(
            "server8u", new DeviceSize(OptionalInt.of(16), OptionalDouble.of(897.1)),
            "deep8u", new DeviceSize(OptionalInt.of(16), OptionalDouble.of(1009)),
            "shallow1u", new DeviceSize(OptionalInt.of(2), OptionalDouble.of(438)),
            "half", new DeviceSize(OptionalInt.of(1), OptionalDouble.of(300)),
            "unknown-depth", new DeviceSize(OptionalInt.of(2), OptionalDouble.empty()),
            "unknown-height", new DeviceSize(OptionalInt.empty(), OptionalDouble.of(300)));

    @Override
    public Optional<RackSize> rack(String modelId) {
        return Optional.ofNullable(RACKS.get(modelId));
    }

    @Override
    public Optional<DeviceSize> device(String modelId) {
        return Optional.ofNullable(DEVICES.get(modelId));
    }

    @Override
    public boolean knows(String modelId) {
        return RACKS.containsKey(modelId) || DEVICES.containsKey(modelId);
    }

    @Override
    public String name(String modelId) {
        return modelId;
    }
}
