package io.kilorack.desktop.shell;

import java.nio.file.Path;
import java.util.Optional;

/// Everything the window asks in a dialog of the system, behind an interface so that tests can answer.
public interface Choosers {
    Optional<Path> openPlan();

    Optional<Path> savePlan(String suggestedName);

    Optional<Path> savePdf(String suggestedName);

    Optional<Path> savePicture(String suggestedName);

    /// A table for a spreadsheet.
    default Optional<Path> saveTable(String suggestedName) {
        return Optional.empty();
    }

    Optional<Path> openBundle();

    /// A table or a part of the user's own facts.
    default Optional<Path> openOwnFacts() {
        return Optional.empty();
    }

    /// A fuller list of parties (`consolidated.csv`).
    Optional<Path> openList();

    /// What to do with unsaved changes.
    Answer unsaved(String planName);

    /// Answer to the question about unsaved changes.
    enum Answer {
        SAVE,
        DISCARD,
        CANCEL
    }

    /// A paper for the report, or empty when cancelled.
    Optional<String> paper(String now);
}
