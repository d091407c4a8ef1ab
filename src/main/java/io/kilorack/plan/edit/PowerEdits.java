package io.kilorack.plan.edit;

import io.kilorack.plan.Circuit;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Plan;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Edits of the power chain and of cooling units.
public final class PowerEdits {
    PowerEdits() {}

    /// Adds a node; its id must be new and its sources must exist at the same site.
    public Edit addNode(Plan plan, String siteId, PowerNode node) {
        Site site = Change.find(plan.sites(), Site::id, siteId).orElse(null);
        if (site == null) {
            return Words.noSuch("site", siteId);
        }
        if (siteOfNode(plan, node.id()).isPresent()) {
            return Edit.refused("There is already a power node " + node.id() + ".", "Choose another id.", node.id());
        }
        Edit wrong = wrongSources(site, node);
        return wrong != null
                ? wrong
                : Edit.made(
                        "Add " + name(node),
                        withChain(plan, site, Change.plus(site.chain(), List.of(node))),
                        node.id());
    }

    /// Replaces the node with the same id.
    public Edit changeNode(Plan plan, PowerNode node) {
        Site site = siteOfNode(plan, node.id()).orElse(null);
        if (site == null) {
            return Words.noSuch("power node", node.id());
        }
        Edit wrong = wrongSources(site, node);
        if (wrong != null) {
            return wrong;
        }
        List<PowerNode> chain =
                Change.map(site.chain(), each -> each.id().equals(node.id()) && !each.equals(node) ? node : each);
        return Edit.made(
                "Change " + name(node), chain == site.chain() ? plan : withChain(plan, site, chain), node.id());
    }

    /// Removes a node; what it fed, racks and cooling units too, no longer names it.
    public Edit removeNode(Plan plan, String nodeId) {
        Site site = siteOfNode(plan, nodeId).orElse(null);
        if (site == null) {
            return Words.noSuch("power node", nodeId);
        }
        PowerNode node = Change.find(site.chain(), PowerNode::id, nodeId).orElseThrow();
        List<PowerNode> chain = Change.map(Change.without(site.chain(), each -> each == node), each -> {
            List<String> sources = Change.without(each.sources(), nodeId::equals);
            return sources == each.sources() ? each : each.withSources(sources);
        });
        List<CoolingUnit> units = Change.map(site.cooling(), unit -> {
            List<String> feeds = Change.without(unit.feeds(), nodeId::equals);
            return feeds == unit.feeds() ? unit : unit.withFeeds(feeds);
        });
        Plan without =
                Change.sites(plan, each -> each == site ? site.withChain(chain).withCooling(units) : each);
        Plan next = Change.racks(without, rack -> {
            List<String> feeds = Change.without(rack.feeds(), nodeId::equals);
            return feeds == rack.feeds() ? rack : rack.withFeeds(feeds);
        });
        return Edit.made("Remove " + name(node), next);
    }

    /// Connects racks and nodes anew: conductors, breakers, positions. One edit, however many it moves.
    ///
    /// @param name what the menu says after "Undo"
    /// @param circuits all circuits of each rack, by rack id
    /// @param nodes nodes in their new form, by id
    public Edit connect(Plan plan, String name, Map<String, List<Circuit>> circuits, Map<String, PowerNode> nodes) {
        var racks = new HashSet<String>();
        for (Rack rack : Change.all(Change.byHall(plan, circuits.keySet()))) {
            racks.add(rack.id());
            for (Circuit circuit : circuits.getOrDefault(rack.id(), List.of())) {
                if (!rack.feeds().contains(circuit.feed())) {
                    return Edit.refused(
                            "Rack %s is not fed by %s.".formatted(Words.rack(rack), circuit.feed()),
                            "Add that feed to the rack first.",
                            rack.id());
                }
            }
        }
        var missing = new ArrayList<>(circuits.keySet());
        missing.removeAll(racks);
        if (!missing.isEmpty()) {
            return Words.noSuch("rack", missing);
        }
        Plan next = Change.sites(plan, site -> {
            List<PowerNode> chain = Change.map(site.chain(), each -> {
                PowerNode to = nodes.get(each.id());
                return to == null || to.equals(each) ? each : to;
            });
            return chain == site.chain() ? site : site.withChain(chain);
        });
        next = Change.racks(next, rack -> {
            List<Circuit> to = circuits.get(rack.id());
            return to == null || to.equals(rack.circuits()) ? rack : rack.withCircuits(to);
        });
        return Edit.made(name, next);
    }

    /// Adds a cooling unit; its id must be new and its feeds must exist at the same site.
    public Edit addCooling(Plan plan, String siteId, CoolingUnit unit) {
        Site site = Change.find(plan.sites(), Site::id, siteId).orElse(null);
        if (site == null) {
            return Words.noSuch("site", siteId);
        }
        if (siteOfUnit(plan, unit.id()).isPresent()) {
            return Edit.refused("There is already a cooling unit " + unit.id() + ".", "Choose another id.", unit.id());
        }
        Edit wrong = wrongFeeds(site, unit);
        return wrong != null
                ? wrong
                : Edit.made(
                        "Add " + name(unit),
                        withCooling(plan, site, Change.plus(site.cooling(), List.of(unit))),
                        unit.id());
    }

    /// Replaces the cooling unit with the same id.
    public Edit changeCooling(Plan plan, CoolingUnit unit) {
        Site site = siteOfUnit(plan, unit.id()).orElse(null);
        if (site == null) {
            return Words.noSuch("cooling unit", unit.id());
        }
        Edit wrong = wrongFeeds(site, unit);
        if (wrong != null) {
            return wrong;
        }
        List<CoolingUnit> units =
                Change.map(site.cooling(), each -> each.id().equals(unit.id()) && !each.equals(unit) ? unit : each);
        return Edit.made(
                "Change " + name(unit), units == site.cooling() ? plan : withCooling(plan, site, units), unit.id());
    }

    /// Removes a cooling unit; racks and halls lose the group when this was its last unit.
    public Edit removeCooling(Plan plan, String unitId) {
        Site site = siteOfUnit(plan, unitId).orElse(null);
        if (site == null) {
            return Words.noSuch("cooling unit", unitId);
        }
        CoolingUnit unit = Change.find(site.cooling(), CoolingUnit::id, unitId).orElseThrow();
        Plan next = withCooling(plan, site, Change.without(site.cooling(), each -> each == unit));
        boolean last = next.sites().stream()
                .flatMap(each -> each.cooling().stream())
                .noneMatch(each -> each.group().equals(unit.group()));
        if (last && !unit.group().isEmpty()) {
            next = Change.racks(next, (Rack rack) -> rack.loop().equals(unit.group()) ? rack.withLoop("") : rack);
            next = Change.halls(next, hall -> hall.airGroup().equals(unit.group()) ? hall.withAirGroup("") : hall);
        }
        return Edit.made("Remove " + name(unit), next);
    }

    private static @org.jspecify.annotations.Nullable Edit wrongSources(Site site, PowerNode node) {
        Map<String, List<String>> sources = new HashMap<>();
        site.chain().forEach(each -> sources.put(each.id(), each.sources()));
        sources.put(node.id(), node.sources());
        for (String source : node.sources()) {
            if (!sources.containsKey(source)) {
                return Words.noSuch("power node at this site:", source);
            }
        }
        var seen = new HashSet<String>();
        var open = new ArrayDeque<>(node.sources());
        while (!open.isEmpty()) {
            String at = open.pop();
            if (at.equals(node.id())) {
                return Edit.refused(name(node) + " would feed itself.", "Choose sources upstream of it.", node.id());
            }
            if (seen.add(at)) {
                open.addAll(sources.getOrDefault(at, List.of()));
            }
        }
        return null;
    }

    private static @org.jspecify.annotations.Nullable Edit wrongFeeds(Site site, CoolingUnit unit) {
        for (String feed : unit.feeds()) {
            if (Change.find(site.chain(), PowerNode::id, feed).isEmpty()) {
                return Words.noSuch("power node at this site:", feed);
            }
        }
        return new HashSet<>(unit.feeds()).size() == unit.feeds().size()
                ? null
                : Edit.refused(name(unit) + " would hang twice on one feed.", "Name each feed once.", unit.id());
    }

    private static Optional<Site> siteOfNode(Plan plan, String nodeId) {
        return plan.sites().stream()
                .filter(site -> Change.find(site.chain(), PowerNode::id, nodeId).isPresent())
                .findFirst();
    }

    private static Optional<Site> siteOfUnit(Plan plan, String unitId) {
        return plan.sites().stream()
                .filter(site ->
                        Change.find(site.cooling(), CoolingUnit::id, unitId).isPresent())
                .findFirst();
    }

    private static Plan withChain(Plan plan, Site site, List<PowerNode> chain) {
        return Change.sites(plan, each -> each == site ? site.withChain(chain) : each);
    }

    private static Plan withCooling(Plan plan, Site site, List<CoolingUnit> units) {
        return Change.sites(plan, each -> each == site ? site.withCooling(units) : each);
    }

    private static String name(PowerNode node) {
        return Words.label(node.id(), node.name());
    }

    private static String name(CoolingUnit unit) {
        return Words.label(unit.id(), unit.name());
    }
}
