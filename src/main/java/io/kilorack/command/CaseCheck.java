package io.kilorack.command;

import io.kilorack.command.file.CaseFile;
import io.kilorack.exposure.ExposureEngine;
import io.kilorack.exposure.Judgement;
import io.kilorack.exposure.findings.Finding;
import io.kilorack.exposure.findings.PolicyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Compares the engine's answers with worked cases.
final class CaseCheck {
    /// @param faults what disagrees; none when the case agrees
    /// @param remarks where the case's wording differs without contradicting the answer
    record Result(CaseFile.Case question, Judgement answer, List<String> faults, List<String> remarks) {
        boolean agrees() {
            return faults.isEmpty();
        }
    }

    private static final Set<String> OUTCOMES = Set.of(
            "prohibited",
            "licence_required",
            "licence_exception",
            "notification",
            "allowed",
            "discouraged",
            "due_diligence",
            "tariff",
            "watch",
            "not_enforced");

    /// Words with which a case says that a rule is not to apply.
    private static final Set<String> NOTHING = Set.of("", "no", "none", "not", "nothing", "absent", "-");

    private CaseCheck() {}

    /// Judges a case by all it states: classification, US result, rules among the findings, rules that must
    /// not apply, other findings. What it does not state is not asked.
    static Result check(ExposureEngine engine, CaseFile.Case question) {
        Judgement answer = engine.judge(question.facts(), question.act(), question.asOf());
        var faults = new ArrayList<String>();
        var remarks = new ArrayList<String>();
        // A case may say what holds only with an attestation; without one the answer must be the one it names for that.
        String override = question.other().get("engine_without_override");
        String expected = question.expected();
        String eccn = answer.classification().eccn();
        // A computer with such circuits is 4A090; the cases name circuits, boards and computers by either.
        boolean asSystem = "system".equals(question.facts().get("part.kind"))
                && answer.classification().boardOrSystem().equals(expected);
        if (expected != null && !expected.equals(eccn) && !eccn.equals(override) && !asSystem) {
            faults.add("classification expected " + expected + ", got " + eccn);
        }
        if (override != null) {
            remarks.add("what the case states holds with an attestation only; without one the answer is " + override
                    + ", for want of " + String.join(", ", answer.licence().missing()));
        }
        String board = question.expectedBoard();
        if (board != null && !board.equals(answer.classification().boardOrSystem())) {
            faults.add("board or system expected " + board + ", got "
                    + answer.classification().boardOrSystem());
        }
        CaseFile.ExpectedLicence licence = question.licence();
        if (licence != null) {
            String outcome = override == null ? licence.outcome() : override;
            if (!outcome.equals(answer.licence().outcome().word())) {
                faults.add("outcome expected " + outcome + ", got "
                        + answer.licence().outcome().word());
            }
            if (override == null) {
                policy(licence.policy(), answer, faults, remarks);
            }
            if (outcome.equals("unknown")) {
                undecided(licence.rules(), answer, faults, remarks);
            } else {
                reported(licence.rules(), answer, faults);
            }
        }
        others(engine, question.other(), answer, faults, remarks);
        reported(question.mustFire(), answer, faults);
        forbidden(question.mustNotFire(), answer, faults);
        return new Result(question, answer, faults, remarks);
    }

    /// A rule is reported when it applies, or when it is pending and watched.
    private static void reported(List<String> ids, Judgement answer, List<String> faults) {
        List<String> found = answer.findings().stream()
                .filter(f -> f.fired() || (f.pending() && f.inputsMissing().isEmpty()))
                .map(Finding::ruleId)
                .toList();
        for (String id : ids) {
            if (!found.contains(id)) {
                faults.add("missing " + id);
            }
        }
    }

    /// Where a case expects no decision, the rules it names may be those that stay open: a rule without its
    /// inputs is a finding of its own, "insufficient data".
    private static void undecided(List<String> ids, Judgement answer, List<String> faults, List<String> remarks) {
        var open = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (String id : ids) {
            boolean undecided = answer.findings().stream()
                    .anyMatch(f -> f.ruleId().equals(id) && !f.inputsMissing().isEmpty());
            (undecided ? open : others).add(id);
        }
        if (!open.isEmpty()) {
            remarks.add("among the findings as insufficient data: " + String.join(", ", open));
        }
        reported(others, answer, faults);
    }

    private static void forbidden(List<String> ids, Judgement answer, List<String> faults) {
        List<String> fired = answer.fired();
        for (String id : ids) {
            if (fired.contains(id)) {
                faults.add("must not fire " + id);
            }
        }
    }

    /// Further findings a case expects, by rule id; what is not a rule id of the base is remarked upon.
    private static void others(
            ExposureEngine engine,
            Map<String, String> expected,
            Judgement answer,
            List<String> faults,
            List<String> remarks) {
        expected.forEach((id, words) -> {
            if (id.equals("engine_without_override")) {
                return;
            }
            if (engine.rules().stream().noneMatch(r -> r.rule().id().equals(id))) {
                remarks.add("the case also says " + id + " = " + words);
                return;
            }
            String word = words.strip().split("[ (,;:]", 2)[0].toLowerCase(Locale.ROOT);
            if (NOTHING.contains(word)) {
                forbidden(List.of(id), answer, faults);
                return;
            }
            boolean found = answer.findings().stream()
                    .filter(f -> (f.fired() || f.pending()) && f.ruleId().equals(id))
                    .anyMatch(f -> f.outcome().equals(word) || !OUTCOMES.contains(word));
            if (!found) {
                faults.add("missing " + id + " as " + word);
            }
        });
    }

    /// Compares the policy where the case uses a word of the schema or names an exception; other wording
    /// is remarked upon.
    private static void policy(String expected, Judgement answer, List<String> faults, List<String> remarks) {
        String got = answer.licence().policy();
        if (expected.isEmpty() || PolicyText.on(expected, answer.law()).equals(got)) {
            return;
        }
        String family = family(expected);
        String worded = "policy worded \"" + expected + "\" in the case, \"" + got + "\" in the rule";
        if (family.isEmpty() || family.equals(family(got)) || got.contains(family)) {
            remarks.add(worded);
        } else if ((denies(family) && denies(family(got))) || stricterOfSeveral(expected, got, answer)) {
            remarks.add(worded + "; of several policies that apply the stricter is named");
        } else {
            faults.add("policy expected " + expected + ", got " + (got.isEmpty() ? "none" : got));
        }
    }

    /// True when the case names the policy of one deciding rule and the answer that of another,
    /// stricter one.
    private static boolean stricterOfSeveral(String expected, String got, Judgement answer) {
        String dated = PolicyText.on(expected, answer.law());
        return PolicyText.strictness(got) > PolicyText.strictness(dated)
                && answer.findings().stream()
                        .filter(f -> answer.licence().rules().contains(f.ruleId()))
                        .anyMatch(f -> f.licencePolicy().equals(dated));
    }

    private static boolean denies(String family) {
        return family.endsWith("_of_denial");
    }

    private static String family(String policy) {
        String p = policy.toLowerCase(Locale.ROOT).strip().replace(' ', '_').replace('-', '_');
        for (String word : List.of(
                "presumption_of_denial",
                "presumption_of_approval",
                "policy_of_denial",
                "case_by_case_conditional",
                "case_by_case",
                "not_stated",
                "nac",
                "aca")) {
            if (p.startsWith(word)) {
                return word;
            }
        }
        return "";
    }
}
