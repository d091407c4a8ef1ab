package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.catalog.BaseCatalog;
import io.kilorack.plan.Plan;
import io.kilorack.plan.StockLot;
import io.kilorack.plan.file.PlanFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Stock that stands in no rack is judged beside what does, and counted apart.
class StoreLotsTest {
    private static Plan sample() {
        if (!(PlanFile.read(Path.of("assets/plans/stock-and-store.kilorack")) instanceof PlanFile.Opened(var plan))) {
            throw new IllegalStateException("the sample does not load");
        }
        return plan;
    }

    private static ExposureResult exposure(Plan plan) {
        return Assessor.once(BaseCatalog.get(), plan, plan.asOf()).exposure();
    }

    private static int accelerators(StockLot lot) {
        var system = BaseCatalog.get().systems().get(lot.modelId());
        return lot.quantity() * (system == null ? 1 : system.acceleratorCount().orElseThrow());
    }

    @Test
    void everyLotIsInRacksOrInStore() {
        Plan plan = sample();
        ExposureResult exposure = exposure(plan);
        var counted = new HashMap<String, Integer>();
        exposure.all().forEach(p -> counted.merge(p.stockId(), p.accelerators(), Integer::sum));
        for (StockLot lot : plan.stock()) {
            assertEquals(accelerators(lot), counted.get(lot.id()), lot.id());
        }
        assertFalse(exposure.store().isEmpty());
        assertTrue(exposure.store().stream().allMatch(PartExposure::stored));
        assertTrue(exposure.parts().stream().noneMatch(PartExposure::stored));
        int last = exposure.storeTimeline().getLast().accelerators().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertEquals(
                exposure.store().stream().mapToInt(PartExposure::accelerators).sum(), last);
    }

    /// What a lot holds beyond its racks is in store; what is racked stays as it was. Storage is an act of
    /// its own.
    @Test
    void theRestOfALotIsInStore() {
        Plan plan = sample();
        ExposureResult before = exposure(plan);
        var stock = plan.stock().stream()
                .map(l -> l.id().equals("lot-h800") ? l.withQuantity(l.quantity() + 3) : l)
                .toList();
        ExposureResult after = exposure(plan.withStock(stock));
        assertEquals(before.parts(), after.parts());
        PartExposure rest = after.store().stream()
                .filter(p -> p.stockId().equals("lot-h800"))
                .findFirst()
                .orElseThrow();
        assertEquals(24, rest.accelerators());
        assertEquals(List.of(), rest.rackIds());
        assertTrue(rest.acts().stream().anyMatch(a -> a.act().equals("stockpile")), rest.acts()::toString);
        assertTrue(rest.acts().stream().noneMatch(a -> a.act().equals("operate")), rest.acts()::toString);
    }
}
