package io.kilorack.power.thermal;

import io.kilorack.quantity.Guard;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// What a coolant distribution unit still carries when one of its pumps stops, read from the way makers
/// write it: `N+1 pumps`, `2N pumps`, `N pumps (3 pumps)`.
///
/// With a spare pump (N+1, N+N, 2N) the unit keeps its rating. Without one, n equal pumps leave (n − 1)/n
/// of the flow, and at the same rise the heat follows the flow (`Q = ρ·V̇·c_p·ΔT`, rule T04; flow ∝ pumps
/// at the same head, a lower bound since the others then run further out on their curves). Anything else
/// (`dual pump`, units instead of pumps, nothing) does not say whether one pump suffices: unknown.
///
/// @param shareAfterLoss capacity left over rated capacity, 0..1; empty when unknown
public record PumpRedundancy(OptionalDouble shareAfterLoss) {
    private static final PumpRedundancy UNKNOWN = new PumpRedundancy(OptionalDouble.empty());
    private static final Pattern SPARE = Pattern.compile("\\b(n\\s*\\+\\s*([1-9]|n)|2n)\\s+pumps?\\b");
    private static final Pattern NONE = Pattern.compile("(^|[,;(]\\s*)n\\s+pumps?\\b");
    private static final Pattern COUNT = Pattern.compile("\\b([1-9])\\s+pumps?\\b");

    public PumpRedundancy {
        shareAfterLoss.ifPresent(share -> Guard.inRange("shareAfterLoss", share, 0, 1));
    }

    /// @param text redundancy as the maker writes it; may be empty
    public static PumpRedundancy of(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        if (SPARE.matcher(words).find()) {
            return new PumpRedundancy(OptionalDouble.of(1));
        }
        var count = COUNT.matcher(words);
        if (NONE.matcher(words).find() && count.find()) {
            int pumps = Integer.parseInt(count.group(1));
            return new PumpRedundancy(OptionalDouble.of((pumps - 1.0) / pumps));
        }
        return UNKNOWN;
    }
}
