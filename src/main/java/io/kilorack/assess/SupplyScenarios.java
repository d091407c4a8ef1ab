package io.kilorack.assess;

import io.kilorack.assess.SupplyOutlook.Limit;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.RiskScenario;
import io.kilorack.catalog.RiskScenario.Effect;
import io.kilorack.catalog.RiskScenario.Kind;
import io.kilorack.catalog.RiskScenario.Range;
import io.kilorack.quantity.NumberText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Feeds the squeeze of domestic parts from the catalog's supply facts: how much of what is announced for a
/// year its HBM does not cover.
final class SupplyScenarios {
    /// The scenario that supply facts feed.
    static final String SQUEEZE = "hbm-foundry-squeeze";

    private SupplyScenarios() {}

    /// The scenarios with the squeeze's share of deliveries from the facts; unchanged where the facts
    /// do not say enough.
    ///
    /// Share not covered = 1 − packages that HBM allows ÷ packages announced (the high end of what is
    /// reported): from the most generous estimate of HBM, analysts' included, to the least of the binding
    /// limit.
    static List<RiskScenario> fed(List<RiskScenario> scenarios, Catalog catalog, LocalDate asOf) {
        Optional<SupplyOutlook> outlook = SupplyOutlook.of(catalog, asOf);
        Optional<Limit> binding = outlook.flatMap(SupplyOutlook::binding);
        if (outlook.isEmpty() || binding.isEmpty()) {
            return scenarios;
        }
        double announced = 0;
        double generous = binding.get().packages().high();
        for (Limit limit : outlook.get().reported()) {
            boolean bound = limit.facts().getFirst().entry().id().endsWith("-hbm-bound");
            if (bound) {
                generous = Math.max(generous, limit.packages().high());
            } else {
                announced = Math.max(announced, limit.packages().high());
            }
        }
        if (announced <= 0) {
            return scenarios;
        }
        double low = Math.max(0, 1 - generous / announced);
        double high = Math.max(low, 1 - binding.get().packages().low() / announced);
        var share = new Range(round(low), round(high));
        String why = " Share of deliveries from supply facts of %d: %s packages announced, HBM for %s to %s."
                .formatted(
                        outlook.get().year(),
                        NumberText.plain(announced),
                        NumberText.plain(binding.get().packages().low()),
                        NumberText.plain(generous));
        var fed = new ArrayList<RiskScenario>();
        for (RiskScenario scenario : scenarios) {
            fed.add(scenario.id().equals(SQUEEZE) ? with(scenario, share, why) : scenario);
        }
        return List.copyOf(fed);
    }

    private static double round(double share) {
        return Math.round(share * 100) / 100.0;
    }

    private static RiskScenario with(RiskScenario s, Range share, String why) {
        List<Effect> effects = s.effects().stream()
                .map(e -> e.kind() == Kind.DELIVERIES_STOP ? new Effect(e.kind(), share) : e)
                .toList();
        return s.with().rationale(s.rationale() + why).effects(effects).build();
    }
}
