package io.kilorack.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kilorack throughput`: what one setup yields.
@Command(
        name = "throughput",
        description = "Estimates training or serving of one model on accelerators of one kind.",
        mixinStandardHelpOptions = true,
        subcommands = {
            TrainCommand.class,
            ServeCommand.class,
            FleetCommands.Split.class,
            FleetCommands.Span.class,
            AssignCommand.class
        })
final class ThroughputCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 0;
    }
}
