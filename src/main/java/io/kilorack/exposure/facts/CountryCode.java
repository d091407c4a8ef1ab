package io.kilorack.exposure.facts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Two-letter country codes of ISO 3166-1, as the rule language writes countries, and what people write
/// instead of them.
///
/// A text that is no code may stand for any country, so the field that holds it counts as unknown; a code
/// that the rule base merely does not list is a known country whose groups are unknown.
public final class CountryCode {
    /// `XK` is assigned by its users only (ISO 3166-1, 8.1.3), yet the country groups list it.
    private static final Set<String> CODES =
            Arrays.stream(Locale.getISOCountries()).collect(Collectors.toUnmodifiableSet());

    /// Fields of the rule language that hold one country.
    public static final Set<String> FIELDS = Set.of(
            "part.designer_hq_country",
            "part.memory_fab_country",
            "owner.hq_country",
            "owner.ultimate_parent_country",
            "owner.parent_country",
            "owner.is_government_of",
            "site.country",
            "event.ship_from",
            "event.counterparty_country");

    private CountryCode() {}

    /// True for a code as the rule language writes it, in capitals.
    public static boolean valid(String text) {
        return CODES.contains(text) || text.equals("XK");
    }

    /// The code of what somebody wrote: a code in small letters (`ky`), one of three letters (`CYM`), an
    /// English name (`Cayman Islands`), or the customary `UK`. Empty when it is none of them.
    public static Optional<String> of(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        if (valid(upper)) {
            return Optional.of(upper);
        }
        return Optional.ofNullable(Names.BY_NAME.get(upper));
    }

    /// What to say of a text that is no code: the code it seems to mean, or what a code looks like.
    public static String advice(String text) {
        return of(text).map(code -> "write " + code)
                .orElse("write the two-letter code of ISO 3166-1, for instance KY for the Cayman Islands");
    }

    /// Made only when somebody writes something else than a code.
    private static final class Names {
        static final Map<String, String> BY_NAME = names();

        private static Map<String, String> names() {
            var names = new HashMap<String, String>();
            for (String code : CODES) {
                var country = Locale.of("", code);
                names.put(country.getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT), code);
                names.put(country.getISO3Country(), code);
            }
            names.put("UK", "GB");
            names.put("USA", "US");
            names.put("U.S.", "US");
            names.put("PRC", "CN");
            names.put("UAE", "AE");
            names.put("KOSOVO", "XK");
            names.put("HONG KONG", "HK");
            names.put("MACAU", "MO");
            names.put("MACAO", "MO");
            names.put("SOUTH KOREA", "KR");
            return Map.copyOf(names);
        }
    }
}
