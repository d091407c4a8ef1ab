package io.kilorack.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.ControlRule;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.findings.Finding;
import io.kilorack.exposure.findings.Licence.Outcome;
import io.kilorack.exposure.findings.Severity;
import io.kilorack.exposure.rules.CompiledRule;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Law, letters, guidance, announcements and press reports never speak in one voice.
class VoicesTest {
    private static final ExposureEngine ENGINE = RuleBases.SHIPPED;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Set<String> LAW = Set.of("statute", "regulation", "order", "individual_notice");
    private static final Map<String, ControlRule> RULES = ENGINE.rules().stream()
            .map(CompiledRule::rule)
            .collect(Collectors.toMap(ControlRule::id, Function.identity()));

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void whatIsNotLawNeverSpeaksAsLaw(long seed) {
        var cases = new RandomCases(seed);
        var voices = new TreeSet<String>();
        for (int i = 0; i < 1000; i++) {
            Facts facts = cases.facts();
            if (i % 2 == 0) {
                facts = cases.forgetful(facts);
            }
            Judgement judgement = ENGINE.judge(facts, cases.act(), TODAY);
            for (Finding finding : judgement.findings()) {
                voices.add(finding.binding());
                oneSentence(finding);
                assertFalse(finding.citation().isBlank(), finding.ruleId());
                assertTrue(
                        finding.fired()
                                || finding.pending()
                                || !finding.inputsMissing().isEmpty(),
                        finding::toString);
                if (LAW.contains(finding.binding())) {
                    continue;
                }
                assertFalse(finding.sentence().startsWith("US law"), finding.sentence());
                assertFalse(finding.sentence().startsWith("CN law"), finding.sentence());
                boolean hedged = finding.sentence().contains("itself no law");
                assertTrue(hedged || !finding.sentence().contains(" forbids this"), finding.sentence());
                assertTrue(hedged || !finding.sentence().contains(" asks for a licence: "), finding.sentence());
                boolean stated = facts.get("event.lawful_when_acquired") != null;
                assertTrue(
                        finding.severity() != Severity.PROHIBITED
                                || (finding.binding().equals("derived") && stated),
                        finding::toString);
            }
            if (judgement.licence().outcome() == Outcome.LICENCE_REQUIRED) {
                for (String id : judgement.licence().rules()) {
                    assertTrue(LAW.contains(RULES.get(id).binding()), id + " requires a licence");
                }
            }
            if (judgement.licence().outcome() == Outcome.PROHIBITED) {
                String decisive = judgement.licence().rules().getFirst();
                if (!LAW.contains(RULES.get(decisive).binding())) {
                    assertFalse(judgement.sentence().contains("): prohibited"), judgement.sentence());
                }
            }
        }
        assertTrue(voices.size() > 8, voices::toString);
    }

    private static void oneSentence(Finding finding) {
        String sentence = finding.sentence();
        assertTrue(sentence.endsWith("."), sentence);
        assertTrue(Character.isUpperCase(sentence.charAt(0)), sentence);
        assertTrue(!finding.inputsMissing().isEmpty() || !sentence.contains("_"), sentence);
        assertFalse(sentence.contains("see policy"), sentence);
        assertFalse(sentence.contains("null"), sentence);
    }

    /// Who relies on an announced authorisation is told that there is no published text.
    @Test
    void anAnnouncedAuthorisationIsNamedAsSuch() {
        Facts.Builder humain = new RandomCases(1)
                .facts().toBuilder()
                        .put("part.name", "NVIDIA GB300")
                        .put("part.manufacturer", "NVIDIA")
                        .put("part.designer_hq_country", "US")
                        .put("part.us_origin", true)
                        .put("part.tpp", 60000)
                        .put("part.pd", 37.5)
                        .put("part.datacenter_marketed", true)
                        .put("owner.names", java.util.List.of("HUMAIN"))
                        .put("owner.entity_lists", java.util.List.of())
                        .put("owner.listed_parent_share_pct", 0)
                        .put("owner.hq_country", "SA")
                        .put("owner.ultimate_parent_country", "SA")
                        .put("use.end_use", "commercial_inference")
                        .put("site.country", "SA");
        Judgement judgement = ENGINE.judge(humain.build(), new Act("import", LocalDate.of(2025, 12, 1), "US"), TODAY);
        assertEquals(Outcome.ALLOWED, judgement.licence().outcome());
        assertTrue(judgement.sentence().contains("without published legal text"), judgement.sentence());
        assertNotEquals(Severity.ALLOWED, judgement.severity());
    }

    /// Every outcome, binding and stage of the rule base has been said by some case or stands pending, and
    /// each rule's verb fits its speaker.
    @Test
    void everyRuleHasAVerb() {
        for (ControlRule rule : RULES.values()) {
            String verb = Verbs.of(rule);
            assertTrue(verb.endsWith(": "), rule.id() + verb);
            if (!LAW.contains(rule.binding())) {
                assertFalse(verb.contains(" forbids ") && !verb.contains("presumes"), rule.id() + verb);
                assertFalse(verb.equals(" asks for a licence: "), rule.id() + verb);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void anUnknownStandingSaysWhatIsMissing(long seed) {
        var cases = new RandomCases(seed);
        int seen = 0;
        for (int i = 0; i < 1000; i++) {
            Judgement judgement = ENGINE.judge(cases.forgetful(cases.facts()), cases.act(), TODAY);
            if (judgement.severity() == Severity.UNKNOWN && judgement.licence().outcome() == Outcome.ALLOWED) {
                seen++;
                String sentence = judgement.sentence();
                assertTrue(sentence.contains("Not decided: whether ") || sentence.contains(" unless "), sentence);
            }
        }
        assertTrue(seen > 0);
    }
}
