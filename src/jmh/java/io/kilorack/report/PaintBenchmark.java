package io.kilorack.report;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.FactsLoader;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.sample.Samples;
import io.kilorack.report.draw.Families;
import io.kilorack.report.draw.FloorColour;
import io.kilorack.report.draw.FloorColours;
import io.kilorack.report.draw.FloorOverlay;
import io.kilorack.report.draw.FloorPainter;
import io.kilorack.report.draw.FloorScene;
import io.kilorack.report.draw.FloorView;
import io.kilorack.report.draw.Palettes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
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

/// What a repaint of the floor costs before the toolkit: the painter on a surface that only counts.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class PaintBenchmark {
    @Param({"1000", "10000", "100000"})
    public int racks;

    private Catalog catalog;
    private Hall hall;
    private Families families;
    private FloorScene scene;
    private FloorColours colours;
    private FloorPainter painter;
    private FloorView view;
    private CountingSurface surface;

    @Setup
    public void build() throws IOException, BadFacts {
        catalog = FactsLoader.catalog(Path.of("assets/catalog"));
        Plan plan = Samples.large(racks, 1);
        hall = together(plan);
        families = Families.of(plan, catalog);
        scene = FloorScene.of(hall, catalog);
        colours = FloorColours.of(scene, FloorColour.FAMILY, families, null);
        painter = new FloorPainter(families);
        view = FloorView.fit(hall.widthM(), hall.depthM(), 1400, 800, 10, 1);
        surface = new CountingSurface(Palettes.light());
    }

    /// All racks of the plan in one hall, in rows of a square.
    private static Hall together(Plan plan) {
        var all = new ArrayList<Rack>();
        plan.sites().forEach(site -> site.halls().forEach(h -> all.addAll(h.racks())));
        int perRow = (int) Math.ceil(Math.sqrt(all.size() * 3.0));
        for (int i = 0; i < all.size(); i++) {
            all.set(i, all.get(i).at(1 + 0.8 * (i % perRow), 1 + 2.4 * (i / perRow)));
        }
        double depth = 4 + 2.4 * (all.size() / perRow + 1);
        return new Hall(
                "all", "All", 2 + 0.8 * perRow, depth, 4, OptionalDouble.empty(), 600, "", List.of(), List.of(), all);
    }

    /// Everything in view.
    @Benchmark
    public long repaint() {
        painter.paint(surface, scene, colours, view, FloorOverlay.NONE);
        return surface.strokes();
    }

    /// What a dragged rack costs before the paint: a new scene with its colours.
    @Benchmark
    public FloorColours rebuild() {
        return FloorColours.of(FloorScene.of(hall, catalog), FloorColour.FAMILY, families, null);
    }
}
