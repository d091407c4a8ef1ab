package io.kilorack.assess;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.SupplyFact;
import io.kilorack.quantity.NumberText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/// How many Ascend 910C packages a year the supply of wafers, dies and HBM allows, each limit as an
/// interval with the facts behind it. A limit is an upper bound by itself; the smallest binds.
///
/// @param year the facts are about
/// @param limits in the order of manufacture; `reported` are others' estimates, which bind nothing
public record SupplyOutlook(int year, List<Limit> limits, List<Limit> reported, String stockNote) {
    /// @param low, `middle`, `high` packages a year
    /// @param how the arithmetic in words, with the ids of the facts
    public record Limit(String name, Range packages, String how, List<SupplyFact> facts) {
        public Limit {
            facts = List.copyOf(facts);
        }
    }

    /// An interval with its middle estimate.
    public record Range(double low, double middle, double high) {
        static Range of(SupplyFact fact) {
            double value = fact.value().orElse(fact.low().orElse(fact.high().orElse(0)));
            return new Range(
                    Math.min(value, fact.low().orElse(value)),
                    value,
                    Math.max(value, fact.high().orElse(value)));
        }

        /// Ends with ends: for operations that rise in both.
        Range with(Range other, DoubleBinaryOperator op) {
            return new Range(
                    op.applyAsDouble(low, other.low),
                    op.applyAsDouble(middle, other.middle),
                    op.applyAsDouble(high, other.high));
        }

        public Range times(double factor) {
            return new Range(low * factor, middle * factor, high * factor);
        }
    }

    public SupplyOutlook {
        limits = List.copyOf(limits);
        reported = List.copyOf(reported);
    }

    /// The limit with the smallest middle estimate.
    public Optional<Limit> binding() {
        return limits.stream()
                .min(java.util.Comparator.comparingDouble(l -> l.packages().middle()));
    }

    /// The outlook for the year of a day, from the catalog's supply facts; empty when none bears on it.
    public static Optional<SupplyOutlook> of(Catalog catalog, LocalDate day) {
        int year = Math.clamp(day.getYear(), 2025, 2027);
        var facts = new Facts(catalog);
        var limits = new ArrayList<Limit>();
        var wafers = facts.find("smic-adv-wpm-" + year);
        var good = facts.find("good-dies-910b");
        var survival = facts.find("packaging-survival");
        var perPackage = facts.find("hbm-per-910c");
        if (wafers.isPresent() && good.isPresent() && survival.isPresent()) {
            Range dies = Range.of(wafers.get()).times(12).with(Range.of(good.get()), (a, b) -> a * b);
            limits.add(new Limit(
                    "Wafers, if every advanced one carried Ascend dies",
                    dies.with(Range.of(survival.get()).times(0.01), (a, b) -> a * b / 2),
                    "advanced wafers a month × 12 × good dies a wafer ÷ 2 dies × packages that survive; phones and "
                            + "other chips share the wafers, so this bounds and does not forecast",
                    List.of(wafers.get(), good.get(), survival.get())));
        }
        var dies = facts.find("vol-" + year + "-dies");
        if (dies.isPresent() && survival.isPresent()) {
            limits.add(new Limit(
                    "Ascend dies planned",
                    Range.of(dies.get()).with(Range.of(survival.get()).times(0.01), (a, b) -> a * b / 2),
                    "dies ÷ 2 a package × packages that survive",
                    List.of(dies.get(), survival.get())));
        }
        var stacks = facts.find("cxmt-stacks-" + year);
        if (stacks.isPresent() && perPackage.isPresent()) {
            double each = perPackage.get().value().orElse(8);
            limits.add(new Limit(
                    "HBM made in the country",
                    Range.of(stacks.get()).times(1 / each),
                    "stacks ÷ %.0f a package; stacks bought before the ban come on top".formatted(each),
                    List.of(stacks.get(), perPackage.get())));
        }
        var reported = new ArrayList<Limit>();
        facts.find("vol-" + year + "-hbm-bound")
                .ifPresent(f ->
                        reported.add(new Limit("Analysts, bound by HBM", Range.of(f), "as published", List.of(f))));
        facts.find("vol-" + year + "-910c")
                .or(() -> facts.find("vol-" + year + "-910c-sa"))
                .ifPresent(f -> reported.add(new Limit("Reported for 910C", Range.of(f), "as published", List.of(f))));
        if (limits.isEmpty() && reported.isEmpty()) {
            return Optional.empty();
        }
        String stock = facts.find("hbm-stock-total")
                .map(f -> "%s HBM stacks were imported before the ban (%s); how many are left is not known."
                        .formatted(NumberText.fixed(f.value().orElse(0), 0), source(f)))
                .orElse("");
        return Optional.of(new SupplyOutlook(year, limits, reported, stock));
    }

    /// Where a fact comes from and how sure it is.
    public static String source(SupplyFact fact) {
        return fact.entry().cells().values().stream()
                .findFirst()
                .map(cell -> cell.source().text() + ", "
                        + cell.source().confidence().name().toLowerCase(java.util.Locale.ROOT) + " confidence")
                .orElse("no source");
    }

    /// Share of a year's supply that a number of packages is, by the binding limit: low for the high end of
    /// supply.
    public Optional<Range> share(OptionalDouble packages) {
        return packages.isEmpty()
                ? Optional.empty()
                : binding()
                        .map(b -> new Range(
                                packages.getAsDouble() / b.packages().high(),
                                packages.getAsDouble() / b.packages().middle(),
                                packages.getAsDouble() / b.packages().low()));
    }

    private record Facts(Catalog catalog) {
        Optional<SupplyFact> find(String id) {
            return catalog.supply().stream()
                    .filter(f -> f.entry().id().equals(id) && f.value().isPresent())
                    .findFirst();
        }
    }
}
