package io.kilorack.assess;

import io.kilorack.catalog.Infrastructure;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.CoolingUnit.Transfer;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Site;
import io.kilorack.power.chain.ChainLoad;
import io.kilorack.power.chain.ChainNode;
import io.kilorack.power.chain.LossCurve;
import io.kilorack.power.chain.NodeKind;
import io.kilorack.power.chain.PhaseSplit;
import io.kilorack.power.chain.SupplyTrace;
import io.kilorack.power.chain.Wiring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// The cooling units of a site as loads of its power chain: each draws its full duty from the feeds it
/// names, and stands still when they are dead.
///
/// Their draw loads nodes and limits, in the normal state and in every failure. It is not IT power, and it
/// does not enter PUE a second time: the yearly model has fans, pumps and compressors from the plant and
/// the weather ([SiteYear]), and takes the losses of the chain at the IT load alone.
///
/// Units on the same feeds are one load. Those on automatic transfer switches get a switch in the chain,
/// without limit or loss; its id begins with [#SWITCH], so that lists of nodes leave it out.
final class CoolingSupply {
    static final String LOAD = "cooling:";
    static final String SWITCH = "cooling-ats:";

    /// Power factor of EC fans and of drives with a line choke; a planning value.
    static final double POWER_FACTOR = 0.95;
    private static final double START_SECONDS = 10;
    /// Fans, pumps and compressors take three phases without a neutral.
    private static final PhaseSplit MOTOR = PhaseSplit.of(new double[] {0, 0, 0, 1, 1, 1, 0});

    private final List<CoolingUnit> units;
    final List<ChainNode> switches;
    final List<ChainLoad> loads;
    private final SupplyTrace trace;
    /// Units below each node that stands above any: the loss of another touches none of them.
    private final Map<String, List<CoolingUnit>> below;
    private final Map<String, Effect> effects = new java.util.concurrent.ConcurrentHashMap<>();
    private final Start start;
    private final Map<String, Double> watts;
    private final Set<String> undrawn;
    private final List<FedUnit> fed;

    private CoolingSupply(
            List<CoolingUnit> units,
            List<ChainNode> switches,
            List<ChainLoad> loads,
            SupplyTrace trace,
            Start start,
            Set<String> undrawn,
            List<FedUnit> fed) {
        this.undrawn = undrawn;
        this.fed = fed;
        this.start = start;
        watts = HashMap.newHashMap(loads.size());
        loads.forEach(load -> watts.put(load.id(), load.maximumWatts().orElse(0)));
        this.units = units;
        this.switches = switches;
        this.loads = loads;
        this.trace = trace;
        below = new HashMap<>();
        // Units mostly hang on the same few feeds.
        var byFeeds = new HashMap<List<String>, Set<String>>();
        for (CoolingUnit unit : units) {
            for (String node : byFeeds.computeIfAbsent(unit.feeds(), trace::above)) {
                below.computeIfAbsent(node, _ -> new ArrayList<>()).add(unit);
            }
        }
    }

    /// @param chain nodes of the site as the chain has them
    static CoolingSupply of(Site site, List<ChainNode> chain, Parts parts) {
        Map<String, PowerNode> nodes = HashMap.newHashMap(site.chain().size());
        site.chain().forEach(node -> nodes.putIfAbsent(node.id(), node));
        var fed = new ArrayList<CoolingUnit>();
        var switches = new ArrayList<ChainNode>();
        var loads = new ArrayList<ChainLoad>();
        var alike = new LinkedHashMap<Supply, List<CoolingUnit>>();
        for (CoolingUnit unit : site.cooling()) {
            List<String> feeds =
                    unit.feeds().stream().filter(nodes::containsKey).distinct().toList();
            if (feeds.isEmpty()) {
                continue;
            }
            CoolingUnit known = unit.withFeeds(feeds);
            fed.add(known);
            var supply = new Supply(feeds, feeds.size() > 1 && unit.transfer() != Transfer.DUAL);
            alike.computeIfAbsent(supply, _ -> new ArrayList<>()).add(known);
        }
        alike.forEach((supply, units) -> {
            String id = units.getFirst().id();
            if (supply.switched) {
                switches.add(transfer(id, name(units), supply.feeds, nodes));
            }
            loads.add(load(id, units, supply.switched ? List.of(SWITCH + id) : supply.feeds, parts));
        });
        var undrawn = new HashSet<String>();
        fed.stream().filter(unit -> draw(unit, parts).isEmpty()).forEach(unit -> undrawn.add(unit.id()));
        return new CoolingSupply(
                List.copyOf(fed),
                List.copyOf(switches),
                List.copyOf(loads),
                new SupplyTrace(chain),
                start(site),
                Set.copyOf(undrawn),
                fed.stream()
                        .map(unit -> new FedUnit(unit, kind(unit, parts), draw(unit, parts)))
                        .toList());
    }

    private record Supply(List<String> feeds, boolean switched) {}

    private static String name(List<CoolingUnit> units) {
        int more = units.size() - 1;
        return units.getFirst().label() + (more == 0 ? "" : " and " + more + " more cooling units");
    }

    private static ChainNode transfer(String id, String name, List<String> feeds, Map<String, PowerNode> nodes) {
        PowerNode first = nodes.get(feeds.getFirst());
        return new ChainNode(
                SWITCH + id,
                "Transfer switch of " + name,
                NodeKind.ATS,
                feeds,
                "",
                first == null
                        ? Wiring.THREE_PHASE_WYE
                        : Wiring.valueOf(first.wiring().name()),
                first == null ? OptionalDouble.empty() : first.voltage(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(new LossCurve(0, 0, 0)),
                OptionalDouble.empty());
    }

    private static ChainLoad load(String id, List<CoolingUnit> units, List<String> feeds, Parts parts) {
        double sum = 0;
        int unknown = 0;
        for (CoolingUnit unit : units) {
            OptionalDouble each = draw(unit, parts);
            sum += each.orElse(0);
            unknown += each.isEmpty() ? 1 : 0;
        }
        OptionalDouble watts = unknown == units.size() ? OptionalDouble.empty() : OptionalDouble.of(sum);
        return new ChainLoad(
                LOAD + id,
                name(units),
                watts,
                watts,
                POWER_FACTOR,
                feeds,
                OptionalInt.of(feeds.size()),
                OptionalInt.of(1),
                OptionalDouble.empty(),
                unknown,
                Collections.nCopies(feeds.size(), MOTOR));
    }

    /// Electrical draw at full duty [W]: as stated, else the catalog's maximum, else its typical value.
    static OptionalDouble draw(CoolingUnit unit, Parts parts) {
        if (unit.drawKw().isPresent()) {
            return OptionalDouble.of(unit.drawKw().getAsDouble() * 1000);
        }
        Infrastructure part =
                unit.partId().isEmpty() ? null : parts.of(unit.partId()).infrastructure();
        if (part == null) {
            return OptionalDouble.empty();
        }
        return part.maxWatts().isPresent() ? part.maxWatts() : part.typicalWatts();
    }

    static boolean isLoad(String loadId) {
        return loadId.startsWith(LOAD);
    }

    static boolean isSwitch(String nodeId) {
        return nodeId.startsWith(SWITCH);
    }

    /// The unit behind the id of its load or switch; any other id stays as it is.
    static String unitId(String id) {
        return isLoad(id) ? id.substring(LOAD.length()) : isSwitch(id) ? id.substring(SWITCH.length()) : id;
    }

    /// Its part's kind, else what its numbered name says (`Chiller 2`), else the usual one of its medium.
    private static String kind(CoolingUnit unit, Parts parts) {
        Infrastructure part =
                unit.partId().isEmpty() ? null : parts.of(unit.partId()).infrastructure();
        if (part != null) {
            return part.kind();
        }
        String named = unit.name().replaceFirst("[ -]*\\d+$", "");
        if (!named.isEmpty() && !named.equals(unit.name())) {
            return named.toLowerCase(Locale.ROOT);
        }
        return switch (unit.medium()) {
            case AIR -> "room unit";
            case LIQUID -> "cdu";
            case REJECTION -> "heat rejection";
        };
    }

    /// Units that name a feed of the site, with what they draw.
    List<FedUnit> fed() {
        return fed;
    }

    /// Units that name a feed of the site.
    List<CoolingUnit> units() {
        return units;
    }

    /// What the units behind a load draw [W]; 0 where nobody knows.
    double watts(String loadId) {
        return watts.getOrDefault(loadId, 0.0);
    }

    /// True for a unit that is fed and of which nobody knows what it draws.
    boolean drawUnknown(CoolingUnit unit) {
        return undrawn.contains(unit.id());
    }

    /// Nodes above any unit: the loss of another touches none of them.
    Set<String> above() {
        return below.keySet();
    }

    /// Units that the loss of a node stops for good, and those that wait for a generator.
    record Effect(List<CoolingUnit> stopped, List<CoolingUnit> starting) {
        static final Effect NONE = new Effect(List.of(), List.of());

        boolean none() {
            return stopped.isEmpty() && starting.isEmpty();
        }
    }

    Effect losing(String nodeId) {
        return effects.computeIfAbsent(nodeId, this::played);
    }

    private Effect played(String nodeId) {
        List<CoolingUnit> units = below.getOrDefault(nodeId, List.of());
        if (units.isEmpty()) {
            return Effect.NONE;
        }
        var stopped = new ArrayList<CoolingUnit>();
        var starting = new ArrayList<CoolingUnit>();
        SupplyTrace.Loss loss = trace.losing(nodeId);
        for (CoolingUnit unit : units) {
            switch (loss.during(trace.positions(unit.feeds()))) {
                case DEAD -> stopped.add(unit);
                case STARTING -> starting.add(unit);
                case HELD -> {}
            }
        }
        return stopped.isEmpty() && starting.isEmpty()
                ? Effect.NONE
                : new Effect(List.copyOf(stopped), List.copyOf(starting));
    }

    /// Where these feeds stand in the chain, for [#dark].
    int[] positions(List<String> feeds) {
        return trace.positions(feeds);
    }

    /// The chain while a node is lost, for [#dark].
    SupplyTrace.Loss loss(String nodeId) {
        return trace.losing(nodeId);
    }

    /// True when nothing supplies something on the feeds at these positions; `meanwhile`: until a
    /// generator carries load.
    static boolean dark(SupplyTrace.Loss loss, int[] feeds, boolean meanwhile) {
        return switch (loss.during(feeds)) {
            case DEAD -> true;
            case STARTING -> meanwhile;
            case HELD -> false;
        };
    }

    /// Seconds from the loss of the mains until the slowest generator of the site carries load; where one
    /// states none, the 10 s of NFPA 110 type 10, the usual class for emergency supply.
    record Start(double seconds, boolean assumed) {}

    Start start() {
        return start;
    }

    private static Start start(Site site) {
        double slowest = 0;
        boolean assumed = false;
        for (PowerNode node : site.chain()) {
            if (node.kind() == PowerNode.NodeKind.GENERATOR) {
                slowest = Math.max(slowest, node.startSeconds().orElse(START_SECONDS));
                assumed |= node.startSeconds().isEmpty();
            }
        }
        return new Start(slowest, assumed);
    }

    /// Equal for a chain: the same switches and the same loads.
    boolean same(CoolingSupply other) {
        return switches.equals(other.switches) && loads.equals(other.loads);
    }
}
