package io.kilorack.exposure;

import io.kilorack.catalog.ControlRule;

/// What a rule does, in words that fit who speaks: law binds, guidance reads the law, an announcement has
/// no legal text, a press report is hearsay, an inference is the planner's own.
final class Verbs {
    private Verbs() {}

    /// The verb phrase between the speaker and the rule's title, with the spaces and the colon.
    static String of(ControlRule rule) {
        return switch (rule.binding()) {
            case "statute", "regulation", "order", "individual_notice" -> law(rule);
            case "guidance", "policy_statement" -> reading(rule.outcome());
            case "announced_policy" -> announced(rule.outcome());
            case "reported_unpublished" -> reported(rule.outcome());
            case "derived" -> inferred(rule.outcome());
            default -> mild(rule.outcome());
        };
    }

    /// What a legal text does by its place in the order of evaluation, else by its outcome.
    private static String law(ControlRule rule) {
        return switch (rule.stage()) {
            case "licence_policy" -> " says how an application is reviewed: ";
            case "jurisdiction" -> rule.effect().sets().isEmpty() ? " changes the ground: " : " reaches it: ";
            case "reference" -> ", for reference: ";
            default -> binding(rule.outcome());
        };
    }

    private static String binding(String outcome) {
        return switch (outcome) {
            case "prohibited" -> " forbids this: ";
            case "licence_required" -> " asks for a licence: ";
            case "licence_exception" -> " offers an exception: ";
            case "allowed" -> " permits or tolerates this: ";
            case "notification" -> " asks for a notice: ";
            case "tariff" -> " puts a duty on it: ";
            case "not_enforced" -> " is in the books but not enforced: ";
            case "classified" -> " classifies it: ";
            default -> mild(outcome);
        };
    }

    private static String reading(String outcome) {
        return switch (outcome) {
            case "prohibited" -> ", itself no law, presumes that the law forbids this: ";
            case "licence_required" -> ", itself no law, says that the law asks for a licence: ";
            default -> mild(outcome);
        };
    }

    private static String announced(String outcome) {
        return switch (outcome) {
            case "prohibited" -> " speaks of a ban: ";
            case "licence_required" -> " speaks of licences: ";
            case "allowed" -> " speaks of an authorisation: ";
            default -> mild(outcome);
        };
    }

    private static String reported(String outcome) {
        return switch (outcome) {
            case "prohibited" -> " is said to forbid this: ";
            case "licence_required" -> " is said to ask for a licence: ";
            case "discouraged" -> " is said to discourage this: ";
            default -> mild(outcome);
        };
    }

    private static String inferred(String outcome) {
        return switch (outcome) {
            case "prohibited" -> " sees exposure to General Prohibition 10: ";
            case "allowed" -> " sees no act that needs leave: ";
            default -> " sees a risk: ";
        };
    }

    private static String mild(String outcome) {
        return switch (outcome) {
            case "discouraged" -> " discourages this: ";
            case "due_diligence" -> " asks for diligence: ";
            default -> ", to be watched: ";
        };
    }
}
