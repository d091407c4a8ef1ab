package io.kilorack.assess;

import io.kilorack.power.device.LoadSwing;
import io.kilorack.power.electrical.SupplyLoss;
import io.kilorack.power.thermal.CoolingGroup;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Power, heat, cooling, energy. No total without its failure state and its unknowns.
///
/// @param itMaximum declared maximum of all devices [W]; `itExpected` at the stated workloads
/// @param facility IT plus losses plus cooling at the expected load
/// @param nodes every node of the chain with its load in the normal state and in its worst single failure
/// @param failures every single failure with what it overloads or darkens, worst first
/// @param heat by medium (air, liquid)
/// @param pue annual mean
/// @param annualEnergy facility energy over a year; `annualCarbon` [t CO2e], `water` [m³] that follow from
///     it
/// @param sites PUE over the year of each site whose climate is known
/// @param supplies the loss of one power supply, for each kind of device
/// @param panels schedules of breakers, and proposals for their phases
/// @param swings the load step of each site that trains
/// @param usable what the chain of each site can carry in the worst single failure
public record PowerResult(
        Figure itMaximum,
        Figure itExpected,
        Figure facility,
        List<NodeLoad> nodes,
        List<Failure> failures,
        SequencedMap<String, Figure> heat,
        List<CoolingLoad> cooling,
        Figure pue,
        Figure annualEnergy,
        Figure annualCarbon,
        Figure water,
        List<SitePue> sites,
        List<SupplyLoss> supplies,
        Panels panels,
        List<SiteSwing> swings,
        List<Usable> usable) {
    /// Without the loss of single supplies.
    public PowerResult(
            Figure itMaximum,
            Figure itExpected,
            Figure facility,
            List<NodeLoad> nodes,
            List<Failure> failures,
            SequencedMap<String, Figure> heat,
            List<CoolingLoad> cooling,
            Figure pue,
            Figure annualEnergy,
            Figure annualCarbon,
            Figure water,
            List<SitePue> sites) {
        this(
                itMaximum,
                itExpected,
                facility,
                nodes,
                failures,
                heat,
                cooling,
                pue,
                annualEnergy,
                annualCarbon,
                water,
                sites,
                List.of(),
                Panels.NONE,
                List.of(),
                List.of());
    }

    /// PUE of one site over a year of its climate.
    ///
    /// @param months PUE of each month, January first; `waterMonths` WUE likewise [L/kWh]
    /// @param worstHour highest PUE of any hour
    /// @param freeHours hours of the year without a running compressor
    /// @param reuseFactor energy given to others over energy of the facility (ERF)
    /// @param design the cooling plant in words
    public record SitePue(
            String siteId,
            String climate,
            Figure pue,
            Figure wue,
            List<Double> months,
            List<Double> waterMonths,
            double worstHour,
            double freeHours,
            double reuseFactor,
            String design) {
        public SitePue {
            months = List.copyOf(months);
            waterMonths = List.copyOf(waterMonths);
        }
    }

    /// Load of one node of the chain against its limit.
    ///
    /// @param limitWatts usable limit; empty when none is set ("no limit set" is not the same as room to
    /// spare)
    /// @param normalWatts load with everything running, `worstWatts` in the worst single failure, which
    /// `worstFailure` names
    /// @param unknownDevices how many devices below have no known draw
    /// @param lines what its conductors carry; empty for direct current
    public record NodeLoad(
            String siteId,
            String nodeId,
            String name,
            String kind,
            String side,
            OptionalDouble limitWatts,
            double normalWatts,
            double worstWatts,
            Optional<String> worstFailure,
            int unknownDevices,
            Figure detail,
            Optional<LineLoads> lines) {
        /// A node of which only the sum over its conductors is known.
        public NodeLoad(
                String siteId,
                String nodeId,
                String name,
                String kind,
                String side,
                OptionalDouble limitWatts,
                double normalWatts,
                double worstWatts,
                Optional<String> worstFailure,
                int unknownDevices,
                Figure detail) {
            this(
                    siteId,
                    nodeId,
                    name,
                    kind,
                    side,
                    limitWatts,
                    normalWatts,
                    worstWatts,
                    worstFailure,
                    unknownDevices,
                    detail,
                    Optional.empty());
        }

        /// Worst load over limit, 1 = full; empty without a limit.
        public OptionalDouble worstShare() {
            return limitWatts.isPresent()
                    ? OptionalDouble.of(worstWatts / limitWatts.getAsDouble())
                    : OptionalDouble.empty();
        }

        /// Worst load over limit of the whole or of its fullest line, whichever is higher; empty
        /// without a limit.
        public OptionalDouble bindingShare() {
            double line = lines.map(l -> l.worstShare().orElse(0)).orElse(0.0);
            return limitWatts.isPresent()
                    ? OptionalDouble.of(Math.max(worstShare().orElse(0), line))
                    : OptionalDouble.empty();
        }

        /// True when one line is fuller than the node as a whole.
        public boolean lineBinds() {
            return bindingShare().orElse(0) > worstShare().orElse(0) * 1.0005;
        }

        /// Its name, with the line where that one binds.
        public String bindingName() {
            return lineBinds() ? lines.map(LineLoads::worstLine).orElse("") + " of " + name : name;
        }

        public OptionalDouble normalShare() {
            return limitWatts.isPresent()
                    ? OptionalDouble.of(normalWatts / limitWatts.getAsDouble())
                    : OptionalDouble.empty();
        }
    }

    /// What the chain of one site can carry.
    ///
    /// @param capacity load that brings the fullest node or line of the worst single failure to its
    /// limit, at the present distribution of loads [W]: never feed A plus feed B
    /// @param load declared maximum that hangs on the chain [W], `coolingWatts` of it cooling units
    /// @param node that binds, `failure` what is lost then (empty: everything runs)
    /// @param unknownDevices devices of unknown draw that both leave out
    public record Usable(
            String siteId,
            String siteName,
            Figure capacity,
            double load,
            double coolingWatts,
            String node,
            Optional<String> failure,
            int unknownDevices) {
        /// Its load as people say it: `≥ 2.31 MW of load (615 kW of it cooling)`.
        public String loadText() {
            return "%s%s of load%s"
                    .formatted(
                            unknownDevices > 0 ? "≥ " : "",
                            NumberText.withUnit(load, "W"),
                            coolingWatts > 0
                                    ? " (%s of it cooling)".formatted(NumberText.withUnit(coolingWatts, "W"))
                                    : "");
        }
    }

    /// One single failure played through.
    ///
    /// @param darkRacks racks with a device that loses all supply; `throttledRacks` racks with a device
    ///     that keeps fewer supplies than full power needs; `overloadedNodes` nodes pushed past their limit
    /// @param lostWatts draw that goes dark or is throttled [W]
    /// @param worstShare highest load share of a surviving node, or of the cooling that is left; empty
    /// when no
    ///     limit is set
    public record Failure(
            String siteId,
            String nodeId,
            String name,
            List<String> darkRacks,
            List<String> throttledRacks,
            List<String> overloadedNodes,
            double lostWatts,
            OptionalDouble worstShare,
            String worstNode,
            SingleFailure more) {
        /// A failure of a node of which only what it turns off is told.
        public Failure(
                String nodeId,
                String name,
                List<String> darkRacks,
                List<String> throttledRacks,
                List<String> overloadedNodes,
                double lostWatts,
                OptionalDouble worstShare,
                String worstNode) {
            this(
                    "",
                    nodeId,
                    name,
                    darkRacks,
                    throttledRacks,
                    overloadedNodes,
                    lostWatts,
                    worstShare,
                    worstNode,
                    SingleFailure.of(""));
        }

        /// Nothing goes dark, is throttled, overloaded or too warm; unknown effects are not survived.
        public boolean survived() {
            return more.unknown().isEmpty() && !harms();
        }

        /// Something is known to go dark, to be throttled, overloaded or too warm.
        public boolean harms() {
            return !darkRacks.isEmpty()
                    || !throttledRacks.isEmpty()
                    || !overloadedNodes.isEmpty()
                    || more.heat().stream().anyMatch(SingleFailure.Overheat::tooWarm)
                    || more.start().filter(start -> !start.tooLong().isEmpty()).isPresent()
                    || more.oneOf()
                            .map(SingleFailure.OneOf::outcome)
                            .filter(o -> o == SupplyLoss.Outcome.DARK || o == SupplyLoss.Outcome.THROTTLES)
                            .isPresent();
        }

        /// Draw lost and heat not carried [W], to sort by.
        double weight() {
            return lostWatts
                    + Stream.concat(
                                    more.heat().stream(),
                                    more.start().stream().flatMap(start -> start.tooLong().stream()))
                            .mapToDouble(SingleFailure.Overheat::shortfallWatts)
                            .max()
                            .orElse(0);
        }
    }

    /// One cooling group.
    ///
    /// @param capacityAfterLossWatts without its largest unit
    /// @param pumps what it carries when one pump in one of its units stops; empty for air and
    /// where no unit has pumps
    public record CoolingLoad(
            String group,
            String name,
            String medium,
            double heatWatts,
            OptionalDouble capacityWatts,
            OptionalDouble capacityAfterLossWatts,
            int unknownDevices,
            Optional<PumpLoss> pumps) {
        /// A group about whose pumps nothing is asked.
        public CoolingLoad(
                String group,
                String name,
                String medium,
                double heatWatts,
                OptionalDouble capacityWatts,
                OptionalDouble capacityAfterLossWatts,
                int unknownDevices) {
            this(
                    group,
                    name,
                    medium,
                    heatWatts,
                    capacityWatts,
                    capacityAfterLossWatts,
                    unknownDevices,
                    Optional.empty());
        }

        /// Coolant in the loop of a cold-plate rack, per kilowatt it carries: 60 L for 115 kW (rule T25).
        private static final double LITRES_PER_KW = 60 / 115.0;

        /// Rise over the machines: 10 K of coolant, 12 K of air (rules T02, T04).
        private static final double LIQUID_RISE_K = 10;

        private static final double AIR_RISE_K = 12;

        /// Rise of plant water over chillers and towers [K], as in the example of rule T24.
        private static final double PLANT_RISE_K = 6;

        private boolean liquid() {
            return medium.equals("liquid");
        }

        /// Flow that carries the heat, of PG25 at 10 K, of air at 12 K or of plant water at 6 K [m³/s].
        public double flowCubicMetresPerSecond() {
            return asGroup().flowCubicMetresPerSecond();
        }

        /// The flow as people say it: `346 L/min` of coolant, `362 000 m³/h` of air; empty without heat.
        public String flowText() {
            double flow = flowCubicMetresPerSecond();
            return heatWatts <= 0
                    ? ""
                    : switch (medium) {
                        case "liquid" -> NumberText.plain(flow * 60_000) + " L/min";
                        case "rejection" -> NumberText.plain(flow * 3600) + " m³/h of water";
                        default -> NumberText.plain(flow * 3600) + " m³/h";
                    };
        }

        /// Seconds from loss of flow until the coolant in the racks is 10 K warmer; empty for air and
        /// without heat.
        public OptionalDouble secondsWithoutFlow() {
            return liquid() && heatWatts > 0
                    ? OptionalDouble.of(
                            asGroup().secondsToOverTemperature(LITRES_PER_KW * heatWatts / 1000, LIQUID_RISE_K))
                    : OptionalDouble.empty();
        }

        private CoolingGroup asGroup() {
            boolean plant = medium.equals("rejection");
            return new CoolingGroup(
                    group,
                    name,
                    liquid() ? CoolingGroup.Medium.PG25 : plant ? CoolingGroup.Medium.WATER : CoolingGroup.Medium.AIR,
                    List.of(),
                    heatWatts,
                    unknownDevices,
                    OptionalDouble.empty(),
                    liquid() ? LIQUID_RISE_K : plant ? PLANT_RISE_K : AIR_RISE_K);
        }
    }

    /// The failure state "one pump lost" of a cooling group: the worst of its units.
    ///
    /// @param leastWatts capacity left when units of unknown pump redundancy count as lost with their pump
    /// @param unknownUnits units whose maker does not say whether they run on with a pump less
    public record PumpLoss(double leastWatts, int unknownUnits) {
        /// Capacity left; empty while it hangs on an unknown.
        public OptionalDouble capacityWatts() {
            return unknownUnits == 0 ? OptionalDouble.of(leastWatts) : OptionalDouble.empty();
        }
    }

    /// Share of the expected draw that stays while all machines wait, and change per second that the supply
    /// tolerates, where nobody states them (rule E26; arXiv 2508.14318).
    public static final double DEFAULT_FLOOR = 0.3;

    public static final double DEFAULT_RAMP = 0.1;

    /// The load step with the default floor and ramp.
    public Figure loadSwing() {
        return loadSwing(OptionalDouble.empty(), OptionalDouble.empty());
    }

    /// The step when every training machine waits at once (a checkpoint, a stalled collective): load step,
    /// ramp and buffer energy, with the floor and the ramp used as parts, defaults named as such (rule E26;
    /// arXiv 2508.14318).
    ///
    /// @param floor share of the expected draw that stays, 0..1; empty: [#DEFAULT_FLOOR]
    /// @param ramp share of the expected draw that the supply takes up per second, above 0; empty:
    /// [#DEFAULT_RAMP]
    public Figure loadSwing(OptionalDouble floor, OptionalDouble ramp) {
        if (itExpected.value().isEmpty() || itExpected.value().getAsDouble() <= 0) {
            return Figure.unknown("buffer energy for one load step", "Wh", "expected IT draw");
        }
        double watts = itExpected.value().getAsDouble();
        double stays = floor.orElse(DEFAULT_FLOOR);
        double perSecond = ramp.orElse(DEFAULT_RAMP);
        Figure figure = new LoadSwing(watts, stays, perSecond * watts).figure();
        var parts = new ArrayList<>(figure.parts());
        parts.add(Figure.known(floor.isPresent() ? "floor" : "floor (default)", 100 * stays, "%"));
        parts.add(Figure.known(ramp.isPresent() ? "ramp" : "ramp (default)", 100 * perSecond, "%/s"));
        return figure.withParts(parts);
    }
}
