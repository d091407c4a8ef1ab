package io.kilorack.exposure.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Condition;
import io.kilorack.catalog.RiskScenario;
import io.kilorack.catalog.RiskScenario.BaseRate;
import io.kilorack.catalog.RiskScenario.Effect;
import io.kilorack.catalog.RiskScenario.Kind;
import io.kilorack.catalog.RiskScenario.Range;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.ScenarioFacts;
import io.kilorack.exposure.ExposureEngine;
import io.kilorack.exposure.Judgement;
import io.kilorack.exposure.RuleBases;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Assumptions;
import io.kilorack.exposure.facts.Facts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityAtRiskTest {
    private static final ExposureEngine ENGINE = RuleBases.SHIPPED;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Condition EVERYWHERE = new Condition.Leaf("part.name", Condition.Operator.EXISTS, null, null);

    private static RiskInput.Cohort cohort(
            String id, String country, String part, String designer, double throughput, int month) {
        Facts facts = Assumptions.complete(
                Facts.builder()
                        .put("part.name", part)
                        .put("part.manufacturer", designer.equals("US") ? "NVIDIA" : "Huawei/HiSilicon")
                        .put("part.designer_hq_country", designer)
                        .put("part.kind", "ic")
                        .put("part.tpp", 15832)
                        .put("part.pd", 19.4)
                        .put("part.datacenter_marketed", true)
                        .put("site.country", country)
                        .build(),
                "test");
        Judgement standing = ENGINE.judge(facts, new Act("operate", TODAY, "US"), TODAY);
        return new RiskInput.Cohort(id, designer.equals("US") ? "NVIDIA" : "Huawei", throughput, month, standing);
    }

    private static RiskScenario scenario(String id, Kind kind, double amount, double rate, List<String> relieves) {
        return new RiskScenario(
                id,
                id,
                "test",
                TODAY,
                "test",
                EVERYWHERE,
                kind == Kind.RESALE_LOSS && amount == 0
                        ? List.of()
                        : List.of(new Effect(kind, new Range(amount, amount))),
                new BaseRate(List.of(), TODAY.minusYears(4), TODAY),
                new Range(1, 1),
                new Range(rate, rate),
                new Range(0, 0),
                new Range(1000, 1000),
                relieves);
    }

    /// Garwood's table for 95 %: 0 events 0–3.689, 1 event 0.0253–5.572, 5 events 1.623–11.668.
    @ParameterizedTest
    @CsvSource({"0, 0, 3.6889", "1, 0.0253, 5.5716", "5, 1.6235, 11.6683", "10, 4.7954, 18.3904"})
    void intervalsAreExact(int events, double low, double high) {
        PoissonInterval interval = PoissonInterval.of(events, 0.95);
        assertEquals(low, interval.low(), 1e-4);
        assertEquals(high, interval.high(), 1e-4);
    }

    /// One scenario at rate λ that removes everything: the expected share lost up to H years is 1 − (1 −
    /// e^(−λH)) / (λH).
    @Test
    void agreesWithTheClosedForm() {
        var input = new RiskInput(
                List.of(cohort("a", "CN", "NVIDIA H100 SXM5 80GB", "US", 100, 0)),
                List.of(scenario("removal", Kind.FORCED_REMOVAL, 1, 0.4, List.of())),
                0,
                100_000,
                7);
        RiskResult result = CapacityAtRisk.run(ENGINE, input, TODAY, Runnable::run);
        for (RiskResult.Horizon horizon : result.horizons()) {
            double lh = 0.4 * horizon.months() / 12;
            assertEquals(1 - (1 - Math.exp(-lh)) / lh, horizon.expected(), 0.004, "horizon " + horizon.months());
        }
        assertEquals("removal", result.horizons().getLast().dominant());
    }

    /// One scenario at rate λ that halves the resale value: expected 0.5 (1 − e^(−λH)), and nothing
    /// else is lost.
    @Test
    void resaleLossHasABand() {
        var input = new RiskInput(
                List.of(cohort("a", "CN", "NVIDIA H100 SXM5 80GB", "US", 100, 0)),
                List.of(scenario("resale", Kind.RESALE_LOSS, 0.5, 0.4, List.of())),
                0,
                100_000,
                7);
        RiskResult result = CapacityAtRisk.run(ENGINE, input, TODAY, Runnable::run);
        for (RiskResult.Horizon horizon : result.horizons()) {
            double happens = 1 - Math.exp(-0.4 * horizon.months() / 12);
            assertEquals(0.5 * happens, horizon.resale().expected(), 0.004, "horizon " + horizon.months());
            assertEquals(0, horizon.resale().p5());
            assertEquals(0.5, horizon.resale().p95(), 1e-12);
            assertEquals(0.5, horizon.resale().cvar95(), 1e-12);
            assertEquals(happens > 0.5 ? 0.5 : 0, horizon.resale().median(), 1e-12);
            assertEquals(0, horizon.expected());
        }
    }

    /// The factor moves scenarios together: two certain-to-correlate removals of half each lose more in
    /// the tail, the same on average.
    @Test
    void theCommonFactorWidensTheTail() {
        List<RiskInput.Cohort> plan = List.of(
                cohort("a", "CN", "NVIDIA H100 SXM5 80GB", "US", 50, 0),
                cohort("b", "CN", "Huawei Ascend 910C", "CN", 50, 0));
        List<RiskScenario> scenarios = List.of(
                scenario("one", Kind.FORCED_REMOVAL, 0.5, 0.1, List.of()),
                scenario("two", Kind.FORCED_REMOVAL, 0.5, 0.1, List.of()));
        RiskResult apart =
                CapacityAtRisk.run(ENGINE, new RiskInput(plan, scenarios, 0, 40_000, 3), TODAY, Runnable::run);
        RiskResult together =
                CapacityAtRisk.run(ENGINE, new RiskInput(plan, scenarios, 0.9, 40_000, 3), TODAY, Runnable::run);
        assertTrue(
                together.horizons().getLast().cvar95()
                        > apart.horizons().getLast().cvar95() + 0.02,
                together.horizons().getLast() + " against " + apart.horizons().getLast());
    }

    @Test
    void aRelaxationSuspendsWhatItRelieves() {
        List<RiskInput.Cohort> plan = List.of(cohort("a", "CN", "NVIDIA H100 SXM5 80GB", "US", 50, 0));
        RiskScenario removal = scenario("removal", Kind.FORCED_REMOVAL, 1, 0.5, List.of());
        RiskScenario relief = scenario("relief", Kind.RESALE_LOSS, 0, 3, List.of("removal"));
        double alone = CapacityAtRisk.run(
                        ENGINE, new RiskInput(plan, List.of(removal), 0, 20_000, 5), TODAY, Runnable::run)
                .horizons()
                .getLast()
                .expected();
        double relieved = CapacityAtRisk.run(
                        ENGINE, new RiskInput(plan, List.of(removal, relief), 0, 20_000, 5), TODAY, Runnable::run)
                .horizons()
                .getLast()
                .expected();
        assertTrue(relieved < alone / 2, relieved + " against " + alone);
    }

    @Test
    void theSameSeedGivesTheSameBitsOnAnyExecutor() throws IOException, BadFacts {
        RiskInput input = shipped(20_000, 42);
        RiskResult inPlace = CapacityAtRisk.run(ENGINE, input, TODAY, Runnable::run);
        try (var pool = Executors.newFixedThreadPool(3)) {
            assertEquals(inPlace, CapacityAtRisk.run(ENGINE, input, TODAY, pool));
        }
    }

    @Test
    void theShippedScenariosHitWhatTheySay() throws IOException, BadFacts {
        RiskResult result = CapacityAtRisk.run(ENGINE, shipped(20_000, 1), TODAY, Runnable::run);
        assertEquals(10, result.rates().size());
        // NVIDIA in China 40, undelivered 20, Ascend in China 30, Ascend in Malaysia 10.
        assertEquals(0.6, result.affected().get("cn-purchase-ban"), 1e-12);
        assertEquals(0.1, result.affected().get("gp10-outside-china"), 1e-12);
        assertEquals(0.4, result.affected().get("hbm-foundry-squeeze"), 1e-12);
        RiskResult.Horizon last = result.horizons().getLast();
        assertTrue(
                last.p5() <= last.median() && last.median() <= last.p95() && last.p95() <= last.cvar95(),
                last.toString());
        assertEquals(
                last.expected(),
                last.byVendor().values().stream().mapToDouble(x -> x).sum(),
                1e-9);
        assertEquals(
                last.expected(),
                last.byScenario().values().stream().mapToDouble(x -> x).sum(),
                1e-9);
        assertEquals(36, result.fan().size());
    }

    /// Every counted event is a rule of the base, published in the time counted.
    @Test
    void baseRatesCountRulesThatExist() throws IOException, BadFacts {
        for (RiskScenario scenario : scenarios()) {
            for (String id : scenario.baseRate().counted()) {
                var rule = ENGINE.rules().stream()
                        .filter(r -> r.rule().id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(id))
                        .rule();
                LocalDate known = rule.knownFrom() != null ? rule.knownFrom() : rule.published();
                assertTrue(
                        known != null
                                && !known.isBefore(scenario.baseRate().from())
                                && !known.isAfter(scenario.baseRate().to()),
                        scenario.id() + " counts " + id + " of " + known);
            }
        }
    }

    private static List<RiskScenario> scenarios() throws IOException, BadFacts {
        return ScenarioFacts.read(Path.of("assets/catalog/scenarios.json"));
    }

    private static RiskInput shipped(int paths, long seed) throws IOException, BadFacts {
        return new RiskInput(
                List.of(
                        cohort("a", "CN", "NVIDIA H100 SXM5 80GB", "US", 40, 0),
                        cohort("b", "CN", "NVIDIA H20 SXM 96GB", "US", 20, 9),
                        cohort("c", "CN", "Huawei Ascend 910C", "CN", 30, 0),
                        cohort("d", "MY", "Huawei Ascend 910B", "CN", 10, 0)),
                scenarios(),
                RiskInput.USUAL_FACTOR,
                paths,
                seed);
    }
}
