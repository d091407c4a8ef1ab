package io.kilorack.plan.file;

import io.kilorack.plan.file.FileProblem.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/// How one record stands in the file: its fields in the order they are written, each with its name, kind
/// and default. Fields at their default are left out. One declaration serves reading and writing, so they
/// cannot drift apart.
abstract class Shape<T> implements Kind<T> {
    private final String noun;
    private final boolean inline;
    private final List<Field<T, ?>> fields = new ArrayList<>();
    private final Map<String, Field<T, ?>> byName = new HashMap<>();

    /// @param noun what people call it ("rack")
    /// @param inline written on one line
    Shape(String noun, boolean inline) {
        this.noun = noun;
        this.inline = inline;
    }

    record Field<T, V>(
            int slot,
            String name,
            Kind<V> kind,
            Function<T, V> get,
            @Nullable V fallback) {}

    /// Values of one object while it is read; fields not met have their default.
    static final class Values {
        private final @Nullable Object[] slots;
        private final Json in;

        Values(int size, Json in) {
            this.slots = new @Nullable Object[size];
            this.in = in;
        }

        @SuppressWarnings("unchecked") // a slot is only filled by its own field's kind
        <V> V get(Field<?, V> field) {
            Object value = slots[field.slot];
            return (V) Objects.requireNonNull(value == null ? field.fallback : value);
        }

        /// A number that must be whole, of a field that only one variant of the object has.
        int whole(Field<?, ?> field, double value) {
            if (value != Math.rint(value)) {
                throw in.refuse(
                        Code.BAD_VALUE,
                        "The field \"%s\" must be a whole number, but is %s.".formatted(field.name, value));
            }
            return (int) value;
        }

        boolean has(Field<?, ?> field) {
            return slots[field.slot] != null;
        }

        /// A field that this variant of the object needs.
        void need(String variant, Field<?, ?>... needed) {
            for (Field<?, ?> field : needed) {
                if (!has(field)) {
                    throw in.refuse(
                            Code.MISSING_FIELD,
                            "The field \"%s\" of %s is missing.".formatted(field.name, variant),
                            "Add it there.");
                }
            }
        }

        /// A field that this variant of the object does not have.
        void refuse(String variant, Field<?, ?>... foreign) {
            for (Field<?, ?> field : foreign) {
                if (has(field)) {
                    throw in.refuse(
                            Code.UNKNOWN_FIELD,
                            "%s has no field \"%s\".".formatted(variant, field.name),
                            "Remove it, or change the kind.");
                }
            }
        }
    }

    abstract T make(Values values);

    final <V> Field<T, V> required(String name, Kind<V> kind, Function<T, V> get) {
        return add(new Field<>(fields.size(), name, kind, get, null));
    }

    final <V> Field<T, V> optional(String name, Kind<V> kind, Function<T, V> get, V fallback) {
        return add(new Field<>(fields.size(), name, kind, get, fallback));
    }

    final Field<T, String> textField(String name, Function<T, String> get) {
        return optional(name, Kind.text(), get, "");
    }

    final Field<T, String> referenceField(String name, Function<T, String> get) {
        return optional(name, Kind.reference(), get, "");
    }

    final Field<T, OptionalDouble> numberField(
            String name, Function<T, OptionalDouble> get, double low, double high, String unit) {
        return optional(name, Kind.optionalNumber(low, high, unit), get, OptionalDouble.empty());
    }

    final Field<T, OptionalInt> wholeField(String name, Function<T, OptionalInt> get, int low, int high) {
        return optional(name, Kind.optionalWhole(low, high), get, OptionalInt.empty());
    }

    final Field<T, Optional<java.time.LocalDate>> dateField(
            String name, Function<T, java.time.@Nullable LocalDate> get) {
        return optional(name, Kind.optionalDate(), value -> Optional.ofNullable(get.apply(value)), Optional.empty());
    }

    final <V> Field<T, List<V>> listField(String name, Kind<V> kind, Function<T, List<V>> get, boolean oneLine) {
        return optional(name, Kind.list(kind, oneLine), get, List.of());
    }

    private <V> Field<T, V> add(Field<T, V> field) {
        fields.add(field);
        byName.put(field.name, field);
        return field;
    }

    @Override
    public final T read(Json in) {
        if (in.token() != JsonToken.START_OBJECT) {
            throw in.wrongType("a " + noun + " in braces");
        }
        var values = new Values(fields.size(), in);
        while (in.next() != JsonToken.END_OBJECT) {
            String name = in.text();
            Field<T, ?> field = byName.get(name);
            in.enter(name);
            if (field == null) {
                throw unknown(in, name);
            }
            if (values.slots[field.slot] != null) {
                throw in.refuse(
                        Code.REPEATED_FIELD,
                        "The field \"%s\" stands twice in one %s.".formatted(name, noun),
                        "Remove one of the two.");
            }
            in.next();
            values.slots[field.slot] = field.kind.read(in);
            in.leave();
        }
        for (Field<T, ?> field : fields) {
            if (field.fallback == null && values.slots[field.slot] == null) {
                throw in.refuse(
                        Code.MISSING_FIELD,
                        "The %s that ends here has no field \"%s\".".formatted(noun, field.name),
                        "Add it there.");
            }
        }
        return make(values);
    }

    private Refusal unknown(Json in, String name) {
        String nearest = fields.stream()
                .map(Field::name)
                .filter(known -> Distance.between(
                                known.toLowerCase(java.util.Locale.ROOT), name.toLowerCase(java.util.Locale.ROOT))
                        <= 2)
                .findFirst()
                .map(known -> " Did you mean \"" + known + "\"?")
                .orElse("");
        return in.refuse(
                Code.UNKNOWN_FIELD,
                "A %s has no field \"%s\".%s".formatted(noun, Json.cut(name), nearest),
                "Correct or remove it; if a newer Kilorack wrote this file, open it with that version.");
    }

    @Override
    public final void write(JsonText out, T value) {
        out.startObject(inline);
        for (Field<T, ?> field : fields) {
            writeField(out, field, value);
        }
        out.endObject();
    }

    private <V> void writeField(JsonText out, Field<T, V> field, T value) {
        V content = field.get.apply(value);
        if (!content.equals(field.fallback)) {
            out.name(field.name);
            field.kind.write(out, content);
        }
    }

    /// Edit distance, for "did you mean".
    static final class Distance {
        private Distance() {}

        static int between(String a, String b) {
            if (Math.abs(a.length() - b.length()) > 2) {
                return Integer.MAX_VALUE;
            }
            int[] row = new int[b.length() + 1];
            for (int j = 0; j <= b.length(); j++) {
                row[j] = j;
            }
            for (int i = 1; i <= a.length(); i++) {
                int diagonal = row[0];
                row[0] = i;
                for (int j = 1; j <= b.length(); j++) {
                    int above = row[j];
                    int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                    row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
                    diagonal = above;
                }
            }
            return row[b.length()];
        }
    }
}
