package io.kilorack.assess;

import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.assess.SingleFailure.OneOf;
import io.kilorack.power.electrical.SupplyLoss;
import io.kilorack.power.electrical.SupplyLoss.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Every single failure of a plan in one list: nodes of the power chain, rack PDUs that the plan does not
/// draw as nodes, power supplies, cooling units and their pumps. Worst first: what harms by lost draw and
/// uncarried heat, then what cannot be told, then what is survived.
final class Failures {
    private static final Comparator<Failure> WORST_FIRST = Comparator.comparing((Failure f) -> !f.harms())
            .thenComparing(f -> f.more().unknown().isEmpty())
            .thenComparing(f -> -f.weight())
            .thenComparing(f -> -f.overloadedNodes().size())
            .thenComparing(f -> -f.worstShare().orElse(-1));

    private Failures() {}

    static List<Failure> all(
            Roster roster, Cards cards, List<ChainRoom> chains, CoolingFailures heat, SupplyLosses.Result supplies) {
        var all = new ArrayList<Failure>();
        chains.forEach(chain -> chain.failures().forEach(f -> all.add(heat.with(f))));
        all.addAll(RackFeedFailures.of(roster, cards));
        all.addAll(heat.units());
        for (int i = 0; i < supplies.losses().size(); i++) {
            all.add(supply(
                    supplies.losses().get(i),
                    supplies.parts().get(i),
                    SupplyLosses.holding(supplies.parts().get(i), roster, cards)));
        }
        // The sort is stable: equal failures stay in the order of the plan.
        all.sort(WORST_FIRST);
        return all;
    }

    /// One power supply of one device of a kind.
    private static Failure supply(SupplyLoss loss, Part part, List<String> racks) {
        double draw = loss.drawWatts().orElse(0);
        Outcome outcome = loss.outcome();
        double lost = switch (outcome) {
            case DARK -> draw;
            case THROTTLES ->
                loss.leftWatts().isPresent() ? draw - loss.leftWatts().getAsDouble() : 0;
            case SURVIVES, UNKNOWN -> 0;
        };
        String unknown = outcome == Outcome.UNKNOWN
                ? "number of power supplies of " + part.name() + ", or how many of them full power needs"
                : loss.drawWatts().isEmpty() && outcome != Outcome.SURVIVES ? "draw of " + part.name() : "";
        return new Failure(
                "",
                "supply:" + part.id(),
                "Power supply of " + part.name(),
                List.of(),
                List.of(),
                List.of(),
                lost,
                loss.shareAfter(),
                "",
                new SingleFailure(
                        "power supply",
                        List.of(),
                        Optional.of(new OneOf(loss.pieces(), racks, outcome)),
                        loss.drawWatts().isEmpty() ? 1 : 0,
                        unknown));
    }

    static OptionalDouble share(double load, double capacity) {
        return capacity > 0 ? OptionalDouble.of(load / capacity) : OptionalDouble.empty();
    }
}
