package io.kilorack.command;

import io.kilorack.assess.RackPhases;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.power.electrical.OutletPlan;
import io.kilorack.power.electrical.PhaseBalance;
import io.kilorack.quantity.NumberText;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kilorack phases`: outlets, banks and phases of one rack.
@Command(
        name = "phases",
        mixinStandardHelpOptions = true,
        description = "Assigns the outlets of a rack to banks and phases, in the state after the loss of a feed.")
final class PhasesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private PlanArgument file = new PlanArgument();

    @Parameters(index = "1", paramLabel = "RACK", description = "id of the rack")
    private String rackId = "";

    @Override
    public Integer call() throws BadInput {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        Plan plan = file.read();
        for (Site site : plan.sites()) {
            Optional<Rack> rack = site.halls().stream()
                    .flatMap(hall -> hall.racks().stream())
                    .filter(each -> each.id().equals(rackId))
                    .findFirst();
            if (rack.isPresent()) {
                print(RackPhases.of(site, rack.get(), UserCatalog.open(command)), rack.get(), out);
                out.flush();
                return 0;
            }
        }
        throw new BadInput("%s: has no rack %s; kilorack assess names the racks".formatted(file.file(), rackId));
    }

    private static void print(RackPhases.Result result, Rack rack, PrintWriter out) {
        for (RackPhases.Feed feed : result.feeds()) {
            PhaseBalance lines = feed.lineAmps();
            out.println("%s: %s A per phase%s"
                    .formatted(
                            feed.name(),
                            NumberText.plain(feed.phaseAmps()),
                            feed.assumed() ? " (rack PDU assumed, next breaker size)" : ""));
            out.println("  L1 %s A, L2 %s A, L3 %s A · highest %s %% · imbalance %s %% · neutral %s A"
                    .formatted(
                            NumberText.plain(lines.a()),
                            NumberText.plain(lines.b()),
                            NumberText.plain(lines.c()),
                            NumberText.plain(100 * feed.worstShare()),
                            NumberText.plain(100 * lines.imbalance()),
                            feed.delta() ? "0" : NumberText.plain(lines.neutral())));
            out.println("  bound %s A %s; this assignment lies %s %% above it"
                    .formatted(
                            NumberText.plain(feed.outlets().boundAmps()),
                            feed.delta() ? "between two lines" : "on one phase",
                            NumberText.plain(100 * feed.outlets().gap())));
            rack.circuits().stream()
                    .filter(circuit -> circuit.feed().equals(feed.nodeId()))
                    .flatMap(circuit -> circuit.phases().stream())
                    .forEach(phases -> out.println(
                            phases.poles() == 3
                                    ? "  its L1, L2, L3 hang on %s of %s".formatted(phases.text(), feed.name())
                                    : "  all of it hangs on %s of %s; the lines above are those of three phases"
                                            .formatted(phases.text(), feed.name())));
            var table = new TextTable("<<>");
            for (OutletPlan.Plug plug : feed.outlets().plugs()) {
                table.row(
                        plug.inlet().id(),
                        plug.bank().id() + (plug.inlet().c20() ? " C19" : " C13"),
                        NumberText.plain(plug.inlet().amps()) + " A");
            }
            out.print(table.text("    "));
            for (OutletPlan.Inlet inlet : feed.outlets().left()) {
                out.println("    NO OUTLET for %s, %s A".formatted(inlet.id(), NumberText.plain(inlet.amps())));
            }
        }
        result.gaps().forEach(gap -> out.println("not worked out: " + gap));
        if (!result.unknown().isEmpty()) {
            out.println("draw unknown, left out: " + String.join(", ", result.unknown()));
        }
    }
}
