package io.kilorack.assess;

import io.kilorack.catalog.Party;
import io.kilorack.exposure.screening.NameScreen;
import io.kilorack.plan.PartyAnswer;
import io.kilorack.plan.Plan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Screens the names of a plan against listed parties. A likeness stays a question until a person answers
/// it; it never changes a finding by itself.
public final class PartyScreening {
    private final NameScreen screen;
    private final int parties;

    /// @param parties of the rule base and of fuller lists that the user loaded
    public PartyScreening(Collection<Party> parties) {
        this.screen = new NameScreen(parties);
        this.parties = parties.size();
    }

    public PartyScreening(ListedParties listed) {
        this(listed.parties());
    }

    /// Checks for names that ask, by the order of the plan's parties.
    public static List<Check> checks(List<Screened> screened) {
        return ExposureChecks.likenesses(screened);
    }

    /// The assessment with what its plan's names ask, in place of what an earlier screening asked if there
    /// was one; nothing is compared for a plan without names.
    public static Assessment asked(Assessment assessment, ListedParties listed) {
        Assessment own = assessment.withChecks(assessment.checks().stream()
                .filter(c -> !c.code().equals(ExposureChecks.LIKE))
                .toList());
        return PlanParty.of(own.plan()).isEmpty() ? own : own.with(checks(new PartyScreening(listed).of(own.plan())));
    }

    /// Number of listed parties that names are compared with.
    public int parties() {
        return parties;
    }

    /// A name with everything that is like it, likest first.
    public record Screened(PlanParty party, List<Likeness> likenesses) {
        public Screened {
            likenesses = List.copyOf(likenesses);
        }

        public boolean open() {
            return likenesses.stream().anyMatch(Likeness::asks);
        }
    }

    /// @param answer what a person said, or null while it asks
    public record Likeness(NameScreen.Hit hit, @Nullable PartyAnswer answer) {
        /// True while nobody answered, or where the lists changed since.
        public boolean asks() {
            return answer == null || changed();
        }

        /// True where the answer was given about other lists than the party is on now.
        public boolean changed() {
            PartyAnswer given = answer;
            return given != null && !List.copyOf(new TreeSet<>(given.lists())).equals(lists());
        }

        /// Tags of the lists, in order; empty for a party that is on none of the base's.
        public List<String> lists() {
            return List.copyOf(new TreeSet<>(hit.party().listTags()));
        }

        /// First day on any list, or null when no listing is dated.
        public @Nullable LocalDate listedOn() {
            return hit.party().lists().stream()
                    .map(Party.Listing::listedOn)
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        /// The answer to record when a person gives one.
        public PartyAnswer answered(String name, PartyAnswer.Verdict verdict, String by, LocalDate on, String reason) {
            double rounded = Math.round(hit.score() * 100) / 100.0;
            return new PartyAnswer(
                    name, hit.party().id(), hit.party().name(), lists(), listedOn(), rounded, verdict, by, on, reason);
        }
    }

    public List<Screened> of(Plan plan) {
        return of(plan, NameScreen.USUAL_LEAST);
    }

    /// @param least score from which on a likeness asks, 0 to 1
    public List<Screened> of(Plan plan, double least) {
        var screened = new ArrayList<Screened>();
        for (PlanParty party : PlanParty.of(plan)) {
            screened.add(name(party, plan, least));
        }
        return List.copyOf(screened);
    }

    /// One name.
    ///
    /// @param plan whose answers count, or null for none
    public Screened name(PlanParty party, @Nullable Plan plan, double least) {
        var likenesses = new ArrayList<Likeness>();
        for (NameScreen.Hit hit : screen.hits(party.name(), least)) {
            likenesses.add(new Likeness(
                    hit,
                    plan == null ? null : answer(plan, party.name(), hit.party().id())));
        }
        return new Screened(party, likenesses);
    }

    private static @Nullable PartyAnswer answer(Plan plan, String name, String partyId) {
        return plan.compliance().answers().stream()
                .filter(a -> a.name().strip().equals(name) && a.partyId().equals(partyId))
                .findFirst()
                .orElse(null);
    }
}
