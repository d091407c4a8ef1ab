package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.command.file.CaseFile;
import io.kilorack.exposure.Judgement;
import io.kilorack.exposure.RuleBases;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.findings.Licence.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkedCasesTest {
    private static final Path CASES = Path.of("src/test/resources/io/kilorack/exposure");
    private static final LocalDate KNOWLEDGE = LocalDate.of(2026, 11, 23);

    /// The cases that come with the rule base, and further ones worked out by hand at the edges of dates,
    /// thresholds, parties, acts and places.
    static Stream<CaseFile.Case> classification() throws IOException, CaseFile.BadCase {
        return read("classification_cases.json", "further_classification_cases.json");
    }

    static Stream<CaseFile.Case> exposure() throws IOException, CaseFile.BadCase {
        return read("exposure_cases.json", "further_exposure_cases.json");
    }

    private static Stream<CaseFile.Case> read(String... files) throws IOException, CaseFile.BadCase {
        var cases = new ArrayList<CaseFile.Case>();
        for (String file : files) {
            for (CaseFile.Entry entry : CaseFile.read(CASES.resolve(file), KNOWLEDGE)) {
                cases.add(assertInstanceOf(CaseFile.Case.class, entry, entry::toString));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("classification")
    void classifies(CaseFile.Case question) {
        CaseCheck.Result result = CaseCheck.check(RuleBases.SHIPPED, question);
        assertEquals(
                List.of(),
                result.faults(),
                () -> question.id() + ": " + result.answer().sentence());
    }

    /// The cases leave no rule, outcome or binding of the base untried: every rule applies in one of
    /// them, or stands pending.
    @Test
    void everyRuleIsTried() throws IOException, CaseFile.BadCase {
        var untried = new TreeSet<String>();
        RuleBases.SHIPPED.rules().forEach(r -> untried.add(r.rule().id()));
        for (CaseFile.Case question :
                Stream.concat(classification(), exposure()).toList()) {
            RuleBases.SHIPPED.judge(question.facts(), question.act(), question.asOf()).findings().stream()
                    .filter(f -> f.fired() || (f.pending() && f.inputsMissing().isEmpty()))
                    .forEach(f -> untried.remove(f.ruleId()));
        }
        assertEquals(Set.of(), untried);
    }

    /// Nothing is concluded to be allowed because the case forgot to state something about the part or the
    /// place.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingIsAllowedForWantOfAFact(long seed) throws IOException, CaseFile.BadCase {
        var random = new SplittableRandom(seed);
        int unknown = 0;
        for (CaseFile.Case question : classification().toList()) {
            Outcome full = RuleBases.SHIPPED
                    .judge(question.facts(), question.act(), question.asOf())
                    .licence()
                    .outcome();
            List<String> stated = question.facts().known().keySet().stream()
                    .filter(f -> f.startsWith("part.") || f.startsWith("site.") || f.startsWith("use."))
                    .toList();
            Facts.Builder less = question.facts().toBuilder();
            String gone = stated.get(random.nextInt(stated.size()));
            less.remove(gone);
            if (gone.equals("part.applicable_die_area_mm2") || gone.equals("part.pd")) {
                less.remove("part.pd").remove("part.applicable_die_area_mm2");
            }
            Judgement forgetful = RuleBases.SHIPPED.judge(less.build(), question.act(), question.asOf());
            if (full != Outcome.ALLOWED) {
                assertNotEquals(
                        Outcome.ALLOWED,
                        forgetful.licence().outcome(),
                        () -> question.id() + " without " + gone + ": " + forgetful.sentence());
            }
            if (forgetful.licence().outcome() == Outcome.UNKNOWN) {
                unknown++;
                assertFalse(forgetful.licence().missing().isEmpty(), question.id());
            }
        }
        assertTrue(unknown > 20, "the property was exercised: " + unknown);
    }

    @ParameterizedTest
    @MethodSource("exposure")
    void firesTheRightRules(CaseFile.Case question) {
        CaseCheck.Result result = CaseCheck.check(RuleBases.SHIPPED, question);
        assertEquals(
                List.of(),
                result.faults(),
                () -> question.id() + ": " + result.answer().sentence());
    }
}
