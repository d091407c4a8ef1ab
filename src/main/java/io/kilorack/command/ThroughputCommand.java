package io.kilorack.command;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.command.file.FigureJson;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.Cluster;
import io.kilorack.throughput.ServingEstimate;
import io.kilorack.throughput.ServingSetup;
import io.kilorack.throughput.Throughput;
import io.kilorack.throughput.TrainingEstimate;
import io.kilorack.throughput.TrainingSetup;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.training.ContextParallel;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.Schedule;
import io.kilorack.throughput.training.TrainingLayout;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kilorack throughput`: what one setup yields.
@Command(
        name = "throughput",
        description = "Estimates training or serving of one model on accelerators of one kind.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ThroughputCommand.Train.class,
            ThroughputCommand.Serve.class,
            FleetCommands.Split.class,
            FleetCommands.Span.class,
            AssignCommand.class
        })
final class ThroughputCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 0;
    }

    /// Options that both sub-commands take.
    static final class Hardware {
        @Option(names = "--accelerator", required = true, paramLabel = "ID", description = "accelerator, by catalog id")
        private String accelerator = "";

        @Option(names = "--model", required = true, paramLabel = "ID", description = "language model, by catalog id")
        private String model = "";

        @Option(names = "--count", required = true, description = "accelerators")
        private int count;

        @Option(names = "--per-node", defaultValue = "8", description = "accelerators in one server (default 8)")
        private int perNode = 8;

        @Option(names = "--domain", description = "accelerators in one scale-up domain (default: a server)")
        private int domain;

        @Option(
                names = "--scale-up",
                paramLabel = "GB/s",
                description = "scale-up bandwidth, both directions (default: catalog)")
        private double scaleUp;

        @Option(names = "--scale-out", paramLabel = "Gbit/s", description = "network per accelerator (default 400)")
        private double scaleOut = 400;

        @Option(names = "--precision", defaultValue = "", description = "bf16, fp16, fp8, nvfp4, mxfp4, int8, int4")
        private String precision = "";

        @Option(
                names = "--usd-per-hour",
                paramLabel = "USD",
                description = "price of one accelerator for an hour: capital, annualised, and energy, or a rent")
        private @Nullable Double usdPerHour;

        @Option(names = "--json", description = "print JSON with parts, formulas and sources")
        private boolean json;

        /// [USD/h]; empty when not given.
        OptionalDouble price() throws BadInput {
            Double usd = usdPerHour;
            if (usd == null) {
                return OptionalDouble.empty();
            }
            if (!(usd > 0) || usd.isInfinite()) {
                throw new BadInput("--usd-per-hour must be above 0; have %s; leave it out when the price is unknown"
                        .formatted(usd));
            }
            return OptionalDouble.of(usd);
        }

        Cluster cluster() throws BadInput {
            if (count < 1 || perNode < 1 || domain < 0) {
                throw new BadInput("--count and --per-node must be at least 1, --domain at least 1; have %d, %d, %d"
                        .formatted(count, perNode, domain));
            }
            if (scaleUp < 0 || scaleOut < 0 || Double.isNaN(scaleUp) || Double.isNaN(scaleOut)) {
                throw new BadInput(
                        "--scale-up and --scale-out must not be negative; have %s and %s".formatted(scaleUp, scaleOut));
            }
            return new Cluster(
                    count,
                    perNode,
                    domain > 0 ? OptionalInt.of(domain) : OptionalInt.empty(),
                    scaleUp > 0 ? OptionalDouble.of(scaleUp) : OptionalDouble.empty(),
                    scaleOut > 0 ? OptionalDouble.of(scaleOut) : OptionalDouble.empty());
        }
    }

    /// `kilorack throughput train`.
    @Command(
            name = "train",
            description = "Step time, rate, days, memory of a training job.",
            mixinStandardHelpOptions = true)
    static final class Train implements Callable<Integer> {
        @Mixin
        private Hardware hardware = new Hardware();

        @Option(names = "--tokens", defaultValue = "1e12", description = "tokens to train on (default 1e12)")
        private double tokens = 1e12;

        @Option(names = "--sequence", defaultValue = "8192", description = "tokens per sequence (default 8192)")
        private int sequence = 8192;

        @Option(names = "--batch", defaultValue = "1024", description = "sequences per step (default 1024)")
        private int batch = 1024;

        @Option(
                names = "--tp",
                description = "tensor parallelism; give --pp and --dp with it, else the layout is searched")
        private int tensor;

        @Option(names = "--pp", defaultValue = "1", description = "pipeline stages")
        private int pipeline = 1;

        @Option(names = "--dp", description = "data parallelism (default: the rest)")
        private int data;

        @Option(names = "--cp", defaultValue = "1", description = "context parallelism")
        private int context = 1;

        @Option(
                names = "--cp-by",
                defaultValue = "RING",
                description = "exchange of context ranks: ${COMPLETION-CANDIDATES}")
        private ContextParallel contextBy = ContextParallel.RING;

        @Option(names = "--ep", defaultValue = "1", description = "expert parallelism")
        private int expert = 1;

        @Option(names = "--interleave", defaultValue = "1", description = "chunks per stage")
        private int interleave = 1;

        @Option(names = "--micro-batch", defaultValue = "1", description = "sequences per micro-batch")
        private int microBatch = 1;

        @Option(names = "--recompute", defaultValue = "NONE", description = "${COMPLETION-CANDIDATES}")
        private Recompute recompute = Recompute.NONE;

        @Option(names = "--schedule", defaultValue = "ONE_F_ONE_B", description = "${COMPLETION-CANDIDATES}")
        private Schedule schedule = Schedule.ONE_F_ONE_B;

        @Option(names = "--zero", defaultValue = "1", description = "optimiser sharding, 0 to 3 (FSDP)")
        private int zero = 1;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try {
                return answer();
            } catch (BadInput e) {
                spec.commandLine().getErr().println(e.getMessage());
                return 2;
            }
        }

        private int answer() throws BadInput {
            Catalog catalog = UserCatalog.open(spec);
            Accelerator a = CatalogLookup.accelerator(catalog, hardware.accelerator);
            LanguageModel m = CatalogLookup.model(catalog, hardware.model);
            if (!(tokens > 0) || batch < 1 || sequence < 1) {
                throw new BadInput("--tokens, --batch and --sequence must be above 0; have %s, %d, %d"
                        .formatted(tokens, batch, sequence));
            }
            TrainingSetup setup = TrainingSetup.of(
                            a, hardware.cluster(), m, tokens, sequence, batch, hardware.precision)
                    .withPrice(hardware.price());
            if (tensor > 0) {
                if (pipeline < 1
                        || context < 1
                        || expert < 1
                        || interleave < 1
                        || microBatch < 1
                        || zero < 0
                        || zero > 3) {
                    throw new BadInput("degrees of the layout must be at least 1 and --zero between 0 and 3");
                }
                int d = data > 0 ? data : Math.max(1, hardware.count / (tensor * pipeline * context));
                setup = setup.withLayout(new TrainingLayout(
                                tensor,
                                pipeline,
                                d,
                                context,
                                expert,
                                1,
                                interleave,
                                microBatch,
                                tensor > 1,
                                recompute,
                                zero,
                                schedule)
                        .withContextBy(contextBy));
            }
            TrainingEstimate e = Throughput.training(setup);
            print(
                    spec.commandLine().getOut(),
                    hardware.json,
                    e.problem(),
                    e.fits(),
                    e.layoutText(),
                    e.bound(),
                    e.figures());
            return e.fits() ? 0 : e.layout().isPresent() ? 1 : 2;
        }
    }

    /// `kilorack throughput serve`.
    @Command(name = "serve", description = "Rate, latency, memory of a served model.", mixinStandardHelpOptions = true)
    static final class Serve implements Callable<Integer> {
        @Mixin
        private Hardware hardware = new Hardware();

        @Option(names = "--input", defaultValue = "1000", description = "mean prompt length [tokens]")
        private int input = 1000;

        @Option(names = "--output", defaultValue = "1000", description = "mean answer length [tokens]")
        private int output = 1000;

        @Option(names = "--ttft", description = "target for the time to first token, P90 [ms]")
        private double ttft;

        @Option(names = "--tpot", description = "target for the time per output token, P90 [ms]")
        private double tpot;

        @Option(
                names = "--prefix-hit",
                defaultValue = "0",
                description = "share of prompt tokens in the prefix cache, 0 to 1")
        private double hit;

        @Option(names = "--tp", description = "tensor parallelism of an instance; else the layout is searched")
        private int tensor;

        @Option(names = "--attention-dp", defaultValue = "1", description = "attention replicas of an instance")
        private int data = 1;

        @Option(names = "--ep", defaultValue = "1", description = "expert parallelism of an instance")
        private int expert = 1;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try {
                return answer();
            } catch (BadInput e) {
                spec.commandLine().getErr().println(e.getMessage());
                return 2;
            }
        }

        private int answer() throws BadInput {
            Catalog catalog = UserCatalog.open(spec);
            Accelerator a = CatalogLookup.accelerator(catalog, hardware.accelerator);
            LanguageModel m = CatalogLookup.model(catalog, hardware.model);
            ServingSetup setup = ServingSetup.of(
                            a,
                            hardware.cluster(),
                            m,
                            input,
                            output,
                            hit,
                            ttft > 0 ? OptionalDouble.of(ttft) : OptionalDouble.empty(),
                            tpot > 0 ? OptionalDouble.of(tpot) : OptionalDouble.empty(),
                            hardware.precision)
                    .withPrice(hardware.price());
            if (tensor > 0) {
                if (data < 1 || expert < 1) {
                    throw new BadInput(
                            "--attention-dp and --ep must be at least 1; have %d and %d".formatted(data, expert));
                }
                setup = setup.withLayout(new ServingLayout(tensor, data, 1, expert));
            }
            ServingEstimate e = Throughput.serving(setup);
            print(
                    spec.commandLine().getOut(),
                    hardware.json,
                    e.problem(),
                    e.fits(),
                    e.layoutText(),
                    e.bound(),
                    e.figures());
            return e.meetsTargets() ? 0 : e.layout().isPresent() ? 1 : 2;
        }
    }

    private static void print(
            PrintWriter out,
            boolean json,
            String problem,
            boolean fits,
            String layout,
            String bound,
            List<Figure> figures) {
        if (json) {
            out.println(new FigureJson()
                    .put("fits", fits)
                    .put("problem", problem)
                    .put("layout", layout)
                    .put("bound", bound)
                    .figures(figures)
                    .text());
        } else {
            if (!problem.isEmpty()) {
                out.println("note      " + problem);
            }
            if (!layout.isEmpty()) {
                out.println("layout    " + layout);
                out.println("bound by  " + bound);
            }
            for (Figure f : figures) {
                out.printf("%-36s %s%n", f.label(), NumberText.of(f));
                for (Figure part : f.parts()) {
                    if (part.parts().isEmpty() && part.value().orElse(1) != 0) {
                        out.printf("  %-34s %s%n", part.label(), NumberText.of(part));
                    }
                }
            }
        }
        out.flush();
    }
}
