package io.kilorack.command;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.command.file.ExposureJson;
import io.kilorack.exposure.Classification;
import io.kilorack.exposure.ExposureEngine;
import io.kilorack.exposure.Judgement;
import io.kilorack.exposure.Notice;
import io.kilorack.exposure.classify.Distance;
import io.kilorack.exposure.classify.Neighbour;
import io.kilorack.exposure.classify.PartFacts;
import io.kilorack.exposure.facts.Act;
import io.kilorack.quantity.NumberText;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `kilorack classify`: what parts are under the control list on a day, or how worked cases come out.
@Command(
        name = "classify",
        description = "Classifies parts of the catalog under the US control list on a day, or runs worked cases.",
        mixinStandardHelpOptions = true)
final class ClassifyCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Parameters(paramLabel = "PART", arity = "0..*", description = "catalog ids of accelerators (default: all)")
    private List<String> parts = new ArrayList<>();

    @Option(names = "--cases", paramLabel = "FILE", description = "worked cases to run (classification_cases.json)")
    private @Nullable Path cases;

    @Option(names = "--on", paramLabel = "DATE", description = "day of the law (default: day of the catalog)")
    private @Nullable LocalDate day;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "folder with rule files to use instead of the catalog's (with --cases)")
    private @Nullable Path rules;

    @Option(names = "--json", description = "print JSON (for parts of the catalog)")
    private boolean json;

    @Override
    public Integer call() {
        Path file = cases;
        if (file != null) {
            return CaseRun.run(main, rules, file, false);
        }
        Catalog catalog = RuleSource.catalog(main);
        var engine = ExposureEngine.of(catalog.rules(), catalog.countries().values(), catalog.parties());
        LocalDate on = day == null ? catalog.date() : day;
        List<String> ids = parts.isEmpty() ? List.copyOf(catalog.accelerators().keySet()) : parts;
        var classes = new LinkedHashMap<String, Classification>();
        for (String id : ids) {
            Accelerator accelerator = catalog.accelerators().get(id);
            if (accelerator == null) {
                System.err.println(id + ": the catalog has no such accelerator. List them with \"kilorack classify\".");
                return 2;
            }
            // Classification asks only for the part; the act gives the day.
            Judgement judgement = engine.judge(PartFacts.of(accelerator), new Act("purchase", on, ""), catalog.date());
            classes.put(id, judgement.classification());
        }
        String notice =
                Notice.text(catalog.date(), catalog.rules(), catalog.countries().size());
        if (json) {
            System.out.println(ExposureJson.classes(on, classes, notice));
            return 0;
        }
        System.out.print(table(classes));
        if (!parts.isEmpty()) {
            classes.forEach((id, c) -> System.out.print(details(id, on, c)));
        }
        System.out.println(notice);
        return 0;
    }

    private static String table(Map<String, Classification> classes) {
        var table = new TextTable("<<>><<");
        table.row("part", "classification", "TPP", "PD", "sensitive to", "missing");
        classes.forEach((id, c) -> table.row(
                id,
                c.eccn(),
                whole(c.tpp()),
                number(c.performanceDensity(), "%.2f"),
                c.distances().stream()
                        .filter(Distance::sensitive)
                        .map(ClassifyCommand::near)
                        .distinct()
                        .collect(Collectors.joining(", ")),
                String.join(", ", c.missing())));
        return table.text("");
    }

    /// Every threshold with the distance to it, and the entries beside 3A090.
    private static String details(String id, LocalDate on, Classification c) {
        var out = new StringBuilder("%n%s under the law of %s%n".formatted(id, on));
        var thresholds = new TextTable("<<>>><");
        for (Distance d : c.distances()) {
            thresholds.row(
                    d.field().substring("part.".length()),
                    d.op(),
                    Distance.number(d.threshold()),
                    Distance.number(d.value()),
                    String.format(Locale.ROOT, "%+.1f %%", d.share() * 100),
                    (d.sensitive() ? "sensitive, " : "") + d.ruleId());
        }
        out.append(thresholds.text("  "));
        for (Neighbour n : c.neighbours()) {
            out.append("  %s %s: %s%s [%s]%n"
                    .formatted(
                            n.eccn(),
                            n.standing().word(),
                            n.sentence(),
                            n.missing().isEmpty() ? "" : " Missing: " + String.join(", ", n.missing()) + ".",
                            n.citation()));
        }
        return out.toString();
    }

    private static String near(Distance distance) {
        return String.format(
                Locale.ROOT,
                "%s %s (%+.1f %%)",
                distance.field().substring("part.".length()),
                Distance.number(distance.threshold()),
                distance.share() * 100);
    }

    private static String whole(OptionalDouble value) {
        return value.isEmpty() ? "unknown" : NumberText.fixed(value.getAsDouble(), 0);
    }

    private static String number(OptionalDouble value, String format) {
        return value.isEmpty() ? "unknown" : String.format(Locale.ROOT, format, value.getAsDouble());
    }
}
