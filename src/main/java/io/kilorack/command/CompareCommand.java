package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Assessor;
import io.kilorack.assess.Comparison;
import io.kilorack.assess.FleetLaw;
import io.kilorack.assess.PlanScenarios;
import io.kilorack.catalog.Catalog;
import io.kilorack.command.file.ComparisonJson;
import io.kilorack.exposure.scenario.RiskResult;
import io.kilorack.plan.Plan;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.Accuracy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kilorack compare`: plans side by side, each against the first.
@Command(
        name = "compare",
        description = "Sets plans side by side: what each yields, draws, costs and risks, and how it differs from the"
                + " first.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:compared", "2:bad input"})
final class CompareCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PLAN", arity = "2..*", description = "plan files; the first is compared with")
    private List<Path> files = List.of();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "day whose knowledge is used for all (default: the first plan's)")
    private @Nullable LocalDate asOf;

    @Option(names = "--json", description = "writes the comparison as JSON, with every breakdown")
    private boolean json;

    @Override
    public Integer call() throws BadInput {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        var plans = new ArrayList<Plan>();
        for (Path file : files) {
            plans.add(PlanArgument.read(file));
        }
        Catalog catalog = UserCatalog.open(command);
        LocalDate day = asOf == null ? plans.getFirst().asOf() : asOf;
        List<Assessment> assessed =
                plans.stream().map(p -> Assessor.once(catalog, p, day)).toList();
        var risks = new ArrayList<Optional<RiskResult>>();
        var law = new FleetLaw(catalog);
        for (int i = 0; i < assessed.size(); i++) {
            PlanScenarios scenarios = RiskCommand.scenarios(files.get(i), new PlanLaw(catalog, assessed.get(i)), null);
            risks.add(Optional.of(law.risk(assessed.get(i), scenarios, ForkJoinPool.commonPool())));
        }
        Comparison comparison = Comparison.of(assessed, risks);
        String notice = assessed.getFirst().exposure().notice();
        out.print(json ? ComparisonJson.text(comparison, day, notice) : text(comparison, day));
        if (!json) {
            out.println();
            out.println(notice);
        }
        out.flush();
        return ExitCode.OK;
    }

    private static String text(Comparison comparison, LocalDate day) {
        int columns = comparison.columns().size();
        var out = new StringBuilder("With the knowledge of " + day + "; differences to the first plan in brackets."
                + System.lineSeparator());
        var table = new TextTable("<" + ">".repeat(columns));
        var head = new String[columns + 1];
        head[0] = "";
        for (int c = 0; c < columns; c++) {
            head[c + 1] = comparison.columns().get(c);
        }
        table.row(head);
        for (Comparison.Group group : comparison.groups()) {
            var title = new String[columns + 1];
            java.util.Arrays.fill(title, "");
            title[0] = group.title();
            table.row(title);
            for (Comparison.Row row : group.rows()) {
                var cells = new String[columns + 1];
                cells[0] = "  " + row.label();
                for (int c = 0; c < columns; c++) {
                    cells[c + 1] = cell(row, c);
                }
                table.row(cells);
            }
        }
        return out.append(table.text("")).toString();
    }

    private static String cell(Comparison.Row row, int column) {
        Optional<Figure> figure = row.figures().get(column);
        if (figure.isEmpty()) {
            return "–";
        }
        String text = value(figure.get());
        String change = row.differenceText(column);
        return column == 0 || change.isEmpty() ? text : text + " (" + change + ")";
    }

    private static String value(Figure figure) {
        double value = figure.value().orElse(Double.NaN);
        if (figure.unit().isEmpty() && value == Math.rint(value)) {
            return NumberText.fixed(value, 0);
        }
        return Accuracy.notValidated(figure) ? NumberText.of(figure) + ", not validated" : NumberText.of(figure);
    }
}
