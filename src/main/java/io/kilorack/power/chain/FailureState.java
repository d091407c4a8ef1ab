package io.kilorack.power.chain;

import java.util.List;
import java.util.OptionalDouble;

/// One single failure played through.
///
/// @param failed the node that is lost
/// @param darkLoads ids of loads without any supply left, `degradedLoads` of loads with fewer supplies
/// than they need
/// @param overloads surviving nodes that the failure loads more and that are then past their limit
/// @param lostWatts draw that goes dark or is throttled [W]
/// @param worstShare highest load share among the nodes the failure loads more; empty when none has a
/// limit
/// @param worstNode id of that node, or empty
public record FailureState(
        ChainNode failed,
        List<String> darkLoads,
        List<String> degradedLoads,
        List<Overload> overloads,
        double lostWatts,
        OptionalDouble worstShare,
        String worstNode) {

    /// A node past its limit, or one of its lines where the node as a whole is not: load and limit [W].
    ///
    /// @param line 0..2, -1 for the whole
    public record Overload(String nodeId, double watts, double limitWatts, int line) {
        public double excessWatts() {
            return watts - limitWatts;
        }
    }

    public FailureState {
        darkLoads = List.copyOf(darkLoads);
        degradedLoads = List.copyOf(degradedLoads);
        overloads = List.copyOf(overloads);
    }

    /// Nothing goes dark, nothing is throttled, nothing is overloaded.
    public boolean survived() {
        return darkLoads.isEmpty() && degradedLoads.isEmpty() && overloads.isEmpty();
    }
}
