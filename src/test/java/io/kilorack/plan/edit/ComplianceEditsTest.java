package io.kilorack.plan.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.plan.Compliance;
import io.kilorack.plan.NamedParty;
import io.kilorack.plan.PartyAnswer;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Plans;
import io.kilorack.plan.ScenarioChange;
import io.kilorack.plan.ScenarioChange.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Edits of parties, answers and scenarios: replace instead of repeat, refuse what nobody signed.
class ComplianceEditsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final ComplianceEdits edits = new ComplianceEdits();
    private final Plan plan = Plans.any(new SplittableRandom(7)).withCompliance(Compliance.NONE);

    private static Plan made(Edit edit) {
        return assertInstanceOf(Edit.Made.class, edit).plan();
    }

    private static ScenarioChange change(String id, @Nullable Interval rate, String by) {
        return new ScenarioChange(id, "", true, rate, null, null, List.of(), "", by, DAY, "counted anew");
    }

    @Test
    void aSecondChangeOfAScenarioReplacesTheFirstAndResetRestoresThePlan() {
        Plan first = made(edits.putScenario(plan, change("tariff", new Interval(0.1, 0.2), "Ada"), "Tariff"));
        Plan second = made(edits.putScenario(first, change("tariff", new Interval(0.3, 0.4), "Ada"), "Tariff"));
        assertEquals(1, second.compliance().scenarios().size());
        assertEquals(
                new Interval(0.3, 0.4),
                second.compliance().scenarios().getFirst().eventsPerYear());
        assertEquals(plan, made(edits.resetScenario(second, "tariff", "Tariff")));
        assertEquals(plan, made(edits.resetScenarios(second)));
    }

    @Test
    void aChangeNeedsANameAndAnIntervalInOrder() {
        assertInstanceOf(Edit.Refused.class, edits.putScenario(plan, change("tariff", null, " "), "Tariff"));
        var inverted = edits.putScenario(plan, change("tariff", new Interval(0.4, 0.3), "Ada"), "Tariff");
        assertTrue(assertInstanceOf(Edit.Refused.class, inverted).reason().contains("low one first"));
        assertInstanceOf(
                Edit.Refused.class, edits.putScenario(plan, change("tariff", new Interval(Double.NaN, 1), "Ada"), ""));
    }

    @Test
    void anAnswerIsRecordedOncePerPairAndCanBeWithdrawn() {
        var yes = new PartyAnswer(
                "Creek",
                "p1",
                "Creek Ltd",
                List.of("BIS_ENTITY_LIST"),
                null,
                0.9,
                PartyAnswer.Verdict.SAME,
                "Ada",
                DAY,
                "register");
        var no = new PartyAnswer(
                "Creek",
                "p1",
                "Creek Ltd",
                List.of("BIS_ENTITY_LIST"),
                null,
                0.9,
                PartyAnswer.Verdict.NOT_THE_SAME,
                "Ada",
                DAY,
                "other seat");
        Plan answered = made(edits.answer(made(edits.answer(plan, yes)), no));
        assertEquals(List.of(no), answered.compliance().answers());
        assertEquals(plan, made(edits.withdrawAnswer(answered, "Creek", "p1")));
        var unsigned = new PartyAnswer(
                "Creek", "p1", "Creek Ltd", List.of(), null, 0.9, PartyAnswer.Verdict.SAME, "", DAY, "register");
        assertInstanceOf(Edit.Refused.class, edits.answer(plan, unsigned));
    }

    @Test
    void aPartyIsKnownByRoleAndName() {
        var supplier = new NamedParty(NamedParty.Role.SUPPLIER, "Creek", "", "");
        var user = new NamedParty(NamedParty.Role.END_USER, "Creek", "AE", "");
        Plan both = made(edits.putParty(made(edits.putParty(plan, supplier)), user));
        assertEquals(List.of(supplier, user), both.compliance().parties());
        Plan replaced = made(edits.putParty(both, new NamedParty(NamedParty.Role.SUPPLIER, "Creek", "FR", "x")));
        assertEquals(2, replaced.compliance().parties().size());
        assertEquals(
                List.of(user),
                made(edits.removeParty(both, supplier)).compliance().parties());
        assertInstanceOf(Edit.Refused.class, edits.putParty(plan, new NamedParty(NamedParty.Role.OTHER, " ", "", "")));
    }
}
