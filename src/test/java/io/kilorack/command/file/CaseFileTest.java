package io.kilorack.command.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.RuleField;
import io.kilorack.exposure.Judgement;
import io.kilorack.exposure.RuleBases;
import io.kilorack.exposure.facts.CountryCode;
import io.kilorack.exposure.facts.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CaseFileTest {
    private static final LocalDate KNOWLEDGE = LocalDate.of(2026, 11, 23);

    @TempDir
    Path folder = Path.of("");

    private List<CaseFile.Entry> read(String json) throws IOException, CaseFile.BadCase {
        return CaseFile.read(Files.writeString(folder.resolve("cases.json"), json), KNOWLEDGE);
    }

    private CaseFile.Case one(String members) throws IOException, CaseFile.BadCase {
        String json = """
                [{"id": "a", "as_of": "2024-06-01", "destination": "CN", "event": {"kind": "import"}, %s}]
                """.formatted(members);
        return assertInstanceOf(CaseFile.Case.class, read(json).getFirst());
    }

    /// Countries are read as people write them; what is no country counts as unknown and is said.
    @Test
    void countriesAreReadAsPeopleWriteThem() throws IOException, CaseFile.BadCase {
        CaseFile.Case question = one("""
                "owner": {"hq_country": "cym", "ultimate_parent_country": "Cayman Islands", "is_government_of": "None"},
                "site": {"country": "Chian"}, "counterparty": 1, "event.counterparty_country": "uk"
                """);
        assertEquals("KY", question.facts().get("owner.hq_country"));
        assertEquals("KY", question.facts().get("owner.ultimate_parent_country"));
        assertEquals("none", question.facts().get("owner.is_government_of"));
        assertEquals("GB", question.facts().get("event.counterparty_country"));
        assertEquals("CN", question.facts().get("site.country"), "the destination stands in for what is no country");
        assertEquals(4, question.remarks().size(), question.remarks()::toString);
        CaseFile.Case nowhere = assertInstanceOf(CaseFile.Case.class, read("""
                        [{"id": "a", "as_of": "2024-06-01", "destination": "XX", "event": {"kind": "import"}}]
                        """).getFirst());
        assertEquals(null, nowhere.facts().get("site.country"));
        assertEquals(null, nowhere.facts().get("owner.hq_country"));
        assertTrue(nowhere.remarks().getFirst().contains("counts as unknown"), nowhere.remarks()::toString);
    }

    /// Every field of the vocabulary can be stated by its full name and in the group it belongs to.
    @Test
    void everyFieldOfTheVocabularyIsTaken() throws IOException, CaseFile.BadCase {
        for (Map.Entry<String, RuleField.Type> entry : RuleField.all().entrySet()) {
            String field = entry.getKey();
            if (field.equals("event.kind") || field.equals("event.date") || field.equals("event.ship_from")) {
                continue;
            }
            List<String> words = RuleField.words(field);
            String value = switch (entry.getValue()) {
                case TEXT ->
                    '"' + (CountryCode.FIELDS.contains(field) ? "DE" : words.isEmpty() ? "XX" : words.getLast()) + '"';
                case TEXTS -> "[\"XX\"]";
                case NUMBER -> "12.5";
                case FLAG -> "true";
                case DATE -> "\"2024-01-02\"";
            };
            String name = field.substring(field.indexOf('.') + 1);
            String group = field.startsWith("part.") ? "specs" : field.substring(0, field.indexOf('.'));
            CaseFile.Case flat = one("\"inputs\": {\"%s\": %s}".formatted(field, value));
            assertEquals(List.of(), flat.ignored(), field);
            Object taken = flat.facts().get(field);
            assertTrue(taken != null, field);
            assertEquals(
                    taken, one("\"%s\": %s".formatted(field, value)).facts().get(field), field);
            if (!group.equals("event")) {
                assertEquals(
                        taken,
                        one("\"%s\": {\"%s\": %s}".formatted(group, name, value))
                                .facts()
                                .get(field),
                        field);
            }
        }
    }

    @Test
    void defaultsFillWhatIsAbsent() throws IOException, CaseFile.BadCase {
        Facts facts = one("\"part\": \"NVIDIA T4\", \"specs\": {\"designer_hq_country\": \"US\", \"kind\": \"board\"}")
                .facts();
        assertEquals("CN", facts.get("owner.hq_country"));
        assertEquals("CN", facts.get("owner.ultimate_parent_country"));
        assertEquals(List.of(), facts.get("owner.entity_lists"));
        assertEquals(0.0, facts.get("owner.listed_parent_share_pct"));
        assertEquals(true, facts.get("part.subject_to_ear"));
        assertEquals(true, facts.get("part.us_origin"));
        assertEquals(true, facts.get("part.commercially_available_in_us"));
        assertEquals(true, facts.get("part.is_accelerator"));
        assertEquals("commercial_inference", facts.get("use.end_use"));
        assertNull(facts.get("part.tpp"));
        Facts prc = one("\"specs\": {\"designer_hq_country\": \"CN\"}").facts();
        assertNull(prc.get("part.subject_to_ear"));
        assertNull(prc.get("part.us_origin"));
    }

    /// What a case states as null is unknown; no default stands in for it.
    @Test
    void nullIsUnknown() throws IOException, CaseFile.BadCase {
        Facts facts = one("\"owner\": {\"hq_country\": \"SG\", \"ultimate_parent_country\": null,"
                        + " \"listed_parent_share_pct\": \"unknown\"}")
                .facts();
        assertEquals("SG", facts.get("owner.hq_country"));
        assertNull(facts.get("owner.ultimate_parent_country"));
        assertNull(facts.get("owner.listed_parent_share_pct"));
    }

    @Test
    void otherSpellingsAreUnderstood() throws IOException, CaseFile.BadCase {
        CaseFile.Case spelled = one("\"owner\": {\"name\": \"Acme\", \"parent_country\": \"cn\"},"
                + " \"specs\": {\"kind\": \"card\", \"tpp\": \"4800\", \"form\": \"dual slot\", \"tpp_basis\": \"x\"},"
                + " \"attestations\": {\"part.reaches_h20_bandwidth\": {\"value\": false, \"by\": \"maker\"}}");
        assertEquals(List.of("Acme"), spelled.facts().get("owner.names"));
        assertEquals("CN", spelled.facts().get("owner.ultimate_parent_country"));
        assertEquals("board", spelled.facts().get("part.kind"));
        assertEquals(4800.0, spelled.facts().get("part.tpp"));
        assertEquals(false, spelled.facts().get("part.reaches_h20_bandwidth"));
        assertEquals(List.of("part.form"), spelled.ignored());
    }

    @Test
    void aMisspeltMemberIsNamedAndNotTakenToCount() throws IOException, CaseFile.BadCase {
        CaseFile.Case misspelt = one("\"expeted\": \"3A090.a\", \"expected_license\": {\"outcome\": \"allowed\"}");
        assertNull(misspelt.expected());
        assertEquals(List.of("expeted", "expected_license"), misspelt.ignored());
    }

    /// The clocks: a classification case is judged with the knowledge of the rule base, a case with a
    /// date of its own with that of its `as_of`.
    @Test
    void theClocksAreThoseOfTheFormat() throws IOException, CaseFile.BadCase {
        CaseFile.Case plain = one("\"note\": \"\"");
        assertEquals(LocalDate.of(2024, 6, 1), plain.act().date());
        assertEquals(KNOWLEDGE, plain.asOf());
        CaseFile.Case dated = assertInstanceOf(
                CaseFile.Case.class,
                read("[{\"id\": \"b\", \"as_of\": \"2024-06-01\","
                                + " \"event\": {\"kind\": \"continued_use\", \"date\": \"2025-01-01\"}}]")
                        .getFirst());
        assertEquals(LocalDate.of(2025, 1, 1), dated.act().date());
        assertEquals(LocalDate.of(2024, 6, 1), dated.asOf());
        assertEquals("operate", dated.act().kind());
    }

    /// A case that cannot be read is named with file, case and field; the others are still read.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "as_of": "June"                                  | as_of
            "as_of": 20240601                                | as_of
            "event": {"kind": "teleport"}                    | event.kind
            "event": {}                                      | event.kind
            "event": "import"                                | event
            "specs": {"tpp": "fast"}                         | part.tpp
            "specs": {"tpp": [4800]}                         | part.tpp
            "specs": {"kind": "toaster"}                     | part.kind
            "specs": {"datacenter_marketed": 1}              | part.datacenter_marketed
            "specs": 5                                       | part
            "use": {"end_use": "millitary"}                  | use.end_use
            "owner": {"entity_lists": [{"a": 1}]}            | owner.entity_lists
            "owner": {"founded_on": "2022"}                  | owner.founded_on
            "destination": 7                                 | destination
            "expected_licence": {"policy": "x"}              | expected_licence
            "expected_other": ["US-232-2026"]                | expected_other
            "expected_other": {"US-232-2026": {}}            | US-232-2026
            "must_not_fire": [1]                             | must_not_fire
            "expected": {}                                   | expected
            """)
    void anUnreadableCaseIsNamedAndTheRestRuns(String member, String field) throws IOException, CaseFile.BadCase {
        String name = member.substring(0, member.indexOf(':'));
        String rest = name.equals("\"event\"") ? "" : ", \"event\": {\"kind\": \"import\"}";
        rest += name.equals("\"as_of\"") ? "" : ", \"as_of\": \"2024-06-01\"";
        List<CaseFile.Entry> entries = read(
                "[{\"id\": \"bad\", %s%s}, null, {\"id\": \"good\", \"as_of\": \"2024-06-01\",".formatted(member, rest)
                        + " \"event\": {\"kind\": \"import\"}}]");
        CaseFile.Unreadable bad = assertInstanceOf(CaseFile.Unreadable.class, entries.getFirst());
        assertTrue(bad.message().startsWith("cases.json: case bad: "), bad.message());
        assertTrue(bad.message().contains(field), bad.message());
        assertTrue(bad.message().endsWith("Correct the case"), bad.message());
        assertTrue(
                assertInstanceOf(CaseFile.Unreadable.class, entries.get(1))
                        .message()
                        .contains("case number 2"),
                entries::toString);
        assertInstanceOf(CaseFile.Case.class, entries.getLast());
    }

    /// Whatever stands in a member, no case throws and none is lost.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noCaseThrows(long seed) throws IOException, CaseFile.BadCase {
        var random = new SplittableRandom(seed);
        var mapper = JsonMapper.builder().build();
        JsonNode given = mapper.readTree(
                Files.readString(Path.of("src/test/resources/io/kilorack/exposure/classification_cases.json")));
        List<String> odd =
                List.of("null", "5", "-1e308", "\"x\"", "\"\"", "[]", "{}", "true", "[1]", "{\"value\": {}}");
        int unreadable = 0;
        for (int round = 0; round < 20; round++) {
            JsonNode cases = given.deepCopy();
            for (JsonNode one : cases) {
                ObjectNode at = (ObjectNode) one;
                List<String> names = List.copyOf(at.propertyNames());
                String name = names.get(random.nextInt(names.size()));
                while (at.get(name).isObject() && at.get(name).size() > 0 && random.nextInt(4) > 0) {
                    at = (ObjectNode) at.get(name);
                    names = List.copyOf(at.propertyNames());
                    name = names.get(random.nextInt(names.size()));
                }
                at.set(name, mapper.readTree(odd.get(random.nextInt(odd.size()))));
            }
            List<CaseFile.Entry> entries = read(mapper.writeValueAsString(cases));
            assertEquals(given.size(), entries.size());
            for (CaseFile.Entry entry : entries) {
                if (entry instanceof CaseFile.Case question) {
                    Judgement answer = RuleBases.SHIPPED.judge(question.facts(), question.act(), question.asOf());
                    assertFalse(answer.sentence().isBlank());
                } else {
                    unreadable++;
                }
            }
        }
        assertTrue(unreadable > 50, "the property was exercised: " + unreadable);
    }

    @Test
    void aFileThatIsNoListIsRefused() {
        assertThrows(CaseFile.BadCase.class, () -> read("{\"a\": 1}"));
        assertThrows(CaseFile.BadCase.class, () -> read("[{"));
    }
}
