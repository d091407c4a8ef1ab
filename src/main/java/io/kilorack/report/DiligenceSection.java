package io.kilorack.report;

import io.kilorack.assess.AnswerWords;
import io.kilorack.assess.Assessment;
import io.kilorack.assess.ListedParties;
import io.kilorack.assess.PartyScreening.Likeness;
import io.kilorack.assess.PartyScreening.Screened;
import io.kilorack.assess.SupplyOutlook;
import io.kilorack.assess.SupplyOutlook.Limit;
import io.kilorack.assess.ThreeAnswers;
import io.kilorack.catalog.Catalog;
import io.kilorack.exposure.facts.ListWords;
import io.kilorack.plan.PartyAnswer;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.Table.Cell;
import io.kilorack.report.Table.Column;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/// What people answered and stated: the plan's parties against the lists, the facts somebody vouches for;
/// then the three answers to supply that stops, with what domestic supply allows.
final class DiligenceSection {
    private final Flow flow;
    private final Assessment assessment;
    private final Catalog catalog;
    private final ListedParties listed;
    private final Supplier<List<Screened>> screened;

    /// @param listed what names are compared with
    /// @param screened the plan's parties against the listed ones; asked once, where the chapter is written
    DiligenceSection(
            Flow flow,
            Assessment assessment,
            Catalog catalog,
            ListedParties listed,
            Supplier<List<Screened>> screened) {
        this.flow = flow;
        this.assessment = assessment;
        this.catalog = catalog;
        this.listed = listed;
        this.screened = screened;
    }

    void write() throws IOException {
        if (assessment.exposure().parts().isEmpty() || catalog.rules().isEmpty()) {
            return;
        }
        flow.chapter("Parties, statements and supply", false);
        parties();
        statements();
        answers();
        flow.note(assessment.exposure().notice());
    }

    private void parties() throws IOException {
        List<Screened> names = screened.get();
        if (names.isEmpty()) {
            return;
        }
        var table = new Table(
                Column.wide("Name in the plan", 1.2),
                Column.wide("Like this listed party", 1.6),
                Column.number("Score"),
                Column.wide("Lists", 1.4),
                Column.text("Listed"),
                Column.wide("Answer", 1.6));
        for (Screened name : names) {
            String roles = String.join(", ", name.party().roles());
            if (name.likenesses().isEmpty()) {
                table.row(
                        Cell.of(name.party().name(), roles),
                        Cell.muted("none alike"),
                        Cell.of(""),
                        Cell.of(""),
                        Cell.of(""),
                        Cell.of(""));
            }
            for (Likeness likeness : name.likenesses()) {
                table.row(
                        Cell.of(name.party().name(), roles),
                        Cell.of(
                                likeness.hit().party().name(),
                                likeness.hit().party().country()),
                        Cell.of(NumberText.fixed(100 * likeness.hit().score(), 0) + " %"),
                        Cell.of(likeness.lists().isEmpty() ? "none of the base's" : ListWords.join(likeness.lists())),
                        Cell.of(likeness.listedOn() == null ? "" : String.valueOf(likeness.listedOn())),
                        Cell.of(answer(likeness)));
            }
        }
        table.write(flow, "Parties");
        flow.note("Compared with " + listed.words() + ". A likeness is a question: names are not identities.");
    }

    private static String answer(Likeness likeness) {
        PartyAnswer answer = likeness.answer();
        if (answer == null) {
            return "open: confirm or reject";
        }
        String word = answer.verdict() == PartyAnswer.Verdict.SAME ? "confirmed" : "not the same";
        return "%s by %s, %s: %s%s"
                .formatted(
                        word,
                        answer.by(),
                        answer.on(),
                        answer.reason(),
                        likeness.changed() ? "; the lists changed since" : "");
    }

    private void statements() throws IOException {
        var stated = assessment.plan().owner().attestations();
        if (stated.isEmpty()) {
            return;
        }
        var table = new Table(
                Column.wide("Fact", 1.6),
                Column.text("Value"),
                Column.text("By"),
                Column.text("On"),
                Column.wide("Ground", 2));
        stated.forEach((field, a) ->
                table.row(Cell.of(field), Cell.of(a.value()), Cell.of(a.by()), Cell.of(a.on()), Cell.of(a.ground())));
        table.write(flow, "Facts that somebody vouches for");
    }

    private void answers() throws IOException {
        ThreeAnswers answers = ThreeAnswers.of(catalog, assessment);
        for (AnswerWords.Block block : AnswerWords.of(answers)) {
            var table = new Table(Column.wide(block.title(), 1.3), Column.wide("", 1.4), Column.wide("How", 2));
            block.lines().forEach(l -> table.row(Cell.of(l.label()), Cell.of(l.value()), Cell.muted(l.note())));
            table.write(flow, block.lead());
        }
        if (answers.supply().isPresent()) {
            supply(answers.supply().get());
        }
    }

    private void supply(SupplyOutlook outlook) throws IOException {
        var table = new Table(
                Column.wide("Limit", 1.2),
                Column.wide("Packages", 1.2),
                Column.wide("How", 1.6),
                Column.wide("From", 2.2));
        Limit binding = outlook.binding().orElse(null);
        for (Limit limit : outlook.limits()) {
            row(table, limit, limit == binding ? "binds" : "");
        }
        for (Limit limit : outlook.reported()) {
            row(table, limit, "reported");
        }
        table.write(flow, "Ascend 910C packages that supply allows in " + outlook.year());
        if (!outlook.stockNote().isEmpty()) {
            flow.note(outlook.stockNote());
        }
    }

    private static void row(Table table, Limit limit, String mark) {
        table.row(
                Cell.of(limit.name(), mark),
                Cell.of(AnswerWords.packages(limit)),
                Cell.of(limit.how()),
                Cell.muted(AnswerWords.sources(limit)));
    }
}
