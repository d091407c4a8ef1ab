package io.kilorack.command;

import io.kilorack.assess.PartyScreening;
import io.kilorack.assess.PartyScreening.Likeness;
import io.kilorack.assess.PartyScreening.Screened;
import io.kilorack.assess.PlanParty;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Party;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.ScreeningFacts;
import io.kilorack.command.file.ScreenJson;
import io.kilorack.exposure.Notice;
import io.kilorack.exposure.facts.ListWords;
import io.kilorack.exposure.screening.NameScreen;
import io.kilorack.plan.PartyAnswer;
import io.kilorack.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
                "Compares names with listed parties, in any script. Every hit has to be confirmed or rejected by a"
                        + " person.",
        mixinStandardHelpOptions = true)
final class ScreenCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "names to screen")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            description = "screen the owner, suppliers and further parties of a plan")
    private @Nullable Path plan;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

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
    public Integer call() throws BadInput {
        Plan opened = plan == null ? null : PlanArgument.read(plan);
        Set<String> asked = new LinkedHashSet<>(names);
        asked.removeIf(String::isBlank);
        if (asked.isEmpty() && opened == null) {
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
        var screening = new PartyScreening(parties);
        var screened = new ArrayList<Screened>();
        for (String name : asked) {
            screened.add(screening.name(new PlanParty(name, List.of("asked")), opened, least));
        }
        if (opened != null) {
            screened.addAll(screening.of(opened, least));
        }
        String notice =
                Notice.text(catalog.date(), catalog.rules(), catalog.countries().size());
        boolean open = screened.stream().anyMatch(Screened::open);
        if (json) {
            System.out.println(ScreenJson.text(screened, screening.parties(), notice));
            return open ? 1 : 0;
        }
        for (Screened each : screened) {
            System.out.println(each.party().name() + " ("
                    + String.join(", ", each.party().roles()) + ")"
                    + (each.likenesses().isEmpty() ? ": nothing alike among " + screening.parties() + " parties" : ""));
            each.likenesses().forEach(l -> System.out.println(line(l)));
        }
        if (open) {
            System.out.println("Confirm or reject each: a like name is not the same party. Answer in the window under"
                    + " Exposure, Parties, or in the plan file under compliance, answers.");
        }
        System.out.println(notice);
        return open ? 1 : 0;
    }

    private static String line(Likeness likeness) {
        var hit = likeness.hit();
        Party party = hit.party();
        PartyAnswer answer = likeness.answer();
        return String.format(
                Locale.ROOT,
                "  %.2f  %s%s, %s: %s%s%s",
                hit.score(),
                party.name(),
                hit.listedName().equals(party.name()) ? "" : " (" + hit.listedName() + ")",
                party.country().isEmpty() ? "country unknown" : party.country(),
                likeness.lists().isEmpty() ? "on no list of the base" : ListWords.join(likeness.lists()),
                likeness.listedOn() == null ? "" : ", since " + likeness.listedOn(),
                answer == null
                        ? ""
                        : " · " + (answer.verdict() == PartyAnswer.Verdict.SAME ? "confirmed" : "not the same") + " by "
                                + answer.by() + ", " + answer.on() + ": " + answer.reason()
                                + (likeness.changed() ? "; the lists changed since" : ""));
    }
}
