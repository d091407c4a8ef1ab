package io.kilorack.assess;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.load.FactsLoader;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.plan.sample.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What an assessment costs: with cold caches, after moving one rack, and after emptying one. Run
/// it from the repository's
/// root: `mvn -q -Pbench -DskipTests verify -Dbench=AssessBenchmark`.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AssessBenchmark {
    @Param({"1000", "10000", "100000"})
    int racks;

    private Catalog catalog;
    private Plan plan;
    private Plan moved;
    private Plan emptied;
    private Assessor warm;
    private boolean there;

    @Setup
    public void setUp() throws Exception {
        catalog = FactsLoader.catalog(Path.of("assets/catalog"));
        plan = Samples.large(racks, 1);
        moved = edited(plan, false);
        emptied = edited(plan, true);
        warm = new Assessor();
        warm.assess(catalog, plan, plan.asOf());
    }

    /// The plan with its middle rack moved by 10 mm, or emptied.
    private static Plan edited(Plan plan, boolean empty) {
        var sites = new ArrayList<>(plan.sites());
        Site site = sites.getFirst();
        var halls = new ArrayList<>(site.halls());
        Hall hall = halls.getFirst();
        var all = new ArrayList<>(hall.racks());
        int middle = all.size() / 2;
        Rack rack = all.get(middle);
        all.set(middle, empty ? rack.withDevices(List.of()) : rack.at(rack.xM() + 0.01, rack.yM()));
        halls.set(0, hall.withRacks(all));
        sites.set(0, site.withHalls(halls));
        return plan.withSites(sites);
    }

    @Benchmark
    public Assessment cold() {
        return new Assessor().assess(catalog, plan, plan.asOf());
    }

    @Benchmark
    public Assessment moveOneRack() {
        there = !there;
        return warm.assess(catalog, there ? moved : plan, plan.asOf());
    }

    @Benchmark
    public Assessment emptyOneRack() {
        there = !there;
        return warm.assess(catalog, there ? emptied : plan, plan.asOf());
    }
}
