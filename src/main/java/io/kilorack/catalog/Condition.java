package io.kilorack.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition tree over facts of a case. Three-valued where it is evaluated; here only its shape.
public sealed interface Condition {
    record All(List<Condition> of) implements Condition {}

    record Any(List<Condition> of) implements Condition {}

    record Not(Condition of) implements Condition {}

    /// Compares a field with a value, or with another field (`valueField`).
    record Leaf(
            String field,
            Operator op,
            @Nullable Object value,
            @Nullable String valueField) implements Condition {}

    /// The operators of the rule language, with their spelling in rule files.
    enum Operator {
        EQ("=="),
        NE("!="),
        GE(">="),
        LE("<="),
        GT(">"),
        LT("<"),
        IN("in"),
        NOT_IN("not_in"),
        CONTAINS_ANY("contains_any"),
        CONTAINS_ALL("contains_all"),
        INTERSECTS("intersects"),
        DISJOINT("disjoint"),
        MATCHES_ANY("matches_any"),
        EXISTS("exists"),
        UNKNOWN("unknown");

        private final String spelling;

        Operator(String spelling) {
            this.spelling = spelling;
        }

        public String spelling() {
            return spelling;
        }
    }
}
