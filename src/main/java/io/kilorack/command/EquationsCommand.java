package io.kilorack.command;

import io.kilorack.catalog.Catalog;
import io.kilorack.command.file.BadCases;
import io.kilorack.command.file.ServingCases;
import io.kilorack.command.file.StepCases;
import io.kilorack.command.file.TrainingCases;
import io.kilorack.throughput.validation.EquationPage;
import io.kilorack.throughput.validation.Outcome;
import io.kilorack.throughput.validation.ServingPrediction;
import io.kilorack.throughput.validation.TrainingPrediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kilorack equations`: writes the page of every equation, constant and error.
@Command(
        name = "equations",
        description = "Writes the equations, constants and errors of the throughput model.",
        mixinStandardHelpOptions = true)
final class EquationsCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "FILE", description = "Markdown file to write (default: standard output)")
    private Path out = Path.of("");

    @Option(
            names = "--cases",
            paramLabel = "DIR",
            description = "folder with measured cases; without it the errors are left out")
    private Path cases = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            String page = EquationPage.text(cases.toString().isEmpty() ? new LinkedHashMap<>() : outcomes());
            if (out.toString().isEmpty()) {
                spec.commandLine().getOut().print(page);
                spec.commandLine().getOut().flush();
            } else {
                Files.writeString(out, page);
            }
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println("cannot read or write " + e.getMessage() + "; check --cases and --out");
        } catch (BadCases e) {
            spec.commandLine().getErr().println(e.getMessage());
        }
        return 2;
    }

    private SequencedMap<String, List<Outcome>> outcomes() throws IOException, BadCases {
        Catalog catalog = UserCatalog.open(spec);
        var all = new LinkedHashMap<String, List<Outcome>>();
        for (String name : List.of("validation_training.json", "training_a100_single_node.csv")) {
            if (Files.exists(cases.resolve(name))) {
                all.put(
                        name,
                        TrainingCases.read(name, Files.readString(cases.resolve(name))).stream()
                                .map(c -> TrainingPrediction.predict(
                                        c,
                                        id -> Optional.ofNullable(
                                                catalog.accelerators().get(id))))
                                .toList());
            }
        }
        for (String name : List.of("validation_serving.json", "serving_silicon.csv", "serving_silicon_sample.csv")) {
            if (Files.exists(cases.resolve(name))) {
                all.put(
                        name,
                        ServingCases.read(
                                        name,
                                        Files.readString(cases.resolve(name)),
                                        id -> Optional.ofNullable(
                                                catalog.models().get(id)))
                                .stream()
                                .map(c -> ServingPrediction.predict(
                                        c,
                                        id -> Optional.ofNullable(
                                                catalog.accelerators().get(id))))
                                .toList());
            }
        }
        Path ascend = cases.resolve("ascend_inference.json");
        if (Files.exists(ascend)) {
            all.put(
                    "ascend_inference.json",
                    StepCases.steps(
                                    "ascend_inference.json",
                                    Files.readString(ascend),
                                    id -> Optional.ofNullable(catalog.models().get(id)))
                            .stream()
                            .map(c -> c.predict(id ->
                                    Optional.ofNullable(catalog.accelerators().get(id))))
                            .toList());
        }
        Path memory = cases.resolve("megatron_memory.json");
        if (Files.exists(memory)) {
            all.put(
                    "megatron_memory.json",
                    StepCases.memory("megatron_memory.json", Files.readString(memory)).stream()
                            .flatMap(c -> c.outcomes().stream())
                            .toList());
        }
        return all;
    }
}
