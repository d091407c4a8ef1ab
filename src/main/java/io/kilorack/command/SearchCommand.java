package io.kilorack.command;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.command.file.FigureJson;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.ContextLimit;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.CalculonSpace;
import io.kilorack.throughput.search.Runner;
import io.kilorack.throughput.search.TrainingSearch;
import io.kilorack.throughput.search.TrainingSpace;
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
        description = {
            "Searches the parallel layouts of a training job: the fastest that fits, why the runner-up lost, and the",
            "front that no other layout beats in time, free memory and power at once.",
            "`throughput train` and `serve` search too, with days, price and error bands."
        },
        mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
    /// The spaces.
    enum Space {
        practical,
        calculon
    }

    @Option(
            names = "--space",
            defaultValue = "practical",
            description = "space to search: ${COMPLETION-CANDIDATES} (default practical)")
    private Space space = Space.practical;

    @Option(names = "--model", required = true, paramLabel = "ID", description = "language model, by catalog id")
    private String model = "";

    @Option(names = "--accelerator", required = true, paramLabel = "ID", description = "accelerator, by catalog id")
    private String accelerator = "";

    @Option(names = "--count", required = true, paramLabel = "N", description = "accelerators")
    private int count;

    @Option(names = "--batch", required = true, paramLabel = "N", description = "most sequences per step")
    private int batch;

    @Option(
            names = "--sequence",
            defaultValue = "2048",
            paramLabel = "N",
            description = "tokens per sequence (default 2048)")
    private int sequence = 2048;

    @Option(
            names = "--bits",
            defaultValue = "16",
            paramLabel = "N",
            description = "width of the matrix products: 16, 8 or 4 (default 16)")
    private int bits = 16;

    @Option(
            names = "--scale-out",
            defaultValue = "200",
            paramLabel = "Gbit/s",
            description = "network of one accelerator, one direction (default 200)")
    private double scaleOut = 200;

    @Option(
            names = "--domain",
            defaultValue = "8",
            paramLabel = "N",
            description = "accelerators in one scale-up domain (default 8)")
    private int domain = 8;

    @Option(
            names = "--threads",
            defaultValue = "1",
            paramLabel = "N",
            description = "threads; the answer does not depend on them (default 1)")
    private int threads = 1;

    @Option(names = "--brute-force", description = "no bounds: evaluate every point that fits, the whole front")
    private boolean bruteForce;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws BadInput {
        PrintWriter out = spec.commandLine().getOut();
        boolean found = search(out);
        out.flush();
        return found ? 0 : 1;
    }

    private boolean search(PrintWriter out) throws BadInput {
        Catalog catalog = UserCatalog.open(spec);
        Accelerator a = CatalogLookup.accelerator(catalog, accelerator);
        LanguageModel m = CatalogLookup.model(catalog, model);
        ThroughputHardware.atLeastOne("--count", count);
        ThroughputHardware.atLeastOne("--batch", batch);
        ThroughputHardware.atLeastOne("--sequence", sequence);
        ThroughputHardware.atLeastOne("--domain", domain);
        ThroughputHardware.atLeastOne("--threads", threads);
        if (!(scaleOut > 0 && scaleOut < Double.POSITIVE_INFINITY)) {
            throw new BadInput("--scale-out must be above 0; have " + scaleOut);
        }
        if (bits != 16 && bits != 8 && bits != 4) {
            throw new BadInput("--bits must be 16, 8 or 4; have " + bits);
        }
        Chip chip = switch (Chip.of(a)) {
            case Chip.Resolved.Known(Chip known) -> known;
            case Chip.Resolved.Unusable(String reason) -> throw new BadInput(reason);
        };
        Transformer shape = switch (Transformer.of(m)) {
            case Transformer.Resolved.Known(Transformer known) -> known;
            case Transformer.Resolved.Unusable(String reason) -> throw new BadInput(reason);
        };
        ContextLimit.training(m, sequence)
                .ifPresent(e -> spec.commandLine().getErr().println("warning: " + e.line()));
        if (bits < 16 && chip.trainingBits(bits) != bits) {
            throw new BadInput(
                    "%s does not train in %d bit: it has no FP%d; use --bits 16".formatted(chip.id, bits, bits));
        }
        ExecutorService executor = threads > 1 ? Executors.newFixedThreadPool(threads) : null;
        try {
            Runner runner = Watched.on(
                    executor == null ? Runner.inPlace() : Runner.on(executor),
                    spec.commandLine().getErr());
            var bean = ManagementFactory.getThreadMXBean();
            long wall = System.nanoTime();
            long cpu = bean.getCurrentThreadCpuTime();
            var timed = new FigureJson();
            boolean found = space == Space.calculon
                    ? calculon(out, timed, chip, shape, runner)
                    : practical(out, timed, chip, shape, runner);
            double seconds = (System.nanoTime() - wall) / 1e9;
            double used = (bean.getCurrentThreadCpuTime() - cpu) / 1e9;
            double process = ProcessHandle.current()
                    .info()
                    .totalCpuDuration()
                    .map(d -> d.toMillis() / 1000.0)
                    .orElse(used);
            if (json) {
                out.println(timed.put("wallSeconds", seconds)
                        .put("cpuSeconds", used)
                        .put("processCpuSeconds", process)
                        .text());
            } else {
                out.printf(
                        Locale.ROOT, "search           %.3f s wall, %.3f CPU s in the calling thread%n", seconds, used);
                out.printf(Locale.ROOT, "process          %.3f CPU s since start%n", process);
            }
            return found;
        } finally {
            if (executor != null) {
                executor.shutdownNow();
            }
        }
    }

    private boolean calculon(PrintWriter out, FigureJson tree, Chip chip, Transformer shape, Runner runner) {
        var task = new TrainingTask(shape, sequence, batch, bits, false, Stack.FUSED);
        var found = new CalculonSpace(chip, task, count, chip.scaleUp, scaleOut * 1e9 / 8).search(runner, !bruteForce);
        var best = found.best();
        if (json) {
            tree.put("space", space.name())
                    .put("points", found.count())
                    .put("legal", found.legal())
                    .put("fitting", found.fitting())
                    .put("evaluated", found.evaluated());
            if (best != null) {
                tree.put("best", best.text())
                        .put("stepSeconds", found.seconds())
                        .put("memory", found.memory());
            }
            return best != null;
        }
        out.printf(Locale.ROOT, "points           %,d%n", found.count());
        out.printf(Locale.ROOT, "legal tiers      %,d%n", found.legal());
        out.printf(Locale.ROOT, "fit into memory  %,d%n", found.fitting());
        out.printf(Locale.ROOT, "fully evaluated  %,d%n", found.evaluated());
        if (best == null) {
            out.println("best             none fits; use more accelerators or more memory");
            return false;
        }
        out.println("best             " + best.text());
        out.printf(
                Locale.ROOT,
                "step             %.4f s, %.2f sequences/s, %s per accelerator%n",
                found.seconds(),
                found.rate(),
                NumberText.withUnit(found.memory(), "B"));
        return true;
    }

    private boolean practical(PrintWriter out, FigureJson tree, Chip chip, Transformer shape, Runner runner) {
        var task = new TrainingTask(shape, sequence, batch, bits, false, Stack.FUSED);
        int devices = count * chip.devices;
        var fabric = new Fabric(
                chip,
                domain * chip.devices,
                8 * chip.devices,
                chip.scaleUp > 0 ? chip.scaleUp : 25e9,
                scaleOut * 1e9 / 8 / chip.devices);
        TrainingSearch.Outcome found = TrainingSearch.search(
                chip,
                fabric,
                task,
                devices,
                TrainingSpace.exhaustive(),
                runner,
                bruteForce ? TrainingSearch.Depth.ALL : TrainingSearch.Depth.FRONT);
        if (json) {
            SearchOutput.json(tree, chip, found);
        } else {
            SearchOutput.text(out, chip, found);
        }
        return found.best() != null;
    }
}
