package io.kilorack.command;

import io.kilorack.assess.file.ExplanationJson;
import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.command.file.FigureJson;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.Accuracy;
import io.kilorack.throughput.Cluster;
import io.kilorack.throughput.ContextLimit;
import io.kilorack.throughput.PairEstimate;
import io.kilorack.throughput.ServingSetup;
import io.kilorack.throughput.Throughput;
import io.kilorack.throughput.TrainingSetup;
import io.kilorack.throughput.search.Runner;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Commands that put two families to work together.
final class FleetCommands {
    private static final int NO_PAIR = 1;
    private static final int PER_NODE = 8;

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
                description = "network between the sides, and scale-out of each, per accelerator")
        private double link = 200;

        @Option(names = "--json", description = "print JSON with parts, formulas and sources")
        private boolean json;

        Accelerator first(Catalog catalog) throws BadInput {
            return CatalogLookup.accelerator(catalog, first);
        }

        Accelerator second(Catalog catalog) throws BadInput {
            return CatalogLookup.accelerator(catalog, second);
        }

        LanguageModel model(Catalog catalog) throws BadInput {
            return CatalogLookup.model(catalog, model);
        }

        Cluster firstCluster() throws BadInput {
            return cluster(firstCount, firstDomain);
        }

        Cluster secondCluster() throws BadInput {
            return cluster(secondCount, secondDomain);
        }

        private Cluster cluster(int count, int domain) throws BadInput {
            if (count < 1 || domain < 1 || !(link > 0)) {
                throw new BadInput("counts and domains must be at least 1 and --link above 0; have %d, %d, %s"
                        .formatted(count, domain, link));
            }
            return new Cluster(
                    count,
                    Math.min(PER_NODE, count),
                    OptionalInt.of(Math.min(domain, count)),
                    OptionalDouble.empty(),
                    OptionalDouble.of(link));
        }

        OptionalDouble link() {
            return OptionalDouble.of(link);
        }
    }

    /// `kilorack throughput split`: prefill on the first side, decode on the second.
    @Command(
            name = "split",
            description = "Prefill on one family, decode on another.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "Exit status:%n",
            exitCodeList = {"0:both work together", "1:they cannot", "2:bad input"})
    static final class Split implements Callable<Integer> {
        @Mixin
        private Pair pair = new Pair();

        @Option(names = "--input", defaultValue = "4000", description = "mean prompt length [tokens]")
        private int input = 4000;

        @Option(names = "--output", defaultValue = "500", description = "mean answer length [tokens]")
        private int output = 500;

        @Option(
                names = "--ttft",
                defaultValue = "3000",
                description = "target for queue, prefill and transfer at the 90th percentile [ms]")
        private double ttft = 3000;

        @Option(names = "--tpot", defaultValue = "50", description = "target for the time per output token [ms]")
        private double tpot = 50;

        @Option(
                names = "--prefix-hit",
                defaultValue = "0",
                description = "share of prompt tokens found in the prefix cache, 0 to below 1")
        private double hit;

        @Option(names = "--precision", defaultValue = "fp8", description = "bf16, fp8, nvfp4, mxfp4, int8, int4")
        private String precision = "fp8";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws BadInput {
            Catalog catalog = UserCatalog.open(spec);
            LanguageModel model = pair.model(catalog);
            ThroughputHardware.atLeastOne("--input", input);
            ThroughputHardware.atLeastOne("--output", output);
            if (!(hit >= 0 && hit < 1)) {
                throw new BadInput("--prefix-hit must be at least 0 and below 1; have " + hit);
            }
            ThroughputHardware.positive("--ttft", ttft, "3000 is usual");
            ThroughputHardware.positive("--tpot", tpot, "50 is usual");
            return answer(
                    spec,
                    pair.json,
                    new Answer(
                            Throughput.split(
                                    setup(pair.first(catalog), pair.firstCluster(), model),
                                    setup(pair.second(catalog), pair.secondCluster(), model),
                                    pair.link()),
                            ContextLimit.serving(model, input, output)));
        }

        private ServingSetup setup(Accelerator accelerator, Cluster cluster, LanguageModel model) {
            return ServingSetup.of(
                    accelerator,
                    cluster,
                    model,
                    input,
                    output,
                    hit,
                    OptionalDouble.of(ttft),
                    OptionalDouble.of(tpot),
                    precision);
        }
    }

    /// `kilorack throughput span`: one training job over both sides by pipeline.
    @Command(
            name = "span",
            description = "One training job over two families, by pipeline only.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "Exit status:%n",
            exitCodeList = {"0:both work together", "1:they cannot", "2:bad input"})
    static final class Span implements Callable<Integer> {
        @Mixin
        private Pair pair = new Pair();

        @Option(names = "--sequence", defaultValue = "4096", description = "tokens per sequence")
        private int sequence = 4096;

        @Option(names = "--batch", defaultValue = "512", description = "sequences per step")
        private int batch = 512;

        @Option(names = "--tokens", defaultValue = "1e12", description = "tokens to train on")
        private double tokens = 1e12;

        @Option(names = "--precision", defaultValue = "bf16", description = "bf16, fp16, fp8, fp4")
        private String precision = "bf16";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws BadInput {
            Catalog catalog = UserCatalog.open(spec);
            LanguageModel model = pair.model(catalog);
            if (sequence < 1 || batch < 1 || !(tokens >= 1)) {
                throw new BadInput("--sequence, --batch and --tokens must be at least 1; have %d, %d and %s"
                        .formatted(sequence, batch, tokens));
            }
            return answer(
                    spec,
                    pair.json,
                    new Answer(
                            Throughput.span(
                                    setup(pair.first(catalog), pair.firstCluster(), model),
                                    setup(pair.second(catalog), pair.secondCluster(), model),
                                    pair.link()),
                            ContextLimit.training(model, sequence)));
        }

        private TrainingSetup setup(Accelerator accelerator, Cluster cluster, LanguageModel model) {
            return TrainingSetup.of(accelerator, cluster, model, tokens, sequence, batch, precision);
        }
    }

    /// @param tooLong what of the workload exceeds the model's longest context
    private record Answer(PairEstimate estimate, Optional<ContextLimit.Excess> tooLong) {
        String warning() {
            return tooLong.map(ContextLimit.Excess::line).orElse("");
        }

        boolean works() {
            return estimate.works()
                    && !tooLong.map(ContextLimit.Excess::refused).orElse(false);
        }
    }

    private static int answer(CommandSpec spec, boolean json, Answer a) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            json(out, a);
        } else {
            text(out, a);
        }
        out.flush();
        return a.works() ? 0 : NO_PAIR;
    }

    private static void text(PrintWriter out, Answer a) {
        PairEstimate e = a.estimate;
        var table = new TextTable("<<");
        if (!e.works()) {
            table.row("problem", e.problem());
        } else {
            e.sides().forEach(s -> table.row(s.role(), "%d accelerators, %s".formatted(s.accelerators(), s.layout())));
            table.row("bound by", e.bound());
        }
        if (!e.note().isEmpty()) {
            table.row("note", e.note());
        }
        if (!a.warning().isEmpty()) {
            table.row("warning", a.warning());
        }
        if (e.works()) {
            figures(e)
                    .forEach(f -> table.row(
                            f.label(), NumberText.of(f) + (Accuracy.notValidated(f) ? "  (not validated)" : "")));
        }
        out.print(table.text(""));
        e.asked().flatMap(asked -> asked.choice(Runner.inPlace())).ifPresent(c -> ThroughputOutput.choice(out, c));
    }

    private static List<Figure> figures(PairEstimate e) {
        var all = new ArrayList<>(e.figures());
        e.sides().forEach(s -> all.addAll(List.of(s.capacity(), s.busy(), s.memory())));
        return all;
    }

    private static void json(PrintWriter out, Answer a) {
        PairEstimate e = a.estimate;
        var json = new FigureJson()
                .put("works", e.works())
                .put("problem", e.problem())
                .put("note", e.note())
                .put("warning", a.warning())
                .put("bound", e.bound());
        e.sides()
                .forEach(s -> json.add(
                        "sides",
                        side -> side.put("role", s.role())
                                .put("accelerators", s.accelerators())
                                .put("layout", s.layout())));
        json.figures(figures(e));
        e.asked()
                .flatMap(asked -> asked.choice(Runner.inPlace()))
                .ifPresent(c -> json.put("choice", ExplanationJson.choice(c)));
        out.println(json.text());
    }
}
