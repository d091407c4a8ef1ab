package io.kilorack.command;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Party;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.ScreeningFacts;
import io.kilorack.exposure.Notice;
import io.kilorack.exposure.screening.NameScreen;
import io.kilorack.plan.Plan;
import io.kilorack.plan.StockLot;
import io.kilorack.plan.file.PlanFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `kilorack screen`: names against the listed parties. Every hit asks for a person's confirmation.
@Command(
        name = "screen",
        description =
                "Compares names with listed parties, in any script. Every hit has to be confirmed or rejected by a person.",
        mixinStandardHelpOptions = true)
final class ScreenCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "names to screen")
    private List<String> names = new ArrayList<>();

    @Option(names = "--plan", paramLabel = "PLAN", description = "screen the owner and the suppliers of a plan")
    private @Nullable Path plan;

    @Option(
            names = "--list",
            paramLabel = "CSV",
            description = "fuller list: consolidated.csv of the Consolidated Screening List")
    private @Nullable Path list;

    @Option(
            names = "--least",
            paramLabel = "SCORE",
            defaultValue = "0.87",
            description = "least score of a hit, 0 to 1 (default: ${DEFAULT-VALUE})")
    private double least = NameScreen.USUAL_LEAST;

    @Override
    public Integer call() {
        Set<String> asked = new LinkedHashSet<>(names);
        Path file = plan;
        if (file != null) {
            switch (PlanFile.read(file)) {
                case PlanFile.Opened(Plan opened) -> {
                    asked.add(opened.owner().name());
                    opened.stock().stream().map(StockLot::supplier).forEach(asked::add);
                }
                case PlanFile.Refused(var problem) -> {
                    System.err.println(problem.text());
                    return 2;
                }
            }
        }
        asked.removeIf(String::isBlank);
        if (asked.isEmpty()) {
            System.err.println("Name at least one party, or a plan with --plan PLAN.");
            return 2;
        }
        if (!(least >= 0 && least <= 1)) {
            System.err.println("--least must be from 0 to 1; have " + least + ".");
            return 2;
        }
        Catalog catalog = RuleSource.catalog(main);
        var parties = new ArrayList<>(catalog.parties());
        Path further = list;
        if (further != null) {
            try {
                parties.addAll(ScreeningFacts.read(further));
            } catch (BadFacts e) {
                System.err.println(e.getMessage());
                return 2;
            } catch (IOException e) {
                System.err.println(further + ": cannot be read: " + e.getMessage() + ". Check the path.");
                return 2;
            }
        }
        var screen = new NameScreen(parties);
        boolean any = false;
        for (String name : asked) {
            List<NameScreen.Hit> hits = screen.hits(name, least);
            any |= !hits.isEmpty();
            System.out.println(name + (hits.isEmpty() ? ": nothing alike among " + parties.size() + " parties" : ""));
            for (NameScreen.Hit hit : hits) {
                System.out.println(line(hit));
            }
        }
        if (any) {
            System.out.println(
                    "Confirm or reject each: a like name is not the same party. Enter confirmed lists with the owner.");
        }
        System.out.println(
                Notice.text(catalog.date(), catalog.rules(), catalog.countries().size()));
        return any ? 1 : 0;
    }

    private static String line(NameScreen.Hit hit) {
        Party party = hit.party();
        return String.format(
                Locale.ROOT,
                "  %.2f  %s%s, %s: %s",
                hit.score(),
                party.name(),
                hit.listedName().equals(party.name()) ? "" : " (" + hit.listedName() + ")",
                party.country().isEmpty() ? "country unknown" : party.country(),
                party.listTags().isEmpty()
                        ? "on no list of the base"
                        : String.join(", ", new TreeSet<>(party.listTags())));
    }
}
