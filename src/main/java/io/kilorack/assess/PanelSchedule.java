package io.kilorack.assess;

import io.kilorack.plan.Circuit;
import io.kilorack.plan.Phases;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.power.electrical.BreakerSizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What hangs on the breakers of one node: its panel schedule.
///
/// Poles are numbered as on a panelboard: odd ones left, even ones right, so that positions 1 and 2 sit
/// on L1, 3 and 4 on L2, 5 and 6 on L3; a breaker of three poles at 1 takes 1, 3 and 5.
///
/// @param positions pole positions that it offers; empty when not stated
/// @param rows circuits in the order of their positions, those without one last
/// @param unknownDevices devices of unknown draw behind the circuits, which the loads leave out
public record PanelSchedule(
        String siteId, String nodeId, String name, OptionalInt positions, List<Row> rows, int unknownDevices) {
    /// Largest branch breaker that is taken where none is stated: the largest of IEC 60898-1, and what
    /// common panelboards and busway taps take. Larger loads get several circuits.
    private static final double LARGEST_BRANCH_AMPS = 125;

    /// One circuit.
    ///
    /// @param subject id of the rack, cooling unit or node behind it; `isRack` and `isCooling` tell which
    /// @param circuit of the plan; empty when the plan states none
    /// @param phases conductors that it uses; empty where they are not known
    /// @param stated whether plan or position say so; three phases in order are assumed otherwise
    /// @param breakerAmps its breaker [A]; empty when the load is unknown or above every size
    /// @param breakerStated whether the plan gives the breaker; else the next size by the wiring rules
    /// @param loadAmps its fullest line after the loss of the feed that hurts most [A]; empty without a
    /// voltage
    /// @param continuousShare of the breaker that may be loaded: 0.8 under NEC, 1 under IEC
    /// @param unknownDevices devices behind it without a known draw: the load is a lower bound when not 0
    public record Row(
            String subject,
            String name,
            boolean isRack,
            boolean isCooling,
            Optional<Circuit> circuit,
            int poles,
            OptionalInt position,
            Optional<Phases> phases,
            boolean stated,
            OptionalDouble breakerAmps,
            boolean breakerStated,
            OptionalDouble loadAmps,
            double continuousShare,
            int unknownDevices) {
        /// Load over what the breaker may carry, 1 = full.
        public OptionalDouble share() {
            return loadAmps.isPresent() && breakerAmps.isPresent() && breakerAmps.getAsDouble() > 0
                    ? OptionalDouble.of(loadAmps.getAsDouble() / (breakerAmps.getAsDouble() * continuousShare))
                    : OptionalDouble.empty();
        }

        /// Every position that its poles take; empty when its place is not known.
        public List<Integer> taken() {
            var taken = new ArrayList<Integer>(poles);
            for (int k = 0; position.isPresent() && k < poles; k++) {
                taken.add(position.getAsInt() + 2 * k);
            }
            return taken;
        }
    }

    public PanelSchedule {
        rows = List.copyOf(rows);
    }

    /// Conductor of a pole position, 0..2.
    public static int conductor(int position) {
        return (position - 1) / 2 % 3;
    }

    /// Poles of all circuits, placed or not.
    public int poles() {
        return rows.stream().mapToInt(Row::poles).sum();
    }

    /// Circuits whose position is not stated.
    public int unplaced() {
        return (int) rows.stream().filter(row -> row.position().isEmpty()).count();
    }

    /// @param racks the racks that this node feeds
    /// @param children nodes that hang on it, with the current of their fullest line in their worst failure
    /// @param units cooling units that it feeds, alone or with another node
    static PanelSchedule of(Site site, PowerNode node, List<Behind> racks, List<Child> children, List<FedUnit> units) {
        var rows = new ArrayList<Row>();
        int unknown = 0;
        for (Behind rack : racks) {
            rows.addAll(rows(site, node, rack));
            unknown += rack.unknownDevices;
        }
        for (Child child : children) {
            rows.add(row(site, node, child));
            unknown += child.unknownDevices;
        }
        for (FedUnit fed : units) {
            Row row = row(site, node, fed);
            rows.add(row);
            unknown += row.unknownDevices;
        }
        rows.sort(Comparator.comparingInt(row -> row.position().orElse(Integer.MAX_VALUE)));
        String name = node.name().isEmpty() ? node.id() : node.name();
        return new PanelSchedule(site.id(), node.id(), name, node.positions(), rows, unknown);
    }

    /// A rack behind the panel.
    record Behind(Rack rack, RackSplits.Draw draw, int unknownDevices) {}

    /// A node behind the panel.
    record Child(PowerNode node, OptionalDouble amps, int unknownDevices) {}

    private static double share(Site site) {
        return site.ruleSet() == Site.RuleSet.NEC ? 0.8 : 1;
    }

    private static List<Row> rows(Site site, PowerNode node, Behind behind) {
        Rack rack = behind.rack;
        String name = rack.name().isEmpty() ? rack.id() : rack.name();
        boolean volts = node.voltage().orElse(0) > 0;
        List<Circuit> stated =
                rack.circuits().stream().filter(c -> c.feed().equals(node.id())).toList();
        var rows = new ArrayList<Row>();
        if (stated.isEmpty()) {
            OptionalDouble amps =
                    volts ? OptionalDouble.of(amps(node, poles(node), behind.draw)) : OptionalDouble.empty();
            int n = amps.isPresent()
                    ? Math.max(1, (int) Math.ceil(amps.getAsDouble() / share(site) / LARGEST_BRANCH_AMPS - 1e-9))
                    : 1;
            OptionalDouble each = amps.isPresent() ? OptionalDouble.of(amps.getAsDouble() / n) : OptionalDouble.empty();
            for (int i = 0; i < n; i++) {
                rows.add(new Row(
                        rack.id(),
                        n == 1 ? name : name + " (" + (i + 1) + " of " + n + ")",
                        true,
                        false,
                        Optional.empty(),
                        poles(node),
                        OptionalInt.empty(),
                        assumed(node),
                        false,
                        size(site, each),
                        false,
                        each,
                        share(site),
                        behind.unknownDevices));
            }
            return rows;
        }
        for (int i = 0; i < stated.size(); i++) {
            Circuit circuit = stated.get(i);
            Optional<Phases> phases = circuit.phases().or(() -> at(node, circuit.position(), poles(node)));
            int poles = phases.map(Phases::poles).orElse(poles(node));
            OptionalDouble amps =
                    volts ? OptionalDouble.of(amps(node, poles, behind.draw) / stated.size()) : OptionalDouble.empty();
            rows.add(new Row(
                    rack.id(),
                    stated.size() == 1 ? name : name + " (" + (i + 1) + " of " + stated.size() + ")",
                    true,
                    false,
                    Optional.of(circuit),
                    poles,
                    circuit.position(),
                    phases.or(() -> assumed(node)),
                    phases.isPresent(),
                    circuit.breakerAmps().isPresent() ? circuit.breakerAmps() : size(site, amps),
                    circuit.breakerAmps().isPresent(),
                    amps,
                    share(site),
                    behind.unknownDevices));
        }
        return rows;
    }

    private static Row row(Site site, PowerNode panel, Child child) {
        PowerNode node = child.node;
        int usual = panel.wiring() == PowerNode.Wiring.SINGLE_PHASE
                ? poles(panel)
                : node.wiring() == PowerNode.Wiring.SINGLE_PHASE ? singlePoles(panel, node) : poles(panel);
        Optional<Phases> phases = node.phases().or(() -> at(panel, node.position(), usual));
        return new Row(
                node.id(),
                node.name().isEmpty() ? node.id() : node.name(),
                false,
                false,
                Optional.empty(),
                phases.map(Phases::poles).orElse(usual),
                node.position(),
                phases.or(() -> usual == 3 ? Optional.of(Phases.L1_L2_L3) : Optional.empty()),
                phases.isPresent(),
                node.ratedAmps().isPresent() ? node.ratedAmps() : size(site, child.amps),
                node.ratedAmps().isPresent(),
                child.amps,
                share(site),
                child.unknownDevices);
    }

    /// The breaker of a cooling unit: all of its draw, which one feed carries when the other is lost.
    private static Row row(Site site, PowerNode panel, FedUnit fed) {
        double volts = panel.voltage().orElse(0);
        double amps = fed.watts().orElse(0)
                / volts
                * switch (panel.wiring()) {
                    case THREE_PHASE_WYE, THREE_PHASE_DELTA -> 1 / CoolingSupply.POWER_FACTOR / Math.sqrt(3);
                    case SINGLE_PHASE -> 1 / CoolingSupply.POWER_FACTOR;
                    case DC -> 1;
                };
        OptionalDouble load = volts > 0 && fed.watts().isPresent() ? OptionalDouble.of(amps) : OptionalDouble.empty();
        return new Row(
                fed.unit().id(),
                fed.unit().label(),
                false,
                true,
                Optional.empty(),
                poles(panel),
                OptionalInt.empty(),
                assumed(panel),
                false,
                size(site, load),
                false,
                load,
                share(site),
                fed.watts().isPresent() ? 0 : 1);
    }

    /// A single-phase node on a three-phase panel: one pole when its voltage is line-neutral, else two.
    private static int singlePoles(PowerNode panel, PowerNode node) {
        double line = panel.voltage().orElse(0);
        double volts = node.voltage().orElse(0);
        boolean neutral = line > 0 && Math.abs(volts * Math.sqrt(3) / line - 1) < 0.05;
        return neutral && panel.wiring() == PowerNode.Wiring.THREE_PHASE_WYE ? 1 : 2;
    }

    private static Optional<Phases> at(PowerNode node, OptionalInt position, int poles) {
        boolean three = node.wiring() == PowerNode.Wiring.THREE_PHASE_WYE
                || node.wiring() == PowerNode.Wiring.THREE_PHASE_DELTA;
        return three && position.isPresent()
                ? Optional.of(Phases.of(poles, conductor(position.getAsInt())))
                : Optional.empty();
    }

    private static Optional<Phases> assumed(PowerNode node) {
        return poles(node) == 3 ? Optional.of(Phases.L1_L2_L3) : Optional.empty();
    }

    /// Poles of a circuit of the node's own system: three for three phases, two else (line and neutral,
    /// or the two poles of direct current).
    static int poles(PowerNode node) {
        return switch (node.wiring()) {
            case THREE_PHASE_WYE, THREE_PHASE_DELTA -> 3;
            case SINGLE_PHASE, DC -> 2;
        };
    }

    /// Current of the fullest line of a circuit with `poles` poles [A].
    private static double amps(PowerNode node, int poles, RackSplits.Draw draw) {
        boolean wye = node.wiring() == PowerNode.Wiring.THREE_PHASE_WYE;
        boolean between = RackPhases.betweenLines(node);
        return switch (poles) {
            case 3 -> draw.lineAmps();
            // The same power between two lines instead of line and neutral, or the other way.
            case 2 -> wye && !between ? draw.inletAmps() / Math.sqrt(3) : draw.inletAmps();
            default -> wye && between ? draw.inletAmps() * Math.sqrt(3) : draw.inletAmps();
        };
    }

    /// Next breaker size for a continuous load; empty above every size. Source: rules E04, E05 and E06.
    static OptionalDouble size(Site site, OptionalDouble amps) {
        if (amps.isEmpty() || !(amps.getAsDouble() > 0)) {
            return OptionalDouble.empty();
        }
        double need = amps.getAsDouble() / share(site) * (1 - 1e-9);
        boolean nec = site.ruleSet() == Site.RuleSet.NEC;
        if (need > (nec ? 6000 : 6300)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(nec ? BreakerSizes.nec(need) : BreakerSizes.iecPower(need));
    }
}
