package io.kilorack.exposure;

import io.kilorack.catalog.ControlRule;
import io.kilorack.exposure.findings.Licence;
import io.kilorack.exposure.findings.Severity;
import io.kilorack.exposure.rules.CompiledRule;
import io.kilorack.exposure.rules.Tree;
import java.util.List;

/// From outcomes to severities. Categorical only: nothing is added up. An undecided rule that could forbid or license makes an otherwise
/// harmless part unknown; one that could only warn makes it a notice. So nothing is "allowed" while an input is missing.
final class Severities {
    private Severities() {}

    /// Severity of one rule's word.
    static Severity of(ControlRule rule, boolean fired, boolean pending) {
        if (!fired) {
            return Severity.UNKNOWN;
        }
        if (pending) {
            return Severity.NOTICE;
        }
        return switch (rule.outcome()) {
            case "prohibited" -> Severity.PROHIBITED;
            case "licence_required" -> announced(rule) ? Severity.NOTICE : Severity.LICENCE;
            case "classified", "allowed" -> Severity.ALLOWED;
            default -> Severity.NOTICE;
        };
    }

    private static boolean announced(ControlRule rule) {
        return rule.binding().equals("announced_policy");
    }

    static Severity overall(List<CompiledRule> rules, byte[] truths, Licence licence) {
        Severity worst =
                switch (licence.outcome()) {
                    case ALLOWED -> Severity.ALLOWED;
                    case NOT_APPLICABLE, LICENCE_EXCEPTION -> Severity.NOTICE;
                    case LICENCE_REQUIRED -> Severity.LICENCE;
                    case PROHIBITED -> Severity.PROHIBITED;
                    case UNKNOWN -> Severity.ALLOWED;
                };
        boolean open = licence.outcome() == Licence.Outcome.UNKNOWN
                || (licence.outcome() == Licence.Outcome.LICENCE_EXCEPTION && !licence.open().isEmpty());
        boolean usForbids = licence.outcome() == Licence.Outcome.PROHIBITED;
        boolean conflict = false;
        for (int i = 0; i < truths.length; i++) {
            int truth = truths[i];
            if (truth == Tree.FALSE) {
                continue;
            }
            CompiledRule compiled = rules.get(i);
            switch (compiled.weight()) {
                case NONE -> {
                    continue;
                }
                case TARIFF -> {
                    worst = max(worst, Severity.NOTICE);
                    continue;
                }
                case CONFLICT -> {
                    conflict |= truth == Tree.TRUE;
                    continue;
                }
                case ACT -> {}
            }
            ControlRule rule = compiled.rule();
            if (truth == Tree.TRUE) {
                boolean risky = rule.stage().equals("residual") || rule.stage().equals("guidance");
                Severity one = of(rule, true, false);
                boolean watch = rule.outcome().equals("watch") && !risky;
                worst = watch ? worst : max(worst, risky ? max(one, Severity.NOTICE) : one);
            } else if (rule.outcome().equals("prohibited") || rule.outcome().equals("licence_required")) {
                open = true;
            } else {
                worst = max(worst, Severity.NOTICE);
            }
        }
        if (usForbids && conflict) {
            return Severity.CONFLICT;
        }
        return open && worst.compareTo(Severity.NOTICE) <= 0 ? Severity.UNKNOWN : worst;
    }

    private static Severity max(Severity a, Severity b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
