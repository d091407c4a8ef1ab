package io.kilorack.report.chart;

import io.kilorack.assess.ThroughputResult;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Workload;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.draw.Ink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Where the time of a step or a request and the memory of a device go, as stacked bars.
public final class WorkloadCharts {
    private static final Ink[] INKS = {
        Ink.FAMILY_1, Ink.FAMILY_2, Ink.FAMILY_3, Ink.FAMILY_4, Ink.FAMILY_5, Ink.FAMILY_6, Ink.FAMILY_7, Ink.FAMILY_8
    };

    private static final String FIRST_TOKEN = "time to first token, P90";

    private WorkloadCharts() {}

    /// Time of a step or of an output token, of a whole request, and memory: those of them that are known.
    public static List<Chart.Stack> stacks(WorkloadResult w, Plan plan, Catalog catalog) {
        var charts = new ArrayList<Chart.Stack>();
        w.figures().stream()
                .filter(f -> (f.unit().equals("s") || f.unit().equals("ms")) && stackable(f))
                .filter(f -> !f.label().equals(FIRST_TOKEN))
                .findFirst()
                .ifPresent(f -> charts.add(time(f)));
        w.figures().stream()
                .filter(f -> f.label().equals(FIRST_TOKEN) && stackable(f))
                .findFirst()
                .ifPresent(f -> charts.add(time(f)));
        request(w, plan).ifPresent(charts::add);
        against(w).ifPresent(charts::add);
        if (w.pairing().isPresent()) {
            w.pairing().get().sides().stream()
                    .filter(side -> stackable(side.memory()))
                    .forEach(side -> charts.add(memory(side.memory(), capacity(side.acceleratorId(), catalog))));
        } else if (stackable(w.memory())) {
            charts.add(memory(w.memory(), capacity(w.acceleratorId(), catalog)));
        }
        return charts;
    }

    /// One job over two pools beside a job of its own on each.
    private static Optional<Chart.Stack> against(WorkloadResult w) {
        OptionalDouble penalty = value(w, "penalty against two jobs");
        if (penalty.isEmpty() || w.pairing().isEmpty() || w.rate().value().isEmpty()) {
            return Optional.empty();
        }
        var two = new ArrayList<Chart.Part>();
        for (ThroughputResult.Side side : w.pairing().get().sides()) {
            if (side.capacity().value().isPresent()) {
                two.add(new Chart.Part(
                        side.poolName(), side.capacity().value().getAsDouble(), INKS[1 + two.size()], false));
            }
        }
        double lost = penalty.getAsDouble();
        String title = lost >= 0
                ? "One job over both pools loses %s %% against two jobs".formatted(NumberText.fixed(lost, 1))
                : "One job over both pools gains %s %% over two jobs".formatted(NumberText.fixed(-lost, 1));
        return Optional.of(new Chart.Stack(
                title,
                "",
                "tokens/s",
                List.of(
                        new Chart.StackRow(
                                "one job",
                                "one job",
                                List.of(new Chart.Part(
                                        "both pools", w.rate().value().getAsDouble(), INKS[0], false))),
                        new Chart.StackRow("two jobs", "two jobs", two)),
                OptionalDouble.empty(),
                ""));
    }

    /// Memory of one accelerator [B], by the catalog.
    public static OptionalDouble capacity(String acceleratorId, Catalog catalog) {
        var a = catalog.accelerators().get(acceleratorId);
        return a == null || a.memoryGb().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(a.memoryGb().getAsDouble() * 1e9);
    }

    /// True when the parts are in the figure's own unit, so that they add up to it.
    private static boolean stackable(Figure f) {
        return f.parts().stream()
                        .filter(p -> p.unit().equals(f.unit()) && p.value().orElse(0) > 0)
                        .count()
                > 1;
    }

    /// A token's time holds more than its own step: the rest is spent on prompts that share the steps.
    static Chart.Stack time(Figure f) {
        var parts = new ArrayList<>(parts(f));
        double total = f.value().orElse(0);
        double sum = parts.stream().mapToDouble(Chart.Part::value).sum();
        if (f.unit().equals("ms") && !f.label().equals(FIRST_TOKEN) && total > sum * 1.01) {
            parts.add(new Chart.Part("prompts in the same steps", total - sum, INKS[parts.size() % INKS.length], true));
        }
        Chart.Part largest = parts.stream()
                .max(Comparator.comparingDouble(Chart.Part::value))
                .orElseThrow();
        String title = "%s takes %s; %s %% of it is %s"
                .formatted(
                        f.label().equals(FIRST_TOKEN)
                                ? "The first token, at the 90th percentile,"
                                : f.unit().equals("s") ? "A step" : "An output token",
                        NumberText.withUnit(total, f.unit()),
                        NumberText.fixed(100 * largest.value() / Math.max(1e-300, total), 0),
                        largest.label());
        return new Chart.Stack(
                title,
                "",
                f.unit(),
                List.of(new Chart.StackRow(f.label(), f.label(), parts)),
                OptionalDouble.empty(),
                "");
    }

    /// Prefill and decode of one request: the answer's other tokens come after the first at the
    /// time per token.
    private static Optional<Chart.Stack> request(WorkloadResult w, Plan plan) {
        OptionalDouble first = value(w, FIRST_TOKEN);
        OptionalDouble each = value(w, "time per output token");
        Optional<Workload.Serving> serving = plan.workloads().stream()
                .filter(x -> x.id().equals(w.workloadId()))
                .filter(Workload.Serving.class::isInstance)
                .map(Workload.Serving.class::cast)
                .findFirst();
        if (first.isEmpty() || each.isEmpty() || serving.isEmpty()) {
            return Optional.empty();
        }
        double prefill = first.getAsDouble() / 1000;
        double decode = each.getAsDouble() / 1000 * Math.max(0, serving.get().outputTokens() - 1);
        var parts = List.of(
                new Chart.Part("wait and prefill, P90", prefill, INKS[0], false),
                new Chart.Part("decode", decode, INKS[1], false));
        String title = "A request of %s in, %s out takes %s; %s %% of it is decode"
                .formatted(
                        NumberText.fixed(serving.get().inputTokens(), 0),
                        NumberText.fixed(serving.get().outputTokens(), 0),
                        NumberText.withUnit(prefill + decode, "s"),
                        NumberText.fixed(100 * decode / Math.max(1e-300, prefill + decode), 0));
        return Optional.of(new Chart.Stack(
                title,
                "",
                "s",
                List.of(new Chart.StackRow("one request", "one request", parts)),
                OptionalDouble.empty(),
                ""));
    }

    private static OptionalDouble value(WorkloadResult w, String label) {
        return w.figures().stream()
                .filter(f -> f.label().equals(label))
                .findFirst()
                .map(Figure::value)
                .orElse(OptionalDouble.empty());
    }

    static Chart.Stack memory(Figure f, OptionalDouble capacity) {
        String used = NumberText.withUnit(f.value().orElse(0), "B");
        String role = f.label().contains(", ") ? f.label().substring(f.label().indexOf(", ")) : "";
        String title = capacity.isPresent()
                ? "%s of %s memory per accelerator%s"
                        .formatted(used, NumberText.withUnit(capacity.getAsDouble(), "B"), role)
                : used + " memory per accelerator" + role + "; the catalog states no capacity";
        return new Chart.Stack(title, "", "B", List.of(row(f)), capacity, "capacity");
    }

    private static Chart.StackRow row(Figure f) {
        return new Chart.StackRow(f.label(), f.label(), parts(f));
    }

    private static List<Chart.Part> parts(Figure f) {
        var parts = new ArrayList<Chart.Part>();
        for (Figure part : f.parts()) {
            if (part.unit().equals(f.unit()) && part.value().orElse(0) > 0) {
                parts.add(new Chart.Part(
                        part.label(),
                        part.value().orElse(0),
                        INKS[parts.size() % INKS.length],
                        parts.size() >= INKS.length));
            }
        }
        return parts;
    }
}
