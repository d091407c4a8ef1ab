package io.kilorack.plan.layout;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Infrastructure;
import io.kilorack.catalog.SystemModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Sizes of catalog parts as geometry needs them.
public interface PartSizes {
    /// Width that is assumed where the catalog has none [m]: the common cabinet.
    double ASSUMED_WIDTH_M = 0.6;

    /// Depth that is assumed where the catalog has none [m].
    double ASSUMED_DEPTH_M = 1.2;

    /// Most cabinets of a superpod side by side; more stand in further rows with an aisle between. A
    /// planning convention of ours.
    int CABINETS_PER_ROW = 20;

    /// Aisle between the rows of a superpod [m], as in rule S10.
    double AISLE_M = 1.2;

    /// Footprint and inside of a cabinet or of an integrated system.
    ///
    /// @param widthM outer width along the front [m]
    /// @param depthM outer depth from front to rear [m]
    /// @param heightU rack units inside; empty when unknown
    /// @param usableDepthMm depth for devices [mm]; empty when unknown
    /// @param cabinets cabinets it consists of; 1 for a rack
    /// @param integrated a complete system: nothing is put into it
    /// @param assumed true when a size above stands for an unknown one
    record RackSize(
            double widthM,
            double depthM,
            OptionalDouble heightU,
            OptionalDouble usableDepthMm,
            int cabinets,
            boolean integrated,
            boolean assumed) {}

    /// @param heightHalfU height in half rack units, rounded up; empty when unknown
    /// @param depthMm empty when unknown
    record DeviceSize(OptionalInt heightHalfU, OptionalDouble depthMm) {}

    /// Size of a cabinet or integrated system; empty when the catalog has no such part or it is not one.
    Optional<RackSize> rack(String modelId);

    /// Size of something that stands in a rack; empty when the catalog has no such part or it does not
    /// stand in racks.
    Optional<DeviceSize> device(String modelId);

    /// True when the catalog has the part at all.
    boolean knows(String modelId);

    /// Name for people, or the id when the part is unknown.
    String name(String modelId);

    /// Sizes from a catalog. The conversion runs once, here; look-ups are plain map reads.
    static PartSizes of(Catalog catalog) {
        Map<String, RackSize> racks = new HashMap<>();
        Map<String, DeviceSize> devices = new HashMap<>();
        for (Infrastructure part : catalog.infrastructure().values()) {
            if (part.kind().equals("rack")) {
                racks.put(part.id(), cabinet(part));
            } else {
                devices.put(part.id(), new DeviceSize(halves(part.heightU()), part.depthMm()));
            }
        }
        for (SystemModel system : catalog.systems().values()) {
            if (system.form() == SystemModel.Form.SERVER) {
                devices.put(system.id(), new DeviceSize(halves(system.heightU()), system.depthMm()));
            } else {
                racks.put(system.id(), integrated(system));
            }
        }
        return new PartSizes() {
            @Override
            public Optional<RackSize> rack(String modelId) {
                return Optional.ofNullable(racks.get(modelId));
            }

            @Override
            public Optional<DeviceSize> device(String modelId) {
                return Optional.ofNullable(devices.get(modelId));
            }

            @Override
            public boolean knows(String modelId) {
                return catalog.entries().containsKey(modelId)
                        || racks.containsKey(modelId)
                        || devices.containsKey(modelId);
            }

            @Override
            public String name(String modelId) {
                return catalog.entry(modelId).map(entry -> entry.name()).orElse(modelId);
            }
        };
    }

    private static RackSize cabinet(Infrastructure part) {
        return new RackSize(
                metres(part.widthMm(), ASSUMED_WIDTH_M),
                metres(part.depthMm(), ASSUMED_DEPTH_M),
                part.heightU(),
                part.depthMm(),
                1,
                false,
                part.widthMm().isEmpty() || part.depthMm().isEmpty());
    }

    /// Several cabinets stand side by side, front to the same side; more than [#CABINETS_PER_ROW] in
    /// further rows.
    private static RackSize integrated(SystemModel system) {
        int cabinets = Math.max(1, system.racks().orElse(1));
        int perRow = Math.min(cabinets, CABINETS_PER_ROW);
        int rows = (cabinets + perRow - 1) / perRow;
        OptionalDouble width = system.entry().number("width_mm");
        double depth = metres(system.depthMm(), ASSUMED_DEPTH_M);
        return new RackSize(
                perRow * metres(width, ASSUMED_WIDTH_M),
                rows * depth + (rows - 1) * AISLE_M,
                system.heightU(),
                OptionalDouble.empty(),
                cabinets,
                true,
                width.isEmpty() || system.depthMm().isEmpty() || system.racks().isEmpty());
    }

    private static double metres(OptionalDouble mm, double otherwise) {
        return mm.isPresent() && mm.getAsDouble() > 0 ? mm.getAsDouble() / 1000 : otherwise;
    }

    private static OptionalInt halves(OptionalDouble heightU) {
        return heightU.isPresent() && heightU.getAsDouble() > 0
                ? OptionalInt.of((int) Math.ceil(heightU.getAsDouble() * 2 - 1e-9))
                : OptionalInt.empty();
    }
}
