package io.kilorack.command;

import io.kilorack.throughput.search.Progress;
import io.kilorack.throughput.search.Runner;
import java.io.PrintWriter;

/// Progress of a search on standard error, where a person watches.
final class Watched {
    private Watched() {}

    /// The runner with its progress on `err`, one line that overwrites itself; silent without a terminal.
    /// Ctrl+C ends the process.
    static Runner on(Runner runner, PrintWriter err) {
        if (System.console() == null || !System.console().isTerminal()) {
            return runner;
        }
        return Progress.reporting(
                runner,
                (done, of) -> {
                    err.printf("\rsearched %d of %d parts, %d %%", done, of, 100 * done / of);
                    if (done == of) {
                        err.print("\r" + " ".repeat(48) + "\r");
                    }
                    err.flush();
                },
                System::nanoTime);
    }
}
