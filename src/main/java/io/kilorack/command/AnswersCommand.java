package io.kilorack.command;

import io.kilorack.assess.AnswerWords;
import io.kilorack.assess.SupplyOutlook;
import io.kilorack.assess.SupplyOutlook.Limit;
import io.kilorack.assess.ThreeAnswers;
import io.kilorack.command.file.AnswersJson;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `kilorack answers`: stockpile, optimise, localise, and what domestic supply allows.
@Command(
        name = "answers",
        description = "Weighs the three answers to supply that stops: stockpile, optimise, localise.",
        mixinStandardHelpOptions = true)
final class AnswersCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Parameters(paramLabel = "PLAN", description = "plan file (*.kilorack)")
    private Path plan = Path.of("");

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "day whose knowledge may be used (default: the plan's)")
    private @Nullable LocalDate asOf;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        Optional<PlanLaw> law = PlanLaw.of(main, plan, asOf);
        if (law.isEmpty()) {
            return 2;
        }
        ThreeAnswers answers = ThreeAnswers.of(law.get().catalog(), law.get().assessment());
        if (json) {
            System.out.println(AnswersJson.text(law.get().assessment(), answers));
            return 0;
        }
        System.out.printf(
                "%s · as of %s%n",
                law.get().assessment().plan().name(), law.get().assessment().asOf());
        for (AnswerWords.Block block : AnswerWords.of(answers)) {
            System.out.printf("%n%s: %s%n", block.title(), block.lead());
            var table = new TextTable("<<<");
            block.lines().forEach(l -> table.row(l.label(), l.value(), l.note()));
            System.out.print(table.text("  "));
        }
        answers.supply().ifPresent(AnswersCommand::supply);
        System.out.println();
        System.out.println(law.get().assessment().exposure().notice());
        return 0;
    }

    private static void supply(SupplyOutlook outlook) {
        System.out.printf("%nAscend 910C packages that supply allows in %d%n", outlook.year());
        limits(outlook.limits());
        System.out.println("  Others say");
        limits(outlook.reported());
        if (!outlook.stockNote().isEmpty()) {
            System.out.println("  " + outlook.stockNote());
        }
    }

    private static void limits(List<Limit> limits) {
        for (Limit limit : limits) {
            System.out.printf("  %-50s %s%n", limit.name(), AnswerWords.packages(limit));
            System.out.printf("    %s%n    %s%n", limit.how(), AnswerWords.sources(limit));
        }
    }
}
