package io.kilorack.assess;

import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.exposure.Classification;
import io.kilorack.exposure.classify.Neighbour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A fact that nobody has stated, over the whole fleet: the rules that wait for it, alone or with
/// others, and the parts it concerns. Said once, so that it informs instead of standing under every
/// part again.
///
/// @param field of the rule language
/// @param rules titles by rule id, or sentences by entry of the control list
/// @param parts names by accelerator id
/// @param aside whether every waiting rule is about other goods or other named parties
public record OpenFacts(
        String field, SequencedMap<String, String> rules, SequencedMap<String, String> parts, boolean aside) {

    /// Those that most rules wait for come first, those about other goods last.
    public static List<OpenFacts> of(ExposureResult exposure) {
        var rules = new TreeMap<String, SequencedMap<String, String>>();
        var parts = new TreeMap<String, SequencedMap<String, String>>();
        var direct = new HashSet<String>();
        for (PartExposure part : exposure.all()) {
            neighbours(part, rules, parts);
            for (Finding finding : part.findings()) {
                if (!undecided(finding)) {
                    continue;
                }
                for (String field : finding.inputsMissing()) {
                    rules.computeIfAbsent(field, _ -> new LinkedHashMap<>()).put(finding.ruleId(), finding.title());
                    parts.computeIfAbsent(field, _ -> new LinkedHashMap<>()).put(part.acceleratorId(), part.name());
                    if (!aside(finding)) {
                        direct.add(field);
                    }
                }
            }
        }
        var sorted = new ArrayList<OpenFacts>();
        rules.forEach((field, waiting) -> sorted.add(new OpenFacts(
                field, waiting, parts.getOrDefault(field, new LinkedHashMap<>()), !direct.contains(field))));
        sorted.sort(Comparator.comparing((OpenFacts g) -> g.aside)
                .thenComparing(g -> -g.rules.size())
                .thenComparing(g -> -g.parts.size())
                .thenComparing(OpenFacts::field));
        return List.copyOf(sorted);
    }

    /// Entries of the control list beside 3A090 that wait for how the cryptography is classified: no rule
    /// asks it, so it stands with the facts that change no finding.
    private static void neighbours(
            PartExposure part,
            Map<String, SequencedMap<String, String>> rules,
            Map<String, SequencedMap<String, String>> parts) {
        Classification classification = part.classification();
        if (classification == null) {
            return;
        }
        for (Neighbour neighbour : classification.neighbours()) {
            if (neighbour.missing().equals(List.of(ENCRYPTION))) {
                rules.computeIfAbsent(ENCRYPTION, _ -> new LinkedHashMap<>())
                        .put(neighbour.eccn(), neighbour.sentence());
                parts.computeIfAbsent(ENCRYPTION, _ -> new LinkedHashMap<>()).put(part.acceleratorId(), part.name());
            }
        }
    }

    private static final String ENCRYPTION = "part.encryption";

    /// A rule that waits for facts and so says neither yes nor no.
    public static boolean undecided(Finding finding) {
        return finding.severity() == ExposureResult.Severity.UNKNOWN
                && !finding.inputsMissing().isEmpty();
    }

    /// Fields about other goods and other makers than accelerators: rules that wait for nothing else
    /// are about gallium, rare earths or a named memory maker, and say nothing under an accelerator.
    private static final Set<String> ASIDE = Set.of(
            "part.cn_origin_materials",
            "part.cn_rare_earth_value_share",
            "part.cn_dual_use_listed",
            "part.memory_vendor",
            "part.memory_fab_country");

    /// Whether an undecided rule is about other goods or other named parties.
    public static boolean aside(Finding finding) {
        return undecided(finding) && ASIDE.containsAll(finding.inputsMissing());
    }

    /// The undecided rules that bear on a part, in one line: how many, and for want of which facts;
    /// empty when there are none.
    public static String line(PartExposure part) {
        var open =
                part.findings().stream().filter(f -> undecided(f) && !aside(f)).toList();
        var missing = new TreeSet<String>();
        open.forEach(f -> missing.addAll(f.inputsMissing()));
        return open.isEmpty()
                ? ""
                : "%d rule%s cannot be decided: missing %s"
                        .formatted(open.size(), open.size() == 1 ? "" : "s", String.join(", ", missing));
    }
}
