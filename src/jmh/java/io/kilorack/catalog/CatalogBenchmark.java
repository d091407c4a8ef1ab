package io.kilorack.catalog;

import io.kilorack.catalog.store.CatalogHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What a start pays for the catalog: each fork is one cold JVM that opens it once. The first start
/// builds the database; later ones only read it; the rules are read when the first assessment asks for
/// them.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(5)
public class CatalogBenchmark {
    private Path folder;
    private Path built;

    @Setup(Level.Trial)
    public void setUp() throws IOException {
        folder = Files.createTempDirectory("catalog-bench");
        built = Path.of(System.getProperty("java.io.tmpdir"), "catalog-bench-built");
    }

    @TearDown(Level.Trial)
    public void tearDown() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Benchmark
    public Catalog firstStart() {
        return CatalogHome.open(folder, CatalogHome.Progress.NONE, Clock.systemUTC())
                .catalog();
    }

    /// The first fork builds the folder, so read the median, not the mean.
    @Benchmark
    public Catalog laterStart() {
        return CatalogHome.open(built, CatalogHome.Progress.NONE, Clock.systemUTC())
                .catalog();
    }

    @Benchmark
    public List<ControlRule> rules() {
        return List.copyOf(CatalogHome.inMemory().catalog().rules());
    }
}
