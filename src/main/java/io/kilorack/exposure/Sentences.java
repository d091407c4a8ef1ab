package io.kilorack.exposure;

import io.kilorack.catalog.ControlRule;
import io.kilorack.exposure.findings.Finding;
import io.kilorack.exposure.findings.Licence;
import io.kilorack.exposure.rules.CompiledRule;
import java.time.LocalDate;
import java.util.List;

/// The engine's plain sentences. Each says in whose voice it speaks: law, letter, guidance, announcement
/// or press.
final class Sentences {
    private Sentences() {}

    static String finding(
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
        text.append(capital(voice(rule))).append(verb(rule)).append(rule.title());
        if (!policy.isEmpty()) {
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
            case ALLOWED ->
                "no US licence is required" + (licence.policy().isEmpty() ? "" : ": " + plain(licence.policy()));
            case NOT_APPLICABLE -> "US export licensing does not reach it as far as known (" + licence.policy() + ")";
            case LICENCE_EXCEPTION -> "a US licence exception stands: " + plain(licence.policy());
            case LICENCE_REQUIRED ->
                "a US licence is required" + (licence.policy().isEmpty() ? "" : ", policy: " + plain(licence.policy()));
            case PROHIBITED -> prohibited(judgement) + plain(licence.policy());
            case UNKNOWN -> "cannot be decided without " + String.join(", ", licence.missing());
        };
        String rules = licence.rules().isEmpty() ? "" : " [" + String.join(", ", licence.rules()) + "]";
        String branch = judgement.relaxed().outcome() == licence.outcome()
                ? ""
                : " Relaxed reading: " + judgement.relaxed().outcome().word().replace('_', ' ') + ".";
        return "%s (%s): %s%s.%s".formatted(capital(subject), eccn, result, rules, branch);
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
                                : "exposed to General Prohibition 10 unless somebody states that it was lawfully acquired: ";
                    default -> "prohibited: ";
                };
            }
        }
        return "prohibited: ";
    }

    /// ECCNs beside 3A090 that may hold. Not evaluated: their parameters are not in the rule base.
    static List<String> neighbours(String label, boolean controlled) {
        if (label.equals(Classification.UNKNOWN)) {
            return List.of("3A991.p, 4A994.l or 5A992.c if it proves to be outside 3A090");
        }
        if (controlled) {
            return List.of(
                    "4A090 for a board or computer that contains it",
                    "5A992.z, 5A002.z and others .z where it also has encryption");
        }
        return List.of(
                "3A991.p or 4A994.l by their own parameters",
                "5A992.c where it has mass-market encryption",
                "EAR99 otherwise");
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
            case "guidance", "policy_statement" -> rule.authority() + " guidance";
            case "official_notice" -> "an official notice (" + rule.authority() + ")";
            case "announced_policy" -> "an announcement without legal text (" + rule.authority() + ")";
            case "reported_unpublished" -> "a measure known from press reports only (" + rule.jurisdiction() + ")";
            case "derived" -> "the planner's own inference";
            default -> rule.binding().replace('_', ' ') + " (" + rule.jurisdiction() + ")";
        };
    }

    private static String verb(ControlRule rule) {
        return switch (rule.outcome()) {
            case "prohibited" -> " forbids this: ";
            case "licence_required" -> " asks for a licence: ";
            case "licence_exception" -> " offers an exception: ";
            case "allowed" -> " permits or tolerates this: ";
            case "discouraged" -> " discourages this: ";
            case "notification" -> " asks for a notice: ";
            case "tariff" -> " puts a duty on it: ";
            case "due_diligence" -> " asks for diligence: ";
            case "not_enforced" -> " is in the books but not enforced: ";
            case "classified" -> " classifies it: ";
            default -> ", to be watched: ";
        };
    }

    private static String words(String kind) {
        return kind.replace('_', ' ');
    }

    private static String plain(String policy) {
        return policy.replace('_', ' ');
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
