package io.kilorack.command;

/// What a user entered cannot be used: what, where, and what to do.
final class BadInput extends Exception {
    private static final long serialVersionUID = 1;

    BadInput(String text) {
        super(text);
    }
}
