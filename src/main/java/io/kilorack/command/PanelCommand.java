package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Assessor;
import io.kilorack.assess.PanelSchedule;
import io.kilorack.assess.PhaseProposal;
import io.kilorack.assess.file.PanelJson;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Phases;
import io.kilorack.plan.Plan;
import io.kilorack.plan.edit.Edit;
import io.kilorack.plan.edit.Edits;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.plan.layout.PartSizes;
import io.kilorack.power.electrical.PhaseBalance;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.CsvTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kilorack panel`: the panel schedule of a node of the power chain, and a better one.
@Command(
        name = "panel",
        mixinStandardHelpOptions = true,
        description = "Prints the panel schedule of a panel or busway: position, phase, breaker, load; "
                + "with --balance the phases that even its lines out.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:printed", "2:bad input"})
final class PanelCommand implements Callable<Integer> {
    private static final int BAD_INPUT = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private PlanArgument file = new PlanArgument();

    @Parameters(index = "1", paramLabel = "NODE", arity = "0..1", description = "id of the node (default: all panels)")
    private @Nullable String nodeId;

    @Option(names = "--json", description = "writes the schedules as JSON")
    private boolean json;

    @Option(names = "--csv", description = "writes the schedules as a table for spreadsheets, one line per circuit")
    private boolean csv;

    @Option(names = "--balance", description = "proposes phases and positions, with the bound they could reach")
    private boolean balance;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "with --balance: writes the plan with the proposal applied")
    private @Nullable Path output;

    @Override
    public Integer call() throws BadInput {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        if (csv && (json || balance)) {
            err.println("--csv stands alone. Leave out --json and --balance.");
            return BAD_INPUT;
        }
        if (output != null && !balance) {
            err.println("-o writes a proposal. Add --balance.");
            return BAD_INPUT;
        }
        Plan plan = file.read();
        Catalog catalog = UserCatalog.open(command);
        Assessment assessment = Assessor.once(catalog, plan, plan.asOf());
        List<PanelSchedule> panels = nodeId == null
                ? assessment.power().panels().all()
                : assessment.power().panels().of(nodeId).map(List::of).orElse(List.of());
        if (panels.isEmpty()) {
            err.println(
                    nodeId == null
                            ? file.file() + ": has no panel or busway that feeds anything"
                            : "%s: has no power node %s; kilorack assess names the nodes"
                                    .formatted(file.file(), nodeId));
            return BAD_INPUT;
        }
        if (balance) {
            return balance(catalog, plan, assessment, panels, out, err);
        }
        if (csv) {
            out.print(csv(panels));
        } else {
            out.print(json ? PanelJson.text(panels) : text(panels));
        }
        out.flush();
        return ExitCode.OK;
    }

    private static String csv(List<PanelSchedule> panels) {
        var text = new StringBuilder();
        try {
            CsvTables.panels(panels, text);
        } catch (IOException textNeverFails) {
            throw new UncheckedIOException(textNeverFails);
        }
        return text.toString();
    }

    private int balance(
            Catalog catalog,
            Plan plan,
            Assessment assessment,
            List<PanelSchedule> panels,
            PrintWriter out,
            PrintWriter err) {
        var edits = new Edits(PartSizes.of(catalog));
        Plan next = plan;
        Assessment now = assessment;
        for (PanelSchedule panel : panels) {
            PhaseProposal proposal =
                    now.power().panels().proposal(panel.nodeId()).orElse(null);
            if (proposal == null) {
                continue;
            }
            out.print(text(proposal));
            if (output != null && proposal.changes()) {
                Edit edit = edits.power().connect(next, "Balance", proposal.circuits(), proposal.nodes());
                if (edit instanceof Edit.Made made) {
                    next = made.plan();
                    now = Assessor.once(catalog, next, next.asOf());
                }
            }
        }
        out.flush();
        if (output != null) {
            if (PlanFile.save(next, output) instanceof PlanFile.NotSaved refused) {
                err.println(refused.problem().text());
                return BAD_INPUT;
            }
            out.println("wrote " + output);
            out.flush();
        }
        return ExitCode.OK;
    }

    private static String text(PhaseProposal p) {
        String bound = "bound %s A".formatted(NumberText.plain(p.boundAmps()));
        return "%s: %s%n  now   %s%n  then  %s; %s, %s%n%s"
                .formatted(
                        p.name(),
                        p.changes()
                                ? "to move: %s and %s"
                                        .formatted(
                                                NumberText.count(p.circuits().size(), "rack"),
                                                NumberText.count(p.nodes().size(), "node"))
                                : "nothing to move",
                        lines(p.before()),
                        lines(p.after()),
                        bound,
                        p.best()
                                ? "no assignment is better"
                                : "%s %% above it".formatted(NumberText.plain(100 * p.gap())),
                        p.unplaced() > 0 ? "  NO ROOM for %d breaker(s)%n".formatted(p.unplaced()) : "");
    }

    private static String lines(PhaseBalance b) {
        return "L1 %s A, L2 %s A, L3 %s A, imbalance %s %%"
                .formatted(
                        NumberText.plain(b.a()),
                        NumberText.plain(b.b()),
                        NumberText.plain(b.c()),
                        NumberText.plain(100 * b.imbalance()));
    }

    private static String text(List<PanelSchedule> panels) {
        var text = new StringBuilder();
        for (PanelSchedule panel : panels) {
            text.append("%s (%s): %d circuits, %d poles%s%s%n"
                    .formatted(
                            panel.name(),
                            panel.nodeId(),
                            panel.rows().size(),
                            panel.poles(),
                            panel.positions().isPresent()
                                    ? " of " + panel.positions().getAsInt() + " positions"
                                    : ", positions not stated",
                            panel.unknownDevices() > 0
                                    ? ", %d devices of unknown draw left out".formatted(panel.unknownDevices())
                                    : ""));
            var table = new TextTable("><<>>><");
            table.row("pos", "phases", "behind", "breaker", "load", "share", "");
            for (PanelSchedule.Row row : panel.rows()) {
                table.row(
                        row.position().isPresent()
                                ? String.join(
                                        ",",
                                        row.taken().stream()
                                                .map(String::valueOf)
                                                .toList())
                                : "?",
                        row.phases().map(Phases::text).orElse("?") + (row.stated() ? "" : " *"),
                        row.name(),
                        amps(row.breakerAmps()) + (row.breakerStated() ? "" : " *"),
                        (row.unknownDevices() > 0 ? "≥ " : "") + amps(row.loadAmps()),
                        row.share().isPresent()
                                ? NumberText.plain(100 * row.share().getAsDouble()) + " %"
                                : "",
                        row.share().orElse(0) > 1 + 1e-9 ? "TOO SMALL" : "");
            }
            text.append(table.text("  "));
        }
        text.append("* not stated in the plan: phases in order, next breaker size by the site's wiring rules.%n"
                .formatted());
        text.append(
                "Load: fullest line after the loss of the feed that hurts most; share of what the breaker may carry.%n"
                        .formatted());
        return text.toString();
    }

    private static String amps(OptionalDouble value) {
        return value.isPresent() ? NumberText.plain(value.getAsDouble()) + " A" : "unknown";
    }
}
