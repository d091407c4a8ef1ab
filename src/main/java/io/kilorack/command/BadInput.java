package io.kilorack.command;

/// What a user entered cannot be used: what, where, and what to do. A command that throws it ends with its
/// text on standard error and exit status 2.
final class BadInput extends Exception {
    private static final long serialVersionUID = 1;

    BadInput(String text) {
        super(text);
    }
}
