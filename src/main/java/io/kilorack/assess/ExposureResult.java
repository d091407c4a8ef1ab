package io.kilorack.assess;

import io.kilorack.exposure.Classification;
import io.kilorack.exposure.Provenance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Sanction exposure: how every part stands under the rules of the day, and how that changed.
///
/// @param parts one row for each part × lot × site with the same standing
/// @param store the same for stock that stands in no rack: held all the same, and judged as stored
/// @param timeline accelerators of `parts` by severity on each day on which something changed
/// @param storeTimeline likewise those of `store`
/// @param notice "planning aid …, not legal advice" with the date of the rule base and its blind spot
/// @param brief the same in one line, for places beside a chart or a finding
public record ExposureResult(
        List<PartExposure> parts,
        List<PartExposure> store,
        List<TimelinePoint> timeline,
        List<TimelinePoint> storeTimeline,
        String notice,
        String brief) {
    /// With nothing in store.
    public ExposureResult(List<PartExposure> parts, List<TimelinePoint> timeline, String notice, String brief) {
        this(parts, List.of(), timeline, List.of(), notice, brief);
    }

    /// What is installed or to be installed, then what lies in store.
    public List<PartExposure> all() {
        var all = new ArrayList<>(parts);
        all.addAll(store);
        return all;
    }

    /// Accelerators by severity, most harmless first.
    public static SequencedMap<Severity, Integer> bySeverity(List<PartExposure> parts) {
        var counts = new TreeMap<Severity, Integer>();
        for (PartExposure part : parts) {
            if (part.accelerators() > 0) {
                counts.merge(part.severity(), part.accelerators(), Integer::sum);
            }
        }
        return counts;
    }

    /// Severity for colour and order; a conflict of laws and missing data are their own kinds, never
    /// harmless.
    public enum Severity {
        ALLOWED,
        NOTICE,
        LICENCE,
        PROHIBITED,
        CONFLICT,
        UNKNOWN
    }

    /// @param acceleratorId the part judged
    /// @param accelerators how many accelerators stand under it; `peakTflops` what they yield in BF16 dense
    /// @param eccn classification in words (`3A090.a`, `not 3A090`, `unknown`)
    /// @param tpp total processing performance; `performanceDensity` TPP per mm²
    /// @param classification distances to every threshold, missing inputs and neighbouring entries; null
    /// when the part was not judged
    /// @param acts its acquisition, its use and what may follow, each by the law of its own day
    public record PartExposure(
            String acceleratorId,
            String name,
            String siteId,
            String stockId,
            int accelerators,
            double peakTflops,
            List<String> rackIds,
            String eccn,
            OptionalDouble tpp,
            OptionalDouble performanceDensity,
            Severity severity,
            String sentence,
            List<Finding> findings,
            @Nullable Classification classification,
            List<ActLaw> acts) {
        /// True for stock that stands in no rack.
        public boolean stored() {
            return rackIds.isEmpty() && !stockId.isEmpty();
        }

        /// What is done with it once it is held.
        public String holding() {
            return stored() ? Provenance.STORED : Provenance.INSTALLED;
        }

        /// A part of which no more is known than its findings.
        public PartExposure(
                String acceleratorId,
                String name,
                String siteId,
                String stockId,
                int accelerators,
                double peakTflops,
                List<String> rackIds,
                String eccn,
                OptionalDouble tpp,
                OptionalDouble performanceDensity,
                Severity severity,
                String sentence,
                List<Finding> findings) {
            this(
                    acceleratorId,
                    name,
                    siteId,
                    stockId,
                    accelerators,
                    peakTflops,
                    rackIds,
                    eccn,
                    tpp,
                    performanceDensity,
                    severity,
                    sentence,
                    findings,
                    null,
                    List.of());
        }
    }

    /// One rule's word on one part.
    ///
    /// @param act the act judged: `purchase`, `import`, `operate` …, `actDate` its date
    /// @param inputsUsed facts it rests on (`part.tpp = 15832`); `inputsMissing` fields nobody supplied
    /// @param branch `strict` or `relaxed` where the rule's status is uncertain, else empty
    /// @param knownFrom day on which the text was public, null when it always was
    /// @param complianceFrom later day from which the rule must be followed, null when it has none
    public record Finding(
            String ruleId,
            String jurisdiction,
            String title,
            String outcome,
            String licencePolicy,
            String citation,
            String url,
            String binding,
            String act,
            LocalDate actDate,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            Severity severity,
            String branch,
            List<String> inputsUsed,
            List<String> inputsMissing,
            String confidence,
            String sentence,
            @Nullable LocalDate knownFrom,
            @Nullable LocalDate complianceFrom) {
        /// The jurisdiction as a word: a rule of every jurisdiction (`*`) reads `any`.
        public String place() {
            return jurisdiction.equals("*") ? "any" : jurisdiction;
        }

        /// A finding of a rule that was always known and has no later date of compliance.
        public Finding(
                String ruleId,
                String jurisdiction,
                String title,
                String outcome,
                String licencePolicy,
                String citation,
                String url,
                String binding,
                String act,
                LocalDate actDate,
                @Nullable LocalDate effectiveFrom,
                @Nullable LocalDate effectiveTo,
                Severity severity,
                String branch,
                List<String> inputsUsed,
                List<String> inputsMissing,
                String confidence,
                String sentence) {
            this(
                    ruleId,
                    jurisdiction,
                    title,
                    outcome,
                    licencePolicy,
                    citation,
                    url,
                    binding,
                    act,
                    actDate,
                    effectiveFrom,
                    effectiveTo,
                    severity,
                    branch,
                    inputsUsed,
                    inputsMissing,
                    confidence,
                    sentence,
                    null,
                    null);
        }
    }

    /// Accelerators by severity from `date` on; `cause` names the rules that changed something that day.
    public record TimelinePoint(
            LocalDate date, java.util.Map<Severity, Integer> accelerators, Optional<String> cause) {}
}
