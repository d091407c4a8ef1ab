package io.kilorack.command;

import io.kilorack.assess.AnswerWords;
import io.kilorack.assess.SupplyOutlook;
import io.kilorack.assess.SupplyOutlook.Limit;
import io.kilorack.assess.ThreeAnswers;
import io.kilorack.command.file.AnswersJson;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// `kilorack answers`: stockpile, optimise, localise, and what domestic supply allows.
@Command(
        name = "answers",
        description = "Weighs the three answers to supply that stops: stockpile, optimise, localise.",
        mixinStandardHelpOptions = true)
final class AnswersCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Mixin
    private PlanArgument plan = new PlanArgument();

    @Mixin
    private LawOptions options = new LawOptions();

    @Override
    public Integer call() throws BadInput {
        PlanLaw law = options.law(main, plan.file());
        ThreeAnswers answers = ThreeAnswers.of(law.catalog(), law.assessment());
        if (options.json()) {
            System.out.println(AnswersJson.text(law.assessment(), answers));
            return 0;
        }
        System.out.printf(
                "%s · as of %s%n",
                law.assessment().plan().name(), law.assessment().asOf());
        for (AnswerWords.Block block : AnswerWords.of(answers)) {
            System.out.printf("%n%s: %s%n", block.title(), block.lead());
            var table = new TextTable("<<<");
            block.lines().forEach(l -> table.row(l.label(), l.value(), l.note()));
            System.out.print(table.text("  "));
        }
        answers.supply().ifPresent(AnswersCommand::supply);
        System.out.println();
        System.out.println(law.assessment().exposure().notice());
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
