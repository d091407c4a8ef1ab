package io.kilorack.command;

import io.kilorack.assess.Assessor;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.power.chain.ChainAnalysis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/// How long a plan takes on this machine: the whole assessment, every single failure of its power
/// chains, and both after edits such as the window makes. Medians of runs after a warm-up.
///
/// @param nodes of all power chains, `loads` that hang on them
/// @param failuresMs every single failure from nothing
record Timings(int racks, int nodes, int loads, double coldMs, double failuresMs, List<Edited> edits) {
    private static final int WARM_UP = 30;
    private static final int RUNS = 31;
    /// A long plan is timed with fewer runs: at most this long for each row [ns].
    private static final long PATIENCE = 12_000_000_000L;

    /// One kind of edit.
    record Edited(String what, double assessmentMs, double failuresMs) {}

    static Timings of(Catalog catalog, Plan plan, LocalDate asOf) {
        var assessor = new Assessor();
        long start = System.nanoTime();
        assessor.assess(catalog, plan, asOf);
        double cold = ms(System.nanoTime() - start);
        List<ChainAnalysis> chains = assessor.chains();
        int nodes = chains.stream().mapToInt(ChainAnalysis::size).sum();
        int loads = chains.stream().mapToInt(c -> c.chain().loads().size()).sum();
        List<double[]> whole = runs(_ -> {
            long from = System.nanoTime();
            chains.forEach(chain -> chain.chain().analyze());
            return new double[] {ms(System.nanoTime() - from)};
        });
        var edits = new ArrayList<Edited>();
        int racks = racks(plan);
        if (racks > 0) {
            edits.add(edit("draw of one rack", catalog, plan, asOf, i -> emptied(plan, i * 7919 % racks)));
            edits.add(edit("rack taken away", catalog, plan, asOf, i -> without(plan, i * 7919 % racks)));
            edits.add(edit("rack moved on the floor", catalog, plan, asOf, i -> moved(plan, i * 7919 % racks)));
        }
        if (nodes > 0) {
            edits.add(edit("rating of one node", catalog, plan, asOf, i -> rated(plan, i)));
            edits.add(edit("node added (all failures again)", catalog, plan, asOf, i -> added(plan, i)));
        }
        return new Timings(racks, nodes, loads, cold, median(whole, 0), List.copyOf(edits));
    }

    /// Times going from the plan to an edited one; going back in between is not counted.
    private static Edited edit(String what, Catalog catalog, Plan plan, LocalDate asOf, IntFunction<Plan> change) {
        var assessor = new Assessor();
        assessor.assess(catalog, plan, asOf);
        List<double[]> runs = runs(i -> {
            List<ChainAnalysis> before = assessor.chains();
            Plan next = change.apply(i);
            long from = System.nanoTime();
            // What the window does on an edit: layouts that need a search are searched after the answer.
            if (assessor.quick(catalog, next, asOf).isEmpty()) {
                assessor.assess(catalog, next, asOf);
            }
            double assessed = ms(System.nanoTime() - from);
            List<ChainAnalysis> after = assessor.chains();
            from = System.nanoTime();
            for (int s = 0; s < after.size(); s++) {
                after.get(s).chain().analyze(before.get(s));
            }
            double failures = ms(System.nanoTime() - from);
            assessor.assess(catalog, plan, asOf);
            return new double[] {assessed, failures};
        });
        return new Edited(what, median(runs, 0), median(runs, 1));
    }

    private static List<double[]> runs(IntFunction<double[]> run) {
        long start = System.nanoTime();
        for (int i = 0; i < WARM_UP && System.nanoTime() - start < PATIENCE / 2; i++) {
            var _ = run.apply(i);
        }
        var found = new ArrayList<double[]>();
        start = System.nanoTime();
        for (int i = 0; i < RUNS && (i == 0 || System.nanoTime() - start < PATIENCE / 2); i++) {
            found.add(run.apply(WARM_UP + i));
        }
        return found;
    }

    private static double median(List<double[]> runs, int column) {
        double[] sorted = runs.stream().mapToDouble(run -> run[column]).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double ms(long nanos) {
        return nanos / 1e6;
    }

    String text() {
        var text = new StringBuilder();
        text.append("Timings on this machine (medians after a warm-up)%n".formatted());
        text.append(row("assessment of %,d racks, nothing known".formatted(racks), coldMs, Double.NaN));
        text.append(row(
                "every single failure of %,d nodes with %,d loads".formatted(nodes, loads), Double.NaN, failuresMs));
        text.append("  %-52s %12s %12s%n".formatted("after an edit", "assessment", "failures"));
        edits.forEach(e -> text.append(row(e.what, e.assessmentMs, e.failuresMs)));
        return text.toString();
    }

    private static String row(String what, double assessment, double failures) {
        return "  %-52s %12s %12s%n".formatted(what, cell(assessment), cell(failures));
    }

    private static String cell(double ms) {
        return Double.isNaN(ms) ? "" : String.format(Locale.ROOT, ms < 10 ? "%.2f ms" : "%.0f ms", ms);
    }

    private static int racks(Plan plan) {
        return plan.sites().stream()
                .flatMap(site -> site.halls().stream())
                .mapToInt(hall -> hall.racks().size())
                .sum();
    }

    private interface RackChange {
        void apply(List<Rack> racks, int at);
    }

    private static Plan emptied(Plan plan, int rack) {
        return changed(plan, rack, (racks, at) -> racks.set(at, racks.get(at).withDevices(List.of())));
    }

    private static Plan without(Plan plan, int rack) {
        return changed(plan, rack, List::remove);
    }

    private static Plan moved(Plan plan, int rack) {
        return changed(plan, rack, (racks, at) -> {
            Rack one = racks.get(at);
            racks.set(at, one.at(one.xM() + 0.01, one.yM()));
        });
    }

    private static Plan changed(Plan plan, int rack, RackChange change) {
        int left = rack;
        for (int s = 0; s < plan.sites().size(); s++) {
            Site site = plan.sites().get(s);
            for (int h = 0; h < site.halls().size(); h++) {
                Hall hall = site.halls().get(h);
                if (left >= hall.racks().size()) {
                    left -= hall.racks().size();
                    continue;
                }
                var racks = new ArrayList<>(hall.racks());
                change.apply(racks, left);
                var halls = new ArrayList<>(site.halls());
                halls.set(h, hall.withRacks(racks));
                return with(plan, s, site.withHalls(halls));
            }
        }
        return plan;
    }

    private static Plan rated(Plan plan, int run) {
        int s = sited(plan);
        var chain = new ArrayList<>(plan.sites().get(s).chain());
        int at = run * 7919 % chain.size();
        PowerNode node = chain.get(at);
        chain.set(at, node.withRatedAmps(OptionalDouble.of(node.ratedAmps().orElse(100) * 1.25 + run)));
        return with(plan, s, plan.sites().get(s).withChain(chain));
    }

    private static Plan added(Plan plan, int run) {
        int s = sited(plan);
        var chain = new ArrayList<>(plan.sites().get(s).chain());
        PowerNode last = chain.getLast();
        chain.add(last.withId("timed-" + run));
        return with(plan, s, plan.sites().get(s).withChain(chain));
    }

    private static int sited(Plan plan) {
        int s = 0;
        while (plan.sites().get(s).chain().isEmpty()) {
            s++;
        }
        return s;
    }

    private static Plan with(Plan plan, int s, Site site) {
        var sites = new ArrayList<>(plan.sites());
        sites.set(s, site);
        return plan.withSites(sites);
    }
}
