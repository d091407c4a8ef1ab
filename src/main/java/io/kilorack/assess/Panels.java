package io.kilorack.assess;

import io.kilorack.assess.PanelSchedule.Behind;
import io.kilorack.assess.PanelSchedule.Child;
import io.kilorack.plan.Phases;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.power.chain.ChainAnalysis;
import io.kilorack.power.chain.NodeState;
import io.kilorack.power.chain.PhaseLoad;
import io.kilorack.power.chain.Wiring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What is told of a power chain when it is asked for: panel schedules, proposals for their phases, and
/// loads during a failure.
public final class Panels {
    /// The panels of a plan without a power chain.
    public static final Panels NONE = new Panels(List.of());

    private final List<OfSite> sites;

    private Panels(List<OfSite> sites) {
        this.sites = sites;
    }

    static Panels of(Roster roster, Cards cards, RackSplits splits, List<ChainRoom> chains) {
        var sites = new ArrayList<OfSite>();
        for (int s = 0; s < chains.size(); s++) {
            sites.add(new OfSite(roster, cards, splits, chains.get(s), s));
        }
        return new Panels(List.copyOf(sites));
    }

    /// Schedules of all nodes that feed racks or other nodes through breakers, in plan order.
    public List<PanelSchedule> all() {
        return new Lazy<>(() -> {
            var all = new ArrayList<PanelSchedule>();
            for (OfSite site : sites) {
                for (PowerNode node : site.site().chain()) {
                    if (distributes(node)) {
                        site.schedule(node.id())
                                .filter(s -> !s.rows().isEmpty())
                                .ifPresent(all::add);
                    }
                }
            }
            return all;
        });
    }

    /// Load of every node of the chain while one of its nodes is lost [W], by id; empty when there is
    /// no such node.
    public Map<String, Double> during(String failedNode) {
        var watts = new HashMap<String, Double>();
        for (OfSite site : sites) {
            double[] out = site.chain.maximum().during(failedNode);
            for (int v = 0; v < out.length; v++) {
                watts.put(site.chain.maximum().chain().nodes().get(v).id(), out[v]);
            }
        }
        return watts;
    }

    /// Checks of the panels that state positions, and of those whose circuits do.
    List<Check> checks() {
        var checks = new ArrayList<Check>();
        for (OfSite site : sites) {
            var asked = new java.util.LinkedHashSet<String>();
            for (PowerNode node : site.site().chain()) {
                if (node.positions().isPresent()) {
                    asked.add(node.id());
                }
                if (node.position().isPresent()) {
                    asked.addAll(node.sources());
                }
            }
            for (Rack rack : site.chain.racksWithCircuits()) {
                rack.circuits().stream()
                        .filter(c -> c.position().isPresent() || c.breakerAmps().isPresent())
                        .forEach(c -> asked.add(c.feed()));
            }
            asked.forEach(id -> site.schedule(id).ifPresent(panel -> checks.addAll(PhaseChecks.panel(panel))));
        }
        return checks;
    }

    /// Cooling units of a site that its chain feeds, in plan order.
    public List<FedUnit> cooling(String siteId) {
        return sites.stream()
                .filter(site -> site.site().id().equals(siteId))
                .flatMap(site -> site.chain.cooling().fed().stream())
                .toList();
    }

    /// Schedule of one node; empty when there is no such node.
    public Optional<PanelSchedule> of(String nodeId) {
        return sites.stream().flatMap(site -> site.schedule(nodeId).stream()).findFirst();
    }

    /// Conductors and positions that spread the load of a node's circuits over its phases; empty when there
    /// is nothing to spread: no such node, no three phases, no circuit.
    public Optional<PhaseProposal> proposal(String nodeId) {
        return sites.stream().flatMap(site -> site.proposal(nodeId).stream()).findFirst();
    }

    /// Panels are equal when their schedules are.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Panels that && all().equals(that.all()));
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    /// Nodes whose branches have breakers of their own.
    static boolean distributes(PowerNode node) {
        return switch (node.kind()) {
            case PDU, RPP, BUSWAY, TAP, SWITCHGEAR -> true;
            default -> node.positions().isPresent();
        };
    }

    /// Rack and which of its feeds the node is.
    private record Plug(int position, int feed) {}

    /// One site; its look-ups are built on first use.
    static final class OfSite {
        private final Roster roster;
        private final Cards cards;
        private final RackSplits splits;
        private final ChainRoom chain;
        private final int index;
        private @Nullable Map<String, PowerNode> nodes;
        private final Map<String, List<Plug>> racks = new HashMap<>();
        private final Map<String, List<PowerNode>> children = new HashMap<>();

        OfSite(Roster roster, Cards cards, RackSplits splits, ChainRoom chain, int index) {
            this.roster = roster;
            this.cards = cards;
            this.splits = splits;
            this.chain = chain;
            this.index = index;
        }

        Site site() {
            return roster.plan.sites().get(index);
        }

        private synchronized Map<String, PowerNode> nodes() {
            Map<String, PowerNode> known = nodes;
            if (known != null) {
                return known;
            }
            var made = new LinkedHashMap<String, PowerNode>();
            for (PowerNode node : site().chain()) {
                made.putIfAbsent(node.id(), node);
                for (String source : node.sources()) {
                    children.computeIfAbsent(source, _ -> new ArrayList<>()).add(node);
                }
            }
            for (int h = 0; h < roster.halls.size(); h++) {
                for (int i = roster.hallStart[h]; roster.siteOfHall[h] == index && i < roster.hallStart[h + 1]; i++) {
                    List<String> feeds = roster.racks[i].feeds();
                    for (int f = 0; f < feeds.size(); f++) {
                        racks.computeIfAbsent(feeds.get(f), _ -> new ArrayList<>())
                                .add(new Plug(i, f));
                    }
                }
            }
            nodes = made;
            return made;
        }

        Optional<PanelSchedule> schedule(String nodeId) {
            Map<String, PowerNode> all = nodes();
            PowerNode node = all.get(nodeId);
            if (node == null) {
                return Optional.empty();
            }
            var behind = new ArrayList<Behind>();
            for (Plug plug : racks.getOrDefault(nodeId, List.of())) {
                Rack rack = roster.racks[plug.position];
                RackCard card = cards.of[plug.position];
                int unknown = card.pieces().stream()
                        .filter(piece -> piece.maximumMilliwatts() < 0)
                        .mapToInt(RackCard.Piece::count)
                        .sum();
                if (!card.pieces().isEmpty()) {
                    behind.add(new Behind(rack, splits.draw(site(), all, rack, card, plug.feed), unknown));
                }
            }
            var below = new ArrayList<Child>();
            for (PowerNode child : children.getOrDefault(nodeId, List.of())) {
                NodeState state = chain.maximum().node(child.id()).orElse(null);
                below.add(new Child(
                        child,
                        state == null ? OptionalDouble.empty() : inputAmps(chain.maximum(), state, node),
                        state == null ? 0 : state.unknownDevices()));
            }
            List<FedUnit> units = chain.cooling().fed().stream()
                    .filter(fed -> fed.unit().feeds().contains(nodeId))
                    .toList();
            return Optional.of(PanelSchedule.of(site(), node, behind, below, units));
        }

        /// Current of the fullest line that a node draws from its panel in its worst failure, at the
        /// panel's voltage: the input with everything alive, grown as the node's own fullest line grows.
        private static OptionalDouble inputAmps(ChainAnalysis chain, NodeState state, PowerNode panel) {
            double volts = panel.voltage().orElse(0);
            PhaseLoad input = chain.input(state.node().id()).orElse(null);
            if (!(volts > 0) || input == null) {
                return OptionalDouble.empty();
            }
            if (state.node().wiring() == Wiring.SINGLE_PHASE && PanelSchedule.poles(panel) == 3) {
                return state.phases().isEmpty()
                        ? OptionalDouble.empty()
                        : PhaseLoad.amps(state.phases().get().worstVa(), state.node());
            }
            return OptionalDouble.of(input.highest() * growth(state) / lineVolts(panel));
        }

        /// Worst load of a node over its load with everything alive.
        private static double growth(NodeState state) {
            return state.normalWatts() > 0 ? state.worstWatts() / state.normalWatts() : 1;
        }

        private static double lineVolts(PowerNode panel) {
            double volts = panel.voltage().orElse(0);
            return PanelSchedule.poles(panel) == 3 ? volts / Math.sqrt(3) : volts;
        }

        Optional<PhaseProposal> proposal(String nodeId) {
            PowerNode node = nodes().get(nodeId);
            PanelSchedule schedule = schedule(nodeId).orElse(null);
            if (node == null || schedule == null || PanelSchedule.poles(node) != 3) {
                return Optional.empty();
            }
            double volts = node.voltage().orElse(0);
            if (!(volts > 0)) {
                return Optional.empty();
            }
            var draws = new HashMap<String, RackSplits.Draw>();
            for (Plug plug : racks.getOrDefault(nodeId, List.of())) {
                Rack rack = roster.racks[plug.position];
                draws.put(rack.id(), splits.draw(site(), nodes(), rack, cards.of[plug.position], plug.feed));
            }
            ChainAnalysis analysis = chain.maximum();
            for (PowerNode child : children.getOrDefault(nodeId, List.of())) {
                NodeState state = analysis.node(child.id()).orElse(null);
                PhaseLoad input = analysis.input(child.id()).orElse(null);
                if (state == null || input == null || input.lines().size() < 3) {
                    continue;
                }
                // in the child's own order of conductors
                int turn = child.phases()
                        .filter(p -> p.poles() == 3)
                        .map(Phases::turn)
                        .orElse(0);
                double to = growth(state) / lineVolts(node);
                draws.put(
                        child.id(),
                        new RackSplits.Draw(
                                0,
                                0,
                                to * input.lines().get(turn),
                                to * input.lines().get((turn + 1) % 3),
                                to * input.lines().get((turn + 2) % 3)));
            }
            Map<String, Rack> byId = new HashMap<>();
            for (Plug plug : racks.getOrDefault(nodeId, List.of())) {
                byId.put(roster.racks[plug.position].id(), roster.racks[plug.position]);
            }
            return PhaseProposal.of(node, schedule, draws, byId, nodes());
        }
    }
}
