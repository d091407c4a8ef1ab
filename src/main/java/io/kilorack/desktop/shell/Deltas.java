package io.kilorack.desktop.shell;

import io.kilorack.assess.Assessment;
import io.kilorack.desktop.model.Headline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// By how much headlines changed by an edit. Several assessments may follow one edit: the quick one, what a
/// search refines, what the parties' names ask. All count from what was shown before the edit; what arrives
/// for a plan that nobody edited since it was opened, or from another catalog, changes nothing.
final class Deltas {
    /// Names are screened beside the assessment: of one plan, only the first count of checks is the edit's.
    private static final String SCREENED = "checks";

    private @Nullable Assessment last;
    private Map<String, Headline> shown = Map.of();
    private Map<String, Headline> base = Map.of();
    /// True once an assessment of the open plan, or of an edit of it, was the last word.
    private boolean settled;

    /// Another plan is opened.
    void forget() {
        last = null;
        shown = Map.of();
        base = Map.of();
        settled = false;
    }

    /// The plan was edited; its assessment follows.
    ///
    /// @param stale whether a search for the plan before still ran
    void edited(boolean stale) {
        settled |= last != null && !stale;
    }

    /// Changes to flash, by headline.
    Map<String, String> of(Assessment assessment, List<Headline> headlines) {
        Assessment before = last;
        boolean edit = before != null && before.plan() != assessment.plan();
        if (edit) {
            base = settled ? shown : Map.of();
        }
        if (before != null && !before.catalogHash().equals(assessment.catalogHash())) {
            base = Map.of();
        }
        var next = new HashMap<String, Headline>();
        var changes = new HashMap<String, String>();
        for (Headline headline : headlines) {
            Headline from = base.get(headline.id());
            Headline now = shown.get(headline.id());
            boolean moved = now == null || !headline.deltaFrom(now).isEmpty();
            if (from != null && (edit || moved && !headline.id().equals(SCREENED))) {
                changes.put(headline.id(), headline.deltaFrom(from));
            }
            next.put(headline.id(), headline);
        }
        shown = next;
        last = assessment;
        return changes;
    }
}
