package io.kilorack.command;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.catalog.SystemModel;
import io.kilorack.throughput.Cluster;
import io.kilorack.throughput.collective.Host;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Accelerators, wiring and model of `throughput train` and `throughput serve`. A system of the catalog
/// gives the wiring; an option of its own overrides each value.
final class ThroughputHardware {
    @Option(
            names = "--accelerator",
            paramLabel = "ID",
            description = "accelerator, by catalog id (default: that of --system)")
    private String accelerator = "";

    @Option(
            names = "--system",
            paramLabel = "ID",
            description = "server or rack, by catalog id: gives wiring and host memory")
    private String system = "";

    @Option(names = "--model", required = true, paramLabel = "ID", description = "language model, by catalog id")
    private String model = "";

    @Option(names = "--count", required = true, paramLabel = "N", description = "accelerators")
    private int count;

    @Option(
            names = "--per-node",
            paramLabel = "N",
            description = "accelerators in one server (default: of --system, else 8)")
    private @Nullable Integer perNode;

    @Option(
            names = "--domain",
            paramLabel = "N",
            description = "accelerators in one scale-up domain; 1: none (default: of --system, else a server)")
    private @Nullable Integer domain;

    @Option(
            names = "--scale-up",
            paramLabel = "GB/s",
            description = "scale-up bandwidth of one accelerator, both directions (default: catalog)")
    private @Nullable Double scaleUp;

    @Option(
            names = "--scale-out",
            paramLabel = "Gbit/s",
            description = "network of one accelerator, one direction (default: of --system, else 400)")
    private @Nullable Double scaleOut;

    @Option(
            names = "--host-memory",
            paramLabel = "GB",
            description = "host memory per accelerator, for offload (default: of --system)")
    private @Nullable Double hostMemory;

    @Option(
            names = "--host-link",
            paramLabel = "GB/s",
            description = "host link of one accelerator, one direction (default: of --system)")
    private @Nullable Double hostLink;

    @Option(
            names = "--host-bandwidth",
            paramLabel = "GB/s",
            description = "host memory bandwidth per accelerator (default: of --system)")
    private @Nullable Double hostBandwidth;

    @Option(
            names = "--precision",
            defaultValue = "",
            paramLabel = "FORMAT",
            description = "bf16, fp16, fp8, nvfp4, mxfp4, int8, int4 (default: what suits the chip)")
    private String precision = "";

    @Option(
            names = "--usd-per-hour",
            paramLabel = "USD",
            description = "price of one accelerator for an hour: capital, annualised, and energy, or a rent")
    private @Nullable Double usdPerHour;

    @Option(
            names = "--constants",
            paramLabel = "FILE",
            description = {
                "measured constants in place of the built-in ones: a CSV with the columns",
                "id,field,value,because,confidence, such as nv-h100-sxm,const_matrix_16,0.79,own sweep,high;",
                "`kilorack catalog add FILE` keeps them for good, window and plans included"
            })
    private @Nullable Path constants;

    @Option(
            names = "--explain",
            description = "also print operators, network, memory by stage, sensitivity and other layouts")
    private boolean explain;

    @Option(names = "--json", description = "print JSON with parts, formulas, sources and the whole explanation")
    private boolean json;

    boolean explain() {
        return explain;
    }

    boolean json() {
        return json;
    }

    String precision() {
        return precision;
    }

    int count() {
        return count;
    }

    LanguageModel model(Catalog catalog) throws BadInput {
        return CatalogLookup.model(catalog, model);
    }

    Accelerator accelerator(Catalog catalog) throws BadInput {
        String id = accelerator;
        if (id.isEmpty()) {
            if (system.isEmpty()) {
                throw new BadInput("give --accelerator ID or --system ID; `kilorack catalog search WORDS` finds ids");
            }
            id = CatalogLookup.system(catalog, system).acceleratorId();
        }
        Accelerator found = CatalogLookup.accelerator(catalog, id);
        Path file = constants;
        return file == null ? found : MeasuredTable.over(found, file);
    }

    /// [USD/h]; empty when not given.
    OptionalDouble price() throws BadInput {
        return positive("--usd-per-hour", usdPerHour, "leave it out when the price is unknown");
    }

    Cluster cluster(Catalog catalog, Accelerator a) throws BadInput {
        atLeastOne("--count", count);
        atLeastOne("--per-node", perNode);
        atLeastOne("--domain", domain);
        Cluster base;
        if (system.isEmpty()) {
            base = new Cluster(count, 8, OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.of(400));
        } else {
            SystemModel s = CatalogLookup.system(catalog, system);
            if (!s.acceleratorId().equals(a.id())) {
                throw new BadInput("system %s holds %s, not %s; leave --accelerator out or name another system"
                        .formatted(s.id(), s.acceleratorId(), a.id()));
            }
            base = Cluster.of(a, s, count);
        }
        Double out = scaleOut;
        if (out != null && !(out >= 0 && out < Double.POSITIVE_INFINITY)) {
            throw new BadInput("--scale-out must not be negative; have %s; 0 means that there is none".formatted(out));
        }
        OptionalDouble up = positive("--scale-up", scaleUp, "leave it out to take the catalog's");
        return new Cluster(
                count,
                perNode == null ? base.perNode() : perNode,
                domain == null ? base.scaleUpDomain() : OptionalInt.of(domain),
                up.isPresent() ? up : base.scaleUpGbs(),
                out == null ? base.scaleOutGbps() : out > 0 ? OptionalDouble.of(out) : OptionalDouble.empty(),
                host(base.host()));
    }

    private Host host(Host base) throws BadInput {
        String next = "leave it out when unknown";
        OptionalDouble memory = positive("--host-memory", hostMemory, next);
        OptionalDouble link = positive("--host-link", hostLink, next);
        OptionalDouble bandwidth = positive("--host-bandwidth", hostBandwidth, next);
        Host given = Host.of(memory, link, bandwidth, 1);
        return new Host(
                memory.isPresent() ? given.memory() : base.memory(),
                link.isPresent() ? given.link() : base.link(),
                bandwidth.isPresent() ? given.bandwidth() : base.bandwidth());
    }

    static OptionalDouble positive(String name, @Nullable Double value, String next) throws BadInput {
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (!(value > 0) || value.isInfinite()) {
            throw new BadInput("%s must be above 0; have %s; %s".formatted(name, value, next));
        }
        return OptionalDouble.of(value);
    }

    static void atLeastOne(String name, @Nullable Integer value) throws BadInput {
        if (value != null && value < 1) {
            throw new BadInput("%s must be at least 1; have %d".formatted(name, value));
        }
    }
}
