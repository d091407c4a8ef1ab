package io.kilorack.command;

import io.kilorack.plan.Plan;
import io.kilorack.plan.file.PlanFile;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/// The plan file that a command is given first.
final class PlanArgument {
    @Parameters(index = "0", paramLabel = "PLAN", description = "plan file (*.kilorack)")
    private Path file = Path.of("");

    Path file() {
        return file;
    }

    Plan read() throws BadInput {
        return read(file);
    }

    /// @throws BadInput with the file, the place in it, and what to do
    static Plan read(Path file) throws BadInput {
        return switch (PlanFile.read(file)) {
            case PlanFile.Opened(Plan plan) -> plan;
            case PlanFile.Refused(var problem) -> throw new BadInput(problem.text());
        };
    }
}
