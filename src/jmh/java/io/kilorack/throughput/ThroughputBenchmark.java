package io.kilorack.throughput;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.catalog.load.FactsLoader;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.CalculonSpace;
import io.kilorack.throughput.search.Runner;
import io.kilorack.throughput.serving.Engine;
import io.kilorack.throughput.serving.InferenceStep;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.serving.ServingModel;
import io.kilorack.throughput.training.LayerCost;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.Schedule;
import io.kilorack.throughput.training.Stack;
import io.kilorack.throughput.training.StepModel;
import io.kilorack.throughput.training.TrainingLayout;
import io.kilorack.throughput.training.TrainingMemory;
import io.kilorack.throughput.training.TrainingTask;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Speed of the throughput engine on one core. Targets: 1,000,000 dense and 300,000 mixture evaluations
/// a second, a serving point in 50 us, a serving search for 72 accelerators in 250 ms, a live edit in
/// 16 ms.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ThroughputBenchmark {
    private Chip h100;
    private Fabric fabric;
    private TrainingTask dense;
    private TrainingTask mixture;
    private LayerCost denseCost;
    private LayerCost mixtureCost;
    private TrainingLayout[] denseLayouts;
    private TrainingLayout[] mixtureLayouts;
    private ServingModel serving;
    private ServingSetup rack;
    private TrainingSetup job;
    private CalculonSpace space;
    private int next;

    @Setup
    public void open() throws Exception {
        Catalog catalog = FactsLoader.catalog(Path.of("assets/catalog"));
        Accelerator a = catalog.accelerators().get("nv-h100-sxm");
        h100 = chip(a);
        fabric = new Fabric(h100, 8, 8, h100.scaleUp, 50e9);
        LanguageModel llama = catalog.models().get("llama-3.1-70b");
        LanguageModel deepseek = catalog.models().get("deepseek-v3");
        dense = new TrainingTask(shape(llama), 8192, 1024, 16, false, Stack.FUSED);
        mixture = new TrainingTask(shape(deepseek), 4096, 4096, 8, false, Stack.FUSED);
        denseCost = new LayerCost(h100, fabric, dense, 8, 1, 1, 1, true);
        mixtureCost = new LayerCost(h100, fabric, mixture, 1, 1, 64, 1, false);
        denseLayouts = new TrainingLayout[64];
        mixtureLayouts = new TrainingLayout[64];
        for (int i = 0; i < 64; i++) {
            int p = 1 << (i % 5);
            denseLayouts[i] = new TrainingLayout(
                    8,
                    p,
                    64,
                    1,
                    1,
                    1,
                    1 + i % 4,
                    1,
                    true,
                    i % 2 == 0 ? Recompute.NONE : Recompute.FULL,
                    1,
                    Schedule.ONE_F_ONE_B);
            mixtureLayouts[i] = new TrainingLayout(
                    1,
                    p,
                    128,
                    1,
                    64,
                    1,
                    1 + i % 4,
                    1,
                    false,
                    i % 2 == 0 ? Recompute.NONE : Recompute.FULL,
                    1,
                    Schedule.ONE_F_ONE_B);
        }
        serving = new ServingModel(
                new InferenceStep(
                        h100,
                        fabric,
                        shape(deepseek),
                        new ServingLayout(1, 32, 1, 32),
                        ServingFormat.EIGHT,
                        Engine.PYTHON),
                8192);
        rack = ServingSetup.of(
                catalog.accelerators().get("nv-gb200"),
                new Cluster(72, 4, OptionalInt.of(72), OptionalDouble.empty(), OptionalDouble.of(400)),
                deepseek,
                2000,
                1000,
                0,
                OptionalDouble.of(2000),
                OptionalDouble.of(50),
                "nvfp4");
        job = TrainingSetup.of(
                a,
                new Cluster(512, 8, OptionalInt.of(8), OptionalDouble.empty(), OptionalDouble.of(400)),
                llama,
                1e12,
                8192,
                512,
                "bf16");
        var gpt = new TrainingTask(shape(catalog.models().get("gpt-3-175b")), 2048, 4096, 16, false, Stack.FUSED);
        space = new CalculonSpace(chip(catalog.accelerators().get("nv-a100-sxm-80")), gpt, 4096, 300e9, 25e9);
    }

    private static Chip chip(Accelerator a) {
        return ((Chip.Resolved.Known) Chip.of(a)).chip();
    }

    private static Transformer shape(LanguageModel m) {
        return ((Transformer.Resolved.Known) Transformer.of(m)).shape();
    }

    /// One dense layout: memory and step.
    @Benchmark
    public double denseEvaluation() {
        TrainingLayout l = denseLayouts[next++ & 63];
        return TrainingMemory.total(dense, l)
                + StepModel.time(h100, fabric, dense, l, denseCost).total();
    }

    /// One mixture layout: memory and step.
    @Benchmark
    public double mixtureEvaluation() {
        TrainingLayout l = mixtureLayouts[next++ & 63];
        return TrainingMemory.total(mixture, l)
                + StepModel.time(h100, fabric, mixture, l, mixtureCost).total();
    }

    /// One operating point of DeepSeek-V3 under continuous batching.
    @Benchmark
    public double servingPoint() {
        return serving.closed(16 + (next++ & 63), 2000, 1000, 0, 1).tpot();
    }

    /// Serving search for a rack of 72 under targets.
    @Benchmark
    public ServingEstimate servingSearch() {
        return Throughput.serving(rack);
    }

    /// A live edit: the best training layout of a pool of 512, searched anew.
    @Benchmark
    public TrainingEstimate liveEdit() {
        return Throughput.training(job);
    }

    /// All 1,031,448 points of Calculon's space.
    @Benchmark
    public CalculonSpace.Outcome calculon() {
        return space.search(Runner.inPlace(), true);
    }
}
