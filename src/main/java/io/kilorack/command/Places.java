package io.kilorack.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the program's own files lie: beside the program (`-Dkilorack.home`, set by the launcher), else in
/// the checkout it is run from.
final class Places {
    private Places() {}

    /// A file or folder that ships with the program, such as `plans/mixed-hall.kilorack`.
    static Optional<Path> shipped(String name) {
        String home = System.getProperty("kilorack.home", "");
        List<Path> roots = home.isEmpty()
                ? List.of(Path.of("assets"))
                : List.of(Path.of(home), Path.of(home, "assets"), Path.of(home, "app"), Path.of("assets"));
        return roots.stream()
                .map(root -> root.resolve(name))
                .filter(Files::exists)
                .findFirst();
    }

    /// The plan that the first start opens.
    static Optional<Path> samplePlan() {
        return shipped("plans/mixed-hall.kilorack");
    }
}
