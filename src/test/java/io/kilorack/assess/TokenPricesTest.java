package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.SystemModel;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Workload;
import io.kilorack.quantity.Figure;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TokenPricesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private final Catalog catalog = SampleCatalogs.small();
    private final Plan plan = SamplePlans.mixed();

    private static final Workload SERVE = new Workload.Serving(
            "s",
            "s",
            "llama-3.1-70b",
            "pool-h100",
            OptionalDouble.empty(),
            1000,
            200,
            OptionalDouble.of(2000),
            OptionalDouble.of(60),
            0,
            "");
    private static final Workload TRAIN =
            new Workload.Training("t", "t", "llama-3.1-70b", "pool-h100", 1e12, 4096, 512, "bf16", null, null);

    private WorkloadResult result(Workload workload, Pool.Price price) {
        List<Pool> pools = plan.pools().stream().map(p -> p.withPrice(price)).toList();
        return Assessor.once(catalog, plan.withPools(pools).withWorkloads(List.of(workload)), DAY)
                .throughput()
                .workloads()
                .getFirst();
    }

    private static Figure figure(WorkloadResult w, String label) {
        List<Figure> found =
                w.figures().stream().filter(f -> f.label().equals(label)).toList();
        assertEquals(1, found.size(), label);
        return found.getFirst();
    }

    private static Pool.Price rent(double usd) {
        return Pool.Price.UNSTATED.withUsdPerHour(OptionalDouble.of(usd));
    }

    @Test
    void rentDividesTheTokensOfAnHour() {
        WorkloadResult w = result(SERVE, rent(2));
        double expected = 3600 * w.rate().value().orElseThrow() / (2 * w.accelerators());
        assertEquals(expected, figure(w, TokenPrices.PER_DOLLAR).value().orElseThrow(), 1e-9 * expected);
        assertEquals(1e6 / expected, figure(w, TokenPrices.PER_MILLION).value().orElseThrow(), 1e-9);
        assertNotNull(figure(w, TokenPrices.PER_DOLLAR).band(), "the rate's own band");
        double half =
                figure(result(SERVE, rent(4)), TokenPrices.PER_DOLLAR).value().orElseThrow();
        assertEquals(expected / 2, half, 1e-9 * expected);
    }

    @Test
    void trainingCountsTheTokensThatAreKept() {
        WorkloadResult w = result(TRAIN, rent(2));
        double kept = figure(w, "goodput").value().orElseThrow() / 100;
        double expected = 3600 * kept * w.rate().value().orElseThrow() / (2 * w.accelerators());
        assertEquals(expected, figure(w, TokenPrices.PER_DOLLAR).value().orElseThrow(), 1e-9 * expected);
    }

    @Test
    void aPurchaseIsWrittenOffAndItsEnergyAdded() {
        var bought = new Pool.Price(
                OptionalDouble.of(43_800), OptionalDouble.empty(), OptionalDouble.of(5), OptionalDouble.of(0));
        WorkloadResult w = result(SERVE, bought);
        Figure hour = figure(w, TokenPrices.PER_DOLLAR)
                .parts()
                .getFirst()
                .parts()
                .getFirst()
                .parts()
                .getFirst();
        // 43,800 USD over 5 years of 8,760 h without interest is 1 USD an hour
        assertEquals(1.0, hour.parts().getFirst().value().orElseThrow(), 1e-9);
        double energy = hour.parts().get(1).value().orElseThrow();
        assertTrue(energy > 0.05 && energy < 0.5, hour.toString());
        assertEquals(1 + energy, hour.value().orElseThrow(), 1e-9);
        // 8 % over 5 years recovers 0.25046 a year
        Figure usual = figure(
                        result(SERVE, Pool.Price.UNSTATED.withUsdPerAccelerator(OptionalDouble.of(43_800))),
                        TokenPrices.PER_DOLLAR)
                .parts()
                .getFirst()
                .parts()
                .getFirst()
                .parts()
                .getFirst();
        assertEquals(
                43_800 * 0.2504564545668364 / 8760,
                usual.parts().getFirst().value().orElseThrow(),
                1e-9);
        assertTrue(usual.parts().getFirst().formula().contains("assumed"), usual.toString());
    }

    @Test
    void theRangeOfAPriceIsTheRangeOfTheTokens() {
        Figure perMillion = figure(result(SERVE, Pool.Price.UNSTATED), TokenPrices.PER_MILLION);
        var band = perMillion.band();
        assertNotNull(band, perMillion.toString());
        double value = perMillion.value().orElseThrow();
        assertTrue(band.low() < value && value < band.high(), perMillion.toString());
    }

    @Test
    void withoutAPriceOrAnEnergyPriceTheCostIsUnknownAndSaysWhereToEnterIt() {
        Plan untold = plan.withSites(plan.sites().stream()
                .map(s -> s.withTariffUsdPerKwh(OptionalDouble.empty()))
                .toList());
        WorkloadResult w = Assessor.once(catalog, untold.withWorkloads(List.of(SERVE)), DAY)
                .throughput()
                .workloads()
                .getFirst();
        Figure perDollar = figure(w, TokenPrices.PER_DOLLAR);
        assertTrue(perDollar.value().isEmpty(), perDollar.toString());
        assertTrue(perDollar.unknowns().getFirst().contains("energy price of site"), perDollar.toString());

        var noPrice = Assessor.once(withoutPrices(), plan.withWorkloads(List.of(SERVE)), DAY)
                .throughput()
                .workloads()
                .getFirst();
        String why = figure(noPrice, TokenPrices.PER_DOLLAR).unknowns().getFirst();
        assertTrue(why.contains("state a price or a rent per accelerator at pool"), why);
        assertTrue(figure(noPrice, TokenPrices.PER_MILLION).value().isEmpty());
    }

    private Catalog withoutPrices() {
        var systems = new LinkedHashMap<String, SystemModel>();
        catalog.systems()
                .forEach((id, s) -> systems.put(
                        id,
                        s.with()
                                .priceLowUsd(OptionalDouble.empty())
                                .priceHighUsd(OptionalDouble.empty())
                                .build()));
        return new Catalog(
                catalog.version(),
                catalog.date(),
                "no prices",
                catalog.entries(),
                catalog.accelerators(),
                systems,
                catalog.infrastructure(),
                catalog.models(),
                catalog.supply(),
                catalog.rules(),
                catalog.countries(),
                catalog.parties());
    }
}
