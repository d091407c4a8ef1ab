package io.kilorack.assess;

import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.exposure.Judgement;
import io.kilorack.exposure.Provenance;
import io.kilorack.exposure.findings.Licence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// How one act with a part stands under US law, with what stands beside it: the acquisition by the law of
/// its own day, continued use by today's, spares, firmware, service, moves and resale as acts of today.
///
/// @param act kind of the act; `date` its day, `law` the day whose law was applied
/// @param outcome the US result (`licence_required`), `policy` the licence policy or empty
/// @param rules ids of the rules that decide it
/// @param missing inputs nobody supplied that could change it; `open` the rules that wait for them
/// @param relaxed the result by the relaxed reading where a rule has two, else the same as `outcome`
/// @param severity over all jurisdictions
/// @param sentence one plain sentence
/// @param scheduled known changes of the law between today and the act
/// @param provided what the answer takes for granted, or empty
public record ActLaw(
        String act,
        LocalDate date,
        LocalDate law,
        String outcome,
        String policy,
        List<String> rules,
        List<String> missing,
        List<String> open,
        String relaxed,
        Severity severity,
        String sentence,
        List<String> scheduled,
        String provided) {

    static List<ActLaw> of(Provenance provenance, Provenance.Standing standing) {
        var acts = new ArrayList<ActLaw>();
        acts.add(of(standing.acquisition(), ""));
        Judgement use = standing.use();
        if (use != null) {
            acts.add(of(use, ""));
        }
        standing.later().forEach(judgement -> acts.add(of(judgement, "")));
        provenance.outlook(standing).forEach(judgement -> acts.add(of(judgement, "if lawfully acquired")));
        return List.copyOf(acts);
    }

    private static ActLaw of(Judgement judgement, String provided) {
        Licence licence = judgement.licence();
        return new ActLaw(
                judgement.act().kind(),
                judgement.act().date(),
                judgement.law(),
                licence.outcome().word(),
                licence.policy(),
                licence.rules(),
                licence.missing(),
                licence.open(),
                judgement.relaxed().outcome().word(),
                Severity.valueOf(judgement.severity().name()),
                judgement.sentence(),
                judgement.scheduled().stream()
                        .map(s -> "%s %s on %s".formatted(s.ruleId(), s.begins() ? "begins" : "ends", s.day()))
                        .toList(),
                provided);
    }
}
