package io.kilorack.plan;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.FactsLoader;
import io.kilorack.plan.edit.Edit;
import io.kilorack.plan.edit.Edits;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.plan.layout.Box;
import io.kilorack.plan.layout.Floor;
import io.kilorack.plan.layout.PartSizes;
import io.kilorack.plan.layout.Placement;
import io.kilorack.plan.layout.PlanChecker;
import io.kilorack.plan.layout.PlanProblem;
import io.kilorack.plan.layout.PlanProblems;
import io.kilorack.plan.sample.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What edits, checks and files cost on large plans: growth from a thousand to a hundred thousand racks.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class EditBenchmark {
    @Param({"1000", "10000", "100000"})
    public int racks;

    private Catalog catalog;
    private Edits edits;
    private Plan plan;
    private String rack;
    private Set<String> row;
    private String text;
    private PlanChecker checker;
    private Plan moved;
    private boolean there;
    private Floor floor;

    @Setup
    public void prepare() throws IOException, BadFacts {
        catalog = FactsLoader.catalog(Path.of("assets/catalog"));
        edits = new Edits(PartSizes.of(catalog));
        plan = Samples.large(racks, 1);
        rack = "R" + racks / 2;
        row = Set.of("R41", "R42", "R43", "R44", "R45", "R46", "R47", "R48");
        text = PlanFile.text(plan);
        checker = new PlanChecker(catalog);
        moved = ((Edit.Made) edits.racks().move(plan, Set.of(rack), 0, -1)).plan();
        floor = new Floor(plan.sites().getFirst().halls().getFirst(), PartSizes.of(catalog));
    }

    /// One step of a drag: the rack leaves its row.
    @Benchmark
    public Edit moveOneRack() {
        return edits.racks().move(plan, Set.of(rack), 0, -1);
    }

    @Benchmark
    public Edit removeEightRacks() {
        return edits.racks().remove(plan, row);
    }

    /// New ids for racks and devices are counted up from those in use.
    @Benchmark
    public Edit duplicateRack() {
        return edits.racks().duplicate(plan, Set.of(rack), 0, -1.2);
    }

    @Benchmark
    public Edit renameRack() {
        return edits.racks().rename(plan, rack, "renamed");
    }

    /// The live answer beside the pointer.
    @Benchmark
    public Placement previewPlacement() {
        return Placement.test(floor, new Box(3.1, 3.3, 0.75, 1.2), Set.of("R1"));
    }

    @Benchmark
    public List<PlanProblem> checkWholePlan() {
        return PlanProblems.of(plan, catalog);
    }

    @Benchmark
    public List<PlanProblem> checkAfterOneMove() {
        there = !there;
        return checker.check(there ? moved : plan);
    }

    @Benchmark
    public String writeText() {
        return PlanFile.text(plan);
    }

    @Benchmark
    public PlanFile.Outcome readText() {
        return PlanFile.parse("benchmark", text);
    }
}
