package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LawCommandsTest {
    private static final String CASES = "src/test/resources/io/kilorack/exposure/";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream systemOut = System.out;
    private final PrintStream systemErr = System.err;

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(systemOut);
        System.setErr(systemErr);
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void classificationCasesAgreeAndAreCounted() {
        int status =
                Main.execute("classify", "--rules", "assets/catalog", "--cases", CASES + "classification_cases.json");
        assertEquals(0, status);
        assertEquals("cases 70 · agree 70", lines().getLast());
    }

    @Test
    void exposureCasesAgreeAndAreCounted() {
        int status = Main.execute("exposure", "--rules", "assets/catalog", "--cases", CASES + "exposure_cases.json");
        assertEquals(0, status);
        assertEquals("cases 7 · agree 7", lines().getLast());
    }

    @Test
    void aCaseThatDisagreesIsCountedAndSaid() throws IOException {
        String wrong = Files.readString(Path.of(CASES + "exposure_cases.json"))
                .replace("\"US-AFFIL-2026\"", "\"US-AFFIL-2025\"");
        Path file = Files.writeString(folder.resolve("wrong.json"), wrong);
        assertEquals(1, Main.execute("exposure", "--rules", "assets/catalog", "--cases", file.toString()));
        assertEquals("cases 7 · agree 6", lines().getLast());
    }

    @Test
    void aCaseThatCannotBeReadIsCountedAsDisagreeing() throws IOException {
        String odd = Files.readString(Path.of(CASES + "exposure_cases.json"))
                .replaceFirst("\"tpp\": 1912", "\"tpp\": \"fast\"");
        Path file = Files.writeString(folder.resolve("odd.json"), odd);
        assertEquals(1, Main.execute("exposure", "--rules", "assets/catalog", "--cases", file.toString()));
        assertEquals("cases 7 · agree 6", lines().getLast());
        String message = err.toString(StandardCharsets.UTF_8);
        assertTrue(message.startsWith("odd.json: case X01-inspur-buys-L20: part.tpp should be"), message);
    }

    @Test
    void aFaultyRuleBaseIsRefusedWithFileAndRule() throws IOException {
        for (String name : List.of("countries.json", "entities.json")) {
            Files.copy(Path.of("assets/catalog", name), folder.resolve(name));
        }
        Files.writeString(
                folder.resolve("rules.json"),
                Files.readString(Path.of("assets/catalog/rules.json"))
                        .replaceFirst("\"part.us_origin\"", "\"part.us_orgin\""));
        assertEquals(
                2,
                Main.execute("classify", "--rules", folder.toString(), "--cases", CASES + "classification_cases.json"));
        String message = err.toString(StandardCharsets.UTF_8);
        assertTrue(message.startsWith("rules.json: rule US-EAR-REACH: "), message);
        assertTrue(message.contains("part.us_orgin"), message);
    }

    @Test
    void aPartIsClassifiedWithDistancesAndNeighbours() {
        String data = folder.toString();
        assertEquals(0, Main.execute("--data", data, "classify", "nv-h20-96", "--on", "2024-06-01"));
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("sensitive, US-3A090B-2023"), text);
        assertTrue(text.contains("3A991.p applies"), text);
        out.reset();
        assertEquals(0, Main.execute("--data", data, "classify", "nv-h20-96", "--on", "2024-06-01", "--json"));
        String json = out.toString(StandardCharsets.UTF_8);
        assertTrue(json.contains("\"threshold\" : 2400.0"), json);
        assertTrue(json.contains("\"standing\" : \"applies\""), json);
        assertTrue(json.contains("not legal advice"), json);
        assertEquals(2, Main.execute("--data", data, "classify", "nv-h2000"));
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("nv-h2000: the catalog has no such"));
    }

    @Test
    void thePlansLawIsPrintedByActAndAsJson() {
        String data = folder.toString();
        String plan = "assets/plans/stock-h800-h20-910c.kilorack";
        assertEquals(1, Main.execute("--data", data, "exposure", plan, "--as-of", "2026-06-01"));
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("act        import 2023-08-14: allowed"), text);
        assertTrue(text.contains("act        resell 2026-06-01: licence required, presumption of denial"), text);
        out.reset();
        assertEquals(1, Main.execute("--data", data, "exposure", plan, "--json"));
        String json = out.toString(StandardCharsets.UTF_8);
        for (String member : List.of(
                "rule",
                "citation",
                "binding",
                "act_date",
                "effective_from",
                "known_from",
                "inputs_used",
                "inputs_missing",
                "confidence",
                "sentence",
                "licence_policy",
                "neighbours",
                "distances",
                "us_outcome")) {
            assertTrue(json.contains("\"" + member + "\""), member);
        }
    }

    @Test
    void aPlanIsJudgedWithNoticeAndRisk() {
        int status = Main.execute(
                "--data",
                folder.toString(),
                "exposure",
                "assets/plans/stock-h800-h20-910c.kilorack",
                "--risk",
                "--paths",
                "2000");
        assertEquals(1, status, err.toString(StandardCharsets.UTF_8));
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("conflict"), text);
        assertTrue(text.contains("not legal advice"), text);
        assertTrue(text.contains("Capacity at risk"), text);
    }

    @Test
    void aReplayNamesDaysAndCauses() {
        int status = Main.execute(
                "--data",
                folder.toString(),
                "replay",
                "assets/plans/stock-h800-h20-910c.kilorack",
                "--to",
                "2026-11-23");
        assertEquals(0, status, err.toString(StandardCharsets.UTF_8));
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("2025-05-13") && text.contains("US-GP10-ASCEND-2025"), text);
    }
}
