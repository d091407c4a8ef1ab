package io.kilorack.command;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.throughput.ContextLimit;
import io.kilorack.throughput.ServingEstimate;
import io.kilorack.throughput.ServingSetup;
import io.kilorack.throughput.Throughput;
import io.kilorack.throughput.serving.ServingLayout;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kilorack throughput serve`.
@Command(
        name = "serve",
        description = "Rate, latency, memory of a served model.",
        footer = {
            "",
            "Example: kilorack throughput serve --system gb200-nvl72 --count 72 --model deepseek-v3 --ttft 2000"
                    + " --tpot 50",
            "Exit code: 0 within the targets, 1 not, 2 cannot be answered."
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ThroughputHardware hardware = new ThroughputHardware();

    @Option(
            names = "--input",
            paramLabel = "N",
            defaultValue = "1000",
            description = "mean prompt length [tokens] (default 1000)")
    private int input = 1000;

    @Option(
            names = "--output",
            paramLabel = "N",
            defaultValue = "1000",
            description = "mean answer length [tokens] (default 1000)")
    private int output = 1000;

    @Option(names = "--ttft", paramLabel = "ms", description = "target for the time to first token, P90 [ms]")
    private @Nullable Double ttft;

    @Option(
            names = "--tpot",
            paramLabel = "ms",
            description = "target for the time per output token, P90 over requests [ms]")
    private @Nullable Double tpot;

    @Option(
            names = "--prefix-hit",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "share of prompt tokens in the prefix cache, 0 to 1")
    private double hit;

    @Option(
            names = "--tp",
            paramLabel = "N",
            description = "tensor parallelism of an instance; else the layout is searched")
    private @Nullable Integer tensor;

    @Option(
            names = "--attention-dp",
            paramLabel = "N",
            defaultValue = "1",
            description = "attention replicas of an instance")
    private int data = 1;

    @Option(names = "--ep", paramLabel = "N", defaultValue = "1", description = "expert parallelism of an instance")
    private int expert = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws BadInput {
        Catalog catalog = UserCatalog.open(spec);
        Accelerator a = hardware.accelerator(catalog);
        LanguageModel m = hardware.model(catalog);
        if (!(hit >= 0 && hit < 1)) {
            throw new BadInput("--prefix-hit must be at least 0 and below 1; have " + hit);
        }
        ServingSetup setup = ServingSetup.of(
                        a,
                        hardware.cluster(catalog, a),
                        m,
                        input,
                        output,
                        hit,
                        ThroughputHardware.positive("--ttft", ttft, "leave it out for no target"),
                        ThroughputHardware.positive("--tpot", tpot, "leave it out for no target"),
                        hardware.precision())
                .withUsdPerHour(hardware.price());
        Integer tensor = this.tensor;
        if (ThroughputRun.layoutGiven(spec, tensor, "--attention-dp", "--ep") && tensor != null) {
            if (data < 1 || expert < 1) {
                throw new BadInput(
                        "--attention-dp and --ep must be at least 1; have %d and %d".formatted(data, expert));
            }
            setup = setup.withLayout(new ServingLayout(tensor, data, 1, expert));
        }
        Optional<ContextLimit.Excess> tooLong = ContextLimit.serving(m, input, output);
        ServingEstimate e = Throughput.serving(setup, ThroughputRun.watched(spec));
        ThroughputRun.print(
                spec,
                hardware,
                new ThroughputOutput(
                        e.problem(),
                        tooLong.map(ContextLimit.Excess::line).orElse(""),
                        e.fits(),
                        e.layoutText(),
                        e.bound(),
                        e.figures(),
                        e.asked()));
        return e.meetsTargets() && tooLong.isEmpty() ? 0 : e.bound().isEmpty() ? 2 : 1;
    }
}
