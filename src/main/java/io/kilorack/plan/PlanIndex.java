package io.kilorack.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Look-ups by id in one version of a plan. Each map is built on its first use, in linear time; the plan
/// itself stays a plain tree. Where a damaged plan holds an id twice, the first one is found. Safe for use
/// from several threads.
public final class PlanIndex {
    /// Where a rack stands.
    public record RackPlace(Site site, Hall hall, Rack rack) {}

    /// Where a device is.
    public record DevicePlace(Site site, Hall hall, Rack rack, Device device) {}

    /// Where a node of the power chain is.
    public record NodePlace(Site site, PowerNode node) {}

    private final Plan plan;
    private volatile @Nullable Map<String, RackPlace> racks;
    private volatile @Nullable Map<String, DevicePlace> devices;
    private volatile @Nullable Map<String, NodePlace> nodes;
    private volatile @Nullable Map<String, Pool> poolOfRack;

    public PlanIndex(Plan plan) {
        this.plan = plan;
    }

    public Plan plan() {
        return plan;
    }

    public Optional<RackPlace> rack(String id) {
        Map<String, RackPlace> map = racks;
        if (map == null) {
            map = new HashMap<>();
            for (Site site : plan.sites()) {
                for (Hall hall : site.halls()) {
                    for (Rack rack : hall.racks()) {
                        map.putIfAbsent(rack.id(), new RackPlace(site, hall, rack));
                    }
                }
            }
            racks = map;
        }
        return Optional.ofNullable(map.get(id));
    }

    public Optional<DevicePlace> device(String id) {
        Map<String, DevicePlace> map = devices;
        if (map == null) {
            map = new HashMap<>();
            for (Site site : plan.sites()) {
                for (Hall hall : site.halls()) {
                    for (Rack rack : hall.racks()) {
                        for (Device device : rack.devices()) {
                            map.putIfAbsent(device.id(), new DevicePlace(site, hall, rack, device));
                        }
                    }
                }
            }
            devices = map;
        }
        return Optional.ofNullable(map.get(id));
    }

    public Optional<NodePlace> node(String id) {
        Map<String, NodePlace> map = nodes;
        if (map == null) {
            map = new HashMap<>();
            for (Site site : plan.sites()) {
                for (PowerNode node : site.chain()) {
                    map.putIfAbsent(node.id(), new NodePlace(site, node));
                }
            }
            nodes = map;
        }
        return Optional.ofNullable(map.get(id));
    }

    /// The first pool that names the rack.
    public Optional<Pool> poolOf(String rackId) {
        Map<String, Pool> map = poolOfRack;
        if (map == null) {
            map = new HashMap<>();
            for (Pool pool : plan.pools()) {
                for (String each : pool.rackIds()) {
                    map.putIfAbsent(each, pool);
                }
            }
            poolOfRack = map;
        }
        return Optional.ofNullable(map.get(rackId));
    }
}
