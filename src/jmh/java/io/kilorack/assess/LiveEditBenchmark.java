package io.kilorack.assess;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.load.FactsLoader;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.sample.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A rack that leaves a pool whose workload was searched on the whole of it: the answer within a frame, and
/// the search that follows it. Run it from the repository's root:
/// `mvn -q -Pbench -DskipTests verify -Dbench=LiveEditBenchmark`.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LiveEditBenchmark {
    @Param({"mixed", "stock", "campus"})
    String sample;

    private Catalog catalog;
    private Plan plan;
    private Plan edited;
    private Assessor assessor;

    @Setup
    public void load() throws Exception {
        catalog = FactsLoader.catalog(Path.of("assets/catalog"));
        plan = switch (sample) {
            case "mixed" -> Samples.mixedHall();
            case "stock" -> Samples.shenzhenStock();
            default -> Samples.large(2000, 3);
        };
        var pools = new ArrayList<>(plan.pools());
        Pool first = pools.getFirst();
        List<String> fewer = first.rackIds().subList(0, first.rackIds().size() - 1);
        pools.set(0, first.withRackIds(fewer));
        edited = plan.withPools(pools);
    }

    @Setup(Level.Invocation)
    public void known() {
        assessor = new Assessor();
        assessor.assess(catalog, plan, plan.asOf());
    }

    @Benchmark
    public Optional<Assessor.Quick> quick() {
        return assessor.quick(catalog, edited, edited.asOf());
    }

    @Benchmark
    public Assessment searched() {
        return assessor.assess(catalog, edited, edited.asOf());
    }
}
