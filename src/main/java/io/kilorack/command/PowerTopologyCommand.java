package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Assessor;
import io.kilorack.catalog.Catalog;
import io.kilorack.command.file.DomainPowerTopology;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kilorack power-topology`: writes the power chain of a site for NVIDIA Domain Power Service.
@Command(
        name = "power-topology",
        mixinStandardHelpOptions = true,
        description = "Writes the power chain of a site as a topology file of NVIDIA Domain Power Service.")
final class PowerTopologyCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private PlanArgument file = new PlanArgument();

    @Option(names = "--site", paramLabel = "ID", description = "site id (default: the first site)")
    private @Nullable String siteId;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "JSON file to write")
    private @Nullable Path output;

    @Override
    public Integer call() throws BadInput {
        CommandSpec command = Objects.requireNonNull(spec);
        Path target = Objects.requireNonNull(output);
        Plan plan = file.read();
        Optional<Site> site = plan.sites().stream()
                .filter(s -> siteId == null || s.id().equals(siteId))
                .findFirst();
        if (site.isEmpty()) {
            throw new BadInput("%s: has no site %s; it has %s"
                    .formatted(
                            file.file(),
                            siteId == null ? "at all" : siteId,
                            plan.sites().stream().map(Site::id).toList()));
        }
        Catalog catalog = UserCatalog.open(command);
        Assessment assessment = Assessor.once(catalog, plan, plan.asOf());
        var export = DomainPowerTopology.of(assessment, catalog, site.get());
        try {
            Files.writeString(target, export.json());
        } catch (IOException e) {
            throw new BadInput("%s: cannot be written (%s); choose another place".formatted(target, e.getMessage()));
        }
        PrintWriter out = command.commandLine().getOut();
        out.println("wrote %s: %d power nodes, %d machines".formatted(target, export.nodes(), export.machines()));
        out.println("to be added before an import: addresses and secrets of the management controllers; device"
                + " specifications of "
                + String.join(", ", export.models().stream().sorted().toList()));
        out.flush();
        return 0;
    }
}
