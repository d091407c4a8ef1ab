package io.kilorack.desktop.model;

import io.kilorack.assess.Check;
import io.kilorack.desktop.texts.Texts;
import java.util.Optional;

/// Accepting a check, and taking that back, from wherever it is shown.
public final class Waiving {
    private Waiving() {}

    /// What the button says.
    public static String label(Check check) {
        return Texts.get(check.waiver().isPresent() ? "waive.withdraw" : "waive.ask");
    }

    /// Asks for name and reason, or withdraws the waiver there is.
    public static void run(Workspace workspace, Check check) {
        if (check.waiver().isEmpty()) {
            workspace.acceptingProperty().set(Optional.of(check));
        } else {
            workspace.apply(
                    Editing.of(workspace).contents().withdraw(workspace.plan(), check.code(), check.subjects()));
        }
    }
}
