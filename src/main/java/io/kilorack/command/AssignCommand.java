package io.kilorack.command;

import io.kilorack.assess.BestAssignment;
import io.kilorack.assess.BestAssignment.Effect;
import io.kilorack.assess.BestAssignment.Outcome;
import io.kilorack.command.file.FigureJson;
import io.kilorack.plan.Plan;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kilorack throughput assign`: the best assignment of a plan's workloads to its pools, before and after;
/// written as a plan when asked to.
@Command(
        name = "assign",
        description = "Proposes the best assignment of a plan's workloads to its pools.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:done, whether or not there is a better assignment", "2:bad input"})
final class AssignCommand implements Callable<Integer> {
    private static final int BAD_INPUT = 2;

    @Mixin
    private PlanArgument file = new PlanArgument();

    @Option(names = "--apply", description = "writes the plan with the workloads in their new pools to --output")
    private boolean apply;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "plan file to write with --apply (*.kilorack)")
    private @Nullable Path output;

    @Option(names = "--json", description = "writes the proposal as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws BadInput {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path target = output;
        if (apply != (target != null)) {
            err.println("--apply and --output belong together: name the plan file to write, such as --apply -o"
                    + " best.kilorack.");
            return BAD_INPUT;
        }
        Plan plan = file.read();
        Outcome outcome = new BestAssignment(UserCatalog.open(spec)).of(plan, plan.asOf());
        out.print(json ? json(outcome) : text(outcome));
        out.flush();
        if (target == null) {
            return 0;
        }
        Plan written = outcome instanceof Outcome.Better better ? better.plan() : plan;
        return switch (PlanFile.save(written, target)) {
            case PlanFile.Saved _ -> {
                out.println("wrote " + target);
                out.flush();
                yield 0;
            }
            case PlanFile.NotSaved(var problem) -> {
                err.println(problem.text());
                yield BAD_INPUT;
            }
        };
    }

    private static String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Nothing nothing -> nothing.reason() + System.lineSeparator();
            case Outcome.Better better -> {
                var table = new TextTable("<<<>>>>");
                table.row("workload", "pool now", "pool proposed", "rate now", "then", "met now", "then");
                for (Effect e : better.effects()) {
                    table.row(
                            e.name(),
                            e.fromPool().isEmpty() ? "none" : e.fromPool(),
                            e.moves() ? e.toPool() : "stays",
                            rate(e.before()),
                            rate(e.after()),
                            met(e.metBefore()),
                            met(e.metAfter()));
                }
                yield table.text("")
                        + "demand met on average (without a demand: of the best pool's rate): %s before, %s after%n"
                                .formatted(
                                        met(OptionalDouble.of(better.metBefore())),
                                        met(OptionalDouble.of(better.metAfter())));
            }
        };
    }

    private static String rate(Figure figure) {
        return figure.value().isPresent() ? NumberText.of(figure) : "does not run";
    }

    private static String met(OptionalDouble share) {
        return share.isPresent() ? NumberText.plain(100 * share.getAsDouble()) + " %" : "–";
    }

    private static String json(Outcome outcome) {
        var json = new FigureJson();
        switch (outcome) {
            case Outcome.Nothing nothing -> json.put("reason", nothing.reason());
            case Outcome.Better better -> {
                json.put("metBefore", better.metBefore()).put("metAfter", better.metAfter());
                better.effects().forEach(e -> json.add("workloads", one -> write(one, e)));
            }
        }
        return json.text() + "\n";
    }

    private static void write(FigureJson out, Effect e) {
        out.put("id", e.workloadId())
                .put("name", e.name())
                .put("from", e.fromPool())
                .put("to", e.toPool());
        number(out, "tokensPerSecondBefore", e.before().value());
        number(out, "tokensPerSecondAfter", e.after().value());
        number(out, "metBefore", e.metBefore());
        number(out, "metAfter", e.metAfter());
    }

    private static void number(FigureJson out, String name, OptionalDouble value) {
        if (value.isPresent()) {
            out.put(name, value.getAsDouble());
        }
    }
}
