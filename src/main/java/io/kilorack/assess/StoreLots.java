package io.kilorack.assess;

import io.kilorack.assess.Cohorts.Cohort;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.SystemModel;
import io.kilorack.plan.Plan;
import io.kilorack.plan.StockLot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/// Stock of accelerators that stands in no rack: what a lot holds beyond what is racked of it. A lot does
/// not say where it lies, so it is judged at the plan's first site.
final class StoreLots {
    private StoreLots() {}

    static List<Cohort> of(Plan plan, Cohorts cohorts, Catalog catalog) {
        if (plan.sites().isEmpty()) {
            return List.of();
        }
        var racked = new HashMap<String, Integer>();
        for (Cohort cohort : cohorts.list) {
            racked.merge(cohort.lotId(), cohort.accelerators(), Integer::sum);
        }
        var store = new ArrayList<Cohort>();
        var seen = new HashSet<String>();
        for (StockLot lot : plan.stock()) {
            if (!seen.add(lot.id())) {
                continue;
            }
            SystemModel system = catalog.systems().get(lot.modelId());
            String accelerator = system == null ? lot.modelId() : system.acceleratorId();
            int each = system == null ? 1 : system.acceleratorCount().orElse(0);
            int rest = lot.quantity() * each - racked.getOrDefault(lot.id(), 0);
            if (rest > 0 && catalog.accelerators().containsKey(accelerator)) {
                store.add(new Cohort(accelerator, lot.id(), 0, rest, List.of()));
            }
        }
        return List.copyOf(store);
    }
}
