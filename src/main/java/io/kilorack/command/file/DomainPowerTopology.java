package io.kilorack.command.file;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.SystemModel;
import io.kilorack.plan.Device;
import io.kilorack.plan.Hall;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The power chain of one site as a topology import file of NVIDIA Domain Power Service: entities
/// with their operating
/// limits, feed tags, and who feeds whom.
///
/// Follows the public documentation of DPS (guides "Entities", "Topologies", "Device
/// Specifications" and the topology
/// schema, read in stored copies of versions 0.7 to 0.9, 2026). What a plan cannot know is left out
/// and has to be added
/// before an import: addresses and secrets of management controllers, and device specifications of
/// models that DPS does
/// not bring along. DPS models a tree; a node or machine with two sources is listed under both.
public final class DomainPowerTopology {
    /// Power factor at which a limit in watts is stated, as in the analysis of the chain.
    private static final double POWER_FACTOR = 0.98;

    private static final int TRAYS_OF_NVL72 = 18;

    /// Model strings that DPS implements, by catalog id.
    private static final Map<String, String> MODELS = Map.of(
            "dgx-h100", "DGX_H100",
            "dgx-h200", "DGX_H100",
            "dgx-b200", "DGX_B200",
            "dgx-b300", "DGX_B300",
            "gb200-nvl72", "DGX_GB200",
            "gb300-nvl72", "DGX_GB300",
            "vr-nvl72", "DGX_VR_NVL72");

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Site site;
    private final Catalog catalog;
    private final Map<String, NodeLoad> loads = new HashMap<>();
    private final Map<String, Set<String>> children = new LinkedHashMap<>();
    private final ArrayNode entities = MAPPER.createArrayNode();
    private final List<String> machines = new ArrayList<>();
    private final Set<String> foreign = new TreeSet<>();

    /// The file and what has to be added to it.
    ///
    /// @param models model strings that need a device specification of their own
    public record Export(String json, int nodes, int machines, Set<String> models) {}

    private DomainPowerTopology(Assessment assessment, Catalog catalog, Site site) {
        this.site = site;
        this.catalog = catalog;
        assessment.power().nodes().stream()
                .filter(node -> node.siteId().equals(site.id()))
                .forEach(node -> loads.put(node.nodeId(), node));
    }

    public static Export of(Assessment assessment, Catalog catalog, Site site) {
        return new DomainPowerTopology(assessment, catalog, site).write();
    }

    private Export write() {
        Map<String, PowerNode> byId = new HashMap<>();
        for (PowerNode node : site.chain()) {
            byId.put(node.id(), node);
            children.computeIfAbsent(node.id(), _ -> new LinkedHashSet<>());
        }
        for (PowerNode node : site.chain()) {
            entity(node);
            for (String source : node.sources()) {
                Set<String> fed = children.get(source);
                if (fed != null) {
                    fed.add(node.id());
                }
            }
        }
        for (Hall hall : site.halls()) {
            for (Rack rack : hall.racks()) {
                systems(rack);
            }
        }
        ObjectNode topology = MAPPER.createObjectNode().put("Name", site.name().isEmpty() ? site.id() : site.name());
        ArrayNode relations = topology.putArray("Entities");
        for (PowerNode node : site.chain()) {
            ObjectNode relation = relations.addObject().put("Name", node.id());
            boolean first = node.sources().stream()
                    .noneMatch(s -> byId.containsKey(s) && !byId.get(s).side().isEmpty());
            if (!node.side().isEmpty() && first) {
                relation.put("FeedTag", node.side());
            }
            Set<String> fed = children.getOrDefault(node.id(), Set.of());
            if (!fed.isEmpty()) {
                ArrayNode list = relation.putArray("Children");
                fed.forEach(list::add);
            }
        }
        machines.forEach(name -> relations.addObject().put("Name", name));
        ObjectNode root = MAPPER.createObjectNode();
        root.set("Entities", entities);
        root.set("Topology", topology);
        return new Export(
                MAPPER.writeValueAsString(root) + "\n", site.chain().size(), machines.size(), Set.copyOf(foreign));
    }

    private void entity(PowerNode node) {
        boolean domain = node.sources().isEmpty();
        ObjectNode entity = entities.addObject().put("Type", domain ? "PowerDomain" : "PowerDistribution");
        NodeLoad load = loads.get(node.id());
        OptionalDouble stated = load == null ? OptionalDouble.empty() : load.limitWatts();
        boolean limited = stated.isPresent();
        long watts = Math.round(stated.orElse(0));
        if (!domain) {
            String model = limited
                    ? "%s_%dW".formatted(node.kind().name(), watts)
                    : node.kind().name();
            entity.put("Model", model);
            foreign.add(model);
        }
        entity.put("Name", node.id());
        if (limited) {
            ObjectNode limit = entity.putObject("OperatingLimit");
            limit.putObject("PowerValue").put("Type", "W").put("Value", watts);
            limit.put("PowerFactor", POWER_FACTOR);
        }
    }

    private void systems(Rack rack) {
        SystemModel whole = catalog.systems().get(rack.modelId());
        if (whole != null) {
            boolean trays = rack.modelId().endsWith("nvl72");
            for (int i = 1; i <= (trays ? TRAYS_OF_NVL72 : 1); i++) {
                machine(rack, trays ? "%s-tray%02d".formatted(rack.id(), i) : rack.id(), rack.modelId());
            }
        }
        for (Device device : rack.devices()) {
            if (catalog.systems().containsKey(device.modelId())) {
                machine(rack, rack.id() + "-" + device.id(), device.modelId());
            }
        }
    }

    private void machine(Rack rack, String name, String modelId) {
        String model = MODELS.get(modelId);
        if (model == null) {
            model = modelId.toUpperCase(Locale.ROOT).replace('-', '_');
            foreign.add(model);
        }
        entities.addObject().put("Type", "ComputerSystem").put("Model", model).put("Name", name);
        machines.add(name);
        for (String feed : rack.feeds()) {
            Set<String> fed = children.get(feed);
            if (fed != null) {
                fed.add(name);
            }
        }
    }
}
