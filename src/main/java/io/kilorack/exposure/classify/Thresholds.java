package io.kilorack.exposure.classify;

import io.kilorack.catalog.Condition;
import io.kilorack.catalog.ControlRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads the numeric thresholds out of condition trees, so that they are always those of the rule base.
public final class Thresholds {
    private static final Set<String> FIGURES = Set.of(
            "part.tpp",
            "part.pd",
            "part.io_bidirectional_gb_s",
            "part.dram_bandwidth_gb_s",
            "part.hbm_density_gb_s_mm2");

    private Thresholds() {}

    /// One threshold of a rule.
    public record Threshold(String field, String op, double limit, String ruleId) {}

    /// Thresholds on a part's figures in one rule, each once.
    public static List<Threshold> of(ControlRule rule) {
        var found = new ArrayList<Threshold>();
        collect(rule.appliesTo(), rule.id(), found);
        return found;
    }

    private static void collect(Condition condition, String ruleId, List<Threshold> into) {
        switch (condition) {
            case Condition.All all -> all.of().forEach(c -> collect(c, ruleId, into));
            case Condition.Any any -> any.of().forEach(c -> collect(c, ruleId, into));
            case Condition.Not not -> collect(not.of(), ruleId, into);
            case Condition.Leaf leaf -> {
                if (FIGURES.contains(leaf.field()) && leaf.value() instanceof Double limit) {
                    var threshold = new Threshold(leaf.field(), leaf.op().spelling(), limit, ruleId);
                    if (!into.contains(threshold)) {
                        into.add(threshold);
                    }
                }
            }
        }
    }
}
