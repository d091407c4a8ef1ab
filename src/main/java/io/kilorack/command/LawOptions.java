package io.kilorack.command;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of the commands about law.
final class LawOptions {
    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "day whose knowledge may be used (default: the plan's)")
    private @Nullable LocalDate asOf;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    boolean json() {
        return json;
    }

    PlanLaw law(@Nullable Main main, Path plan) throws BadInput {
        return PlanLaw.of(main, plan, asOf);
    }
}
