package io.kilorack.exposure;

import io.kilorack.catalog.ControlRule;
import io.kilorack.exposure.findings.Finding;
import io.kilorack.exposure.findings.Licence;
import io.kilorack.exposure.findings.Severity;
import io.kilorack.exposure.rules.CompiledRule;
import io.kilorack.quantity.TextCase;
import java.time.LocalDate;
import java.util.List;

/// The engine's plain sentences. Each says in whose voice it speaks: law, letter, guidance, announcement
/// or press.
final class Sentences {
    private Sentences() {}

    static String finding(
            Judgement judgement, CompiledRule compiled, boolean fired, String policy, List<String> missing) {
        String remark = judgement.remark(compiled);
        String said = said(judgement, compiled, fired, policy, missing);
        return remark.isEmpty() ? said : said + " " + remark;
    }

    private static String said(
            Judgement judgement, CompiledRule compiled, boolean fired, String policy, List<String> missing) {
        ControlRule rule = compiled.rule();
        var text = new StringBuilder();
        if (!fired) {
            text.append("Insufficient data: whether ")
                    .append(voice(rule))
                    .append(" (")
                    .append(rule.title())
                    .append(") applies depends on ")
                    .append(String.join(", ", missing));
            return text.append('.').toString();
        }
        if (compiled.pending()) {
            return text.append("Not in force, only ")
                    .append(rule.status().equals("withdrawn") ? "a withdrawn draft" : "pending")
                    .append(": ")
                    .append(rule.title())
                    .append('.')
                    .toString();
        }
        text.append(TextCase.capital(voice(rule))).append(Verbs.of(rule)).append(rule.title());
        if (!policy.isEmpty() && !policy.startsWith("see_policy")) {
            text.append(" (").append(policy.replace('_', ' ')).append(')');
        }
        text.append('.');
        if (compiled.twoBranchesOn(judgement.law().toEpochDay())) {
            LocalDate due = rule.complianceFrom();
            text.append(
                    due != null && due.isAfter(judgement.law())
                            ? " Compliance is due from " + due + " only; the strict reading is shown."
                            : " Its status is uncertain: the strict reading applies it, the relaxed one does not.");
        }
        return text.toString();
    }

    static String overall(Judgement judgement) {
        Licence licence = judgement.licence();
        String subject = "%s of %s on %s"
                .formatted(
                        words(judgement.act().kind()),
                        part(judgement),
                        judgement.act().date());
        String eccn = judgement.classification().eccn();
        String result = switch (licence.outcome()) {
            case ALLOWED -> allowed(judgement) + (licence.policy().isEmpty() ? "" : ": " + plain(licence.policy()));
            case NOT_APPLICABLE -> "US export licensing does not reach it as far as known (" + licence.policy() + ")";
            case LICENCE_EXCEPTION -> "a US licence exception stands: " + plain(licence.policy());
            case LICENCE_REQUIRED ->
                "a US licence is required" + (licence.policy().isEmpty() ? "" : ", policy: " + plain(licence.policy()));
            case PROHIBITED -> prohibited(judgement) + plain(licence.policy());
            case UNKNOWN -> "cannot be decided without " + String.join(", ", licence.missing()) + unlisted(judgement);
        };
        String rules = licence.rules().isEmpty() ? "" : " [" + String.join(", ", licence.rules()) + "]";
        String branch = judgement.relaxed().outcome() == licence.outcome()
                ? ""
                : " Relaxed reading: " + judgement.relaxed().outcome().word().replace('_', ' ') + ".";
        return "%s (%s): %s%s.%s%s"
                .formatted(TextCase.capital(subject), eccn, result, rules, branch, beside(judgement) + open(judgement));
    }

    /// Which stated country has no country groups in the rule base.
    private static String unlisted(Judgement judgement) {
        List<String> countries = judgement.unlisted();
        return countries.isEmpty()
                ? ""
                : ": the country groups do not list " + String.join(", ", countries)
                        + ", and an unlisted country is unknown, never harmless";
    }

    /// No licence at all, or one that a named party is said to hold.
    private static String allowed(Judgement judgement) {
        for (String id : judgement.licence().rules()) {
            for (Finding finding : judgement.findings()) {
                if (finding.ruleId().equals(id) && finding.binding().equals("announced_policy")) {
                    return "authorised by announcement, without published legal text";
                }
            }
        }
        return "no US licence is required";
    }

    /// The inference of General Prohibition 10 where it stands beside a result and does not lead it.
    private static String beside(Judgement judgement) {
        for (Finding finding : judgement.findings()) {
            boolean inference = finding.fired()
                    && finding.stage().equals("residual")
                    && finding.outcome().equals("prohibited");
            if (inference && !judgement.licence().rules().contains(finding.ruleId())) {
                return " Beside it: exposed to General Prohibition 10 unless somebody states that it was lawfully"
                        + " acquired [" + finding.ruleId() + "].";
            }
        }
        return "";
    }

    /// What keeps a result that sounds harmless from being one.
    private static String open(Judgement judgement) {
        if (judgement.severity() != Severity.UNKNOWN) {
            return "";
        }
        var text = new StringBuilder();
        for (CompiledRule compiled : judgement.open()) {
            text.append(text.isEmpty() ? " Not decided: whether " : "; ")
                    .append(voice(compiled.rule()))
                    .append(" [")
                    .append(compiled.rule().id())
                    .append("] applies, for want of ")
                    .append(String.join(", ", judgement.missing(compiled)));
        }
        return text.isEmpty() ? "" : text.append('.').toString();
    }

    /// A ban by law, a reading of the law by its authority, or the planner's own inference.
    private static String prohibited(Judgement judgement) {
        String decisive = judgement.licence().rules().getFirst();
        for (Finding finding : judgement.findings()) {
            if (finding.ruleId().equals(decisive)) {
                return switch (finding.binding()) {
                    case "guidance" -> "presumed by guidance, not forbidden by law, to violate the EAR: ";
                    case "derived" ->
                        judgement.lawfulnessStated()
                                ? "exposed to General Prohibition 10 as unlawfully acquired: "
                                : "exposed to General Prohibition 10 unless somebody states that it was lawfully"
                                        + " acquired: ";
                    default -> "prohibited: ";
                };
            }
        }
        return "prohibited: ";
    }

    private static String part(Judgement judgement) {
        String name = judgement.facts().text("part.name");
        return name.isEmpty() ? "the part" : name;
    }

    private static String voice(ControlRule rule) {
        return switch (rule.binding()) {
            case "statute", "regulation" -> rule.jurisdiction() + " law";
            case "order" -> "an order (" + rule.jurisdiction() + ")";
            case "individual_notice" -> "a letter to one company (" + rule.authority() + ")";
            case "statutory_list" -> "a list without trade effect (" + rule.jurisdiction() + ")";
            case "guidance" -> rule.authority() + " guidance";
            case "policy_statement" -> "a " + rule.authority() + " statement";
            case "official_notice" -> "an official notice (" + rule.authority() + ")";
            case "announced_policy" -> "an announcement without legal text (" + rule.authority() + ")";
            case "reported_unpublished" -> "a measure known from press reports only (" + rule.jurisdiction() + ")";
            case "derived" -> "the planner's own inference";
            default -> "a " + rule.binding().replace('_', ' ') + " (" + rule.jurisdiction() + ")";
        };
    }

    private static String words(String kind) {
        return switch (kind) {
            case "operate" -> "continued use";
            case "stockpile" -> "storage";
            case "service" -> "support";
            case "resell" -> "resale";
            case "transfer_in_country" -> "move within the country";
            default -> kind.replace('_', ' ');
        };
    }

    private static String plain(String policy) {
        return policy.replace('_', ' ');
    }
}
