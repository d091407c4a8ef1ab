package io.kilorack.assess;

import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.assess.ExposureResult.PartExposure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;

/// What nobody has stated, over the whole fleet: facts that go together, the rules that wait for them, and
/// the parts it concerns. Said once, so that it informs instead of standing under every part again.
///
/// @param missing fields of the rule language, in order
/// @param rules titles by rule id
/// @param parts accelerator ids and names concerned
public record OpenFacts(
        List<String> missing, SequencedMap<String, String> rules, SequencedMap<String, String> parts) {

    /// Those that most rules wait for come first.
    public static List<OpenFacts> of(ExposureResult exposure) {
        var groups = new LinkedHashMap<List<String>, OpenFacts>();
        for (PartExposure part : exposure.parts()) {
            for (Finding finding : part.findings()) {
                if (undecided(finding)) {
                    List<String> missing = List.copyOf(new TreeSet<>(finding.inputsMissing()));
                    OpenFacts group = groups.computeIfAbsent(
                            missing, m -> new OpenFacts(m, new LinkedHashMap<>(), new LinkedHashMap<>()));
                    group.rules.put(finding.ruleId(), finding.title());
                    group.parts.put(part.acceleratorId(), part.name());
                }
            }
        }
        var sorted = new ArrayList<>(groups.values());
        sorted.sort(Comparator.comparingInt((OpenFacts g) -> -g.rules.size())
                .thenComparing(g -> -g.parts.size())
                .thenComparing(g -> String.join(" ", g.missing)));
        return List.copyOf(sorted);
    }

    /// A rule that waits for facts and so says neither yes nor no.
    public static boolean undecided(Finding finding) {
        return finding.severity() == ExposureResult.Severity.UNKNOWN
                && !finding.inputsMissing().isEmpty();
    }

    /// Every field that is missing anywhere.
    public static List<String> fields(List<OpenFacts> groups) {
        var fields = new LinkedHashSet<String>();
        groups.forEach(g -> fields.addAll(g.missing));
        return List.copyOf(fields);
    }
}
