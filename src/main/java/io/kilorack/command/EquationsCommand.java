package io.kilorack.command;

import io.kilorack.catalog.Catalog;
import io.kilorack.command.file.BadCases;
import io.kilorack.throughput.validation.EquationPage;
import io.kilorack.throughput.validation.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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

    private interface Reader {
        List<Outcome> outcomes(String file, String text, Catalog catalog) throws BadCases;
    }

    private record Source(String name, Reader reader) {}

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
        for (Source source : List.of(
                new Source("validation_training.json", MeasuredFiles::training),
                new Source("published_training.json", MeasuredFiles::training),
                new Source("training_a100_single_node.csv", MeasuredFiles::training),
                new Source("validation_serving.json", MeasuredFiles::serving),
                new Source("serving_silicon.csv", MeasuredFiles::serving),
                new Source("serving_silicon_sample.csv", MeasuredFiles::serving),
                new Source("ascend_inference.json", MeasuredFiles::ascend),
                new Source("megatron_memory.json", (file, text, _) -> MeasuredFiles.memory(file, text)))) {
            Path file = cases.resolve(source.name);
            if (Files.exists(file)) {
                all.put(source.name, source.reader.outcomes(source.name, Files.readString(file), catalog));
            }
        }
        return all;
    }
}
