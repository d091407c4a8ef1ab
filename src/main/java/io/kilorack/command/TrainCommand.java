package io.kilorack.command;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.throughput.ContextLimit;
import io.kilorack.throughput.Throughput;
import io.kilorack.throughput.TrainingEstimate;
import io.kilorack.throughput.TrainingSetup;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.training.ContextParallel;
import io.kilorack.throughput.training.Offload;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.Schedule;
import io.kilorack.throughput.training.TrainingLayout;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kilorack throughput train`.
@Command(
        name = "train",
        description = "Step time, rate, days, memory of a training job.",
        footer = {
            "",
            "Example: kilorack throughput train --system dgx-h100 --count 512 --model llama-3.1-70b --explain",
            "Exit code: 0 fits, 1 does not fit, 2 cannot be answered."
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private ThroughputHardware hardware = new ThroughputHardware();

    @Option(
            names = "--tokens",
            paramLabel = "N",
            defaultValue = "1e12",
            description = "tokens to train on (default 1e12)")
    private double tokens = 1e12;

    @Option(
            names = "--sequence",
            paramLabel = "N",
            defaultValue = "8192",
            description = "tokens per sequence (default 8192)")
    private int sequence = 8192;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "1024",
            description = "sequences per step (default 1024)")
    private int batch = 1024;

    @Option(
            names = "--tp",
            paramLabel = "N",
            description = "tensor parallelism; give --pp and --dp with it, else the layout is searched")
    private @Nullable Integer tensor;

    @Option(names = "--pp", paramLabel = "N", defaultValue = "1", description = "pipeline stages (default 1)")
    private int pipeline = 1;

    @Option(names = "--dp", paramLabel = "N", description = "data parallelism (default: the rest)")
    private @Nullable Integer data;

    @Option(names = "--cp", paramLabel = "N", defaultValue = "1", description = "context parallelism (default 1)")
    private int context = 1;

    @Option(
            names = "--cp-by",
            paramLabel = "WAY",
            defaultValue = "ring",
            description = "exchange of context ranks: ring, ulysses (default ring)")
    private ContextParallel contextBy = ContextParallel.RING;

    @Option(names = "--ep", paramLabel = "N", defaultValue = "1", description = "expert parallelism (default 1)")
    private int expert = 1;

    @Option(
            names = "--interleave",
            paramLabel = "N",
            defaultValue = "1",
            description = "chunks of layers per stage (default 1)")
    private int interleave = 1;

    @Option(
            names = "--micro-batch",
            paramLabel = "N",
            defaultValue = "1",
            description = "sequences per micro-batch (default 1)")
    private int microBatch = 1;

    @Option(
            names = "--recompute",
            paramLabel = "WHAT",
            defaultValue = "none",
            description = "activations computed again: none, selective, light, full (default none)")
    private Recompute recompute = Recompute.NONE;

    @Option(
            names = "--recompute-layers",
            paramLabel = "N",
            description =
                    "layers of a stage that --recompute full computes again, or light beside its own; the others keep"
                            + " their activations (default: all)")
    private @Nullable Integer recomputedLayers;

    @Option(
            names = "--schedule",
            paramLabel = "WHICH",
            defaultValue = "1f1b",
            description = "of the pipeline: 1f1b, zero-bubble, dualpipe (default 1f1b)")
    private Schedule schedule = Schedule.ONE_F_ONE_B;

    @Option(
            names = "--zero",
            paramLabel = "N",
            defaultValue = "1",
            description = "optimiser sharding, 0 to 3 (FSDP; default 1)")
    private int zero = 1;

    @Option(
            names = "--offload",
            paramLabel = "WHAT",
            defaultValue = "none",
            description = {
                "what may lie in host memory: none, optimizer, activations, both; with --tp it does, else",
                "the search may use it; without the option it is only proposed where nothing fits"
            })
    private Offload offload = Offload.NONE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws BadInput {
        Catalog catalog = UserCatalog.open(spec);
        Accelerator a = hardware.accelerator(catalog);
        LanguageModel m = hardware.model(catalog);
        if (!(tokens > 0) || batch < 1 || sequence < 1) {
            throw new BadInput("--tokens, --batch and --sequence must be above 0; have %s, %d, %d"
                    .formatted(tokens, batch, sequence));
        }
        TrainingSetup setup = TrainingSetup.of(
                        a, hardware.cluster(catalog, a), m, tokens, sequence, batch, hardware.precision())
                .withUsdPerHour(hardware.price())
                .withOffload(offload != Offload.NONE);
        boolean given = ThroughputRun.layoutGiven(
                spec,
                this.tensor,
                "--pp",
                "--dp",
                "--cp",
                "--cp-by",
                "--ep",
                "--interleave",
                "--micro-batch",
                "--recompute",
                "--recompute-layers",
                "--schedule",
                "--zero");
        Integer tensor = this.tensor;
        if (given && tensor != null) {
            Integer data = this.data;
            ThroughputHardware.atLeastOne("--pp", pipeline);
            ThroughputHardware.atLeastOne("--dp", data);
            ThroughputHardware.atLeastOne("--cp", context);
            ThroughputHardware.atLeastOne("--ep", expert);
            ThroughputHardware.atLeastOne("--interleave", interleave);
            ThroughputHardware.atLeastOne("--micro-batch", microBatch);
            Integer layers = recomputedLayers;
            if (layers != null) {
                ThroughputHardware.atLeastOne("--recompute-layers", layers);
                if (recompute != Recompute.FULL && recompute != Recompute.LIGHT) {
                    throw new BadInput("--recompute-layers needs --recompute full or light; have " + recompute.text());
                }
            }
            if (zero < 0 || zero > 3) {
                throw new BadInput("--zero must be 0, 1, 2 or 3; have " + zero);
            }
            int d = data != null
                    ? data
                    : (int) Math.max(
                            1, hardware.count() * (long) devices(a) / Math.max(1, (long) tensor * pipeline * context));
            TrainingLayout layout = new TrainingLayout(
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
                    .withContextBy(contextBy)
                    .withOffload(offload);
            setup = setup.withLayout(layers == null ? layout : layout.recomputing(layers));
        }
        TrainingEstimate e = Throughput.training(setup, ThroughputRun.watched(spec));
        ThroughputRun.print(
                spec,
                hardware,
                new ThroughputOutput(
                        e.problem(),
                        joined(
                                ContextLimit.training(m, sequence)
                                        .map(ContextLimit.Excess::line)
                                        .orElse(""),
                                e.tight()),
                        e.fits(),
                        e.layoutText(),
                        e.bound(),
                        e.figures(),
                        e.asked()));
        return e.fits() ? 0 : e.layout().isPresent() ? 1 : 2;
    }

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "; " + second;
    }

    /// Devices of one accelerator, as software sees them; 1 where the entry lacks what the models need.
    private static int devices(Accelerator a) {
        return Chip.of(a) instanceof Chip.Resolved.Known(Chip chip) ? chip.devices : 1;
    }
}
