package io.kilorack.assess;

import io.kilorack.power.electrical.SupplyLoss;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a single failure does beyond turning racks off: what it overloads by how much, what gets too
/// warm and how soon, and what about it is not known.
///
/// @param kind what fails, in the field's words: `ups`, `rack pdu`, `power supply`, `cdu`, `pump`, `crah`
/// @param overloads nodes past their limit, most excess first
/// @param heat what gets too warm; empty when the failure leaves the cooling alone
/// @param oneOf set when the row stands for any one of several equal things; its effect is that on one
/// @param unknownDevices devices of unknown draw that the figures leave out: they are lower bounds when
/// not 0
/// @param unknown what is missing to tell the effect; empty when it is told
public record SingleFailure(
        String kind,
        List<Overload> overloads,
        Optional<Overheat> heat,
        Optional<OneOf> oneOf,
        int unknownDevices,
        String unknown) {
    /// A failure of a node about which nothing more is to be said.
    static SingleFailure of(String kind) {
        return new SingleFailure(kind, List.of(), Optional.empty(), Optional.empty(), 0, "");
    }

    public SingleFailure {
        overloads = List.copyOf(overloads);
    }

    /// A node past its limit [W].
    public record Overload(String nodeId, String name, double watts, double limitWatts) {
        public double excessWatts() {
            return watts - limitWatts;
        }

        /// Load over limit, 1 = full.
        public double share() {
            return watts / limitWatts;
        }
    }

    /// Heat that is no longer carried.
    ///
    /// @param racks that hang on the group
    /// @param heatWatts of the group, `leftWatts` what its units still carry
    /// @param seconds until the machines leave their allowed range; empty when nothing tells
    public record Overheat(List<String> racks, double heatWatts, double leftWatts, OptionalDouble seconds) {
        public double shortfallWatts() {
            return Math.max(0, heatWatts - leftWatts);
        }

        public boolean tooWarm() {
            return heatWatts > leftWatts * (1 + 1e-9);
        }
    }

    /// One of many equal things.
    ///
    /// @param pieces how many there are
    /// @param racks that hold them: any one of these is hit
    /// @param outcome what the loss does to the device or rack that is hit
    public record OneOf(int pieces, List<String> racks, SupplyLoss.Outcome outcome) {}
}
