package io.kilorack.assess;

import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.assess.ThroughputResult.Family;
import io.kilorack.assess.ThroughputResult.Kind;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.exposure.scenario.RiskResult;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.Accuracy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// Several plans side by side, figure by figure: what a variant yields, draws, costs and risks against
/// another. Nothing is weighted into one score; a figure that a plan does not have stays empty.
///
/// @param columns names of the plans, in the order given; the first is what the others are compared with
public record Comparison(List<String> columns, List<Group> groups) {
    /// Horizons of the capacity at risk that are compared [months].
    private static final List<Integer> HORIZONS = List.of(12, 36);

    /// Rows under one heading: yield, power, money, exposure, checks.
    public record Group(String title, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /// One figure in every plan.
    ///
    /// @param figures one for each column, empty where the plan has no such thing
    public record Row(String label, List<Optional<Figure>> figures) {
        public Row {
            figures = List.copyOf(figures);
        }

        /// The column's value minus that of the first; empty where either is missing, unknown, or in
        /// another unit.
        public OptionalDouble difference(int column) {
            Optional<Figure> base = figures.getFirst();
            Optional<Figure> other = figures.get(column);
            if (base.isEmpty()
                    || other.isEmpty()
                    || !base.get().unit().equals(other.get().unit())
                    || base.get().value().isEmpty()
                    || other.get().value().isEmpty()) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(
                    other.get().value().getAsDouble() - base.get().value().getAsDouble());
        }

        /// That difference with sign and unit (`+38.0 kW`); empty when there is none to show.
        public String differenceText(int column) {
            OptionalDouble change = difference(column);
            double base = figures.getFirst()
                    .flatMap(f -> f.value().stream().boxed().findFirst())
                    .orElse(0.0);
            return change.isEmpty() || Math.abs(change.getAsDouble()) <= 1e-9 * Math.abs(base)
                    ? ""
                    : NumberText.signed(
                            change.getAsDouble(),
                            figures.get(column).orElseThrow().unit());
        }

        private boolean anywhere() {
            return figures.stream().anyMatch(Optional::isPresent);
        }
    }

    public Comparison {
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
    }

    /// @param plans at least one assessment, in the order of the columns
    public static Comparison of(List<Assessment> plans) {
        return of(plans, plans.stream().map(_ -> Optional.<RiskResult>empty()).toList());
    }

    /// With capacity at risk, where it has been sampled.
    ///
    /// @param risks one for each plan
    public static Comparison of(List<Assessment> plans, List<Optional<RiskResult>> risks) {
        if (plans.isEmpty() || risks.size() != plans.size()) {
            throw new IllegalArgumentException(plans.size() + " plans and " + risks.size() + " risks to compare");
        }
        var table = new Table(plans, risks);
        return new Comparison(
                plans.stream().map(a -> a.plan().name()).toList(),
                java.util.stream.Stream.of(
                                table.yield(),
                                table.machines(),
                                table.power(),
                                table.money(),
                                table.exposure(),
                                table.risk(),
                                table.checks())
                        .filter(g -> !g.rows().isEmpty())
                        .toList());
    }

    /// Builds the groups over all plans.
    private record Table(List<Assessment> plans, List<Optional<RiskResult>> risks) {
        Group yield() {
            var rows = new ArrayList<Row>();
            rows.add(row("Training, all workloads", a -> total(a, Kind.TRAINING)));
            rows.add(row("Serving, all workloads", a -> total(a, Kind.SERVING)));
            for (String name : names(a -> a.throughput().workloads().stream().map(WorkloadResult::name))) {
                rows.add(row(name, a -> rate(of(a, name))));
                rows.add(row(name + ", calendar time", a -> only(of(a, name)).flatMap(WorkloadResult::days)));
            }
            return group("Yield", rows);
        }

        Group machines() {
            var rows = new ArrayList<Row>();
            rows.add(row(
                    "Accelerators",
                    a -> Optional.of(count(
                            "accelerators",
                            a.throughput().pools().stream()
                                    .flatMap(p -> p.families().stream())
                                    .mapToInt(Family::count)
                                    .sum()))));
            for (String name : names(a -> a.throughput().pools().stream()
                    .flatMap(p -> p.families().stream())
                    .map(Family::name))) {
                rows.add(row(name, a -> {
                    int n = a.throughput().pools().stream()
                            .flatMap(p -> p.families().stream())
                            .filter(f -> f.name().equals(name))
                            .mapToInt(Family::count)
                            .sum();
                    return n == 0 ? Optional.empty() : Optional.of(count(name, n));
                }));
            }
            rows.add(row("Racks", a -> Optional.of(a.structure().racksUsed())));
            rows.add(row("Mass", a -> Optional.of(a.structure().mass())));
            return group("Machines", rows);
        }

        Group power() {
            return group(
                    "Power",
                    List.of(
                            row("IT power, expected", a -> Optional.of(a.power().itExpected())),
                            row(
                                    "IT power, declared maximum",
                                    a -> Optional.of(a.power().itMaximum())),
                            row("Facility power", a -> Optional.of(a.power().facility())),
                            row("Fullest node or line in the worst failure", Table::worst),
                            row("PUE, annual mean", a -> Optional.of(a.power().pue())),
                            row("Energy in a year", a -> Optional.of(a.power().annualEnergy())),
                            row("Carbon in a year", a -> Optional.of(a.power().annualCarbon()))));
        }

        Group money() {
            return group(
                    "Money",
                    List.of(
                            row("Capital cost", a -> Optional.of(a.cost().capex())),
                            row(
                                    "Value of the stock used",
                                    a -> Optional.of(a.cost().stockValue())),
                            row(
                                    "Energy cost in a year",
                                    a -> Optional.of(a.cost().annualEnergyCost()))));
        }

        Group exposure() {
            var rows = new ArrayList<Row>();
            for (Severity severity : Severity.values()) {
                rows.add(row("Accelerators: " + severity.name().toLowerCase(Locale.ROOT), a -> {
                    int n = a.exposure().parts().stream()
                            .filter(p -> p.severity() == severity)
                            .mapToInt(ExposureResult.PartExposure::accelerators)
                            .sum();
                    return n == 0 ? Optional.empty() : Optional.of(count(severity.name(), n));
                }));
            }
            return group("Exposure", rows);
        }

        Group risk() {
            var rows = new ArrayList<Row>();
            for (int months : HORIZONS) {
                String lost = "Throughput lost within " + months + " months, ";
                rows.add(lost(lost + "expected", months, h -> Figure.known("expected loss", 100 * h.expected(), "%")));
                rows.add(lost(
                        lost + "95th percentile", months, h -> Figure.known("95th percentile", 100 * h.p95(), "%")));
                rows.add(lost(
                        lost + "mean of the worst 5 %",
                        months,
                        h -> Figure.known("conditional value at risk", 100 * h.cvar95(), "%")));
            }
            return group("Capacity at risk", rows);
        }

        private Row lost(String label, int months, Function<RiskResult.Horizon, Figure> figure) {
            return new Row(
                    label,
                    risks.stream()
                            .map(r -> r.flatMap(v -> v.horizons().stream()
                                            .filter(h -> h.months() == months)
                                            .findFirst())
                                    .map(figure))
                            .toList());
        }

        Group checks() {
            var rows = new ArrayList<Row>();
            for (Check.Severity severity : Check.Severity.values()) {
                String label = switch (severity) {
                    case ERROR -> "Errors";
                    case WARNING -> "Warnings";
                    case INFO -> "Notes";
                };
                rows.add(row(
                        label,
                        a -> Optional.of(count(label, (int) a.checks().stream()
                                .filter(c ->
                                        c.severity() == severity && c.waiver().isEmpty())
                                .count()))));
            }
            return group("Checks", rows);
        }

        private Row row(String label, Function<Assessment, Optional<Figure>> of) {
            return new Row(label, plans.stream().map(of).toList());
        }

        private static Group group(String title, List<Row> rows) {
            return new Group(title, rows.stream().filter(Row::anywhere).toList());
        }

        private List<String> names(Function<Assessment, java.util.stream.Stream<String>> of) {
            var names = new LinkedHashSet<String>();
            plans.forEach(a -> of.apply(a).forEach(names::add));
            return List.copyOf(names);
        }

        private static Optional<Figure> total(Assessment a, Kind kind) {
            return rate(TotalRate.of(a, kind));
        }

        private static List<WorkloadResult> of(Assessment a, String workload) {
            return a.throughput().workloads().stream()
                    .filter(w -> w.name().equals(workload))
                    .toList();
        }

        private static Optional<WorkloadResult> only(List<WorkloadResult> results) {
            return results.size() == 1 ? Optional.of(results.getFirst()) : Optional.empty();
        }

        private static Optional<Figure> rate(List<WorkloadResult> results) {
            if (results.isEmpty()) {
                return Optional.empty();
            }
            var rates = results.stream()
                    .map(w -> w.rate().withLabel(w.name() + " · " + w.poolName()))
                    .toList();
            return Optional.of(
                    rates.size() == 1
                            ? rates.getFirst()
                            : Accuracy.sum("all of it", rates.getFirst().unit(), rates));
        }

        private static Optional<Figure> worst(Assessment a) {
            return a.power().nodes().stream()
                    .filter(n -> n.bindingShare().isPresent())
                    .max(Comparator.comparingDouble(n -> n.bindingShare().getAsDouble()))
                    .map(Table::share);
        }

        private static Figure share(NodeLoad node) {
            return Figure.known(node.bindingName(), 100 * node.bindingShare().orElseThrow(), "%");
        }

        private static Figure count(String label, int n) {
            return Figure.known(label, n, "");
        }
    }
}
