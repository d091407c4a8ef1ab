package io.kilorack.exposure.findings;

import java.util.List;

/// The US result for one act, after exceptions and policy.
///
/// @param outcome what holds
/// @param policy licence policy or condition in the rule base's words, or empty
/// @param rules ids of the rules that decide it
/// @param missing inputs nobody supplied that could change it, stricter or looser
/// @param open ids of the rules that stay undecided for want of them
public record Licence(Outcome outcome, String policy, List<String> rules, List<String> missing, List<String> open) {
    public Licence {
        rules = List.copyOf(rules);
        missing = List.copyOf(missing);
        open = List.copyOf(open);
    }

    /// Outcomes from loose to strict; [#UNKNOWN] is outside that order.
    public enum Outcome {
        ALLOWED("allowed"),
        /// Not within the reach of export licensing as far as known: a foreign part whose link to US
        /// technology nobody has stated.
        NOT_APPLICABLE("not_applicable"),
        LICENCE_EXCEPTION("licence_exception"),
        LICENCE_REQUIRED("licence_required"),
        PROHIBITED("prohibited"),
        /// Insufficient data, where "allowed" would be wrong.
        UNKNOWN("unknown");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
