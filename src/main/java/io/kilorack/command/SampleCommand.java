package io.kilorack.command;

import io.kilorack.plan.Plan;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.plan.sample.Samples;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `kilorack sample`: writes a sample plan, or a generated one of any size.
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description = "Writes a sample plan: one of the shipped ones, or a generated one of a given size.")
public final class SampleCommand implements Callable<Integer> {
    private static final int MOST_RACKS = 1_000_000;

    /// The shipped samples by their name on the command line.
    enum Which {
        MIXED_HALL,
        CLOUDMATRIX,
        SHENZHEN_STOCK,
        SHENZHEN_STORE
    }

    @Option(names = "--racks", paramLabel = "N", description = "number of racks of a generated plan, 1 to 1000000")
    private @Nullable Integer racks;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "seed of the generated plan (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--rack-pdus",
            description = "draws two rack PDUs for every rack of a generated plan as nodes of its power chain")
    private boolean rackPdus;

    @Option(
            names = "--plan",
            paramLabel = "NAME",
            description =
                    "shipped sample: mixed-hall, cloudmatrix, shenzhen-stock, shenzhen-store (default: mixed-hall)")
    private Which which = Which.MIXED_HALL;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "plan file to write (*.kilorack)")
    private @Nullable Path output;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = java.util.Objects.requireNonNull(spec);
        Path file = java.util.Objects.requireNonNull(output);
        Integer size = racks;
        if (size != null && (size < 1 || size > MOST_RACKS)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--racks must be between 1 and " + MOST_RACKS + ", but is " + size
                            + ". Give a number in that range.");
        }
        if (rackPdus && size == null) {
            throw new ParameterException(
                    command.commandLine(), "--rack-pdus goes with a generated plan. Give --racks, or leave it out.");
        }
        Plan plan = size != null
                ? Samples.large(size, seed, rackPdus)
                : switch (which) {
                    case MIXED_HALL -> Samples.mixedHall();
                    case CLOUDMATRIX -> Samples.cloudMatrixBesideNvl72();
                    case SHENZHEN_STOCK -> Samples.shenzhenStock();
                    case SHENZHEN_STORE -> Samples.shenzhenStore();
                };
        PrintWriter err = command.commandLine().getErr();
        return switch (PlanFile.save(plan, file)) {
            case PlanFile.Saved _ -> {
                command.commandLine().getOut().println("wrote " + file);
                yield 0;
            }
            case PlanFile.NotSaved(var problem) -> {
                err.println(problem.text());
                yield 2;
            }
        };
    }
}
