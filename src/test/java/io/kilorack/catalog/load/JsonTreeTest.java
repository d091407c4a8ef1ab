package io.kilorack.catalog.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The tree from tokens is the one that Jackson's own mapper makes.
class JsonTreeTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @ParameterizedTest
    @ValueSource(strings = {"catalog.json", "rules.json", "countries.json", "entities.json", "scenarios.json"})
    void factsFilesGiveTheMappersTree(String name) throws Exception {
        String text = Files.readString(Path.of("assets/catalog", name));
        assertEquals(MAPPER.readTree(text), JsonTree.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": [1, -2, 2147483648, 123456789012345678901234567890, 0.1, 1e3, true, false, null]}",
                "[[], {}, [[{\"昇腾\": \"\\u6607\\n\"}]]]",
                "\"text\"",
                "7",
                "null"
            })
    void everyKindOfValueGivesTheMappersTree(String text) {
        assertEquals(MAPPER.readTree(text), JsonTree.of(text));
    }

    @Test
    void nothingIsTheMissingNode() {
        assertTrue(JsonTree.of(" \n").isMissingNode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[1,", "{\"a\":1,\"a\":2}", "[1] 2", "{\"a\" 1}", "[1,]", "nul", "[NaN]", "{\"a\":}", "]"})
    void whatIsNoJsonIsRefused(String text) {
        assertThrows(JacksonException.class, () -> JsonTree.of(text));
    }
}
