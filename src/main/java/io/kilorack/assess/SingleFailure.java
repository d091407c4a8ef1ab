package io.kilorack.assess;

import io.kilorack.power.electrical.SupplyLoss;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a single failure does beyond turning racks off: what it overloads by how much, what gets too
/// warm and how soon, and what about it is not known.
///
/// @param kind what fails, in the field's words: `ups`, `rack pdu`, `power supply`, `cdu`, `pump`, `crah`
/// @param overloads nodes past their limit, most excess first
/// @param heat cooling groups that the failure touches, with what is left of them; empty when it leaves the
/// cooling alone
/// @param stopped names of the cooling units that stop with the feed that is lost
/// @param start what stands still until a generator carries load; empty when nothing does
/// @param unfedUnits cooling units whose feed nobody states: they are taken as running
/// @param oneOf set when the row stands for any one of several equal things; its effect is that on one
/// @param unknownDevices devices of unknown draw that the figures leave out: they are lower bounds when
/// not 0
/// @param unknown what is missing to tell the effect; empty when it is told
public record SingleFailure(
        String kind,
        List<Overload> overloads,
        List<Overheat> heat,
        List<String> stopped,
        Optional<Start> start,
        int unfedUnits,
        Optional<OneOf> oneOf,
        int unknownDevices,
        String unknown) {
    /// A failure that leaves the cooling alone.
    SingleFailure(String kind, List<Overload> overloads, Optional<OneOf> oneOf, int unknownDevices, String unknown) {
        this(kind, overloads, List.of(), List.of(), Optional.empty(), 0, oneOf, unknownDevices, unknown);
    }

    /// A failure of a node about which nothing more is to be said.
    static SingleFailure of(String kind) {
        return new SingleFailure(kind, List.of(), Optional.empty(), 0, "");
    }

    public SingleFailure {
        overloads = List.copyOf(overloads);
        heat = List.copyOf(heat);
        stopped = List.copyOf(stopped);
    }

    /// The groups that get too warm for good.
    public List<Overheat> tooWarm() {
        return heat.stream().filter(Overheat::tooWarm).toList();
    }

    /// Racks that get too warm: for good, or before a generator carries load.
    public List<String> warmRacks() {
        var racks = new LinkedHashSet<String>();
        tooWarm().forEach(each -> racks.addAll(each.racks()));
        start.ifPresent(s -> s.tooLong().forEach(each -> racks.addAll(each.racks())));
        return List.copyOf(racks);
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
    /// @param group that carries it, of medium `air`, `liquid` or `rejection`
    /// @param racks that hang on the group and stay alive
    /// @param heatWatts of these, `leftWatts` what the group's units still carry
    /// @param seconds until the machines leave their allowed range; empty when nothing tells
    public record Overheat(
            String group,
            String medium,
            List<String> racks,
            double heatWatts,
            double leftWatts,
            OptionalDouble seconds) {
        public double shortfallWatts() {
            return Math.max(0, heatWatts - leftWatts);
        }

        public boolean tooWarm() {
            return heatWatts > leftWatts * (1 + 1e-9);
        }
    }

    /// Cooling that stands still between the loss of the mains and a generator's taking over, because no
    /// UPS bridges its feed.
    ///
    /// @param units names of the units
    /// @param seconds of the start, the slowest generator's
    /// @param assumed true where no generator states its start
    /// @param groups that carry too little meanwhile
    public record Start(List<String> units, double seconds, boolean assumed, List<Wait> groups) {
        public Start {
            units = List.copyOf(units);
            groups = List.copyOf(groups);
        }

        /// Groups that are too warm before they carry their heat again.
        public List<Overheat> tooLong() {
            return groups.stream().filter(Wait::tooLong).map(Wait::heat).toList();
        }

        /// Groups of which nothing tells how long they last.
        public List<Overheat> untold() {
            return groups.stream()
                    .map(Wait::heat)
                    .filter(each -> each.seconds().isEmpty())
                    .toList();
        }
    }

    /// One group without its units until a generator carries load and they run again.
    ///
    /// @param heat with the seconds that what is stored lasts
    /// @param seconds until the slowest of its units carries heat again: start of the generator and restart
    /// of the unit
    /// @param restartUnknown units that do not state their restart: it is counted as 0
    public record Wait(Overheat heat, double seconds, int restartUnknown) {
        public boolean tooLong() {
            return heat.seconds().orElse(Double.POSITIVE_INFINITY) < seconds;
        }
    }

    /// One of many equal things.
    ///
    /// @param pieces how many there are
    /// @param racks that hold them: any one of these is hit
    /// @param outcome what the loss does to the device or rack that is hit
    public record OneOf(int pieces, List<String> racks, SupplyLoss.Outcome outcome) {}
}
