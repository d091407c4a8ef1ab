package io.kilorack.plan;

import java.util.List;

/// Racks whose accelerators work together on workloads. Devices of different families in one pool are
/// separate
/// sub-pools.
///
/// @param rackIds racks by id, over all halls
public record Pool(String id, String name, List<String> rackIds) {
    public Pool {
        rackIds = List.copyOf(rackIds);
    }
}
