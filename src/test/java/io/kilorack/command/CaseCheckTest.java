package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.command.file.CaseFile;
import io.kilorack.exposure.RuleBases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The comparison finds what disagrees and only remarks upon what is said in other words.
class CaseCheckTest {
    @TempDir
    Path folder = Path.of("");

    /// An H200 shipped from the United States to China in February 2026, with further members.
    private CaseCheck.Result check(String members) throws IOException, CaseFile.BadCase {
        String json = """
                [{"id": "h200", "part": "NVIDIA H200 SXM", "as_of": "2026-02-01", "destination": "CN",
                  "specs": {"manufacturer": "NVIDIA", "designer_hq_country": "US", "kind": "ic", "tpp": 15832,
                    "pd": 19.45, "dram_bandwidth_gb_s": 4800, "io_bidirectional_gb_s": 1028,
                    "datacenter_marketed": true},
                  "event": {"kind": "import", "ship_from": "US", "enters_us_customs": true, "us_exempt_use": false},
                  %s}]
                """.formatted(members);
        Path file = Files.writeString(folder.resolve("case.json"), json);
        return CaseCheck.check(
                RuleBases.SHIPPED,
                assertInstanceOf(
                        CaseFile.Case.class,
                        CaseFile.read(file, LocalDate.of(2026, 11, 23)).getFirst()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "expected": "3A090.b"                                                | classification expected 3A090.b
            "expected_board_or_system": "4A090.b"                                | board or system expected 4A090.b
            "expected_licence": {"outcome": "allowed"}                           | outcome expected allowed
            "expected_licence": {"outcome": "unknown"}                           | outcome expected unknown
            "expected_licence": {"outcome": "licence_required", "policy": "presumption_of_denial"}   | policy expected
            "expected_licence": {"outcome": "licence_required", "policy": "presumption_of_approval"} | policy expected
            "expected_licence": {"outcome": "licence_required", "policy": "case_by_case_conditional", "rules": ["US-POL-D5-DENIAL", "US-NAC-2024"]} | missing US-NAC-2024
            "expected_other": {"US-232-2026": "prohibited"}                      | missing US-232-2026 as prohibited
            "expected_other": {"US-232-2026": "none"}                            | must not fire US-232-2026
            "expected_other": {"CN-6000D-HALT-2025": "discouraged"}              | missing CN-6000D-HALT-2025
            "expected_outcomes": ["US-NO-SUCH-RULE"]                             | missing US-NO-SUCH-RULE
            "must_not_fire": ["US-CBC-2026"]                                     | must not fire US-CBC-2026
            """)
    void whatDisagreesIsAFault(String members, String fault) throws IOException, CaseFile.BadCase {
        CaseCheck.Result result = check(members);
        assertFalse(result.agrees());
        assertTrue(result.faults().stream().anyMatch(f -> f.startsWith(fault)), result.faults()::toString);
    }

    @Test
    void otherWordsAreRemarkedUpon() throws IOException, CaseFile.BadCase {
        CaseCheck.Result result = check("""
                "expected": "3A090.a", "expected_board_or_system": "4A090.a",
                "expected_licence": {"outcome": "licence_required", "policy": "case by case, conditions of January 2026",
                  "rules": ["US-CBC-2026", "US-RS-2023-DEST"]},
                "expected_other": {"US-232-2026": "tariff 25%", "CN-H200-CUSTOMS-2026": "prohibited (de facto)",
                  "US-CHIP-TAX": "none seen"},
                "must_not_fire": ["US-NAC-2024"]
                """);
        assertTrue(result.agrees(), result.faults()::toString);
        assertEquals(2, result.remarks().size(), result.remarks()::toString);
    }
}
