package io.kilorack.exposure.findings;

import io.kilorack.catalog.ControlRule;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows of the rule base are written with the knowledge of its own day. For an earlier day the rule's
/// dates decide what applies, but its words may speak of what came later; this finds such words, so that
/// they are read with that in mind.
public final class TextDay {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?";
    private static final Pattern ISO = Pattern.compile("\\b(20\\d\\d-\\d\\d-\\d\\d)\\b");
    private static final Pattern DAY = Pattern.compile("\\b(\\d{1,2}) " + MONTH + " (20\\d\\d)\\b");
    private static final Pattern MONTH_OF = Pattern.compile("\\b" + MONTH + " (20\\d\\d)\\b");

    private TextDay() {}

    /// The newest publication in a rule base.
    public static LocalDate newest(Collection<ControlRule> rules) {
        return rules.stream()
                .flatMap(r -> Stream.of(r.published(), r.knownFrom()))
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
    }

    /// The latest day that a text names after `day`: `13 May 2025`, `May 2025` (its first) or
    /// `2025-05-13`.
    static Optional<LocalDate> after(String text, LocalDate day) {
        var found = new TreeSet<LocalDate>();
        Matcher iso = ISO.matcher(text);
        while (iso.find()) {
            found.add(LocalDate.parse(Objects.requireNonNull(iso.group(1))));
        }
        Matcher full = DAY.matcher(text);
        while (full.find()) {
            YearMonth month = month(full.group(2), full.group(3));
            int of = Integer.parseInt(Objects.requireNonNull(full.group(1)));
            if (of >= 1 && of <= month.lengthOfMonth()) {
                found.add(month.atDay(of));
            }
        }
        Matcher months = MONTH_OF.matcher(text);
        while (months.find()) {
            found.add(month(months.group(1), months.group(2)).atDay(1));
        }
        return found.isEmpty() || !found.getLast().isAfter(day) ? Optional.empty() : Optional.of(found.getLast());
    }

    private static YearMonth month(@Nullable String name, @Nullable String year) {
        String three = Objects.requireNonNull(name).toLowerCase(Locale.ROOT).substring(0, 3);
        return YearMonth.of(Integer.parseInt(Objects.requireNonNull(year)), MONTHS.indexOf(three) + 1);
    }

    /// A remark where a row's title, policy or end speaks of a later day than the reader's, else empty.
    ///
    /// @param asOf the reader's day
    /// @param newest the newest publication of the rule base: who reads on that day or later reads nothing
    /// that runs ahead
    public static String remark(ControlRule rule, LocalDate asOf, LocalDate newest) {
        return remark(
                rule, asOf, newest, Stream.of(rule.title(), Objects.requireNonNullElse(rule.licencePolicy(), "")));
    }

    /// The same for the whole row, with its explanation.
    public static String remarkOnAll(ControlRule rule, LocalDate asOf, LocalDate newest) {
        return remark(
                rule,
                asOf,
                newest,
                Stream.of(
                        rule.title(),
                        Objects.requireNonNullElse(rule.licencePolicy(), ""),
                        rule.explanation(),
                        rule.instrument()));
    }

    private static String remark(ControlRule rule, LocalDate asOf, LocalDate newest, Stream<String> texts) {
        if (!asOf.isBefore(newest)) {
            return "";
        }
        LocalDate end = rule.effectiveTo();
        Optional<LocalDate> later = Stream.concat(
                        texts.map(text -> after(text, asOf)).flatMap(Optional::stream),
                        end != null && end.isAfter(asOf) ? Stream.of(end) : Stream.empty())
                .max(LocalDate::compareTo);
        return later.map(day ->
                        "The row is written with later knowledge: it speaks of %s, which a reader of %s may not have known."
                                .formatted(day, asOf))
                .orElse("");
    }
}
