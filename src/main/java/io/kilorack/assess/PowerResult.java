package io.kilorack.assess;

import io.kilorack.quantity.Figure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// Power, heat, cooling, energy. No total without its failure state and its unknowns.
///
/// @param itMaximum declared maximum of all devices [W]; `itExpected` at the stated workloads
/// @param facility IT plus losses plus cooling at the expected load
/// @param nodes every node of the chain with its load in the normal state and in its worst single failure
/// @param failures every single failure with what it overloads or darkens, worst first
/// @param heat by medium (air, liquid)
/// @param itByMedium expected IT power by medium
/// @param pue annual mean
/// @param annualEnergy facility energy over a year
/// @param sites PUE over the year of each site whose climate is known
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
        List<SitePue> sites) {

    /// PUE of one site over a year of its climate.
    ///
    /// @param months PUE of each month, January first
    /// @param worstHour highest PUE of any hour
    /// @param freeHours hours of the year without a running compressor
    public record SitePue(
            String siteId, String climate, Figure pue, Figure wue, List<Double> months, double worstHour, double freeHours) {}

    /// Load of one node of the chain against its limit.
    ///
    /// @param limitWatts usable limit; empty when none is set ("no limit set" is not the same as room to
    /// spare)
    /// @param normalWatts load with everything running, `worstWatts` in the worst single failure, which
    /// `worstFailure` names
    /// @param unknownDevices how many devices below have no known draw
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
            Figure detail) {

        /// Worst load over limit, 1 = full; empty without a limit.
        public OptionalDouble worstShare() {
            return limitWatts.isPresent()
                    ? OptionalDouble.of(worstWatts / limitWatts.getAsDouble())
                    : OptionalDouble.empty();
        }

        public OptionalDouble normalShare() {
            return limitWatts.isPresent()
                    ? OptionalDouble.of(normalWatts / limitWatts.getAsDouble())
                    : OptionalDouble.empty();
        }
    }

    /// One single failure played through.
    ///
    /// @param darkRacks racks with a device that loses all supply; `throttledRacks` racks with a device that keeps fewer
    ///     supplies than full power needs; `overloadedNodes` nodes pushed past their limit
    /// @param worstShare highest load share of a surviving node; empty when no limit is set
    public record Failure(
            String nodeId,
            String name,
            List<String> darkRacks,
            List<String> throttledRacks,
            List<String> overloadedNodes,
            double lostWatts,
            OptionalDouble worstShare,
            String worstNode) {}

    /// One cooling group.
    public record CoolingLoad(
            String group,
            String name,
            String medium,
            double heatWatts,
            OptionalDouble capacityWatts,
            OptionalDouble capacityAfterLossWatts,
            int unknownDevices) {}
}
