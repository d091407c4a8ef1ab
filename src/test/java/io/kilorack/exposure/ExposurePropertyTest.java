package io.kilorack.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.ControlRule;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.findings.Finding;
import io.kilorack.exposure.findings.Licence;
import io.kilorack.exposure.findings.Licence.Outcome;
import io.kilorack.exposure.findings.PolicyText;
import io.kilorack.exposure.findings.Severity;
import io.kilorack.exposure.rules.CompiledRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold for every case. A seed that fails can be run again by itself.
class ExposurePropertyTest {
    private static final ExposureEngine ENGINE = RuleBases.SHIPPED;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final int CASES = 4000;

    /// Forgetting inputs never turns another answer into "allowed", nor any severity into harmless.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aMissingInputNeverYieldsAllowed(long seed) {
        var cases = new RandomCases(seed);
        int open = 0;
        for (int i = 0; i < CASES; i++) {
            Facts facts = cases.facts();
            Act act = cases.act();
            Judgement full = ENGINE.judge(facts, act, TODAY);
            Facts less = cases.forgetful(facts);
            Judgement part = ENGINE.judge(less, act, TODAY);
            if (full.licence().outcome() != Outcome.ALLOWED) {
                assertNotEquals(
                        Outcome.ALLOWED,
                        part.licence().outcome(),
                        () -> act + " " + full.sentence() + " → " + part.sentence() + less);
            }
            if (full.severity() != Severity.ALLOWED) {
                assertNotEquals(
                        Severity.ALLOWED, part.severity(), () -> act + " " + full.sentence() + full.fired() + less);
            }
            if (part.licence().outcome() == Outcome.UNKNOWN) {
                open++;
                assertTrue(!part.licence().missing().isEmpty(), "an unknown answer names what is missing");
                for (String field : part.licence().missing()) {
                    assertTrue(less.get(field) == null || field.startsWith("site."), field + " is known: " + less);
                }
            }
        }
        assertTrue(open > CASES / 50, "the property was exercised: " + open);
    }

    /// What is allowed with inputs missing, attestations among them, stays allowed whatever they prove to
    /// be.
    @ParameterizedTest
    @ValueSource(longs = {22, 23, 24})
    void whatIsAllowedStaysSoWhateverIsStatedLater(long seed) {
        var cases = new RandomCases(seed);
        int held = 0;
        for (int i = 0; i < CASES; i++) {
            Facts less = cases.forgetful(cases.facts());
            Act act = cases.act();
            Judgement judgement = ENGINE.judge(less, act, TODAY);
            if (judgement.licence().outcome() != Outcome.ALLOWED) {
                continue;
            }
            for (int j = 0; j < 5; j++) {
                // What was forgotten, from another case; the performance density follows from the other figures.
                Facts.Builder stated = cases.facts().with(less).toBuilder();
                stated.remove("part.pd");
                if (less.get("part.pd") instanceof Double density) {
                    stated.put("part.applicable_die_area_mm2", (Double) stated.get("part.tpp") / density);
                }
                Judgement later = ENGINE.judge(stated.build(), act, TODAY);
                assertTrue(
                        later.licence().outcome() == Outcome.ALLOWED
                                || later.licence().outcome() == Outcome.NOT_APPLICABLE,
                        () -> act + " " + judgement.sentence() + " → " + later.sentence() + " " + less);
                held++;
            }
        }
        assertTrue(held > CASES / 10, "the property was exercised: " + held);
    }

    /// With the site, a seat or the ultimate parent in a country that is not listed nothing is allowed or
    /// harmless, whatever the part, the act and the rest; stating listed ones only decides.
    @ParameterizedTest
    @ValueSource(longs = {19, 20, 21})
    void anUnlistedCountryNeverYieldsAllowed(long seed) {
        var cases = new RandomCases(seed);
        int freed = 0;
        for (int i = 0; i < CASES; i++) {
            Facts facts = cases.facts();
            Act act = cases.act();
            Facts there = cases.displaced(facts);
            Judgement judgement = ENGINE.judge(there, act, TODAY);
            boolean settled = Boolean.TRUE.equals(judgement.value("derived.hq_d5_or_macau"))
                    && judgement.value("site.groups") != null;
            if (!settled) {
                assertNotEquals(Outcome.ALLOWED, judgement.licence().outcome(), () -> act + " " + there);
                assertNotEquals(Severity.ALLOWED, judgement.severity(), () -> act + " " + there);
                freed += ENGINE.judge(facts, act, TODAY).licence().outcome() == Outcome.ALLOWED ? 1 : 0;
            }
            Judgement forgetful = ENGINE.judge(cases.forgetful(there), act, TODAY);
            if (forgetful.licence().outcome() == Outcome.ALLOWED) {
                assertNotEquals(null, forgetful.value("site.groups"), forgetful::sentence);
                assertNotEquals(null, forgetful.value("derived.hq_d5_or_macau"), forgetful::sentence);
            }
        }
        assertTrue(freed > CASES / 50, "the property was exercised: " + freed);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void raisingTppNeverLoosens(long seed) {
        var cases = new RandomCases(seed);
        int stricter = 0;
        for (int i = 0; i < CASES; i++) {
            Facts facts = cases.facts();
            Act act = cases.act();
            Licence low = ENGINE.judge(facts, act, TODAY).licence();
            double factor = 1 + cases.random.nextDouble() * 4;
            double tpp = (Double) facts.known().get("part.tpp") * factor;
            double pd = (Double) facts.known().get("part.pd") * factor;
            Facts raised =
                    facts.toBuilder().put("part.tpp", tpp).put("part.pd", pd).build();
            Licence high = ENGINE.judge(raised, act, TODAY).licence();
            assertTrue(rank(high) >= rank(low), () -> act + " " + low + " → " + high + " " + raised);
            stricter += rank(high) > rank(low) ? 1 : 0;
        }
        assertTrue(stricter > 20, "the property was exercised: " + stricter);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void addingAnEntityListingNeverLoosens(long seed) {
        var cases = new RandomCases(seed);
        int stricter = 0;
        for (int i = 0; i < CASES; i++) {
            Facts facts = cases.facts();
            Act act = cases.act();
            Judgement before = ENGINE.judge(facts, act, TODAY);
            var lists = new ArrayList<String>();
            ((List<?>) facts.known().get("owner.entity_lists")).forEach(tag -> lists.add((String) tag));
            lists.add(cases.pick(List.of(
                    "BIS_ENTITY_LIST",
                    "BIS_EL_FN1",
                    "BIS_EL_FN4",
                    "BIS_MEU",
                    "BIS_DPL",
                    "OFAC_SDN",
                    "DOD_1260H",
                    "TW_SHTC")));
            Facts listed = facts.toBuilder().put("owner.entity_lists", lists).build();
            Judgement after = ENGINE.judge(listed, act, TODAY);
            assertTrue(
                    rank(after.licence()) >= rank(before.licence()),
                    () -> act + " " + before.sentence() + " → " + after.sentence());
            assertTrue(
                    before.severity() == Severity.UNKNOWN || after.severity().compareTo(before.severity()) >= 0,
                    () -> act + " " + before.severity() + " → " + after.severity());
            stricter += rank(after.licence()) > rank(before.licence()) ? 1 : 0;
        }
        assertTrue(stricter > 20, "the property was exercised: " + stricter);
    }

    /// The same with the acquisition in the dark: what is inferred from silence is never loosened either.
    @ParameterizedTest
    @ValueSource(longs = {17, 18})
    void inTheDarkNeitherTppNorAListingLoosens(long seed) {
        var cases = new RandomCases(seed);
        int inferred = 0;
        for (int i = 0; i < CASES; i++) {
            Facts facts = cases.facts().toBuilder()
                    .remove("event.lawful_when_acquired")
                    .build();
            Act act = cases.act();
            Licence before = ENGINE.judge(facts, act, TODAY).licence();
            Facts listed = facts.toBuilder()
                    .put("owner.entity_lists", List.of("BIS_ENTITY_LIST"))
                    .build();
            double factor = 1 + cases.random.nextDouble() * 4;
            Facts raised = facts.toBuilder()
                    .put("part.tpp", (Double) facts.known().get("part.tpp") * factor)
                    .put("part.pd", (Double) facts.known().get("part.pd") * factor)
                    .build();
            inferred += before.rules().contains("RES-GREY-US-IN-CN") ? 1 : 0;
            for (Facts stricter : List.of(listed, raised)) {
                Licence after = ENGINE.judge(stricter, act, TODAY).licence();
                if (before.outcome() != Outcome.UNKNOWN && after.outcome() != Outcome.UNKNOWN) {
                    assertTrue(rank(after) >= rank(before), () -> act + " " + before + " → " + after);
                }
                assertTrue(
                        after.outcome() != Outcome.ALLOWED || before.outcome() == Outcome.ALLOWED,
                        () -> act + " " + before + " → " + after);
            }
        }
        assertTrue(inferred > 20, "the property was exercised: " + inferred);
    }

    /// The strict reading of a rule with two readings is never looser than the relaxed one.
    @ParameterizedTest
    @ValueSource(longs = {13, 14})
    void theStrictReadingIsNeverLooser(long seed) {
        var cases = new RandomCases(seed);
        int branched = 0;
        for (int i = 0; i < CASES; i++) {
            Facts.Builder facts = cases.facts().toBuilder();
            if (i % 3 == 0) {
                facts.put("part.kind", "hbm").put("part.hbm_copackaged", false);
            }
            Act drawn = cases.act();
            // The weeks in which rules have two readings: HBM of December 2024, affiliates since November 2026.
            LocalDate day = i % 2 == 0
                    ? LocalDate.of(2024, 11, 25).plusDays(cases.random.nextInt(50))
                    : LocalDate.of(2026, 11, 1).plusDays(cases.random.nextInt(23));
            Judgement judgement = ENGINE.judge(facts.build(), new Act(drawn.kind(), day, drawn.shipFrom()), TODAY);
            assertTrue(rank(judgement.licence()) >= rank(judgement.relaxed()), judgement::sentence);
            branched += rank(judgement.licence()) > rank(judgement.relaxed()) ? 1 : 0;
        }
        assertTrue(branched > 20, "the property was exercised: " + branched);
    }

    /// Whoever states just what a classification names as missing gets the classification.
    @ParameterizedTest
    @ValueSource(longs = {15, 16})
    void statingWhatIsMissingDecidesTheClassification(long seed) {
        var cases = new RandomCases(seed);
        int open = 0;
        for (int i = 0; i < CASES / 4; i++) {
            Facts full = cases.facts();
            Act act = cases.act();
            Facts.Builder less = cases.forgetful(full).toBuilder();
            less.remove("part.pd");
            if (i % 2 == 0) {
                less.remove("part.applicable_die_area_mm2");
            }
            Classification classification =
                    ENGINE.judge(less.build(), act, TODAY).classification();
            boolean unknown = classification.eccn().equals(Classification.UNKNOWN);
            assertEquals(unknown, !classification.missing().isEmpty(), classification::toString);
            open += unknown ? 1 : 0;
            for (String field : classification.missing()) {
                less.put(field, java.util.Objects.requireNonNull(full.get(field)));
            }
            assertEquals(
                    ENGINE.judge(full, act, TODAY).classification().eccn(),
                    ENGINE.judge(less.build(), act, TODAY).classification().eccn(),
                    () -> act + " " + classification.missing() + " of " + full);
        }
        assertTrue(open > CASES / 200, "the property was exercised: " + open);
    }

    /// With the knowledge of a day the answer is that of a rule base that holds only what was public by
    /// then.
    @ParameterizedTest
    @ValueSource(longs = {10, 11})
    void noRuleIsUsedBeforeItIsPublished(long seed) {
        var cases = new RandomCases(seed);
        for (int round = 0; round < 25; round++) {
            LocalDate asOf = cases.date();
            Set<ControlRule> known = ENGINE.rules().stream()
                    .map(CompiledRule::rule)
                    .filter(r -> {
                        LocalDate since = r.knownFrom() != null ? r.knownFrom() : r.published();
                        return since == null || !since.isAfter(asOf);
                    })
                    .collect(Collectors.toSet());
            ExposureEngine past = RuleBases.with(known::contains);
            for (int i = 0; i < 40; i++) {
                Facts facts = cases.facts();
                Act act = cases.act();
                Judgement now = ENGINE.judge(facts, act, asOf);
                Judgement then = past.judge(facts, act, asOf);
                assertEquals(then.fired(), now.fired());
                assertEquals(then.licence(), now.licence());
                for (Finding finding : now.findings()) {
                    assertTrue(
                            known.stream().anyMatch(r -> r.id().equals(finding.ruleId())),
                            finding.ruleId() + " as of " + asOf);
                }
            }
        }
    }

    /// The random cases reach every outcome and severity, so the properties above are about something.
    @Test
    void casesReachMostOutcomes() {
        var cases = new RandomCases(12);
        Set<Outcome> seen = EnumSet.noneOf(Outcome.class);
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        for (int i = 0; i < CASES; i++) {
            Judgement judgement = ENGINE.judge(cases.forgetful(cases.facts()), cases.act(), TODAY);
            seen.add(judgement.licence().outcome());
            severities.add(judgement.severity());
        }
        assertEquals(EnumSet.allOf(Outcome.class), seen);
        assertEquals(EnumSet.allOf(Severity.class), severities);
    }

    /// Order from loose to strict; within a licence by its policy. Unknown is as strict as it may turn out
    /// to be.
    private static int rank(Licence licence) {
        Function<Licence, Integer> policy = l -> PolicyText.strictness(l.policy());
        return switch (licence.outcome()) {
            case ALLOWED, NOT_APPLICABLE -> 0;
            case LICENCE_EXCEPTION -> 2;
            case LICENCE_REQUIRED -> 10 + policy.apply(licence);
            case PROHIBITED -> 100;
            case UNKNOWN -> throw new AssertionError("complete facts leave nothing unknown: " + licence);
        };
    }
}
