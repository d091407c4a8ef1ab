package io.kilorack.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `kilorack validate`: scores the models on published measurements.
@Command(
        name = "validate",
        description = "Scores the models on published measurements.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ValidateThroughputCommand.Training.class,
            ValidateThroughputCommand.Serving.class,
            ValidateThroughputCommand.Ascend.class,
            ValidateThroughputCommand.Memory.class,
            ValidatePowerCommand.class
        })
public final class ValidateCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = java.util.Objects.requireNonNull(spec);
        throw new ParameterException(
                command.commandLine(),
                "say what to validate: "
                        + String.join(", ", command.subcommands().keySet()));
    }
}
