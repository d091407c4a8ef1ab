package io.kilorack.assess;

import io.kilorack.assess.RackCard.Piece;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Circuit;
import io.kilorack.plan.Phases;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.power.chain.PhaseSplit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// How the pieces of a rack lie on the conductors of its feeds: supplies on the outlets of its rack PDU as
/// [RackPhases] deals them, turned or put on one or two conductors as the rack's circuits say. Racks of one
/// content on feeds of one kind are worked out once. Safe for use from several threads.
final class RackSplits {
    static final int KINDS = PhaseSplit.KINDS;

    private final Catalog catalog;
    private final Map<RackContent, Map<Feeds, Base>> known = new IdentityHashMap<>();

    RackSplits(Catalog catalog) {
        this.catalog = catalog;
    }

    /// What of a node decides how outlets are dealt.
    private record Kind(boolean rackPdu, PowerNode.Wiring wiring, OptionalDouble volts, List<OptionalDouble> ratings) {}

    private record Feeds(Site.RuleSet rules, List<Kind> kinds) {}

    /// A rack without circuits of its own.
    ///
    /// @param weights of every piece on every feed: `[piece][KINDS · feed + kind]`
    /// @param draws on each feed
    private record Base(double[][] weights, Draw[] draws) {}

    /// What a rack draws from one of its feeds after the loss of the other that hurts most.
    ///
    /// @param inletAmps sum of its inlets [A] at outlet voltage, `lineAmps` of the fullest line of three
    /// @param a, b, c of it between line and neutral (wye) or between lines (delta, 208Y/120 V) [A], L1
    /// or L1-L2 first
    record Draw(double inletAmps, double lineAmps, double a, double b, double c) {
        static final Draw NONE = new Draw(0, 0, 0, 0, 0);

        double bank(int p) {
            return p == 0 ? a : p == 1 ? b : c;
        }
    }

    /// Draw on feed number `f`.
    Draw draw(Site site, Map<String, PowerNode> nodes, Rack rack, RackCard card, int f) {
        Base base = base(site, nodes, rack, card);
        return base == null ? Draw.NONE : base.draws[f];
    }

    /// Weights of every piece of a rack on every feed: `[piece][KINDS · feed + kind]`; null where all is
    /// balanced.
    double @Nullable [][] of(Site site, Map<String, PowerNode> nodes, Rack rack, RackCard card) {
        Base base = base(site, nodes, rack, card);
        if (base == null) {
            return null;
        }
        if (rack.circuits().isEmpty()) {
            return balanced(base.weights) ? null : base.weights;
        }
        return turned(base.weights, feeds(nodes, rack), rack.circuits());
    }

    private static List<PowerNode> feeds(Map<String, PowerNode> nodes, Rack rack) {
        var feeds = new ArrayList<PowerNode>(rack.feeds().size());
        for (String feed : rack.feeds()) {
            PowerNode node = nodes.get(feed);
            if (node != null) {
                feeds.add(node);
            }
        }
        return feeds;
    }

    private synchronized @Nullable Base base(Site site, Map<String, PowerNode> nodes, Rack rack, RackCard card) {
        List<PowerNode> feeds = feeds(nodes, rack);
        if (feeds.size() < rack.feeds().size()) {
            return null;
        }
        return known.computeIfAbsent(card.content(), _ -> new HashMap<>(2))
                .computeIfAbsent(
                        new Feeds(
                                site.ruleSet(),
                                feeds.stream().map(RackSplits::kind).toList()),
                        _ -> base(site.ruleSet(), feeds, rack, card));
    }

    private static Kind kind(PowerNode node) {
        boolean pdu = node.kind() == PowerNode.NodeKind.RACK_PDU;
        return new Kind(
                pdu,
                node.wiring(),
                node.voltage(),
                pdu ? List.of(node.ratedAmps(), node.ratedKva(), node.ratedKw()) : List.of());
    }

    private Base base(Site.RuleSet rules, List<PowerNode> feeds, Rack rack, RackCard card) {
        List<Piece> pieces = card.pieces();
        double[][] result = new double[pieces.size()][KINDS * feeds.size()];
        Draw[] draws = new Draw[feeds.size()];
        for (int f = 0; f < feeds.size(); f++) {
            PowerNode node = feeds.get(f);
            boolean three = node.wiring() == PowerNode.Wiring.THREE_PHASE_WYE
                    || node.wiring() == PowerNode.Wiring.THREE_PHASE_DELTA;
            Map<String, double[]> counts = Map.of();
            draws[f] = Draw.NONE;
            if (node.wiring() != PowerNode.Wiring.DC && node.voltage().orElse(0) > 0) {
                RackPhases.Plugged plugged = RackPhases.plugged(rules, node, f, feeds.size(), rack, catalog);
                var banks = plugged.feed().outlets().phases();
                draws[f] =
                        new Draw(plugged.inletAmps(), plugged.feed().lineAmps().max(), banks.a(), banks.b(), banks.c());
                counts = three ? plugged.counts() : counts;
            }
            for (int g = 0; g < result.length; g++) {
                double[] count = counts.get(pieces.get(g).part().id());
                double sum = 0;
                for (int k = 0; count != null && k < KINDS; k++) {
                    sum += count[k];
                }
                int first = RackPhases.betweenLines(node) ? 3 : 0;
                for (int k = 0; k < KINDS; k++) {
                    boolean third = k >= first && k < first + 3;
                    result[g][KINDS * f + k] = count != null && sum > 0 ? count[k] / sum : third ? 1 / 3.0 : 0;
                }
            }
        }
        return new Base(result, draws);
    }

    private static boolean balanced(double[][] weights) {
        for (double[] piece : weights) {
            for (int f = 0; f < piece.length; f += KINDS) {
                for (int k = 0; k < 3; k++) {
                    if (Math.abs(piece[f + k] - piece[f]) > 1e-12
                            || Math.abs(piece[f + 3 + k] - piece[f + 3]) > 1e-12) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /// The outlets of a rack behind the circuits of its feeds; several circuits on one feed carry equal
    /// parts.
    private static double[][] turned(double[][] base, List<PowerNode> feeds, List<Circuit> circuits) {
        double[][] result = new double[base.length][base.length == 0 ? 0 : base[0].length];
        for (int f = 0; f < feeds.size(); f++) {
            PowerNode node = feeds.get(f);
            List<Circuit> here =
                    circuits.stream().filter(c -> c.feed().equals(node.id())).toList();
            int n = Math.max(1, here.size());
            for (int c = 0; c < n; c++) {
                Phases phases = here.isEmpty() ? Phases.L1_L2_L3 : conductors(here.get(c));
                for (int g = 0; g < base.length; g++) {
                    put(result[g], base[g], KINDS * f, phases, node.wiring(), 1.0 / n);
                }
            }
        }
        return result;
    }

    /// Conductors as stated, else those that the breaker's position gives, else all three in order.
    static Phases conductors(Circuit circuit) {
        return circuit.phases()
                .orElseGet(() -> circuit.position().isPresent()
                        ? Phases.of(
                                3, PanelSchedule.conductor(circuit.position().getAsInt()))
                        : Phases.L1_L2_L3);
    }

    private static void put(
            double[] into, double[] base, int at, Phases phases, PowerNode.Wiring wiring, double share) {
        if (phases.poles() == 3) {
            for (int p = 0; p < 3; p++) {
                into[at + (p + phases.turn()) % 3] += share * base[at + p];
                into[at + 3 + (p + phases.turn()) % 3] += share * base[at + 3 + p];
            }
            into[at + PhaseSplit.UNSTATED] += share * base[at + PhaseSplit.UNSTATED];
        } else if (phases.poles() == 2) {
            into[at + 3 + phases.turn()] += share;
        } else if (wiring == PowerNode.Wiring.THREE_PHASE_DELTA) {
            // No neutral to return by: which lines carry it is not stated. A check says so.
            into[at + PhaseSplit.UNSTATED] += share;
        } else {
            into[at + phases.turn()] += share;
        }
    }
}
