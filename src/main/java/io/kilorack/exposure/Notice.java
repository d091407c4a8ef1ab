package io.kilorack.exposure;

import io.kilorack.catalog.ControlRule;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/// The words that stand on every screen and page with findings.
public final class Notice {
    private Notice() {}

    /// @param ruleBase day up to which the rule base was collected
    /// @param rules of the rule base
    /// @param countries number of countries whose groups it knows
    public static String text(LocalDate ruleBase, Collection<ControlRule> rules, int countries) {
        return "Planning aid, not legal advice. Rule base of %s, %d rules; %s"
                .formatted(ruleBase, rules.size(), blindSpot(rules, countries));
    }

    /// The same in one line, for places beside a chart or a finding.
    public static String brief(LocalDate ruleBase, Collection<ControlRule> rules) {
        return "Planning aid, not legal advice. Rule base of %s, blind to what came after %s and to unlisted countries and parties."
                .formatted(ruleBase, latest(rules));
    }

    private static String latest(Collection<ControlRule> rules) {
        return rules.stream()
                .flatMap(r -> Stream.of(r.published(), r.knownFrom()))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(LocalDate::toString)
                .orElse("an unknown day");
    }

    /// What the rule base has not seen, in words.
    public static String blindSpot(Collection<ControlRule> rules, int countries) {
        return ("it holds nothing published after %s and has not seen the weeks after early October 2026. "
                        + "Country groups cover %d countries; a country that is not among them (KY, VG, BM, LI, JE, GG, IM, GI, PS and"
                        + " others) is unknown, never harmless. The party base is a hand-picked extract, not a screening list: "
                        + "no party in it carries the military-end-user tag.")
                .formatted(latest(rules), countries);
    }
}
