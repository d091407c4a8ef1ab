package io.kilorack.plan.file;

import io.kilorack.plan.file.FileProblem.Code;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import tools.jackson.core.JsonToken;

/// How one kind of value stands in the file: reading (strictly, the current token is the value) and
/// writing.
interface Kind<V> {
    int LONGEST_ID = 200;
    int LONGEST_TEXT = 100_000;

    V read(Json in);

    void write(JsonText out, V value);

    static Kind<String> text() {
        return of(Kind::readText, JsonText::text);
    }

    /// A text that repeats often: a catalog id, a feed, a row label.
    static Kind<String> reference() {
        return of(in -> in.share(readText(in)), JsonText::text);
    }

    /// A new id, unique among things of its kind.
    static Kind<String> id(String kind) {
        return of(
                in -> {
                    String id = readText(in);
                    if (id.isBlank() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
                        throw in.refuse(
                                Code.BAD_VALUE,
                                "The %s id is empty, longer than %d characters or holds control characters."
                                        .formatted(kind, LONGEST_ID));
                    }
                    in.registerId(kind, id);
                    return id;
                },
                JsonText::text);
    }

    /// A number in `[low, high]`; infinities and NaN never pass.
    static Kind<Double> number(double low, double high, String unit) {
        return of(in -> readNumber(in, low, high, unit), (out, value) -> out.number(value));
    }

    static Kind<OptionalDouble> optionalNumber(double low, double high, String unit) {
        return of(
                in -> OptionalDouble.of(readNumber(in, low, high, unit)),
                (out, value) -> out.number(value.orElseThrow()));
    }

    static Kind<Integer> whole(int low, int high) {
        return of(
                in -> {
                    double value = readNumber(in, low, high, "");
                    if (value != Math.rint(value)) {
                        throw in.refuse(
                                Code.BAD_VALUE, "Here must stand a whole number, but there is " + in.text() + ".");
                    }
                    return (int) value;
                },
                (out, value) -> out.number(value));
    }

    /// The lower edge of a device as people count: 1 is the bottom of U1, 1.5 half a unit above it. Inside:
    /// half units from 0.
    static Kind<Integer> rackUnit() {
        return of(
                in -> {
                    double halves = (readNumber(in, -1000, 1000, "U") - 1) * 2;
                    if (halves != Math.rint(halves)) {
                        throw in.refuse(
                                Code.BAD_VALUE, "Positions go by half rack units, but there is " + in.text() + ".");
                    }
                    return (int) halves;
                },
                (out, value) -> out.number(value / 2.0 + 1));
    }

    static Kind<Optional<Boolean>> bool() {
        return of(
                in -> switch (in.token()) {
                    case VALUE_TRUE -> Optional.of(true);
                    case VALUE_FALSE -> Optional.of(false);
                    default -> throw in.wrongType("true or false");
                },
                (out, value) -> out.bool(value.orElseThrow()));
    }

    static Kind<Optional<LocalDate>> optionalDate() {
        return of(
                in -> Optional.of(readDate(in)),
                (out, value) -> out.text(value.orElseThrow().toString()));
    }

    static Kind<LocalDate> date() {
        return of(Kind::readDate, (out, value) -> out.text(value.toString()));
    }

    /// A constant of an enum, in lower case with hyphens.
    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        E[] all = type.getEnumConstants();
        return of(
                in -> {
                    String text = in.token() == JsonToken.VALUE_STRING ? in.text() : "";
                    for (E each : all) {
                        if (spelling(each).equals(text)) {
                            return each;
                        }
                    }
                    String allowed = Arrays.stream(all).map(Kind::spelling).collect(Collectors.joining(", "));
                    throw in.refuse(
                            Code.BAD_VALUE, "Here must stand one of " + allowed + ", but there is " + in.shown() + ".");
                },
                (out, value) -> out.text(spelling(value)));
    }

    static <E extends Enum<E>> Kind<Optional<E>> optionalChoice(Class<E> type) {
        Kind<E> kind = choice(type);
        return of(in -> Optional.of(kind.read(in)), (out, value) -> kind.write(out, value.orElseThrow()));
    }

    static Kind<OptionalInt> optionalWhole(int low, int high) {
        Kind<Integer> kind = whole(low, high);
        return of(in -> OptionalInt.of(kind.read(in)), (out, value) -> kind.write(out, value.orElseThrow()));
    }

    static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A list of values: on one line when the values are small (`inline`), else one below the other.
    static <V> Kind<List<V>> list(Kind<V> kind, boolean inline) {
        return of(
                in -> {
                    if (in.token() != JsonToken.START_ARRAY) {
                        throw in.wrongType("a list");
                    }
                    var values = new ArrayList<V>();
                    while (in.next() != JsonToken.END_ARRAY) {
                        in.element(values.size());
                        values.add(kind.read(in));
                    }
                    return values;
                },
                (out, values) -> {
                    out.startArray(inline);
                    for (V value : values) {
                        out.element();
                        kind.write(out, value);
                    }
                    out.endArray();
                });
    }

    interface Reader<V> {
        V read(Json in);
    }

    interface Writer<V> {
        void write(JsonText out, V value);
    }

    static <V> Kind<V> of(Reader<V> reader, Writer<V> writer) {
        return new Kind<>() {
            @Override
            public V read(Json in) {
                return reader.read(in);
            }

            @Override
            public void write(JsonText out, V value) {
                writer.write(out, value);
            }
        };
    }

    private static String readText(Json in) {
        if (in.token() != JsonToken.VALUE_STRING) {
            throw in.wrongType("a text in quotes");
        }
        String text = in.text();
        if (text.length() > LONGEST_TEXT) {
            throw in.refuse(
                    Code.BAD_VALUE,
                    "The text has %d characters; at most %d are allowed.".formatted(text.length(), LONGEST_TEXT));
        }
        return text;
    }

    private static double readNumber(Json in, double low, double high, String unit) {
        if (in.token() != JsonToken.VALUE_NUMBER_INT && in.token() != JsonToken.VALUE_NUMBER_FLOAT) {
            throw in.wrongType("a number");
        }
        double value = in.number();
        if (!(value >= low && value <= high)) {
            String space = unit.isEmpty() ? "" : " ";
            throw in.refuse(
                    Code.BAD_VALUE,
                    "The number %s is outside the allowed range %s to %s%s%s."
                            .formatted(Json.cut(in.text()), plain(low), plain(high), space, unit));
        }
        return value + 0.0; // −0 becomes 0, so that equal plans have equal files
    }

    private static String plain(double value) {
        var out = new JsonText();
        out.number(value);
        return out.finish().strip();
    }

    private static LocalDate readDate(Json in) {
        if (in.token() != JsonToken.VALUE_STRING) {
            throw in.wrongType("a date like \"2026-11-23\"");
        }
        try {
            LocalDate date = LocalDate.parse(in.text());
            if (date.getYear() >= 1970 && date.getYear() <= 2200) {
                return date;
            }
        } catch (DateTimeException notADate) {
            throw in.refuse(
                    Code.BAD_VALUE, "Here must stand a date like \"2026-11-23\", but there is " + in.shown() + ".");
        }
        throw in.refuse(Code.BAD_VALUE, "The date " + in.text() + " is not between 1970 and 2200.");
    }
}
