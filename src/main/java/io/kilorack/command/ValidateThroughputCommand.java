package io.kilorack.command;

import io.kilorack.command.file.BadCases;
import io.kilorack.command.file.FigureJson;
import io.kilorack.throughput.validation.Outcome;
import io.kilorack.throughput.validation.Scores;
import io.kilorack.throughput.validation.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kilorack validate training|serving|ascend|memory`: the throughput model against measurements, case
/// by case and by family.
abstract sealed class ValidateThroughputCommand implements Callable<Integer> {
    @Command(name = "training", description = "Training step times and rates.", mixinStandardHelpOptions = true)
    static final class Training extends ValidateThroughputCommand {
        @Option(
                names = "--rows",
                paramLabel = "odd|even|all",
                defaultValue = "all",
                description = "rows of an iterations file to score")
        private String rows = "all";

        @Override
        List<Outcome> outcomes(String file, String text) throws BadCases, BadInput {
            if (!List.of("odd", "even", "all").contains(rows)) {
                throw new BadInput("--rows must be odd, even or all; have '%s'".formatted(rows));
            }
            return MeasuredFiles.training(file, text, UserCatalog.open(spec())).stream()
                    .filter(o -> rows.equals("all") || o.id().endsWith(" " + rows))
                    .toList();
        }
    }

    @Command(name = "serving", description = "Serving latencies and rates.", mixinStandardHelpOptions = true)
    static final class Serving extends ValidateThroughputCommand {
        @Override
        List<Outcome> outcomes(String file, String text) throws BadCases, BadInput {
            return MeasuredFiles.serving(file, text, UserCatalog.open(spec()));
        }
    }

    @Command(name = "ascend", description = "Step times on Ascend devices.", mixinStandardHelpOptions = true)
    static final class Ascend extends ValidateThroughputCommand {
        @Override
        List<Outcome> outcomes(String file, String text) throws BadCases, BadInput {
            return MeasuredFiles.ascend(file, text, UserCatalog.open(spec()));
        }
    }

    @Command(name = "memory", description = "Memory of training, by part.", mixinStandardHelpOptions = true)
    static final class Memory extends ValidateThroughputCommand {
        @Override
        List<Outcome> outcomes(String file, String text) throws BadCases {
            return MeasuredFiles.memory(file, text);
        }
    }

    @Option(
            names = "--cases",
            required = true,
            paramLabel = "FILE",
            description = "measured cases (JSON or CSV, as delivered)")
    private Path cases = Path.of("");

    @Option(names = "--json", description = "writes cases, quantities and families as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            String text = Files.readString(cases);
            String file = cases.getFileName().toString();
            List<Outcome> outcomes = outcomes(file, text);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(json(outcomes));
            } else {
                Scores.report(outcomes, true).forEach(out::println);
            }
            out.flush();
            if (outcomes.stream().noneMatch(Outcome::answered)) {
                throw new BadInput("%s: no case with a measurement of this kind that the model predicts; %s"
                        .formatted(file, "give the file of measurements of this command"));
            }
            return 0;
        } catch (NoSuchFileException e) {
            err.println("cannot read " + cases + ": there is no such file; give an existing case file");
        } catch (IOException e) {
            err.println("cannot read " + cases + ": " + e.getMessage() + "; give an existing case file");
        } catch (BadCases | BadInput e) {
            err.println(e.getMessage());
        }
        return 2;
    }

    /// The report as JSON. What is unknown is left out, with the reason in `remark`; errors in percent.
    private static String json(List<Outcome> outcomes) {
        var root = new FigureJson();
        for (Outcome o : outcomes) {
            root.add(
                    "cases",
                    c -> c.put("id", o.id())
                            .put("family", o.family())
                            .put("quantity", o.target().text())
                            .put("scored", o.scored() && o.answered())
                            .known("measured", o.measured())
                            .known("predicted", o.predicted())
                            .known("error_percent", 100 * o.error())
                            .put("unit", o.unit())
                            .put("remark", o.remark()));
        }
        Scores.byFamily(outcomes).forEach((family, score) -> root.add("families", f -> put(f, family, score)));
        for (Target.Line l : Target.lines(outcomes)) {
            root.add(
                    "quantities",
                    q -> put(q, l.quantity(), l.score()).put("asked", l.asked()).put("met", l.met()));
        }
        root.add("all", all -> put(all, "all scored", Scores.of(outcomes)));
        return root.text();
    }

    private static FigureJson put(FigureJson row, String name, Scores.Score score) {
        row.put("name", name).put("cases", score.cases());
        return score.cases() == 0
                ? row
                : row.put("median_percent", score.median())
                        .put("p90_percent", score.p90())
                        .put("mean_percent", score.mean())
                        .put("bias_percent", score.bias());
    }

    abstract List<Outcome> outcomes(String file, String text) throws BadCases, BadInput;
}
