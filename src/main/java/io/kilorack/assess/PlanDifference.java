package io.kilorack.assess;

import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// What differs between two assessments, as data: for the signed numbers beside the headlines after an
/// edit, for the preview of a catalog update, and for comparing plans.
///
/// @param headlines every headline figure that changed, in the order of [Assessment#headlines()]
/// @param workloads rate of every workload on each family that changed, came or went
/// @param exposure accelerators by severity, after minus before; a severity without change is left out
/// @param checksGone checks that no longer stand, `checksNew` checks that stand now
public record PlanDifference(
        List<Change> headlines,
        List<Change> workloads,
        SequencedMap<Severity, Integer> exposure,
        List<Check> checksGone,
        List<Check> checksNew) {

    /// One figure before and after. A side on which it does not exist, or is unknown, is empty.
    public record Change(String label, String unit, OptionalDouble before, OptionalDouble after) {
        /// After minus before; empty when one side is unknown.
        public OptionalDouble amount() {
            return before.isPresent() && after.isPresent()
                    ? OptionalDouble.of(after.getAsDouble() - before.getAsDouble())
                    : OptionalDouble.empty();
        }

        public String beforeText() {
            return text(before);
        }

        public String afterText() {
            return text(after);
        }

        private String text(OptionalDouble side) {
            return side.isPresent() ? NumberText.withUnit(side.getAsDouble(), unit) : "unknown";
        }

        /// The change with its sign and unit: `+38.0 kW`, `−1.20 t`; words where a side is unknown.
        public String text() {
            if (amount().isPresent()) {
                return NumberText.signed(amount().getAsDouble(), unit);
            }
            return after.isPresent()
                    ? "now " + NumberText.withUnit(after.getAsDouble(), unit)
                    : before.isPresent() ? "no longer known" : "unknown";
        }
    }

    public PlanDifference {
        headlines = List.copyOf(headlines);
        workloads = List.copyOf(workloads);
        exposure = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exposure));
        checksGone = List.copyOf(checksGone);
        checksNew = List.copyOf(checksNew);
    }

    /// True when nothing that is looked at differs.
    public boolean none() {
        return headlines.isEmpty()
                && workloads.isEmpty()
                && exposure.isEmpty()
                && checksGone.isEmpty()
                && checksNew.isEmpty();
    }

    public static PlanDifference between(Assessment before, Assessment after) {
        return new PlanDifference(
                figures(byLabel(before.headlines()), byLabel(after.headlines())),
                figures(rates(before), rates(after)),
                exposure(before.exposure().parts(), after.exposure().parts()),
                without(before.checks(), after.checks()),
                without(after.checks(), before.checks()));
    }

    private static SequencedMap<String, Figure> byLabel(List<Figure> figures) {
        var map = new LinkedHashMap<String, Figure>();
        figures.forEach(f -> map.putIfAbsent(f.label(), f));
        return map;
    }

    private static SequencedMap<String, Figure> rates(Assessment assessment) {
        var map = new LinkedHashMap<String, Figure>();
        for (WorkloadResult w : assessment.throughput().workloads()) {
            map.putIfAbsent("%s on %s, %s".formatted(w.name(), w.poolName(), w.acceleratorId()), w.rate());
        }
        return map;
    }

    private static List<Change> figures(SequencedMap<String, Figure> before, SequencedMap<String, Figure> after) {
        var changes = new ArrayList<Change>();
        after.forEach((label, figure) -> {
            Figure was = before.get(label);
            OptionalDouble old = was == null ? OptionalDouble.empty() : was.value();
            if (was == null || !old.equals(figure.value())) {
                changes.add(new Change(label, figure.unit(), old, figure.value()));
            }
        });
        before.forEach((label, figure) -> {
            if (!after.containsKey(label)) {
                changes.add(new Change(label, figure.unit(), figure.value(), OptionalDouble.empty()));
            }
        });
        return changes;
    }

    private static SequencedMap<Severity, Integer> exposure(List<PartExposure> before, List<PartExposure> after) {
        Map<Severity, Integer> delta = new EnumMap<>(Severity.class);
        after.forEach(p -> delta.merge(p.severity(), p.accelerators(), Integer::sum));
        before.forEach(p -> delta.merge(p.severity(), -p.accelerators(), Integer::sum));
        delta.values().removeIf(n -> n == 0);
        return new LinkedHashMap<>(delta);
    }

    /// Checks of `all` that `others` does not have; a check is the same when code and subjects are.
    private static List<Check> without(List<Check> all, List<Check> others) {
        if (all == others) {
            return List.of();
        }
        var known = new HashMap<String, HashSet<List<String>>>();
        others.forEach(
                c -> known.computeIfAbsent(c.code(), k -> new HashSet<>()).add(c.subjects()));
        return all.stream()
                .filter(c -> !known.getOrDefault(c.code(), new HashSet<>()).contains(c.subjects()))
                .toList();
    }
}
