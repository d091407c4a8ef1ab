package io.kilorack.command.file;

/// A case file that cannot be used: which file, where in it, what is wrong, what to do.
public final class BadCases extends Exception {
    private static final long serialVersionUID = 1;

    BadCases(String file, String place, String problem, String next) {
        super("%s: %s: %s; %s".formatted(file, place, problem, next));
    }
}
