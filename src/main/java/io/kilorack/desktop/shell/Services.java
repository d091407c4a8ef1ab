package io.kilorack.desktop.shell;

import io.kilorack.assess.Assessment;
import io.kilorack.catalog.Catalog;
import io.kilorack.desktop.model.OwnFacts;
import io.kilorack.desktop.model.Settings;
import io.kilorack.desktop.model.Workspace.Assess;
import io.kilorack.plan.Plan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// What the window needs from outside: the assessor, the settings, the clock, the catalog's keeper, the
/// first plan.
public record Services(
        Assess assess,
        Settings settings,
        Clock clock,
        Optional<CatalogKeeper> catalogKeeper,
        Optional<Path> samplePlan) {

    /// Applies signed updates to the user's catalog, and keeps the user's own parts and values.
    public interface CatalogKeeper extends OwnFacts {
        /// Reads and checks a bundle without applying it.
        Preview preview(Path bundle) throws Exception;

        /// Applies a checked bundle; gives the catalog from now on.
        Catalog apply(Path bundle) throws Exception;

        /// Takes the latest update back; gives the catalog from now on.
        Catalog rollback() throws Exception;

        /// Sentences about what happened when the catalog was opened, for the user to read; usually none.
        default java.util.List<String> notices() {
            return java.util.List.of();
        }

        /// What a bundle would change.
        ///
        /// @param summary one line for each changed cell, in order
        record Preview(String title, java.util.List<String> summary, Catalog after) {}
    }

    /// What the window opens with.
    ///
    /// @param file where the plan came from; empty for a new or sample plan
    public record Opening(
            Catalog catalog,
            Plan plan,
            Optional<Path> file,
            Optional<Assessment> assessment,
            Optional<io.kilorack.desktop.model.Problem> problem) {
        /// The same with what is known of the plan by now.
        public Opening with(Optional<Assessment> known) {
            return new Opening(catalog, plan, file, known, problem);
        }
    }
}
