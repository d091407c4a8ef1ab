package io.kilorack.command;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.bundle.BaseBundle;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.Climates;
import io.kilorack.command.file.BadCases;
import io.kilorack.command.file.PowerCases;
import io.kilorack.power.validation.PowerCase;
import io.kilorack.power.validation.PowerPrediction;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kilorack validate power`: scores device power and annual PUE on published figures.
@Command(
        name = "power",
        description = "Scores the power and PUE models on published figures.",
        mixinStandardHelpOptions = true)
final class ValidatePowerCommand implements Callable<Integer> {
    private static final Set<PowerCase.Quantity> NODE = Set.of(
            PowerCase.Quantity.NODE_WATTS, PowerCase.Quantity.NODE_IDLE_WATTS, PowerCase.Quantity.NODE_PEAK_WATTS);

    @Option(names = "--cases", required = true, paramLabel = "FILE", description = "case file (JSON)")
    private @Nullable Path cases;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Path file = Objects.requireNonNull(cases);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<PowerCase> list;
        try {
            list = PowerCases.read(file.getFileName().toString(), Files.readString(file));
        } catch (BadCases e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println("%s: cannot be read (%s); give the path of a case file".formatted(file, e.getMessage()));
            return 2;
        }
        Map<String, Accelerator> accelerators = accelerators();
        List<PowerPrediction> all = list.stream()
                .map(c -> PowerPrediction.of(c, Climates.shipped(), accelerators))
                .toList();
        out.println(line("case", "scope", "kind", "stated", "model", "error", "how"));
        for (PowerPrediction each : all) {
            out.println(line(each));
        }
        out.println();
        groups(all).forEach((name, group) -> {
            if (!group.isEmpty()) {
                out.println("%-44s %s".formatted(name, summary(group)));
            }
        });
        long silent = all.stream().filter(p -> p.value().isEmpty()).count();
        if (silent > 0) {
            out.println("not scored: " + silent + ", because");
            all.stream()
                    .filter(p -> p.value().isEmpty())
                    .forEach(p -> out.println("  " + p.question().id() + ": " + p.how()));
        }
        List<PowerPrediction> scored = all.stream()
                .filter(p -> p.question().measured() && !p.question().quantity().absolute())
                .toList();
        out.println("power, kind measured:");
        out.println(summary(scored));
        out.flush();
        return 0;
    }

    /// Accelerators of the catalog inside the program, so that a score does not depend on anybody's own
    /// entries.
    private static Map<String, Accelerator> accelerators() {
        try {
            return BaseBundle.read().facts().toCatalog().accelerators();
        } catch (IOException | BadFacts e) {
            throw new IllegalStateException("the program's own catalog cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, List<PowerPrediction>> groups(List<PowerPrediction> all) {
        var groups = new LinkedHashMap<String, Predicate<PowerPrediction>>();
        groups.put(
                "nodes at a stated workload, measured",
                p -> p.question().measured() && NODE.contains(p.question().quantity()));
        groups.put(
                "accelerators at a stated workload, measured",
                p -> p.question().measured() && p.question().quantity() == PowerCase.Quantity.ACCELERATOR_WATTS);
        groups.put(
                "other power, measured",
                p -> p.question().measured()
                        && !NODE.contains(p.question().quantity())
                        && p.question().quantity() != PowerCase.Quantity.ACCELERATOR_WATTS
                        && !p.question().quantity().absolute());
        groups.put(
                "declared and estimated power",
                p -> !p.question().measured() && !p.question().quantity().absolute());
        groups.put("annual PUE", p -> p.question().quantity().absolute());
        var result = new LinkedHashMap<String, List<PowerPrediction>>();
        groups.forEach((name, test) -> result.put(
                name,
                all.stream().filter(test).filter(p -> p.value().isPresent()).toList()));
        return result;
    }

    private static String line(PowerPrediction p) {
        PowerCase c = p.question();
        boolean absolute = c.quantity().absolute();
        boolean share = absolute || c.quantity() == PowerCase.Quantity.PEAK_OVER_RATING;
        return line(
                c.id(),
                c.scope(),
                c.kind(),
                c.quantity() == PowerCase.Quantity.OTHER ? "" : number(c.value(), share),
                p.value().isPresent() ? number(p.value().getAsDouble(), share) : "-",
                p.error().isEmpty()
                        ? "-"
                        : absolute
                                ? String.format(Locale.ROOT, "%+.3f", p.error().getAsDouble())
                                : String.format(
                                        Locale.ROOT, "%+.1f %%", 100 * p.error().getAsDouble()),
                p.how());
    }

    private static String number(double value, boolean share) {
        return String.format(Locale.ROOT, share ? "%.3f" : "%.0f", value);
    }

    private static String line(String... cells) {
        return "%-52s %-17s %-9s %9s %9s %9s  %s".formatted((Object[]) cells);
    }

    /// Median and 90th percentile of the absolute errors, by linear interpolation between order statistics.
    private static String summary(List<PowerPrediction> list) {
        double[] errors = list.stream()
                .filter(p -> p.error().isPresent())
                .mapToDouble(p -> Math.abs(p.error().getAsDouble()))
                .sorted()
                .toArray();
        if (errors.length == 0) {
            return "cases 0 · nothing scored";
        }
        boolean absolute = list.getFirst().question().quantity().absolute();
        String form = absolute ? "%.3f" : "%.1f %%";
        double scale = absolute ? 1 : 100;
        return String.format(
                Locale.ROOT,
                "cases %d · median |error| " + form + " · P90 " + form,
                errors.length,
                scale * quantile(errors, 0.5),
                scale * quantile(errors, 0.9));
    }

    static double quantile(double[] sorted, double q) {
        double at = q * (sorted.length - 1);
        int low = (int) Math.floor(at);
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }
}
