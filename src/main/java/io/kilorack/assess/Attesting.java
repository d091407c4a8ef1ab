package io.kilorack.assess;

import io.kilorack.catalog.RuleField;
import io.kilorack.exposure.facts.Facts;
import java.util.Optional;

/// What can be attested, and how it is written.
public final class Attesting {
    private Attesting() {}

    /// Key of a fact that is stated for one accelerator model only.
    public static String forPart(String field, String acceleratorId) {
        return field + OwnerStatement.SCOPE + acceleratorId;
    }

    /// Why a value cannot be taken for a field, in one sentence; empty when it can.
    public static Optional<String> problem(String field, String value) {
        if (RuleField.type(field).isEmpty()) {
            return Optional.of("The rule language has no field " + field + ".");
        }
        if (value.isBlank()) {
            return Optional.of("State a value.");
        }
        try {
            Facts.builder().put(field, Facts.fromText(field, value), "").build();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage() + ".");
        }
    }
}
