package io.kilorack.exposure.facts;

import io.kilorack.catalog.RuleField;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What is known of a case, by field of the rule language. Immutable, with value equality; a field without
/// a value is unknown.
///
/// Values are text, [Double], [Boolean], [LocalDate] or a list of text, as [RuleField] says. Each may
/// carry its basis: the catalog,
/// an attestation (who, when, on what ground), or an assumption the planner confirmed.
public final class Facts {
    public static final Facts NONE = new Builder().build();

    private final @Nullable Object[] values;
    private final String[] bases;
    private final int hash;

    private Facts(@Nullable Object[] values, String[] bases) {
        this.values = values;
        this.bases = bases;
        this.hash = Arrays.hashCode(values);
    }

    public static Builder builder() {
        return new Builder();
    }

    public Builder toBuilder() {
        var builder = new Builder();
        System.arraycopy(values, 0, builder.values, 0, values.length);
        System.arraycopy(bases, 0, builder.bases, 0, bases.length);
        return builder;
    }

    /// These facts and the others; where both know a field, the others' value stands.
    public Facts with(Facts others) {
        Builder builder = toBuilder();
        for (int i = 0; i < values.length; i++) {
            if (others.values[i] != null) {
                builder.values[i] = others.values[i];
                builder.bases[i] = others.bases[i];
            }
        }
        return builder.build();
    }

    /// The value of a field, or null when unknown.
    public @Nullable Object get(String field) {
        return values[FieldIndex.slot(field)];
    }

    public String text(String field) {
        Object value = get(field);
        return value == null ? "" : value.toString();
    }

    /// Where the value of a field comes from, or empty.
    public String basis(String field) {
        return bases[FieldIndex.slot(field)];
    }

    /// A copy of the values by slot, for a rule engine to derive further ones in.
    public @Nullable Object[] frame() {
        return Arrays.copyOf(values, values.length);
    }

    /// Known fields and values, in the order of the vocabulary.
    public SequencedMap<String, Object> known() {
        var known = new LinkedHashMap<String, Object>();
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                known.put(FieldIndex.name(i), value);
            }
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts facts && hash == facts.hash && Arrays.equals(values, facts.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return known().toString();
    }

    /// Collects facts. `put` refuses names outside the vocabulary, values of the wrong
    /// type and words the field does not have.
    public static final class Builder {
        private final @Nullable Object[] values = new Object[FieldIndex.size()];
        private final String[] bases = new String[FieldIndex.size()];

        private Builder() {
            Arrays.fill(bases, "");
        }

        public Builder put(String field, Object value) {
            return put(field, value, "");
        }

        /// @param basis where the value comes from, for the reader of a finding
        public Builder put(String field, Object value, String basis) {
            int slot = FieldIndex.slot(field);
            values[slot] = normal(field, FieldIndex.type(slot), value);
            bases[slot] = basis;
            return this;
        }

        /// Puts the value unless the field is already known.
        public Builder putDefault(String field, Object value, String basis) {
            return values[FieldIndex.slot(field)] == null ? put(field, value, basis) : this;
        }

        public Builder remove(String field) {
            values[FieldIndex.slot(field)] = null;
            bases[FieldIndex.slot(field)] = "";
            return this;
        }

        public boolean has(String field) {
            return values[FieldIndex.slot(field)] != null;
        }

        public @Nullable Object get(String field) {
            return values[FieldIndex.slot(field)];
        }

        public Facts build() {
            return new Facts(Arrays.copyOf(values, values.length), Arrays.copyOf(bases, bases.length));
        }

        private static Object normal(String field, RuleField.Type type, Object value) {
            return switch (type) {
                case TEXT -> {
                    if (value instanceof String text) {
                        List<String> words = RuleField.words(field);
                        if (!words.isEmpty() && !words.contains(text)) {
                            throw wrong(field, "one of " + words, text);
                        }
                        yield text;
                    }
                    throw wrong(field, "text", value);
                }
                case NUMBER -> {
                    if (value instanceof Number number && !Double.isNaN(number.doubleValue())) {
                        yield number.doubleValue();
                    }
                    throw wrong(field, "a number", value);
                }
                case FLAG -> {
                    if (value instanceof Boolean) {
                        yield value;
                    }
                    throw wrong(field, "true or false", value);
                }
                case DATE -> date(field, value);
                case TEXTS -> {
                    if (value instanceof Collection<?> items && items.stream().allMatch(String.class::isInstance)) {
                        yield items.stream().map(String.class::cast).toList();
                    }
                    throw wrong(field, "a list of text", value);
                }
            };
        }

        private static Object date(String field, Object value) {
            if (value instanceof LocalDate) {
                return value;
            }
            if (value instanceof String text) {
                try {
                    return LocalDate.parse(text);
                } catch (DateTimeParseException e) {
                    throw new IllegalArgumentException(
                            field + " should be a date such as 2026-11-23; have " + value, e);
                }
            }
            throw wrong(field, "a date", value);
        }

        private static IllegalArgumentException wrong(String field, String want, Object value) {
            return new IllegalArgumentException("%s should be %s; have %s".formatted(field, want, value));
        }
    }

    /// Reads a value stated as JSON scalar text (`true`, `35.5`, `CN`, `[A, B]`) into what the field takes.
    ///
    /// @throws IllegalArgumentException when the text does not fit the field
    public static Object fromText(String field, String text) {
        String stripped = text.strip();
        return switch (FieldIndex.type(FieldIndex.slot(field))) {
            case FLAG -> {
                if (stripped.equals("true") || stripped.equals("false")) {
                    yield stripped.equals("true");
                }
                throw new IllegalArgumentException("%s should be true or false; have %s".formatted(field, text));
            }
            case NUMBER -> {
                try {
                    yield Double.valueOf(stripped);
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException("%s should be a number; have %s".formatted(field, text), e);
                }
            }
            case TEXTS -> {
                String inner = stripped.startsWith("[") && stripped.endsWith("]")
                        ? stripped.substring(1, stripped.length() - 1)
                        : stripped;
                yield inner.isBlank()
                        ? List.of()
                        : Arrays.stream(inner.split(",", -1))
                                .map(item -> unquoted(item.strip()))
                                .toList();
            }
            case TEXT -> country(field, unquoted(stripped));
            case DATE -> unquoted(stripped);
        };
    }

    /// A country in capitals; any other text as it is.
    private static String country(String field, String text) {
        if (!CountryCode.FIELDS.contains(field) || text.equalsIgnoreCase("none")) {
            return text;
        }
        String upper = text.toUpperCase(Locale.ROOT);
        if (CountryCode.valid(upper)) {
            return upper;
        }
        throw new IllegalArgumentException(
                "%s should be a country code; have %s, %s".formatted(field, text, CountryCode.advice(text)));
    }

    private static String unquoted(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
