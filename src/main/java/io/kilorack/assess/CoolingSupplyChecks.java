package io.kilorack.assess;

import io.kilorack.assess.SingleFailure.Overheat;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.CoolingUnit.Transfer;
import io.kilorack.plan.PowerNode;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The electrical supply of the cooling: what is not stated about it, which lost node stops more of it than
/// the racks can spare, and what stands still until a generator carries load.
final class CoolingSupplyChecks {
    private static final Source BALANCE =
            Source.of("heat that is stored and not carried: V·ρ·c_p·ΔT / shortfall (rules T24, T25)");

    private final List<Check> checks = new ArrayList<>();
    private final ChainRoom chain;

    private CoolingSupplyChecks(ChainRoom chain) {
        this.chain = chain;
    }

    static List<Check> of(ChainRoom chain, CoolingFailures failures) {
        var made = new CoolingSupplyChecks(chain);
        if (!chain.site().chain().isEmpty() && !chain.site().cooling().isEmpty()) {
            made.unstated();
            made.failures(failures);
        }
        return made.checks;
    }

    private void unstated() {
        var unfed = new ArrayList<CoolingUnit>();
        var untold = new ArrayList<CoolingUnit>();
        var undrawn = new ArrayList<CoolingUnit>();
        for (CoolingUnit unit : chain.site().cooling()) {
            if (unit.feeds().isEmpty()) {
                unfed.add(unit);
            } else if (unit.feeds().size() > 1 && unit.transfer() == Transfer.UNSTATED) {
                untold.add(unit);
            }
        }
        for (CoolingUnit unit : chain.cooling().units()) {
            if (chain.cooling().drawUnknown(unit)) {
                undrawn.add(unit);
            }
        }
        info(
                "cooling.feed.missing",
                unfed,
                "%s of %s %s no feed, so %s taken as running whatever fails, and %s draw is in no load.",
                "State the power node that each hangs on, at the site's cooling units.");
        info(
                "cooling.feed.transfer",
                untold,
                "%s of %s %s two feeds and not how they change over; %s taken as transfer switches, and %s first feed as the preferred.",
                "State whether it is a transfer switch or both feeds supply the unit at once.");
        info(
                "cooling.draw.unknown",
                undrawn,
                "%s of %s %s no draw, and the catalog has none; %s left out of the loads of the nodes above, and %s loads are lower bounds.",
                "State the draw of each from its data sheet.");
    }

    private void info(String code, List<CoolingUnit> units, String message, String next) {
        if (units.isEmpty()) {
            return;
        }
        boolean one = units.size() == 1;
        checks.add(new Check(
                code,
                Check.Severity.INFO,
                Check.Room.COOLING,
                units.stream().map(CoolingUnit::id).toList(),
                message.formatted(
                        one ? units.getFirst().label() : units.size() + " cooling units",
                        chain.site().name(),
                        one ? "states" : "state",
                        one ? "it is" : "they are",
                        one ? "its" : "their"),
                next,
                Optional.empty(),
                Optional.empty()));
    }

    private record Hit(PowerNode node, CoolingSupply.Effect units, CoolingFailures.Effect effect) {
        double shortfall() {
            return effect.heat().stream().mapToDouble(Overheat::shortfallWatts).sum();
        }

        /// Seconds by which what is stored falls short of the generator's start.
        double gap() {
            return effect.start().stream()
                    .flatMap(s -> s.groups().stream())
                    .filter(SingleFailure.Wait::tooLong)
                    .mapToDouble(w -> w.seconds() - w.heat().seconds().orElse(0))
                    .max()
                    .orElse(0);
        }
    }

    private void failures(CoolingFailures failures) {
        var warm = new ArrayList<Hit>();
        var waiting = new ArrayList<Hit>();
        var above = chain.cooling().above();
        for (PowerNode node : chain.site().chain()) {
            if (!above.contains(node.id())) {
                continue;
            }
            CoolingSupply.Effect units = chain.cooling().losing(node.id());
            if (units.none()) {
                continue;
            }
            var hit = new Hit(node, units, failures.effect(chain, node.id(), units));
            if (hit.effect.heat().stream().anyMatch(Overheat::tooWarm)) {
                warm.add(hit);
            }
            if (hit.effect.start().filter(s -> !s.tooLong().isEmpty()).isPresent()) {
                waiting.add(hit);
            }
        }
        warm.stream().max(java.util.Comparator.comparingDouble(Hit::shortfall)).ifPresent(worst -> warm(warm, worst));
        waiting.stream().max(java.util.Comparator.comparingDouble(Hit::gap)).ifPresent(worst -> waits(waiting, worst));
    }

    private void warm(List<Hit> all, Hit worst) {
        Overheat heat = worst.effect.heat().stream()
                .max(java.util.Comparator.comparingDouble(Overheat::shortfallWatts))
                .orElseThrow();
        checks.add(warning(
                "cooling.feed.failure",
                all,
                "%s: losing %s stops %s; %s then carries %s of %s%s."
                        .formatted(
                                all.size() == 1
                                        ? "One single failure of power stops more cooling than can be spared"
                                        : all.size() + " single failures of power stop more cooling than can be spared",
                                name(worst.node),
                                units(worst.units.stopped()),
                                heat.group(),
                                NumberText.withUnit(heat.leftWatts(), "W"),
                                NumberText.withUnit(heat.heatWatts(), "W"),
                                heat.seconds().isPresent()
                                        ? ", and its racks are too warm in "
                                                + NumberText.withUnit(
                                                        heat.seconds().getAsDouble(), "s")
                                        : ""),
                "Spread the units of a group over independent feeds, or give them a transfer switch."));
    }

    private void waits(List<Hit> all, Hit worst) {
        SingleFailure.Start start = worst.effect.start().orElseThrow();
        SingleFailure.Wait wait = start.groups().stream()
                .filter(SingleFailure.Wait::tooLong)
                .min(java.util.Comparator.comparingDouble(
                        w -> w.heat().seconds().orElse(0)))
                .orElseThrow();
        checks.add(warning(
                "cooling.start.gap",
                all,
                "When %s fails, %s stand still until the generators carry load (%s s%s)%s; what %s stores lasts %s."
                        .formatted(
                                name(worst.node),
                                units(worst.units.starting()),
                                NumberText.plain(start.seconds()),
                                start.assumed() ? ", assumed" : "",
                                wait.seconds() > start.seconds()
                                        ? " and run again after " + NumberText.withUnit(wait.seconds(), "s")
                                        : "",
                                wait.heat().group(),
                                NumberText.withUnit(wait.heat().seconds().orElse(0), "s")),
                "Put pumps and fans behind a UPS, store more, or state a faster start of the generators."));
    }

    private static Check warning(String code, List<Hit> all, String message, String next) {
        return new Check(
                code,
                Check.Severity.WARNING,
                Check.Room.COOLING,
                all.stream().map(hit -> hit.node.id()).toList(),
                message,
                next,
                Optional.of(BALANCE),
                Optional.empty());
    }

    private static String units(List<CoolingUnit> units) {
        int shown = 4;
        String names = units.stream().limit(shown).map(CoolingUnit::label).collect(Collectors.joining(", "));
        return units.size() > shown ? names + " and " + (units.size() - shown) + " more" : names;
    }

    private static String name(PowerNode node) {
        return node.name().isEmpty() ? node.id() : node.name();
    }
}
