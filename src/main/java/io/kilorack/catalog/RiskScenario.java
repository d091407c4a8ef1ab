package io.kilorack.catalog;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something a government or vendor could do that takes capacity away (or gives it back), as somebody
/// judged it on a day.
///
/// @param affects which parts, owners and sites it would hit, in the rule language
/// @param baseRate past events of this kind, counted in the dated rules; the probability is seeded from it
/// @param hitShare share of such events that would hit the affected set
/// @param annualRate the author's or user's own interval of events per year, instead of the counted one,
/// or null
/// @param delayMonths from the event to its effect; `durationMonths` how long the effect lasts
/// @param relieves ids of scenarios whose effects it suspends while it lasts (a relaxation), else none
@RecordBuilder
public record RiskScenario(
        String id,
        String title,
        String author,
        LocalDate date,
        String rationale,
        Condition affects,
        List<Effect> effects,
        BaseRate baseRate,
        Range hitShare,
        @Nullable Range annualRate,
        Range delayMonths,
        Range durationMonths,
        List<String> relieves)
        implements RiskScenarioBuilder.With {

    public RiskScenario {
        effects = List.copyOf(effects);
        relieves = List.copyOf(relieves);
    }

    /// A closed interval.
    public record Range(double low, double high) {
        public Range {
            if (!(low >= 0 && low <= high && high < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "a range needs 0 <= low <= high; have %s and %s".formatted(low, high));
            }
        }
    }

    /// Rules that were events of this kind, published between `from` and `to`, both inclusive.
    public record BaseRate(List<String> counted, LocalDate from, LocalDate to) {
        public BaseRate {
            counted = List.copyOf(counted);
        }
    }

    /// @param amount what the kind says
    public record Effect(Kind kind, Range amount) {}

    public enum Kind {
        /// Nothing arrives any more; the amount is the share that does not (1 = all).
        DELIVERIES_STOP,
        /// Failed parts are not replaced; the amount is the share that fails per year.
        SPARES_STOP,
        /// No updates; the amount is the share of throughput per year by which the fleet falls behind.
        SOFTWARE_FROZEN,
        /// Installed parts must go; the amount is the share removed.
        FORCED_REMOVAL,
        /// Loss of resale value as a share; no throughput is lost.
        RESALE_LOSS
    }
}
