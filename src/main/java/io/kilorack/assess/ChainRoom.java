package io.kilorack.assess;

import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.power.chain.ChainAnalysis;
import io.kilorack.power.chain.ChainFlow;
import io.kilorack.power.chain.ChainIssue;
import io.kilorack.power.chain.ChainLoad;
import io.kilorack.power.chain.ChainNode;
import io.kilorack.power.chain.Conductors;
import io.kilorack.power.chain.FailureState;
import io.kilorack.power.chain.LossCurve;
import io.kilorack.power.chain.NodeKind;
import io.kilorack.power.chain.NodeState;
import io.kilorack.power.chain.PowerChain;
import io.kilorack.power.chain.VectorGroup;
import io.kilorack.power.chain.Wiring;
import io.kilorack.power.chain.WiringRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The power chain of one site with its loads, analysed: every node in the normal state and in every single
/// failure. Limits are checked at the declared maxima of racks and cooling units; losses follow from the
/// expected draws of the racks alone, since the yearly model has the cooling's energy ([CoolingSupply]).
final class ChainRoom {
    private final Site site;
    private final Rack[] racks;
    private final LoadGroups groups;
    private final CoolingSupply cooling;
    /// The nodes that the plan draws, in its order.
    private final List<ChainNode> own;
    private final ChainAnalysis maximum;
    private final ChainFlow expected;
    private final List<ChainIssue> issues;
    private final List<NodeState> nodes;
    private final List<NodeState> noteworthy;
    private @Nullable Circuits circuits;

    private ChainRoom(
            Site site,
            Rack[] racks,
            LoadGroups groups,
            CoolingSupply cooling,
            List<ChainNode> own,
            ChainAnalysis maximum,
            ChainFlow expected,
            List<ChainIssue> issues) {
        this.site = site;
        this.racks = racks;
        this.groups = groups;
        this.cooling = cooling;
        this.own = own;
        this.maximum = maximum;
        this.expected = expected;
        this.issues = issues;
        nodes = new Lazy<>(() -> own(maximum.nodes()));
        noteworthy = new Lazy<>(() -> own(maximum.noteworthy(PhaseChecks.POOR)));
    }

    /// Analyses a site, and takes over from `before` all that an edit does not touch.
    static ChainRoom of(Site site, Roster roster, LoadGroups groups, Parts parts, @Nullable ChainRoom before) {
        ChainRoom now = made(site, roster, groups, parts, before);
        now.circuits = before == null ? null : before.circuits;
        return now;
    }

    private static ChainRoom made(
            Site site, Roster roster, LoadGroups groups, Parts parts, @Nullable ChainRoom before) {
        if (before == null || before.site.ruleSet() != site.ruleSet()) {
            return anew(site, roster, groups, parts);
        }
        boolean sameNodes =
                before.site.chain() == site.chain() || before.site.chain().equals(site.chain());
        List<ChainNode> nodes = sameNodes ? before.own : nodes(site, before);
        CoolingSupply cooling = sameNodes && before.site.cooling().equals(site.cooling())
                ? before.cooling
                : CoolingSupply.of(site, nodes, parts);
        boolean sameCooling = cooling == before.cooling || cooling.same(before.cooling);
        if (sameNodes && sameCooling && before.groups.loads.equals(groups.loads)) {
            return new ChainRoom(
                    site, roster.racks, groups, cooling, nodes, before.maximum, before.expected, before.issues);
        }
        List<ChainNode> all = sameNodes && sameCooling ? before.maximum.chain().nodes() : both(nodes, cooling.switches);
        PowerChain chain = before.maximum.chain().edited(all, both(groups.loads, cooling.loads));
        PowerChain expected = before.expected.chain().edited(all, groups.loads);
        return new ChainRoom(
                site,
                roster.racks,
                groups,
                cooling,
                nodes,
                chain.analyze(before.maximum),
                ChainFlow.after(expected, before.expected),
                chain.issues());
    }

    private static ChainRoom anew(Site site, Roster roster, LoadGroups groups, Parts parts) {
        var rules = site.ruleSet() == Site.RuleSet.NEC ? WiringRules.NEC : WiringRules.IEC;
        List<ChainNode> nodes = nodes(site, null);
        CoolingSupply cooling = CoolingSupply.of(site, nodes, parts);
        PowerChain chain = PowerChain.of(
                both(nodes, cooling.switches), both(groups.loads, cooling.loads), rules, ChainLoad.Basis.MAXIMUM);
        return new ChainRoom(
                site,
                roster.racks,
                groups,
                cooling,
                nodes,
                chain.analyze(),
                ChainFlow.of(chain.carrying(groups.loads).on(ChainLoad.Basis.EXPECTED)),
                chain.issues());
    }

    /// Nodes of the site for the engine; those that are as they were are the values that they were.
    private static List<ChainNode> nodes(Site site, @Nullable ChainRoom before) {
        List<PowerNode> chain = site.chain();
        List<PowerNode> old = before == null ? List.of() : before.site.chain();
        var nodes = new ArrayList<ChainNode>(chain.size());
        for (int i = 0; i < chain.size(); i++) {
            nodes.add(
                    before != null
                                    && before.site.ruleSet() == site.ruleSet()
                                    && i < old.size()
                                    && old.get(i) == chain.get(i)
                            ? before.own.get(i)
                            : node(chain.get(i), site.ruleSet()));
        }
        return List.copyOf(nodes);
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        if (second.isEmpty()) {
            return first;
        }
        var all = new ArrayList<T>(first.size() + second.size());
        all.addAll(first);
        all.addAll(second);
        return all;
    }

    /// The nodes that the plan draws: without the transfer switches of cooling units.
    private static List<NodeState> own(List<NodeState> all) {
        return all.stream()
                .filter(state -> !CoolingSupply.isSwitch(state.node().id()))
                .toList();
    }

    private static ChainNode node(PowerNode n, Site.RuleSet rules) {
        NodeKind kind = NodeKind.valueOf(n.kind().name());
        double efficiency = n.efficiency().orElse(Double.NaN);
        // An efficiency outside (0, 1] is reported by a check and does not count.
        Optional<LossCurve> loss = efficiency >= 1e-3 && efficiency <= 1
                ? Optional.of(kind.defaultLoss().scaledTo(efficiency))
                : Optional.empty();
        return new ChainNode(
                n.id(),
                n.name().isEmpty() ? n.id() : n.name(),
                kind,
                n.sources(),
                n.side(),
                Wiring.valueOf(n.wiring().name()),
                n.voltage(),
                times1000(n.ratedKw()),
                times1000(n.ratedKva()),
                n.ratedAmps(),
                loss,
                n.policyLimit(),
                n.phases().map(p -> new Conductors(p.poles(), p.turn())),
                group(n, rules));
    }

    /// The vector group stated; where none is, the usual one of the region for a wye output: Dyn11 under
    /// IEC rules, Dyn1 under NEC (the low side of a delta-wye lags by 30° after IEEE C57.12.00).
    static Optional<VectorGroup> group(PowerNode n, Site.RuleSet rules) {
        if (n.vectorGroup().isPresent()) {
            return n.vectorGroup().map(g -> VectorGroup.valueOf(g.name()));
        }
        boolean transformer = n.kind() == PowerNode.NodeKind.TRANSFORMER || n.kind() == PowerNode.NodeKind.PDU;
        return transformer && n.wiring() == PowerNode.Wiring.THREE_PHASE_WYE && rules == Site.RuleSet.NEC
                ? Optional.of(VectorGroup.DYN1)
                : Optional.empty();
    }

    private static OptionalDouble times1000(OptionalDouble value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * 1000) : value;
    }

    Site site() {
        return site;
    }

    LoadGroups groups() {
        return groups;
    }

    /// The cooling units of the site as loads.
    CoolingSupply cooling() {
        return cooling;
    }

    ChainAnalysis maximum() {
        return maximum;
    }

    /// Loads and losses at work, everything alive.
    ChainFlow expected() {
        return expected;
    }

    List<ChainIssue> issues() {
        return issues;
    }

    /// State of the nodes of which a check may have something to say, in the order of the plan.
    List<NodeState> noteworthy() {
        return noteworthy;
    }

    /// State of every node, in the order of the plan.
    List<NodeState> nodes() {
        return nodes;
    }

    /// One result for each node, in the order of the plan.
    List<NodeLoad> nodeLoads() {
        var names = new HashMap<String, String>();
        for (ChainNode node : maximum.chain().nodes()) {
            names.put(node.id(), node.name());
        }
        var loads = new ArrayList<NodeLoad>(maximum.size());
        double[] lineNeutral = maximum.neutralLoads();
        for (NodeState state : nodes) {
            ChainNode node = state.node();
            loads.add(new NodeLoad(
                    site.id(),
                    node.id(),
                    node.name(),
                    node.kind().name().toLowerCase(Locale.ROOT),
                    node.side(),
                    state.limitWatts(),
                    state.normalWatts(),
                    state.worstWatts(),
                    state.worstFailure().map(id -> names.getOrDefault(id, id)),
                    state.unknownDevices(),
                    maximum.explain(maximum.position(node.id())),
                    state.phases()
                            .map(p -> LineLoads.of(
                                    p,
                                    node,
                                    lineNeutral[maximum.position(node.id())],
                                    site.thirdHarmonic(),
                                    p.worstFailure().map(id -> names.getOrDefault(id, id))))));
        }
        return loads;
    }

    /// What the chain can carry in its worst single failure.
    PowerResult.Usable usable() {
        Optional<NodeState> binding = maximum.bindingNode();
        Optional<String> failure = binding.flatMap(n -> {
            double line = n.phases().flatMap(p -> box(p.worstShare())).orElse(0.0);
            return line > n.worstShare().orElse(0) * 1.0005
                    ? n.phases().flatMap(NodeState.Phases::worstFailure)
                    : n.worstFailure();
        });
        return new PowerResult.Usable(
                site.id(),
                site.name().isEmpty() ? site.id() : site.name(),
                maximum.usableCapacity(),
                maximum.loadWatts(),
                coolingWatts(),
                binding.map(n -> n.node().name()).orElse(""),
                failure.flatMap(maximum::node).map(n -> n.node().name()),
                maximum.unknownDevices());
    }

    /// What the fed cooling units draw at full duty [W].
    private double coolingWatts() {
        return cooling.loads.stream()
                .mapToDouble(load -> load.maximumWatts().orElse(0))
                .sum();
    }

    private static Optional<Double> box(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    /// Every single failure of this site, worst first.
    List<Failure> failures() {
        int unknown = maximum.unknownDevices();
        return maximum.failures(Integer.MAX_VALUE).stream()
                .filter(state -> !CoolingSupply.isSwitch(state.failed().id()))
                .map(state -> failure(state, unknown))
                .toList();
    }

    /// The worst single failure, if the site has a chain.
    Optional<FailureState> worstFailure() {
        return maximum.failures(1).stream().findFirst();
    }

    private Failure failure(FailureState state, int unknown) {
        var overloads = new ArrayList<SingleFailure.Overload>(state.overloads().size());
        for (FailureState.Overload over : state.overloads()) {
            String name = maximum.node(over.nodeId()).map(n -> n.node().name()).orElse(over.nodeId());
            overloads.add(new SingleFailure.Overload(
                    over.nodeId(),
                    over.line() < 0 ? name : "L" + (over.line() + 1) + " of " + name,
                    over.watts(),
                    over.limitWatts()));
        }
        return new Failure(
                site.id(),
                state.failed().id(),
                state.failed().name(),
                rackIds(state.darkLoads()),
                rackIds(state.degradedLoads()),
                state.overloads().stream().map(FailureState.Overload::nodeId).toList(),
                lostByRacks(state),
                state.worstShare(),
                CoolingSupply.unitId(state.worstNode()),
                new SingleFailure(
                        state.failed().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        overloads,
                        Optional.empty(),
                        unknown,
                        ""));
    }

    /// Draw of racks that a failure turns off or throttles [W]: what a stopped cooling unit no longer draws
    /// is no loss.
    private double lostByRacks(FailureState state) {
        double lost = state.lostWatts();
        if (!cooling.loads.isEmpty()) {
            for (String id : state.darkLoads()) {
                lost -= CoolingSupply.isLoad(id) ? cooling.watts(id) : 0;
            }
        }
        return noticed(lost);
    }

    /// The same for the loss of node `v`, which leaves the loads at these positions dark.
    double lostByRacks(int v, BitSet dark) {
        double lost = maximum.lostWatts(v);
        int first = groups.loads.size();
        for (int i = dark.nextSetBit(first); i >= 0; i = dark.nextSetBit(i + 1)) {
            lost -= cooling.watts(cooling.loads.get(i - first).id());
        }
        return noticed(lost);
    }

    /// Sums and differences of the same draws leave rounding, not load.
    private static double noticed(double lost) {
        return lost < 1e-3 ? 0 : lost;
    }

    /// True when a failure turns off racks, whose loads stand before those of cooling units.
    boolean darkensRacks(int v) {
        int first = maximum.dark(v).nextSetBit(0);
        return first >= 0 && first < groups.loads.size();
    }

    /// Checks of circuits, which depend on the nodes and on racks that state circuits; kept while both
    /// stay.
    List<Check> circuitChecks() {
        List<Rack> stating = racksWithCircuits();
        Circuits known = circuits;
        if (known == null || known.nodes != site.chain() || !known.racks.equals(stating)) {
            known = new Circuits(site.chain(), stating, PhaseChecks.circuits(site, stating));
            circuits = known;
        }
        return known.checks;
    }

    private record Circuits(List<PowerNode> nodes, List<Rack> racks, List<Check> checks) {}

    /// Racks of this site that state circuits.
    List<Rack> racksWithCircuits() {
        var seen = new BitSet(racks.length);
        var found = new ArrayList<Rack>();
        for (int[] positions : groups.racks) {
            for (int i : positions) {
                if (!racks[i].circuits().isEmpty() && !seen.get(i)) {
                    seen.set(i);
                    found.add(racks[i]);
                }
            }
        }
        return found;
    }

    /// Ids of the racks behind these loads, each once, in plan order.
    List<String> rackIds(List<String> loadIds) {
        if (loadIds.isEmpty()) {
            return List.of();
        }
        return new Positions(racks, positions(loadIds).stream().toArray());
    }

    /// How many racks are behind the loads at these positions; what is no rack stands behind them.
    int rackCount(BitSet loads) {
        var set = new BitSet(racks.length);
        for (int i = loads.nextSetBit(0); i >= 0 && i < groups.loads.size(); i = loads.nextSetBit(i + 1)) {
            for (int position : groups.racks.get(i)) {
                set.set(position);
            }
        }
        return set.cardinality();
    }

    private BitSet positions(List<String> loadIds) {
        var set = new BitSet(racks.length);
        for (String id : loadIds) {
            for (int position : groups.racksOf(id)) {
                set.set(position);
            }
        }
        return set;
    }
}
