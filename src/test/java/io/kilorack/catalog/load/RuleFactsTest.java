package io.kilorack.catalog.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.ControlRule;
import io.kilorack.catalog.Country;
import io.kilorack.catalog.Party;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFactsTest {
    private static final Path CATALOG = Path.of("assets/catalog");

    @Test
    void readsTheShippedFiles() throws IOException, BadFacts {
        List<ControlRule> rules = RuleFacts.read(CATALOG.resolve("rules.json"));
        assertEquals(106, rules.size());
        assertEquals(201, CountryFacts.read(CATALOG.resolve("countries.json")).size());
        List<Party> parties = PartyFacts.read(CATALOG.resolve("entities.json"));
        assertEquals(71, parties.size());
    }

    @Test
    void groupsAndTagsAreThoseOfTheDay() throws IOException, BadFacts {
        Country emirates = CountryFacts.read(CATALOG.resolve("countries.json")).get("AE");
        assertEquals(Set.of("B", "D:3", "D:4"), emirates.groupsOn(LocalDate.of(2026, 7, 9)));
        assertEquals(Set.of("A:5", "B"), emirates.groupsOn(LocalDate.of(2026, 7, 10)));
        Party biren = PartyFacts.read(CATALOG.resolve("entities.json")).stream()
                .filter(p -> p.id().equals("biren"))
                .findFirst()
                .orElseThrow();
        assertEquals(Set.of(), biren.tagsOn(LocalDate.of(2023, 10, 16)));
        assertEquals(Set.of("BIS_ENTITY_LIST", "BIS_EL_FN4"), biren.tagsOn(LocalDate.of(2023, 10, 17)));
    }

    /// Every fault is refused with the file, the rule and the fault named.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "part.tpp"                          | "part.tops"                        | unknown field "part.tops"
                    "op": ">="                          | "op": "=>"                         | bad operator "=>"
                    "title":                            | "headline":                        | unknown member "headline"
                    "effective_to": "2023-11-16"        | "effective_to": "2022-01-01"       | inverted dates
                    "effective_to": "2023-11-16"        | "effective_to": "2024-01-01"       | dates overlap
                    "op": "contains_any", "value": ["3A090.a", "4A090.a"] | "op": "contains_any", "value": 3 | cannot be compared
                    "published": "2022-10-13"           | "published": "13 October"          | not a date
                    "binding": "regulation"             | "binding": "rumour"                | unknown value "rumour"
                    """)
    void refusesAFaultyRule(String sound, String faulty, String complaint) throws IOException {
        String text = Files.readString(CATALOG.resolve("rules.json"))
                .replaceAll("\\s*\\n\\s*", " ")
                .replace("[ ", "[")
                .replace(" ]", "]");
        assertTrue(text.contains(sound), sound);
        BadFacts refused =
                assertThrows(BadFacts.class, () -> RuleFacts.parse("rules.json", text.replace(sound, faulty)));
        assertTrue(refused.getMessage().startsWith("rules.json: rule US-"), refused.getMessage());
        assertTrue(refused.getMessage().contains(complaint), refused.getMessage());
    }

    @Test
    void refusesARuleWithoutCitation() throws IOException {
        String text = Files.readString(CATALOG.resolve("rules.json"))
                .replaceAll("(?s)\"sources\": \\[.*?\\n  \\]", "\"sources\": []");
        BadFacts refused = assertThrows(BadFacts.class, () -> RuleFacts.parse("rules.json", text));
        assertTrue(refused.getMessage().contains("no citation"), refused.getMessage());
    }
}
