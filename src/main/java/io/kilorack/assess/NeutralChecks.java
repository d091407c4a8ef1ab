package io.kilorack.assess;

import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Site;
import io.kilorack.power.electrical.Harmonics;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Neutrals: what third harmonics do to them, and what about them and the transformers is assumed.
final class NeutralChecks {
    /// Up to this share a cable is sized by its line current (IEC 60364-5-52 table E.52.1); below it no
    /// neutral carries more than its line.
    private static final double HARMLESS = 0.15;

    private static final Source ANNEX_E = Source.of("third harmonics in four- and five-core cables: IEC 60364-5-52"
            + " table E.52.1; neutral √(I_N1² + (Σ h·I_p)²)");

    private NeutralChecks() {}

    static List<Check> of(ChainRoom room) {
        var checks = new ArrayList<Check>();
        Site site = room.site();
        groups(site, checks);
        OptionalDouble third = site.thirdHarmonic();
        if (third.isEmpty()) {
            if (site.chain().stream().anyMatch(n -> n.wiring() == PowerNode.Wiring.THREE_PHASE_WYE)) {
                checks.add(
                        check(
                                "power.neutral.unstated",
                                Check.Severity.INFO,
                                List.of(site.id()),
                                "The third harmonic of the power supplies of %s is not stated: neutral currents are those of the fundamental, lower bounds."
                                        .formatted(site.name()),
                                "State it at the site from the supplies' data sheet or a measurement; active power-factor correction leaves a few percent."));
            }
        } else if (third.getAsDouble() > HARMLESS) {
            harmonics(room, third.getAsDouble(), checks);
        }
        return checks;
    }

    private static void groups(Site site, List<Check> checks) {
        List<PowerNode> unstated = site.chain().stream()
                .filter(n -> n.kind() == PowerNode.NodeKind.TRANSFORMER)
                .filter(n -> n.wiring() == PowerNode.Wiring.THREE_PHASE_WYE
                        && n.vectorGroup().isEmpty())
                .toList();
        if (!unstated.isEmpty()) {
            checks.add(check(
                    "power.transformer.group",
                    Check.Severity.INFO,
                    unstated.stream().map(PowerNode::id).toList(),
                    "The vector group of %s is not stated: %s is taken. It says which lines above carry an uneven load."
                            .formatted(
                                    unstated.size() == 1
                                            ? unstated.getFirst().name()
                                            : unstated.size() + " transformers of " + site.name(),
                                    site.ruleSet() == Site.RuleSet.NEC ? "Dyn1" : "Dyn11"),
                    "Choose it at the transformer, from its nameplate."));
        }
    }

    private static void harmonics(ChainRoom room, double third, List<Check> checks) {
        List<NodeLoad> over = room.nodeLoads().stream()
                .filter(n -> n.lines().isPresent() && neutralShare(n) > 1)
                .sorted(Comparator.comparingDouble((NodeLoad n) -> -neutralShare(n)))
                .toList();
        String percent = NumberText.plain(100 * third);
        if (over.isEmpty()) {
            checks.add(check(
                    "power.neutral.harmonics",
                    Check.Severity.WARNING,
                    List.of(room.site().id()),
                    "With %s %% of third harmonic a cable of four or five cores for lines of 100 A is sized for %s A, and the neutral carries %s A."
                            .formatted(
                                    percent,
                                    NumberText.plain(Harmonics.cableAmps(100, third)),
                                    NumberText.plain(300 * third)),
                    "Size cables and neutrals for it, or choose supplies with active power-factor correction."));
            return;
        }
        NodeLoad worst = over.getFirst();
        LineLoads lines = worst.lines().orElseThrow();
        checks.add(check(
                "power.neutral.overload",
                Check.Severity.ERROR,
                over.stream().map(NodeLoad::nodeId).toList(),
                "With %s %% of third harmonic the neutral of %s carries %s with everything running, %s %% of what a line may.%s"
                        .formatted(
                                percent,
                                worst.name(),
                                amps(lines, lines.neutralTotalVa()),
                                NumberText.plain(100 * neutralShare(worst)),
                                over.size() == 1 ? "" : " (And %d more nodes.)".formatted(over.size() - 1)),
                "Use a neutral of larger section, or supplies with active power-factor correction."));
    }

    /// Neutral over what a line may carry; 0 where no limit is set.
    private static double neutralShare(NodeLoad node) {
        LineLoads lines = node.lines().orElseThrow();
        return lines.limitVa().isPresent()
                ? lines.neutralTotalVa() / lines.limitVa().getAsDouble()
                : 0;
    }

    private static String amps(LineLoads lines, double va) {
        OptionalDouble amps = lines.amps(va);
        return amps.isPresent() ? NumberText.withUnit(amps.getAsDouble(), "A") : NumberText.withUnit(va, "VA");
    }

    private static Check check(
            String code, Check.Severity severity, List<String> subjects, String message, String next) {
        return new Check(
                code,
                severity,
                Check.Room.POWER,
                subjects,
                message,
                next,
                severity == Check.Severity.INFO ? Optional.empty() : Optional.of(ANNEX_E),
                Optional.empty());
    }
}
