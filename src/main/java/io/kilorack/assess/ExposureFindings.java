package io.kilorack.assess;

import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.exposure.Judgement;
import io.kilorack.exposure.Provenance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/// The findings of one standing in the order a reader needs them: how it stands now, how it was acquired,
/// what support and resale would meet, and last what nobody can decide. What binds comes before what
/// only guides, and that before drafts and press reports. Of the acts beside the present one only what
/// a rule really says is listed, not what stays open, and a rule that says the same of several acts is
/// listed once with all of them.
final class ExposureFindings {
    private static final List<String> BINDING = List.of(
            "regulation",
            "statute",
            "statutory_list",
            "individual_notice",
            "official_notice",
            "guidance",
            "policy_statement",
            "announced_policy",
            "reported_unpublished",
            "derived",
            "bill",
            "withdrawn_draft");
    private static final Comparator<Finding> WEIGHTIEST_FIRST = Comparator.comparingInt(
                    (Finding f) -> -ExposureRoom.weight(f.severity()))
            .thenComparingInt(f -> rank(f.binding()));

    private ExposureFindings() {}

    static List<Finding> of(Provenance.Standing standing) {
        var findings = new ArrayList<Finding>();
        var present = new HashSet<String>();
        standing.present().findings().forEach(f -> {
            findings.add(finding(f, f.act()));
            if (f.fired()) {
                present.add(f.ruleId());
            }
        });
        var undecided = findings.stream().filter(OpenFacts::undecided).toList();
        findings.removeIf(OpenFacts::undecided);
        findings.sort(WEIGHTIEST_FIRST);
        if (standing.use() != null) {
            further(List.of(standing.acquisition()), present, findings);
        }
        further(standing.later(), present, findings);
        findings.addAll(undecided);
        return findings;
    }

    private static int rank(String binding) {
        int at = BINDING.indexOf(binding);
        return at < 0 ? BINDING.size() : at;
    }

    private static void further(List<Judgement> judgements, Set<String> present, List<Finding> into) {
        var first = new LinkedHashMap<String, io.kilorack.exposure.findings.Finding>();
        var acts = new LinkedHashMap<String, StringJoiner>();
        for (Judgement judgement : judgements) {
            for (var finding : judgement.findings()) {
                if (finding.fired()
                        && finding.severity() != io.kilorack.exposure.findings.Severity.ALLOWED
                        && !present.contains(finding.ruleId())) {
                    first.putIfAbsent(finding.ruleId(), finding);
                    acts.computeIfAbsent(finding.ruleId(), id -> new StringJoiner(", "))
                            .add(finding.act());
                }
            }
        }
        first.forEach((id, finding) -> into.add(finding(finding, String.valueOf(acts.get(id)))));
    }

    private static Finding finding(io.kilorack.exposure.findings.Finding f, String act) {
        return new Finding(
                f.ruleId(),
                f.jurisdiction(),
                f.title(),
                f.outcome(),
                f.licencePolicy(),
                f.citation(),
                f.url(),
                f.binding(),
                act,
                f.actDate(),
                f.effectiveFrom(),
                f.effectiveTo(),
                Severity.valueOf(f.severity().name()),
                f.branch(),
                f.inputsUsed(),
                f.inputsMissing(),
                f.confidence(),
                f.sentence(),
                f.knownFrom(),
                f.complianceFrom());
    }
}
