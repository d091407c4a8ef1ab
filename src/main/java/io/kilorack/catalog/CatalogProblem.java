package io.kilorack.catalog;

/// Something that went wrong with the catalog and that its user can do something about: one sentence and
/// the next step.
public final class CatalogProblem extends Exception {
    private static final long serialVersionUID = 1;

    /// What sort of thing went wrong; stable, for tests and for the window's texts.
    public enum Code {
        /// the bundle is not a bundle, or lacks a part
        BUNDLE_DAMAGED,
        /// a byte of the bundle differs from what was signed
        SIGNATURE_WRONG,
        /// no trusted key has the id the bundle names
        KEY_UNKNOWN,
        /// the bundle is not newer than the catalog
        SEQUENCE_OLD,
        /// the facts inside are faulty
        FACTS_FAULTY,
        /// the data folder cannot be written, or there is no database
        NOT_WRITABLE,
        /// there is nothing to go back to
        NOTHING_TO_ROLL_BACK,
        /// an id or a field that the catalog does not have
        UNKNOWN,
        /// a value the field cannot hold
        VALUE_REFUSED
    }

    private final Code code;

    public CatalogProblem(Code code, String what, String next) {
        super(sentence(what) + " " + sentence(next));
        this.code = code;
    }

    public CatalogProblem(Code code, String what, String next, Throwable cause) {
        super(sentence(what) + " " + sentence(next), cause);
        this.code = code;
    }

    private static String sentence(String text) {
        return text.endsWith("?") ? text : text + ".";
    }

    public Code code() {
        return code;
    }
}
