package io.kilorack.assess;

import io.kilorack.assess.Cards.Tally;
import io.kilorack.assess.RackCard.Piece;
import io.kilorack.power.electrical.SupplyLoss;
import io.kilorack.power.electrical.SupplyLoss.Outcome;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The loss of a single power supply, for every kind of device that draws power: one result for each kind,
/// since equal devices fare equally.
final class SupplyLosses {
    private static final Source SUPPLIES = Source.of("rule E09: full power with one supply less only if n − 1 ≥ k");

    private SupplyLosses() {}

    /// @param losses one for each kind of device, in catalog order, and `parts` the kinds
    record Result(List<SupplyLoss> losses, List<Part> parts, List<Check> checks) {}

    static Result of(Roster roster, Cards cards) {
        var counts = new LinkedHashMap<Part, Integer>();
        for (Tally tally : cards.tallies) {
            counts.merge(tally.part(), tally.count(), Integer::sum);
        }
        var losses = new ArrayList<SupplyLoss>(counts.size());
        var kinds = new ArrayList<Part>(counts.size());
        var checks = new ArrayList<Check>();
        counts.forEach((part, count) -> {
            if (!part.inCatalog()) {
                return;
            }
            SupplyLoss loss = loss(part, count);
            losses.add(loss);
            kinds.add(part);
            if (loss.outcome() == Outcome.DARK || loss.outcome() == Outcome.THROTTLES) {
                checks.add(check(loss, holding(part, roster, cards)));
            }
        });
        return new Result(List.copyOf(losses), List.copyOf(kinds), checks);
    }

    private static SupplyLoss loss(Part part, int count) {
        PartSupplies supplies = PartSupplies.of(part);
        return new SupplyLoss(
                part.name(),
                count,
                supplies.installed(),
                supplies.needed(),
                supplies.watts(),
                part.maximum().value());
    }

    /// Racks that hold the part.
    static List<String> holding(Part part, Roster roster, Cards cards) {
        var has = new IdentityHashMap<RackCard, Boolean>();
        int[] found = new int[roster.size()];
        int n = 0;
        for (int i = 0; i < found.length; i++) {
            if (has.computeIfAbsent(
                    cards.of[i], card -> card.pieces().stream().map(Piece::part).anyMatch(part::equals))) {
                found[n++] = i;
            }
        }
        return new Positions(roster.racks, Arrays.copyOf(found, n));
    }

    private static Check check(SupplyLoss loss, List<String> racks) {
        boolean dark = loss.outcome() == Outcome.DARK;
        String left = loss.leftWatts().isPresent() && loss.drawWatts().isPresent()
                ? " to %s of %s"
                        .formatted(
                                NumberText.withUnit(loss.leftWatts().getAsDouble(), "W"),
                                NumberText.withUnit(loss.drawWatts().getAsDouble(), "W"))
                : "";
        return new Check(
                dark ? "power.supply.only" : "power.supply.spare",
                Check.Severity.WARNING,
                Check.Room.POWER,
                racks,
                dark
                        ? "%d × %s: the one power supply is the only one; its loss turns the device off."
                                .formatted(loss.pieces(), loss.name())
                        : "%d × %s: %d of %d power supplies are needed; losing one throttles the device%s."
                                .formatted(
                                        loss.pieces(),
                                        loss.name(),
                                        loss.needed().orElse(0),
                                        loss.installed().orElse(0),
                                        left),
                dark
                        ? "Accept it, or choose a device with a spare supply."
                        : "Fit another supply, or cap the device's draw.",
                Optional.of(SUPPLIES),
                Optional.empty());
    }
}
