package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.RiskScenario;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.ConditionText;
import io.kilorack.catalog.load.ScenarioFacts;
import io.kilorack.plan.Plan;
import io.kilorack.plan.ScenarioChange;
import io.kilorack.plan.ScenarioChange.Effect;
import io.kilorack.plan.ScenarioChange.EffectKind;
import io.kilorack.plan.ScenarioChange.Interval;
import io.kilorack.plan.sample.Samples;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A plan's changes over the shipped scenarios.
class PlanScenariosTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String IN_CHINA = "{\"field\": \"site.country\", \"op\": \"==\", \"value\": \"CN\"}";

    private static Plan with(ScenarioChange... changes) {
        Plan plan = Samples.shenzhenStock();
        return plan.withCompliance(plan.compliance().withScenarios(List.of(changes)));
    }

    private static ScenarioChange change(String id, boolean enabled, @Nullable Interval rate, String affects) {
        return new ScenarioChange(
                id, "", enabled, rate, null, null, List.of(), affects, "Ada", DAY, "heard at customs");
    }

    private static ScenarioChange own(String id, String title, List<Effect> effects, @Nullable Interval rate) {
        return new ScenarioChange(
                id, title, true, rate, new Interval(0, 2), new Interval(6, 12), effects, IN_CHINA, "Ada", DAY, "why");
    }

    @Test
    void withoutChangesTheShippedOnesStand() throws IOException {
        PlanScenarios scenarios = PlanScenarios.of(Samples.shenzhenStock());
        assertEquals(ScenarioFacts.shipped(), scenarios.enabled());
        assertTrue(scenarios.changed().isEmpty());
    }

    @Test
    void aChangedRateKeepsTheRestAndSaysWhoJudged() {
        PlanScenarios scenarios = PlanScenarios.of(with(change("tariff-change", true, new Interval(0.8, 1.5), "")));
        PlanScenarios.Entry entry = scenarios.find("tariff-change").orElseThrow();
        RiskScenario shipped = entry.shipped();
        assertEquals(new RiskScenario.Range(0.8, 1.5), entry.scenario().annualRate());
        assertEquals(
                shipped == null ? null : shipped.effects(), entry.scenario().effects());
        assertEquals("Ada", entry.scenario().author());
        assertEquals(List.of("events per year 0.800–1.50, were counted"), entry.differences());
        assertEquals(10, scenarios.enabled().size());
    }

    @Test
    void aScenarioLeftOutIsNotSampled() {
        PlanScenarios scenarios = PlanScenarios.of(with(change("tariff-change", false, null, "")));
        assertEquals(9, scenarios.enabled().size());
        assertEquals(10, scenarios.all().size());
    }

    @Test
    void anOwnScenarioComesLast() {
        var effects = List.of(new Effect(EffectKind.DELIVERIES_STOP, new Interval(1, 1)));
        PlanScenarios scenarios = PlanScenarios.of(with(own("ours", "Rationing", effects, new Interval(0.1, 0.3))));
        assertEquals("Rationing", scenarios.enabled().getLast().title());
        assertTrue(scenarios.all().getLast().own());
        assertTrue(scenarios.problems().isEmpty());
    }

    @Test
    void aBadPredicateNamesItsPlaceAndLeavesTheShippedScenario() throws IOException {
        String bad = "{\"all\": [" + IN_CHINA + ", {\"field\": \"part.tpq\", \"op\": \">\", \"value\": 1}]}";
        PlanScenarios scenarios = PlanScenarios.of(with(change("tariff-change", true, null, bad)));
        assertEquals(ScenarioFacts.shipped(), scenarios.enabled());
        String message = scenarios.problems().getFirst().message();
        assertTrue(message.contains("scenario tariff-change: affects: all[1]: "), message);
        assertTrue(message.contains("part.tpq"), message);
    }

    @Test
    void anOwnScenarioNeedsWhatItCannotInherit() {
        var effects = List.of(new Effect(EffectKind.DELIVERIES_STOP, new Interval(1, 1)));
        assertTrue(problem(own("ours", "", effects, new Interval(0, 1))).contains("title"));
        assertTrue(problem(own("ours", "Ours", List.of(), new Interval(0, 1))).contains("effects"));
        assertTrue(problem(own("ours", "Ours", effects, null)).contains("eventsPerYear"));
    }

    private static String problem(ScenarioChange change) {
        PlanScenarios scenarios = PlanScenarios.of(with(change));
        assertFalse(scenarios.find("ours").isPresent());
        return scenarios.problems().getFirst().message();
    }

    /// Every shipped predicate survives the way through its text.
    @Test
    void conditionsReadBackAsWritten() throws IOException, BadFacts {
        for (RiskScenario scenario : ScenarioFacts.shipped()) {
            assertEquals(
                    scenario.affects(), ConditionText.parse(scenario.id(), ConditionText.line(scenario.affects())));
            assertEquals(
                    scenario.affects(), ConditionText.parse(scenario.id(), ConditionText.block(scenario.affects())));
        }
    }
}
