package io.kilorack.command;

import io.kilorack.throughput.search.Runner;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// What `throughput train` and `throughput serve` do alike around the estimate.
final class ThroughputRun {
    private ThroughputRun() {}

    /// Whether a layout is given; one that is given only in part is refused, as the search would not
    /// heed it.
    static boolean layoutGiven(CommandSpec spec, @Nullable Integer tensor, String... others) throws BadInput {
        if (tensor != null) {
            if (tensor < 1) {
                throw new BadInput(
                        "--tp must be at least 1; have %d; leave it out to search the layout".formatted(tensor));
            }
            return true;
        }
        for (String other : others) {
            if (spec.commandLine().getParseResult().hasMatchedOption(other)) {
                throw new BadInput(
                        "%s needs --tp: give the whole layout, or leave %s out to search it".formatted(other, other));
            }
        }
        return false;
    }

    /// Prints the answer, or what is in its way.
    static void print(CommandSpec spec, ThroughputHardware hardware, ThroughputOutput output) {
        PrintWriter out = spec.commandLine().getOut();
        Runner runner = watched(spec);
        if (hardware.json()) {
            output.json(out, runner);
        } else if (output.unanswered()) {
            spec.commandLine().getErr().println(output.problem());
        } else {
            output.text(out, hardware.explain(), runner);
        }
    }

    /// Progress on standard error.
    static Runner watched(CommandSpec spec) {
        return Watched.on(Runner.inPlace(), spec.commandLine().getErr());
    }
}
