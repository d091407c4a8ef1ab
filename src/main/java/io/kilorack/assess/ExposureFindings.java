package io.kilorack.assess;

import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.exposure.Judgement;
import io.kilorack.exposure.Provenance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The findings of one standing in the order a reader needs them: how it stands now, how it was acquired, what support and
/// resale would meet. Of the acts beside the present one only what a rule really says is listed, not what stays open.
final class ExposureFindings {
    private static final Comparator<Finding> WEIGHTIEST_FIRST =
            Comparator.comparingInt(f -> -ExposureRoom.weight(f.severity()));

    private ExposureFindings() {}

    static List<Finding> of(Provenance.Standing standing) {
        var findings = new ArrayList<Finding>();
        standing.present().findings().forEach(f -> findings.add(finding(f)));
        findings.sort(WEIGHTIEST_FIRST);
        if (standing.use() != null) {
            fired(standing.acquisition(), findings);
        }
        standing.later().forEach(judgement -> fired(judgement, findings));
        return findings;
    }

    private static void fired(Judgement judgement, List<Finding> into) {
        for (var finding : judgement.findings()) {
            if (finding.fired() && finding.severity() != io.kilorack.exposure.findings.Severity.ALLOWED) {
                into.add(finding(finding));
            }
        }
    }

    private static Finding finding(io.kilorack.exposure.findings.Finding f) {
        return new Finding(
                f.ruleId(),
                f.jurisdiction(),
                f.title(),
                f.outcome(),
                f.licencePolicy(),
                f.citation(),
                f.url(),
                f.binding(),
                f.act(),
                f.actDate(),
                f.effectiveFrom(),
                f.effectiveTo(),
                Severity.valueOf(f.severity().name()),
                f.branch(),
                f.inputsUsed(),
                f.inputsMissing(),
                f.confidence(),
                f.sentence());
    }
}
