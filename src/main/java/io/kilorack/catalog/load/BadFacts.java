package io.kilorack.catalog.load;

/// A facts file that is refused. Says which file, where in it, what is wrong and what to do; nothing of
/// the file is used.
public final class BadFacts extends Exception {
    private static final long serialVersionUID = 1;

    private final String file;
    private final String place;

    /// @param file name of the file as the user knows it
    /// @param place where in the file: `rule US-NAC-2024`, `line 12`
    /// @param what the fault, with the value
    /// @param next what to do
    public BadFacts(String file, String place, String what, String next) {
        super("%s: %s: %s. %s".formatted(file, place, what, next));
        this.file = file;
        this.place = place;
    }
}
