package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.catalog.BaseCatalog;
import io.kilorack.catalog.Party;
import io.kilorack.plan.Owner;
import io.kilorack.plan.Owner.Attestation;
import io.kilorack.plan.PartyAnswer;
import io.kilorack.plan.Plan;
import io.kilorack.plan.sample.Samples;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What people state and confirm reaches the findings, and only where it was stated.
class StatementsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Plan PLAN = Samples.shenzhenStock();

    private static Assessment assess(Plan plan) {
        return Assessor.once(BaseCatalog.get(), plan, DAY);
    }

    private static Plan stating(String field, String value) {
        Owner owner = PLAN.owner();
        var all = new LinkedHashMap<>(owner.attestations());
        all.put(field, new Attestation(value, "Ada", "2026-11-20", "asked the maker"));
        return PLAN.withOwner(owner.withAttestations(all));
    }

    private static Optional<Finding> waits(Assessment assessment, String accelerator, String field) {
        return assessment.exposure().parts().stream()
                .filter(p -> p.acceleratorId().equals(accelerator))
                .map(PartExposure::findings)
                .flatMap(List::stream)
                .filter(f -> OpenFacts.undecided(f) && f.inputsMissing().contains(field))
                .findFirst();
    }

    @Test
    void aFactStatedForOneModelLeavesTheOthersOpen() {
        String field = "part.cn_origin_materials";
        Assessment before = assess(PLAN);
        assertTrue(waits(before, "nv-h800-sxm", field).isPresent());
        assertTrue(waits(before, "ascend-910c", field).isPresent());
        Assessment after = assess(stating(Attesting.forPart(field, "ascend-910c"), "[]"));
        assertTrue(waits(after, "nv-h800-sxm", field).isPresent());
        assertFalse(waits(after, "ascend-910c", field).isPresent());
        Assessment all = assess(stating(field, "[]"));
        assertFalse(waits(all, "nv-h800-sxm", field).isPresent());
    }

    @Test
    void aBadStatementIsLeftOutAndSaid() {
        Assessment after = assess(stating("part.fdp_of_us_technology@ascend-910c", "perhaps"));
        assertTrue(
                after.checks().stream()
                        .anyMatch(c -> c.code().equals("exposure.attestation")
                                && c.message().contains("part.fdp_of_us_technology@ascend-910c")),
                after.checks().toString());
        assertEquals(Optional.empty(), Attesting.problem("part.fdp_of_us_technology", "true"));
        assertTrue(Attesting.problem("part.fdp_of_us_technology", "perhaps").isPresent());
        assertTrue(Attesting.problem("part.no_such_field", "true").isPresent());
    }

    /// Only a person's word makes the owner the listed party; then its lists count from the day it was
    /// listed.
    @Test
    void aConfirmedOwnerCarriesTheListsOfTheParty() {
        Party listed = BaseCatalog.get().parties().stream()
                .filter(p -> p.id().equals("inspur_group"))
                .findFirst()
                .orElseThrow();
        Plan named = PLAN.withOwner(
                new Owner("Inspur", "CN", "CN", List.of(), PLAN.owner().attestations()));
        var screening = new PartyScreening(BaseCatalog.get().parties());
        var likeness = screening.of(named).getFirst().likenesses().stream()
                .filter(l -> l.hit().party().equals(listed))
                .findFirst()
                .orElseThrow();
        assertTrue(likeness.asks());
        assertEquals(List.of(), OwnerStatement.of(named).facts().get("owner.entity_lists"));
        PartyAnswer no = likeness.answered("Inspur", PartyAnswer.Verdict.NOT_THE_SAME, "Ada", DAY, "register");
        Plan rejected = named.withCompliance(named.compliance().withAnswers(List.of(no)));
        assertEquals(List.of(), OwnerStatement.of(rejected).facts().get("owner.entity_lists"));
        PartyAnswer yes = likeness.answered("Inspur", PartyAnswer.Verdict.SAME, "Ada", DAY, "register");
        Plan confirmed = named.withCompliance(named.compliance().withAnswers(List.of(yes)));
        assertTrue(String.valueOf(OwnerStatement.of(confirmed).facts().get("owner.entity_lists"))
                .contains("BIS_ENTITY_LIST"));
        assertFalse(screening.of(confirmed).getFirst().likenesses().stream()
                .filter(l -> l.hit().party().equals(listed))
                .anyMatch(PartyScreening.Likeness::asks));
        assertTrue(assess(confirmed).checks().stream().anyMatch(c -> c.code().equals("exposure.party.listed")));
    }

    /// What is decided stands before what is open, and what binds before drafts.
    @Test
    void findingsBeginWithWhatDecides() {
        for (PartExposure part : assess(PLAN).exposure().parts()) {
            boolean open = false;
            for (Finding finding : part.findings()) {
                boolean undecided = OpenFacts.undecided(finding);
                assertFalse(open && !undecided, part.name() + ": " + finding.ruleId() + " after an undecided rule");
                open |= undecided;
            }
            assertTrue(open, part.name());
        }
    }
}
