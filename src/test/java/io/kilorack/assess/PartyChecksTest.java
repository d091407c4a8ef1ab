package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.BaseCatalog;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Party;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.ScreeningFacts;
import io.kilorack.plan.NamedParty;
import io.kilorack.plan.PartyAnswer;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Waiver;
import io.kilorack.plan.file.PlanFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Names that are like listed ones ask among the checks until somebody answers.
class PartyChecksTest {
    private static final Catalog CATALOG = BaseCatalog.get();
    private static final Path LIST = Path.of("src/test/resources/io/kilorack/exposure/consolidated-sample.csv");

    private static Plan sample() {
        if (!(PlanFile.read(Path.of("assets/plans/stock-and-store.kilorack")) instanceof PlanFile.Opened(var plan))) {
            throw new IllegalStateException("the sample does not load");
        }
        return plan;
    }

    private static List<Check> checks(Plan plan, ListedParties listed) {
        return PartyScreening.checks(new PartyScreening(listed).of(plan));
    }

    @Test
    void aLikenessAsksUntilItIsAnswered() {
        Plan plan = sample();
        ListedParties listed = ListedParties.of(CATALOG);
        var screened = new PartyScreening(listed).of(plan);
        List<Check> asking = PartyScreening.checks(screened);
        assertEquals(
                screened.stream()
                        .filter(PartyScreening.Screened::open)
                        .map(s -> s.party().name())
                        .toList(),
                asking.stream().map(c -> c.subjects().getFirst()).toList());
        Check inspur = asking.stream()
                .filter(c -> c.subjects().contains("Inspur"))
                .findFirst()
                .orElseThrow();
        assertEquals(Check.Severity.WARNING, inspur.severity());
        assertTrue(inspur.message().contains("US Entity List"), inspur::message);
        var answers = new ArrayList<PartyAnswer>();
        for (PartyScreening.Screened each : screened) {
            for (PartyScreening.Likeness likeness : each.likenesses()) {
                answers.add(likeness.answered(
                        each.party().name(),
                        PartyAnswer.Verdict.NOT_THE_SAME,
                        "Jane Doe",
                        LocalDate.of(2026, 11, 20),
                        "register"));
            }
        }
        Plan answered = plan.withCompliance(plan.compliance().withAnswers(answers));
        assertEquals(List.of(), checks(answered, listed));
    }

    /// A fuller list finds names the rule base does not have.
    @Test
    void aFullerListIsCompared() throws IOException, BadFacts {
        List<Party> fuller = ScreeningFacts.read(LIST);
        Plan plan = sample();
        Plan with = plan.withCompliance(plan.compliance()
                .withParties(
                        List.of(new NamedParty(NamedParty.Role.END_USER, "Example Listed Devices Co Ltd", "CN", ""))));
        ListedParties base = ListedParties.of(CATALOG);
        assertTrue(checks(with, base).stream().noneMatch(c -> c.subjects().contains("Example Listed Devices Co Ltd")));
        ListedParties all = base.with(fuller, "consolidated.csv of 2026-11-20");
        assertTrue(checks(with, all).stream().anyMatch(c -> c.subjects().contains("Example Listed Devices Co Ltd")));
        assertTrue(all.words().endsWith(fuller.size() + " of consolidated.csv of 2026-11-20"), all.words());
    }

    /// They stand in the order of all checks, and may be accepted like them.
    @Test
    void theyJoinTheOtherChecks() {
        Plan plan = sample();
        Plan waived = plan.withWaivers(
                List.of(new Waiver("exposure.party.like", "Huawei", "Jane Doe", LocalDate.of(2026, 11, 20), "known")));
        Assessment own = Assessor.once(CATALOG, waived, waived.asOf());
        List<Check> asking = checks(waived, ListedParties.of(CATALOG));
        Assessment all = own.with(asking);
        assertEquals(own.checks().size() + asking.size(), all.checks().size());
        for (int i = 1; i < all.checks().size(); i++) {
            assertTrue(all.checks()
                            .get(i - 1)
                            .severity()
                            .compareTo(all.checks().get(i).severity())
                    <= 0);
        }
        assertEquals(
                List.of("Huawei"),
                all.checks().stream()
                        .filter(c -> c.code().equals("exposure.party.like")
                                && c.waiver().isPresent())
                        .map(c -> c.subjects().getFirst())
                        .toList());
    }
}
