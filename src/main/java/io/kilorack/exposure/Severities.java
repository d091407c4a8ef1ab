package io.kilorack.exposure;

import io.kilorack.catalog.ControlRule;
import io.kilorack.exposure.findings.Licence;
import io.kilorack.exposure.findings.Severity;
import io.kilorack.exposure.rules.CompiledRule;
import io.kilorack.exposure.rules.CompiledRule.Role;
import io.kilorack.exposure.rules.Tree;
import java.util.ArrayList;
import java.util.List;

/// From outcome and binding to severity. Categorical only: nothing is added up, and law, guidance, press
/// reports and announcements do
/// not speak in one voice:
///
/// | outcome | law, order, letter | guidance, press report | announcement |
/// |---|---|---|---|
/// | prohibited | prohibited | licence (somebody's leave is needed) | notice |
/// | licence required | licence | notice | notice |
///
/// A prohibition of one side against which the other side's law stands is a conflict. An undecided rule
/// that could forbid or
/// license makes an otherwise harmless part unknown; one that could only warn makes it a notice. So
/// nothing is "allowed" while an input
/// is missing.
final class Severities {
    private Severities() {}

    /// Severity of one rule's word.
    ///
    /// @param lawfulnessStated somebody stated whether the stock was lawfully acquired
    static Severity of(ControlRule rule, boolean fired, boolean pending, boolean lawfulnessStated) {
        if (!fired) {
            return Severity.UNKNOWN;
        }
        if (pending) {
            return Severity.NOTICE;
        }
        return switch (rule.outcome()) {
            case "prohibited" ->
                switch (rule.binding()) {
                    case "statute", "regulation", "order", "individual_notice" -> Severity.PROHIBITED;
                    // The inference rests on General Prohibition 10 where the acquisition is stated to be unlawful,
                    // else on silence.
                    case "derived" -> lawfulnessStated ? Severity.PROHIBITED : Severity.UNKNOWN;
                    case "announced_policy" -> Severity.NOTICE;
                    default -> Severity.LICENCE;
                };
            case "licence_required" ->
                switch (rule.binding()) {
                    case "statute", "regulation", "order", "individual_notice" -> Severity.LICENCE;
                    default -> Severity.NOTICE;
                };
            case "classified", "allowed" -> Severity.ALLOWED;
            default -> Severity.NOTICE;
        };
    }

    static Severity overall(List<CompiledRule> rules, byte[] truths, Licence licence, boolean lawfulnessStated) {
        Severity worst = switch (licence.outcome()) {
            case ALLOWED, UNKNOWN -> Severity.ALLOWED;
            case NOT_APPLICABLE, LICENCE_EXCEPTION, PROHIBITED -> Severity.NOTICE;
            case LICENCE_REQUIRED -> Severity.LICENCE;
        };
        boolean open = licence.outcome() == Licence.Outcome.UNKNOWN
                || (licence.outcome() == Licence.Outcome.LICENCE_EXCEPTION
                        && !licence.open().isEmpty());
        boolean forbidden = false;
        boolean conflict = false;
        for (int i = 0; i < truths.length; i++) {
            int truth = truths[i];
            if (truth == Tree.FALSE) {
                continue;
            }
            CompiledRule compiled = rules.get(i);
            ControlRule rule = compiled.rule();
            if (truth == Tree.TRUE && forbids(compiled)) {
                Severity one = of(rule, true, false, lawfulnessStated);
                forbidden |= compiled.role() != Role.RESIDUAL_PROHIBITION;
                open |= one == Severity.UNKNOWN;
                worst = one == Severity.UNKNOWN ? worst : max(worst, one);
                continue;
            }
            if (truth == Tree.TRUE
                    && compiled.role() == Role.EXCEPTION
                    && rule.binding().equals("announced_policy")) {
                // Whoever relies on an announcement should know that there is no published text behind it.
                worst = max(worst, Severity.NOTICE);
            }
            switch (compiled.weight()) {
                case NONE -> {}
                case TARIFF -> worst = max(worst, Severity.NOTICE);
                case CONFLICT -> conflict |= truth == Tree.TRUE;
                case ACT -> {
                    if (truth == Tree.TRUE) {
                        worst = max(worst, beside(rule));
                    } else if (binds(rule)) {
                        open = true;
                    } else {
                        worst = max(worst, Severity.NOTICE);
                    }
                }
            }
        }
        if (forbidden && conflict) {
            return Severity.CONFLICT;
        }
        return open && worst.compareTo(Severity.NOTICE) <= 0 ? Severity.UNKNOWN : worst;
    }

    /// Rules beside the US result that could forbid or license and are undecided.
    static List<CompiledRule> open(List<CompiledRule> rules, byte[] truths) {
        var open = new ArrayList<CompiledRule>();
        for (int i = 0; i < truths.length; i++) {
            CompiledRule compiled = rules.get(i);
            if (truths[i] == Tree.UNKNOWN && compiled.weight() == CompiledRule.Weight.ACT && binds(compiled.rule())) {
                open.add(compiled);
            }
        }
        return open;
    }

    private static boolean binds(ControlRule rule) {
        return rule.outcome().equals("prohibited") || rule.outcome().equals("licence_required");
    }

    /// True for rules by which the US result may be "prohibited".
    private static boolean forbids(CompiledRule compiled) {
        return compiled.role() == Role.GUIDANCE_PROHIBITION
                || compiled.role() == Role.RESIDUAL_PROHIBITION
                || (compiled.role() == Role.ENTITY && compiled.rule().outcome().equals("prohibited"));
    }

    /// A finding beside the US result; residual risks and guidance are worth a notice whatever their
    /// outcome.
    private static Severity beside(ControlRule rule) {
        boolean risky = rule.stage().equals("residual") || rule.stage().equals("guidance");
        if (rule.outcome().equals("watch") && !risky) {
            return Severity.ALLOWED;
        }
        Severity one = of(rule, true, false, true);
        return risky ? max(one, Severity.NOTICE) : one;
    }

    private static Severity max(Severity a, Severity b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
