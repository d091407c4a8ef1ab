package io.kilorack.command;

import java.nio.file.Path;
import java.util.Optional;

/// A command line that only opens the window: `[--data DIR] [--smoke-run] [PLAN.kilorack]`, nothing else.
///
/// Read by hand because setting up the parser for all commands takes longer than the rest of the start
/// until the toolkit
/// (0.1 s of 0.9 s to the first painted window, measured with the AOT cache). Whatever looks otherwise
/// goes to the parser.
record PlainStart(Optional<Path> data, Optional<Path> plan, boolean smokeRun) {
    static Optional<PlainStart> of(String... args) {
        Optional<Path> data = Optional.empty();
        Optional<Path> plan = Optional.empty();
        boolean smokeRun = false;
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            if (arg.equals("--data") && data.isEmpty() && i + 1 < args.length && !args[i + 1].startsWith("-")) {
                data = Optional.of(Path.of(args[++i]));
            } else if (arg.equals("--smoke-run") && !smokeRun) {
                smokeRun = true;
            } else if (!arg.startsWith("-") && arg.endsWith(".kilorack") && plan.isEmpty()) {
                plan = Optional.of(Path.of(arg));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new PlainStart(data, plan, smokeRun));
    }
}
