package io.kilorack.command;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.CalculonSpace;
import io.kilorack.throughput.search.Progress;
import io.kilorack.throughput.search.Runner;
import io.kilorack.throughput.search.TrainingSearch;
import io.kilorack.throughput.training.Stack;
import io.kilorack.throughput.training.TrainingTask;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kilorack search`: the best parallel layout of a training job in a named space.
@Command(
        name = "search",
        description = "Searches the parallel layouts of a training job.",
        mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
    /// The spaces.
    enum Space {
        practical,
        calculon
    }

    @Option(names = "--space", defaultValue = "practical", description = "space to search: ${COMPLETION-CANDIDATES}")
    private Space space = Space.practical;

    @Option(names = "--model", required = true, paramLabel = "ID", description = "language model")
    private String model = "";

    @Option(names = "--accelerator", required = true, paramLabel = "ID", description = "accelerator")
    private String accelerator = "";

    @Option(names = "--count", required = true, description = "accelerators")
    private int count;

    @Option(names = "--batch", required = true, description = "most sequences per step")
    private int batch;

    @Option(names = "--sequence", defaultValue = "2048", description = "tokens per sequence (default 2048)")
    private int sequence = 2048;

    @Option(names = "--bits", defaultValue = "16", description = "width of the matrix products: 16, 8 or 4")
    private int bits = 16;

    @Option(
            names = "--scale-out",
            defaultValue = "200",
            paramLabel = "GBIT",
            description = "network per accelerator [Gbit/s]")
    private double scaleOut = 200;

    @Option(names = "--domain", defaultValue = "8", description = "accelerators in one scale-up domain")
    private int domain = 8;

    @Option(names = "--threads", defaultValue = "1", description = "threads; the answer does not depend on them")
    private int threads = 1;

    @Option(names = "--brute-force", description = "no bounds: evaluate every point that fits")
    private boolean bruteForce;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            search(out);
            out.flush();
            return 0;
        } catch (BadInput e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        }
    }

    private void search(PrintWriter out) throws BadInput {
        Catalog catalog = UserCatalog.open(spec);
        Accelerator a = CatalogLookup.accelerator(catalog, accelerator);
        LanguageModel m = CatalogLookup.model(catalog, model);
        if (count < 1 || batch < 1 || sequence < 1 || domain < 1 || threads < 1 || !(scaleOut > 0)) {
            throw new BadInput(
                    "--count, --batch, --sequence, --domain and --threads must be at least 1 and --scale-out above 0");
        }
        Chip chip = switch (Chip.of(a)) {
            case Chip.Resolved.Known(Chip known) -> known;
            case Chip.Resolved.Unusable(String reason) -> throw new BadInput(reason);
        };
        Transformer shape = switch (Transformer.of(m)) {
            case Transformer.Resolved.Known(Transformer known) -> known;
            case Transformer.Resolved.Unusable(String reason) -> throw new BadInput(reason);
        };
        if (bits < 16 && chip.computeBits(bits) == 16) {
            throw new BadInput("%s does not compute in %d bit; use --bits 16".formatted(chip.id, bits));
        }
        ExecutorService executor = threads > 1 ? Executors.newFixedThreadPool(threads) : null;
        try {
            PrintWriter err = spec.commandLine().getErr();
            Runner runner = Progress.reporting(
                    executor == null ? Runner.inPlace() : Runner.on(executor),
                    (done, of) -> {
                        err.printf(Locale.ROOT, "searched %d of %d parts%n", done, of);
                        err.flush();
                    },
                    System::nanoTime);
            var bean = ManagementFactory.getThreadMXBean();
            long wall = System.nanoTime();
            long cpu = bean.getCurrentThreadCpuTime();
            if (space == Space.calculon) {
                calculon(out, chip, shape, runner);
            } else {
                practical(out, chip, shape, runner);
            }
            double seconds = (System.nanoTime() - wall) / 1e9;
            double used = (bean.getCurrentThreadCpuTime() - cpu) / 1e9;
            out.printf(Locale.ROOT, "search           %.3f s wall, %.3f CPU s in the calling thread%n", seconds, used);
            out.printf(
                    Locale.ROOT,
                    "process          %.3f CPU s since start%n",
                    ProcessHandle.current()
                            .info()
                            .totalCpuDuration()
                            .map(d -> d.toMillis() / 1000.0)
                            .orElse(used));
        } finally {
            if (executor != null) {
                executor.shutdownNow();
            }
        }
    }

    private void calculon(PrintWriter out, Chip chip, Transformer shape, Runner runner) {
        var task = new TrainingTask(shape, sequence, batch, bits, false, Stack.FUSED);
        var found = new CalculonSpace(chip, task, count, chip.scaleUp, scaleOut * 1e9 / 8).search(runner, !bruteForce);
        out.printf(Locale.ROOT, "points           %,d%n", found.count());
        out.printf(Locale.ROOT, "legal tiers      %,d%n", found.legal());
        out.printf(Locale.ROOT, "fit into memory  %,d%n", found.fitting());
        out.printf(Locale.ROOT, "fully evaluated  %,d%n", found.evaluated());
        var best = found.best();
        if (best == null) {
            out.println("best             none fits; use more accelerators or more memory");
            return;
        }
        out.println("best             " + best.text());
        out.printf(
                Locale.ROOT,
                "step             %.4f s, %.2f sequences/s, %s per accelerator%n",
                found.seconds(),
                found.rate(),
                NumberText.withUnit(found.memory(), "B"));
    }

    private void practical(PrintWriter out, Chip chip, Transformer shape, Runner runner) {
        var task = new TrainingTask(shape, sequence, batch, bits, false, Stack.FUSED);
        int devices = count * chip.devices;
        var fabric = new Fabric(
                chip,
                domain * chip.devices,
                8 * chip.devices,
                chip.scaleUp > 0 ? chip.scaleUp : 25e9,
                scaleOut * 1e9 / 8 / chip.devices);
        TrainingSearch.Outcome found = TrainingSearch.search(chip, fabric, task, devices, runner, !bruteForce);
        out.printf(Locale.ROOT, "points           %,d%n", found.looked());
        out.printf(Locale.ROOT, "fully evaluated  %,d%n", found.evaluated());
        var best = found.best();
        if (best == null) {
            var small = found.smallest();
            out.println(
                    small == null
                            ? "best             no layout divides these accelerators and this batch"
                            : "best             none fits; the smallest needs %s of %s: %s"
                                    .formatted(
                                            NumberText.withUnit(small.memory(), "B"),
                                            NumberText.withUnit(chip.memory, "B"),
                                            small.layout().text()));
            return;
        }
        out.println("best             " + best.layout().text());
        out.printf(
                Locale.ROOT,
                "step             %.4f s, %s per device%n",
                best.time().total(),
                NumberText.withUnit(best.memory(), "B"));
        out.println("runner-up        " + (found.why().isEmpty() ? "none" : found.why()));
        for (TrainingSearch.Found f : found.front()) {
            out.printf(
                    Locale.ROOT,
                    "front            %.4f s · %s free · %.0f W · %s%n",
                    f.time().total(),
                    NumberText.withUnit(chip.memory - f.memory(), "B"),
                    f.watts(),
                    f.layout().text());
        }
    }
}
