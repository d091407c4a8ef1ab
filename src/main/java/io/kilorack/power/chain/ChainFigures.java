package io.kilorack.power.chain;

import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.OptionalDouble;

/// Turns results of the chain into figures that explain themselves.
final class ChainFigures {
    private ChainFigures() {}

    static Figure losses(Topology t, NormalState normal, int unknown) {
        var byKind = new EnumMap<NodeKind, Double>(NodeKind.class);
        for (int v = 0; v < t.size; v++) {
            byKind.merge(t.nodes.get(v).kind(), normal.in[v] - normal.out[v], Double::sum);
        }
        var parts = new ArrayList<Figure>();
        byKind.forEach((kind, watts) -> {
            if (watts > 0) {
                parts.add(Figure.known(
                                kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), watts, "W")
                        .withFormula("Σ rated·(a + b·x + c·x²), x = output / rated"));
            }
        });
        Figure sum = Figure.sum("loss of the power chain", "W", parts)
                .withFormula("sum over all nodes in the normal state")
                .withSources(List.of(
                        new Source("rules E15, E16, E21; loss model of Schneider white paper 108", Confidence.MEDIUM)))
                .withConfidence(Confidence.MEDIUM);
        return withUnknown(sum, unknown);
    }

    static Figure node(NodeState state, WiringRules rules) {
        ChainNode n = state.node();
        var parts = new ArrayList<Figure>();
        n.ratedWatts().ifPresent(w -> parts.add(Figure.known("rated active power", w, "W")));
        n.ratedVa()
                .ifPresent(va ->
                        parts.add(Figure.known("rated apparent power × power factor", va * state.powerFactor(), "W")
                                .withFormula(NumberText.withUnit(va, "VA") + " × pf "
                                        + NumberText.plain(state.powerFactor()))));
        NodeLimits.ampsLimit(n, rules.continuousShare())
                .ifPresent(va -> parts.add(
                        Figure.known("rated current", va * (n.wiring() == Wiring.DC ? 1 : state.powerFactor()), "W")
                                .withFormula("%s A × %s V%s × %s × pf %s"
                                        .formatted(
                                                NumberText.plain(n.ratedAmps().orElseThrow()),
                                                NumberText.plain(n.volts().orElseThrow()),
                                                n.wiring().threePhase() ? " × √3" : "",
                                                NumberText.plain(rules.continuousShare()),
                                                NumberText.plain(state.powerFactor())))
                                .withSources(List.of(Source.of(rules.clause())))));
        Figure limit = state.limitWatts().isPresent()
                ? Figure.known("usable limit", state.limitWatts().getAsDouble(), "W")
                        .withFormula("the smallest of the ratings")
                        .withParts(parts)
                : Figure.unknown("usable limit", "W", "no rating stated for " + n.name());
        Figure normal =
                withUnknown(Figure.known("load, everything alive", state.normalWatts(), "W"), state.unknownDevices());
        Figure worst = withUnknown(
                Figure.known("load in the worst single failure", state.worstWatts(), "W")
                        .withFormula(
                                state.worstFailure().map(f -> "loss of " + f).orElse("no failure loads it more")),
                state.unknownDevices());
        return worst.withLabel(n.name() + ", worst single failure").withParts(List.of(limit, normal, worst));
    }

    static Figure usable(ChainAnalysis analysis) {
        OptionalDouble share = analysis.worstShare();
        String label = "usable capacity at the present distribution";
        if (share.isEmpty() || share.getAsDouble() <= 0) {
            return Figure.unknown(label, "W", "limits or loads of the power chain");
        }
        Figure value = Figure.known(label, analysis.loadWatts() / share.getAsDouble(), "W")
                .withFormula("load / highest load share of a node or one of its lines over the normal state and every"
                        + " single failure (never A + B)")
                .withSources(List.of(Source.of("rule E31: smallest sum over every single loss")));
        return withUnknown(value, analysis.unknownDevices());
    }

    static Figure withUnknown(Figure figure, int unknown) {
        if (unknown == 0) {
            return figure;
        }
        var names = new ArrayList<>(figure.unknowns());
        names.add(unknown + (unknown == 1 ? " device" : " devices") + " without a known draw");
        return figure.withUnknowns(names);
    }
}
