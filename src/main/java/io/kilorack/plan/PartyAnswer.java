package io.kilorack.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person said when a name of the plan was like a listed party's. Names are not identities: only a
/// person turns a likeness into a match.
///
/// @param name the plan's name that was screened
/// @param partyId id of the listed party; `partyName` its name on the day of the answer
/// @param lists tags of the lists the party was on (`BIS_ENTITY_LIST` …)
/// @param listedOn earliest listing, or null when not dated
/// @param score likeness when it was answered, 0 to 1
/// @param by who answered, `on` when, `reason` on what ground
public record PartyAnswer(
        String name,
        String partyId,
        String partyName,
        List<String> lists,
        @Nullable LocalDate listedOn,
        double score,
        Verdict verdict,
        String by,
        LocalDate on,
        String reason) {
    public enum Verdict {
        /// The name is the listed party.
        SAME,
        /// The name is somebody else.
        NOT_THE_SAME
    }

    public PartyAnswer {
        lists = List.copyOf(lists);
    }
}
