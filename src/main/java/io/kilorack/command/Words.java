package io.kilorack.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads an option that names one of a few things: in small letters with hyphens as the help writes
/// them, and as well in capitals, with underscores or with none.
///
/// @param all what may be named
/// @param extra a second spelling of each, such as `1f1b`; the same word where there is none
record Words<E extends Enum<E>>(E[] all, Function<E, String> extra) implements ITypeConverter<E> {

    /// Has `line` and its subcommands read options of `type` so.
    static <E extends Enum<E>> void teach(CommandLine line, Class<E> type, Function<E, String> extra) {
        line.registerConverter(type, new Words<>(type.getEnumConstants(), extra));
    }

    @Override
    public E convert(String given) {
        String plain = plain(given);
        for (E each : all) {
            if (plain(each.name()).equals(plain) || plain(extra.apply(each)).equals(plain)) {
                return each;
            }
        }
        throw new TypeConversionException("expected one of "
                + Arrays.stream(all).map(this::word).collect(Collectors.joining(", ")) + " but was '" + given + "'");
    }

    /// As the help writes it.
    String word(E each) {
        String other = extra.apply(each).toLowerCase(Locale.ROOT);
        return other.length() < each.name().length() && !other.contains(" ")
                ? other
                : each.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
