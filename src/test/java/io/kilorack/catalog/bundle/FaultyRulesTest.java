package io.kilorack.catalog.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.BaseCatalog;
import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.load.FactFiles;
import io.kilorack.catalog.store.CatalogHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A signed update with faulty rule data is refused with file and rule, and the rule base that is there
/// stays in force.
class FaultyRulesTest {
    private static final KeyPair KEY = Keys.generate();

    /// The shipped facts with one rule changed by a pattern over its own text.
    private static FactFiles with(String rule, String sound, String changed) {
        FactFiles shipped = Bundles.shipped();
        String text = new String(shipped.files().get("rules.json"), StandardCharsets.UTF_8);
        int at = text.indexOf("\"id\": \"" + rule + "\"");
        int end = text.indexOf("\n },", at);
        String one = text.substring(at, end);
        String faulty = one.replaceFirst(sound, changed);
        assertTrue(!one.equals(faulty), rule + " has no " + sound);
        var all = new LinkedHashMap<>(shipped.files());
        all.put("rules.json", (text.substring(0, at) + faulty + text.substring(end)).getBytes(StandardCharsets.UTF_8));
        return Bundles.release(new FactFiles(all), 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            US-3A090A-2023    | "part.pd"                        | "part.density"                 | unknown field "part.density"
            US-3A090A-2023    | "op": ">="                       | "op": "≥"                      | bad operator
            US-RS-2023-DEST   | "op": "intersects"               | "op": ">="                     | cannot be compared
            US-3A090B-2023    | "board"                          | "borad"                        | unknown word "borad"
            US-MEU            | "military"                       | "millitary"                    | unknown word "millitary"
            US-NAC-2023       | "effective_to": "2024-04-03"     | "effective_to": "2023-04-03"   | inverted dates
            US-3A090-2022     | "effective_to": "2023-11-16"     | "effective_to": "2023-11-17"   | dates overlap
            CN-46-2-2024      | "2025-11-09"                     | "2027-11-09"                   | inverted dates
            CN-46-2-2024      | "suspended_intervals": \\[        | "suspended_intervals": [["2026-01-01", "2026-02-01"], | overlapping suspended intervals
            US-HBM-LIC-2024   | "compliance_from": "2024-12-31"  | "compliance_from": "2024-01-01" | inverted dates
            US-GP10-ASCEND-2025 | "instrument": "[^"]*"          | "instrument": ""               | empty "instrument"
            US-GP10-ASCEND-2025 | (?s)"sources": \\[.*?\\]         | "sources": []                  | no citation
            US-GP10-ASCEND-2025 | "url": "[^"]*"                 | "url": ""                      | empty "url"
            US-CBC-2026       | "priority": 40                   | "priority": "high"             | "priority" should be a whole number
            US-UAE-2026       | "changes"                        | "alters"                       | unknown member "alters"
            US-EL-GENERIC     | "outcome": "licence_required"    | "outcome": "licence"           | unknown value "licence"
            US-EAR-REACH      | "part.subject_to_ear": true      | "part.us_origin": true         | sets "part.us_origin"
            US-HQ-2023        | "published": "2023-10-25"        | "published": "25 Oct 2023"     | not a date
            """)
    void aSignedUpdateIsRefusedWithFileAndRule(String rule, String sound, String changed, String complaint) {
        byte[] bytes = Bundles.unchecked(with(rule, sound, changed), 2, KEY);
        CatalogProblem refused = assertThrows(
                CatalogProblem.class, () -> Bundle.read("update.kcat", bytes, TrustedKeys.of(KEY.getPublic())));
        assertTrue(refused.getMessage().contains("rules.json: rule " + rule), refused.getMessage());
        assertTrue(refused.getMessage().contains(complaint), refused.getMessage());
    }

    @Test
    void theRuleBaseThatIsThereStaysInForce(@TempDir Path folder) throws CatalogProblem, IOException {
        CatalogHome home = CatalogHome.open(Optional.of(folder));
        byte[] bytes = Bundles.unchecked(with("US-HQ-2023", "\"derived.hq_d5_or_macau\"", "\"derived.hq\""), 2, KEY);
        assertThrows(
                CatalogProblem.class,
                () -> home.apply(Bundle.read("update.kcat", bytes, TrustedKeys.of(KEY.getPublic()))));
        assertEquals(BaseCatalog.get().rules(), home.catalog().rules());
        // A sound update of the same number is still taken afterwards.
        byte[] sound = Bundles.unchecked(Bundles.release(Bundles.shipped(), 2), 2, KEY);
        assertEquals(
                106,
                home.apply(Bundle.read("update.kcat", sound, TrustedKeys.of(KEY.getPublic())))
                        .rules()
                        .size());
    }
}
