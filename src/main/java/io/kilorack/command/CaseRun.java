package io.kilorack.command;

import io.kilorack.catalog.load.BadFacts;
import io.kilorack.command.file.CaseFile;
import io.kilorack.exposure.Notice;
import io.kilorack.exposure.findings.Finding;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a file of worked cases and prints how each came out; the last line counts them. A
/// case that cannot be read counts as one that disagrees.
final class CaseRun {
    private CaseRun() {}

    /// @param exposure cases of acts with rules that must and must not fire; else classification cases
    /// @return 0 when all agree, 1 when one does not, 2 for bad input
    static int run(@Nullable Main main, @Nullable Path rules, Path file, boolean exposure) {
        RuleSource source;
        List<CaseFile.Entry> cases;
        try {
            source = RuleSource.of(main, rules);
            cases = CaseFile.read(file, source.date());
        } catch (BadFacts | CaseFile.BadCase e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (NoSuchFileException e) {
            System.err.println(e.getMessage() + ": no such file. Check the path.");
            return 2;
        } catch (IOException e) {
            System.err.println(file + ": cannot be read: " + e.getMessage() + ". Check the file and its permissions.");
            return 2;
        }
        int agree = 0;
        for (CaseFile.Entry entry : cases) {
            if (!(entry instanceof CaseFile.Case question)) {
                System.out.print(unreadable((CaseFile.Unreadable) entry));
                continue;
            }
            CaseCheck.Result result = CaseCheck.check(source.engine(), question);
            agree += result.agrees() ? 1 : 0;
            System.out.print(exposure ? exposure(result) : classification(result));
            question.remarks().forEach(remark -> System.out.println("    read       " + remark));
            if (!question.ignored().isEmpty()) {
                System.out.println("    ignored, no fields of a case or of the rule language: "
                        + String.join(", ", question.ignored()));
            }
        }
        System.out.println(Notice.brief(
                source.date(),
                source.engine().rules().stream().map(r -> r.rule()).toList()));
        System.out.println("cases " + cases.size() + " · agree " + agree);
        return agree == cases.size() ? 0 : 1;
    }

    private static String unreadable(CaseFile.Unreadable entry) {
        System.err.println(entry.message());
        return "%s  DISAGREE%n    cannot be read: %s%n".formatted(entry.id(), entry.message());
    }

    private static String classification(CaseCheck.Result result) {
        CaseFile.Case question = result.question();
        var licence = question.licence();
        var got = result.answer().licence();
        var out = new StringBuilder();
        out.append("%s  %s%n".formatted(question.id(), result.agrees() ? "agree" : "DISAGREE"));
        out.append("    expected %s%s%n"
                .formatted(
                        question.expected(),
                        licence == null
                                ? ""
                                : ", " + licence.outcome() + policy(licence.policy()) + " " + licence.rules()));
        out.append("    got      %s, %s%s %s%n"
                .formatted(
                        result.answer().classification().eccn(),
                        got.outcome().word(),
                        policy(got.policy()),
                        got.rules()));
        if (!got.missing().isEmpty()) {
            out.append("    open     %s for want of %s%n"
                    .formatted(String.join(", ", got.open()), String.join(", ", got.missing())));
        }
        if (result.answer().classification().sensitive()) {
            out.append("    sensitive: within 3 %% of a threshold%n".formatted());
        }
        result.faults().forEach(fault -> out.append("    fault: ").append(fault).append(System.lineSeparator()));
        result.remarks()
                .forEach(remark -> out.append("    note: ").append(remark).append(System.lineSeparator()));
        return out.toString();
    }

    private static String exposure(CaseCheck.Result result) {
        CaseFile.Case question = result.question();
        List<String> fired = result.answer().fired();
        List<String> found = result.answer().findings().stream()
                .filter(f -> f.fired() || (f.pending() && f.inputsMissing().isEmpty()))
                .map(Finding::ruleId)
                .toList();
        var out = new StringBuilder();
        out.append("%s  %s%n".formatted(question.id(), result.agrees() ? "agree" : "DISAGREE"));
        out.append("    fired      %s%n".formatted(fired));
        out.append("    missing    %s%n"
                .formatted(question.mustFire().stream()
                        .filter(id -> !found.contains(id))
                        .toList()));
        out.append("    forbidden  %s%n"
                .formatted(
                        question.mustNotFire().stream().filter(fired::contains).toList()));
        List<String> open = result.answer().findings().stream()
                .filter(f -> !f.fired() && !f.pending())
                .map(Finding::ruleId)
                .toList();
        out.append("    undecided  %s%n".formatted(open));
        out.append("    answer     %s%s%n"
                .formatted(
                        result.answer().licence().outcome().word(),
                        policy(result.answer().licence().policy())));
        if (!result.answer().licence().missing().isEmpty()) {
            out.append("    for want of %s%n"
                    .formatted(String.join(", ", result.answer().licence().missing())));
        }
        result.faults().stream()
                .filter(fault -> !fault.startsWith("missing ") && !fault.startsWith("must not fire "))
                .forEach(fault -> out.append("    fault      ").append(fault).append(System.lineSeparator()));
        if (result.answer().relaxed().outcome() != result.answer().licence().outcome()) {
            out.append("    branches   strict: %s · relaxed: %s%n"
                    .formatted(
                            result.answer().licence().outcome().word(),
                            result.answer().relaxed().outcome().word()));
        }
        return out.toString();
    }

    private static String policy(String policy) {
        return policy.isEmpty() ? "" : " (" + policy + ")";
    }
}
