package io.kilorack.assess;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Condition;
import io.kilorack.catalog.RiskScenario;
import io.kilorack.catalog.RiskScenario.BaseRate;
import io.kilorack.catalog.RiskScenario.Range;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.ConditionText;
import io.kilorack.catalog.load.ScenarioFacts;
import io.kilorack.plan.Plan;
import io.kilorack.plan.ScenarioChange;
import io.kilorack.plan.ScenarioChange.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The risk scenarios of a plan: the shipped ones, as far as the plan does not change them, and the plan's
/// own.
///
/// A change that cannot be understood is left out and named in `problems`; the shipped scenario then
/// stands.
///
/// @param all in the order shipped, own ones last
public record PlanScenarios(List<Entry> all, List<Check> problems) {
    /// @param scenario as it is sampled, with the changes applied
    /// @param shipped as it ships, or null for the plan's own
    /// @param change what the plan says, or null where nothing is changed
    public record Entry(
            RiskScenario scenario,
            @Nullable RiskScenario shipped,
            @Nullable ScenarioChange change) {
        public boolean enabled() {
            ScenarioChange made = change;
            return made == null || made.enabled();
        }

        public boolean own() {
            return shipped == null;
        }

        /// What was changed, in words: `events per year 0.04–1.2 (counted)` becomes `0.5–0.8` and so on.
        public List<String> differences() {
            ScenarioChange made = change;
            RiskScenario before = shipped;
            var words = new ArrayList<String>();
            if (made == null) {
                return words;
            }
            if (!made.enabled()) {
                words.add("left out");
            }
            if (before == null) {
                words.add("own scenario");
                return words;
            }
            if (!made.title().isBlank()) {
                words.add("title, was " + before.title());
            }
            range(words, "events per year", made.eventsPerYear(), before.annualRate());
            range(words, "delay in months", made.delayMonths(), before.delayMonths());
            range(words, "duration in months", made.durationMonths(), before.durationMonths());
            if (!made.effects().isEmpty()) {
                words.add("effects " + effects(scenario) + ", were " + effects(before));
            }
            if (!made.affects().isEmpty()) {
                words.add("whom it hits");
            }
            return words;
        }

        private static void range(List<String> words, String what, @Nullable Interval now, @Nullable Range before) {
            if (now != null) {
                words.add("%s %s, %s"
                        .formatted(
                                what,
                                text(now.low(), now.high()),
                                before == null ? "were counted" : "was " + text(before.low(), before.high())));
            }
        }

        private static String effects(RiskScenario scenario) {
            var words = new ArrayList<String>();
            for (RiskScenario.Effect effect : scenario.effects()) {
                words.add(
                        effect.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " "
                                + text(effect.amount().low(), effect.amount().high()));
            }
            return words.isEmpty() ? "none" : String.join(", ", words);
        }

        private static String text(double low, double high) {
            return low == high ? plain(low) : plain(low) + "–" + plain(high);
        }

        private static String plain(double value) {
            return io.kilorack.quantity.NumberText.plain(value);
        }
    }

    public PlanScenarios {
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }

    /// Those that are sampled.
    public List<RiskScenario> enabled() {
        return all.stream().filter(Entry::enabled).map(Entry::scenario).toList();
    }

    /// Those that the plan changes, leaves out or adds.
    public List<Entry> changed() {
        return all.stream().filter(e -> e.change() != null).toList();
    }

    public Optional<Entry> find(String id) {
        return all.stream().filter(e -> e.scenario().id().equals(id)).findFirst();
    }

    /// The scenarios inside the program, changed as the plan says.
    public static PlanScenarios of(Plan plan) {
        return of(plan, shipped());
    }

    /// The same, with the squeeze of domestic parts fed from the catalog's supply facts.
    public static PlanScenarios of(Plan plan, Catalog catalog, LocalDate asOf) {
        return of(plan, SupplyScenarios.fed(shipped(), catalog, asOf));
    }

    /// @param base scenarios to change instead of the shipped ones
    public static PlanScenarios of(Plan plan, List<RiskScenario> base) {
        var entries = new LinkedHashMap<String, Entry>();
        for (RiskScenario scenario : base) {
            entries.put(scenario.id(), new Entry(scenario, scenario, null));
        }
        var problems = new ArrayList<Check>();
        for (ScenarioChange change : plan.compliance().scenarios()) {
            Entry before = entries.get(change.scenarioId());
            RiskScenario shipped = before == null ? null : before.shipped();
            try {
                entries.put(change.scenarioId(), new Entry(apply(shipped, change), shipped, change));
            } catch (BadFacts e) {
                problems.add(problem(change, e));
            }
        }
        return new PlanScenarios(List.copyOf(entries.values()), problems);
    }

    /// The shipped scenario with a change applied, or an own scenario.
    ///
    /// @throws BadFacts naming the scenario, the place and what to do
    public static RiskScenario apply(@Nullable RiskScenario shipped, ScenarioChange change) throws BadFacts {
        String source = "scenario " + change.scenarioId();
        Condition affects = change.affects().isBlank() ? null : ConditionText.parse(source, change.affects());
        if (shipped == null) {
            if (change.title().isBlank()) {
                throw lacks(source, "title", "Name the scenario");
            }
            if (change.effects().isEmpty()) {
                throw lacks(source, "effects", "Say what it takes, for example spares-stop [0.02, 0.09]");
            }
        }
        List<RiskScenario.Effect> effects = change.effects().isEmpty() && shipped != null
                ? shipped.effects()
                : change.effects().stream()
                        .map(e -> new RiskScenario.Effect(
                                RiskScenario.Kind.valueOf(e.kind().name()), range(e.amount())))
                        .toList();
        return new RiskScenario(
                change.scenarioId(),
                change.title().isBlank() && shipped != null ? shipped.title() : change.title(),
                change.by(),
                change.on(),
                change.rationale(),
                affects != null ? affects : needed(shipped == null ? null : shipped.affects(), source, "affects"),
                effects,
                shipped == null ? new BaseRate(List.of(), change.on().minusYears(1), change.on()) : shipped.baseRate(),
                shipped == null ? new Range(1, 1) : shipped.hitShare(),
                rate(change, shipped, source),
                ranged(change.delayMonths(), shipped == null ? null : shipped.delayMonths(), source, "delayMonths"),
                ranged(
                        change.durationMonths(),
                        shipped == null ? null : shipped.durationMonths(),
                        source,
                        "durationMonths"),
                shipped == null ? List.of() : shipped.relieves());
    }

    private static @Nullable Range rate(ScenarioChange change, @Nullable RiskScenario shipped, String source)
            throws BadFacts {
        Interval own = change.eventsPerYear();
        if (own != null) {
            return range(own);
        }
        if (shipped == null) {
            throw lacks(source, "eventsPerYear", "An own scenario counts no rules: write [low, high] events per year");
        }
        return shipped.annualRate();
    }

    private static Range ranged(@Nullable Interval own, @Nullable Range shipped, String source, String field)
            throws BadFacts {
        return own != null ? range(own) : needed(shipped, source, field);
    }

    private static <T> T needed(@Nullable T value, String source, String field) throws BadFacts {
        if (value == null) {
            throw lacks(source, field, "Add it: only shipped scenarios may leave it out");
        }
        return value;
    }

    private static BadFacts lacks(String source, String field, String next) {
        return new BadFacts(source, field, "is missing", next);
    }

    private static Range range(Interval interval) {
        return new Range(interval.low(), interval.high());
    }

    private static Check problem(ScenarioChange change, BadFacts e) {
        return new Check(
                "exposure.scenario.bad",
                Check.Severity.ERROR,
                Check.Room.EXPOSURE,
                List.of(change.scenarioId()),
                "The change of a risk scenario is left out: " + e.getMessage() + ".",
                "Correct it in the scenario editor, or reset it.",
                Optional.empty(),
                Optional.empty());
    }

    private static List<RiskScenario> shipped() {
        try {
            return ScenarioFacts.shipped();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own scenarios cannot be read", e);
        }
    }
}
