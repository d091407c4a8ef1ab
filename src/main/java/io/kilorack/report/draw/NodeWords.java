package io.kilorack.report.draw;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Kinds of nodes and units as people write them.
public final class NodeWords {
    private static final Set<String> ABBREVIATIONS =
            Set.of("ups", "pdu", "rpp", "psu", "cdu", "crah", "crac", "dc", "it");

    private NodeWords() {}

    /// `ups` reads `UPS`, `rack_pdu` reads `rack PDU`, `ats` reads `transfer switch`.
    public static String kind(String key) {
        String words = key.toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (words) {
            case "ats" -> "transfer switch";
            case "sts" -> "static transfer switch";
            case "rpdu" -> "rack PDU";
            default ->
                Arrays.stream(words.split(" "))
                        .map(word -> ABBREVIATIONS.contains(word) ? word.toUpperCase(Locale.ROOT) : word)
                        .collect(Collectors.joining(" "));
        };
    }
}
