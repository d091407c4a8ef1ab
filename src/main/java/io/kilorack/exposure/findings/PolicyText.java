package io.kilorack.exposure.findings;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Licence policies as words: how strict they are, and what they say on a day.
public final class PolicyText {
    private static final Pattern SINCE = Pattern.compile("\\bsince ([A-Z][a-z]+) (\\d{4})\\b");
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private PolicyText() {}

    /// The policy on `day`. A policy that says itself "since July 2025" was not stated before that month.
    public static String on(String policy, LocalDate day) {
        if (!policy.contains("since ")) {
            return policy;
        }
        Matcher since = SINCE.matcher(policy);
        if (since.find()) {
            int month = MONTHS.indexOf(since.group(1).toLowerCase(Locale.ROOT)) + 1;
            if (month > 0 && YearMonth.from(day).isBefore(YearMonth.of(Integer.parseInt(since.group(2)), month))) {
                return "not stated";
            }
        }
        return policy;
    }

    /// Strictness of a review policy, higher is stricter. A policy whose words name no review stands
    /// between approval and case by case.
    public static int strictness(String policy) {
        String p = policy.toLowerCase(Locale.ROOT);
        if (p.startsWith("blocked")) {
            return 9;
        }
        if (p.contains("policy_of_denial")) {
            return 8;
        }
        if (p.startsWith("presumption_of_denial")) {
            return 7;
        }
        // Policies that point to an entry or an owner usually come to a denial, but do not say so themselves.
        if (p.contains("presumption_of_denial") || p.startsWith("most restrictive") || p.startsWith("per_entry")) {
            return 6;
        }
        // Conditions for the review make it no milder than one without.
        if (p.startsWith("case_by_case")) {
            return 5;
        }
        return p.startsWith("presumption_of_approval") ? 1 : 2;
    }
}
