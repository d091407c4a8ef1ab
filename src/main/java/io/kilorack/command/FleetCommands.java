package io.kilorack.command;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.fleet.SpannedTraining;
import io.kilorack.throughput.fleet.SplitServing;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.ServingSearch;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.training.Stack;
import io.kilorack.throughput.training.TrainingTask;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Commands that put two families to work together.
final class FleetCommands {
    private FleetCommands() {}

    /// The two sides and what joins them.
    static final class Pair {
        @Option(names = "--first", required = true, paramLabel = "ID", description = "accelerator of the first side")
        private String first = "";

        @Option(names = "--first-count", required = true, description = "accelerators of the first side")
        private int firstCount;

        @Option(
                names = "--first-domain",
                defaultValue = "8",
                description = "accelerators in one of its scale-up domains")
        private int firstDomain = 8;

        @Option(names = "--second", required = true, paramLabel = "ID", description = "accelerator of the second side")
        private String second = "";

        @Option(names = "--second-count", required = true, description = "accelerators of the second side")
        private int secondCount;

        @Option(
                names = "--second-domain",
                defaultValue = "8",
                description = "accelerators in one of its scale-up domains")
        private int secondDomain = 8;

        @Option(names = "--model", required = true, paramLabel = "ID", description = "language model")
        private String model = "";

        @Option(
                names = "--link",
                defaultValue = "200",
                paramLabel = "Gbit/s",
                description = "network between the sides per accelerator")
        private double link = 200;

        SplitServing.Side first(Catalog catalog) throws BadInput {
            return side(CatalogLookup.accelerator(catalog, first), firstCount, firstDomain);
        }

        SplitServing.Side second(Catalog catalog) throws BadInput {
            return side(CatalogLookup.accelerator(catalog, second), secondCount, secondDomain);
        }

        private SplitServing.Side side(Accelerator a, int count, int domain) throws BadInput {
            if (count < 1 || domain < 1 || !(link > 0)) {
                throw new BadInput("counts and domains must be at least 1 and --link above 0; have %d, %d, %s"
                        .formatted(count, domain, link));
            }
            Chip chip = switch (Chip.of(a)) {
                case Chip.Resolved.Known(Chip known) -> known;
                case Chip.Resolved.Unusable(String reason) -> throw new BadInput(reason);
            };
            var fabric = new Fabric(
                    chip,
                    domain * chip.devices,
                    8 * chip.devices,
                    chip.scaleUp > 0 ? chip.scaleUp : 25e9,
                    link * 1e9 / 8 / chip.devices);
            return new SplitServing.Side(chip, fabric, count * chip.devices);
        }

        Transformer shape(Catalog catalog) throws BadInput {
            LanguageModel m = CatalogLookup.model(catalog, model);
            return switch (Transformer.of(m)) {
                case Transformer.Resolved.Known(Transformer known) -> known;
                case Transformer.Resolved.Unusable(String reason) -> throw new BadInput(reason);
            };
        }

        double bytesPerSecond() {
            return link * 1e9 / 8;
        }
    }

    /// `kilorack throughput split`: prefill on the first side, decode on the second.
    @Command(name = "split", description = "Prefill on one family, decode on another.", mixinStandardHelpOptions = true)
    static final class Split implements Callable<Integer> {
        @Mixin
        private Pair pair = new Pair();

        @Option(names = "--input", defaultValue = "4000", description = "mean prompt length [tokens]")
        private int input = 4000;

        @Option(names = "--output", defaultValue = "500", description = "mean answer length [tokens]")
        private int output = 500;

        @Option(names = "--ttft", defaultValue = "3000", description = "target for prefill [ms]")
        private double ttft = 3000;

        @Option(names = "--tpot", defaultValue = "50", description = "target for the time per output token [ms]")
        private double tpot = 50;

        @Option(names = "--precision", defaultValue = "fp8", description = "bf16, fp8, nvfp4, mxfp4, int8, int4")
        private String precision = "fp8";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try {
                ServingFormat format = ServingFormat.of(precision)
                        .orElseThrow(
                                () -> new BadInput("precision '%s' unknown; use bf16, fp8, int8, nvfp4, mxfp4 or int4"
                                        .formatted(precision)));
                if (input < 1 || output < 1) {
                    throw new BadInput(
                            "--input and --output must be at least 1; have %d and %d".formatted(input, output));
                }
                Catalog catalog = UserCatalog.open(spec);
                var load = new ServingSearch.Load(input, output, 0, 1, ttft / 1000, tpot / 1000);
                SplitServing.Outcome outcome = SplitServing.of(
                        pair.first(catalog),
                        pair.second(catalog),
                        pair.shape(catalog),
                        format,
                        load,
                        pair.bytesPerSecond());
                PrintWriter out = spec.commandLine().getOut();
                int code = switch (outcome) {
                    case SplitServing.Outcome.Not not -> {
                        out.println("note       " + not.problem());
                        yield 1;
                    }
                    case SplitServing.Outcome.Works works -> {
                        print(out, works.pair());
                        yield 0;
                    }
                };
                out.flush();
                return code;
            } catch (BadInput e) {
                spec.commandLine().getErr().println(e.getMessage());
                return 2;
            }
        }
    }

    private static void print(PrintWriter out, SplitServing.Pair r) {
        if (!r.warning().isEmpty()) {
            out.println("note       " + r.warning());
        }
        stage(out, "prefill", r.prefill());
        stage(out, "decode", r.decode());
        out.printf(
                Locale.ROOT,
                "network    %.2f requests/s; %.1f MB of KV cache for each prompt%n",
                r.carried(),
                r.bytes() / 1e6);
        out.printf(
                Locale.ROOT,
                "rate       %.2f requests/s, bound by %s%n",
                r.requests(),
                r.bottleneck().name().toLowerCase(Locale.ROOT));
        out.printf(
                Locale.ROOT,
                "TTFT       %.0f ms at the 90th percentile, of which KV transfer %.1f ms%nTPOT       %.1f ms%n",
                r.ttft90() * 1000,
                r.transfer() * 1000,
                r.decode().seconds() * 1000);
    }

    private static void stage(PrintWriter out, String name, SplitServing.Stage s) {
        out.printf(
                Locale.ROOT,
                "%-10s %d × (%s), could do %.2f requests/s, %.0f %% busy%n",
                name,
                s.instances(),
                s.layout().text(),
                s.most(),
                100 * s.busy());
    }

    /// `kilorack throughput span`: one training job over both sides by pipeline.
    @Command(
            name = "span",
            description = "One training job over two families, by pipeline only.",
            mixinStandardHelpOptions = true)
    static final class Span implements Callable<Integer> {
        @Mixin
        private Pair pair = new Pair();

        @Option(names = "--sequence", defaultValue = "4096", description = "tokens per sequence")
        private int sequence = 4096;

        @Option(names = "--batch", defaultValue = "512", description = "sequences per step")
        private int batch = 512;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try {
                if (sequence < 1 || batch < 1) {
                    throw new BadInput(
                            "--sequence and --batch must be at least 1; have %d and %d".formatted(sequence, batch));
                }
                Catalog catalog = UserCatalog.open(spec);
                var task = new TrainingTask(pair.shape(catalog), sequence, batch, 16, false, Stack.FUSED);
                SplitServing.Side first = pair.first(catalog);
                SplitServing.Side second = pair.second(catalog);
                PrintWriter out = spec.commandLine().getOut();
                double separate = SpannedTraining.separate(first, second, task);
                out.printf(Locale.ROOT, "two jobs   %.0f tokens/s together%n", separate);
                int code = switch (SpannedTraining.of(first, second, task, pair.bytesPerSecond())) {
                    case SpannedTraining.Outcome.Not not -> {
                        out.println("one job    " + not.problem());
                        yield 1;
                    }
                    case SpannedTraining.Outcome.Works works -> {
                        print(out, works.pipeline(), separate);
                        yield 0;
                    }
                };
                out.flush();
                return code;
            } catch (BadInput e) {
                spec.commandLine().getErr().println(e.getMessage());
                return 2;
            }
        }
    }

    private static void print(PrintWriter out, SpannedTraining.Pipeline r, double separate) {
        out.printf(Locale.ROOT, "one job    %.0f tokens/s, %s%n", r.rate(), r.text());
        out.printf(
                Locale.ROOT,
                "step       %.3f s: slowest stage %.3f, fill and drain %.3f, boundary %.3f, rest %.3f%n",
                r.step().total(),
                r.step().steady(),
                r.step().fill(),
                r.step().boundary(),
                r.step().rest());
        out.println(
                separate > 0
                        ? String.format(
                                Locale.ROOT,
                                "penalty    %.1f %% against two jobs",
                                100 * SpannedTraining.penalty(r.rate(), separate))
                        : "penalty    none: neither side alone holds the model");
    }
}
