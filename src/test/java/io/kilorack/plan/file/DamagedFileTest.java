package io.kilorack.plan.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.plan.Plans;
import io.kilorack.plan.file.FileProblem.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every way a file can be damaged has one clear sentence, with its place and a next step, and the file
/// stays as it is.
class DamagedFileTest {
    @TempDir
    Path folder;

    private static final String SOUND = """
            {
              "format": 1,
              "name": "Small",
              "asOf": "2026-11-23",
              "sites": [
                {"id": "s", "wiringRules": "iec", "tariffUsdPerKwh": 0.1, "halls": [
                  {"id": "h", "widthM": 12, "depthM": 8, "heightM": 4, "racks": [
                    {"id": "R1", "model": "rack-42u-750", "xM": 1, "yM": 0, "front": "north", "devices": [
                      {"id": "d1", "model": "dgx-h100", "u": 1}
                    ]},
                    {"id": "R2", "model": "rack-42u-750", "xM": 3, "yM": 0, "front": "north"}
                  ]}
                ]}
              ],
              "workloads": [
                {"id": "w", "kind": "serve", "model": "m", "inputTokens": 10, "outputTokens": 20}
              ]
            }
            """;

    /// Each line changes one text of a sound file: code, line, field, and the sentence that follows.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "xM": 1,        | "xM": "1",       | WRONG_TYPE     | 8  | sites[0].halls[0].racks[0].xM | Here must stand a number, but there is the text "1".
            "xM": 1,        | "xM": null,      | WRONG_TYPE     | 8  | sites[0].halls[0].racks[0].xM | Here must stand a number, but there is null.
            "xM": 1,        | "xM": 1e999,     | BAD_VALUE      | 8  | sites[0].halls[0].racks[0].xM | The number 1e999 is outside the allowed range -100000 to 100000 m.
            "xM": 1,        | "xM": -3e7,      | BAD_VALUE      | 8  | sites[0].halls[0].racks[0].xM | The number -3e7 is outside the allowed range -100000 to 100000 m.
            "xM": 1,        | `            `   | MISSING_FIELD  | 10 | sites[0].halls[0].racks[0] | The rack that ends here has no field "xM".
            "widthM": 12    | "widthM": 0      | BAD_VALUE      | 7  | sites[0].halls[0].widthM | The number 0 is outside the allowed range 0.1 to 100000 m.
            "id": "R2"      | "id": "R1"       | DUPLICATE_ID   | 11 | sites[0].halls[0].racks[1].id | The rack id "R1" is already used in line 8.
            "id": "R2"      | "id": ""         | BAD_VALUE      | 11 | sites[0].halls[0].racks[1].id | The rack id is empty, longer than 200 characters or holds control characters.
            "id": "R2"      | "id": "R2", "idd": 1 | UNKNOWN_FIELD | 11 | sites[0].halls[0].racks[1].idd | A rack has no field "idd". Did you mean "id"?
            "id": "R2"      | "id": "R2", "id": "R3" | REPEATED_FIELD | 11 | sites[0].halls[0].racks[1].id | The field "id" stands twice in one rack.
            "front": "north", | "front": "up", | BAD_VALUE      | 8  | sites[0].halls[0].racks[0].front | Here must stand one of north, east, south, west, but there is the text "up".
            "u": 1          | "u": 1.2         | BAD_VALUE      | 9  | sites[0].halls[0].racks[0].devices[0].u | Positions go by half rack units, but there is 1.2.
            "2026-11-23"    | "23.11.2026"     | BAD_VALUE      | 4  | asOf | Here must stand a date like "2026-11-23", but there is the text "23.11.2026".
            "2026-11-23"    | "9999-11-23"     | BAD_VALUE      | 4  | asOf | The date 9999-11-23 is not between 1970 and 2200.
            "2026-11-23"    | 20261123         | WRONG_TYPE     | 4  | asOf | Here must stand a date like "2026-11-23", but there is the number 20261123.
            "halls": [      | "halls": {       | WRONG_TYPE     | 6  | sites[0].halls | Here must stand a list, but there is an object.
            "name": "Small" | "name": ["Small"] | WRONG_TYPE    | 3  | name | Here must stand a text in quotes, but there is a list.
            "name": "Small" | "nmae": "Small"  | UNKNOWN_FIELD  | 3  | nmae | A plan has no field "nmae". Did you mean "name"?
            "serve"         | "train"          | MISSING_FIELD  | 16 | workloads[0] | The field "tokens" of a training workload is missing.
            "inputTokens": 10 | "inputTokens": 10, "tokens": 5 | UNKNOWN_FIELD | 16 | workloads[0] | A serving workload has no field "tokens".
            "inputTokens": 10 | "inputTokens": 1.5 | BAD_VALUE  | 16 | workloads[0] | The field "inputTokens" must be a whole number, but is 1.5.
            "format": 1     | "format": 2      | NEWER_FORMAT   | 0  | `` | The file has format 2; this program reads up to format 1.
            "format": 1     | "formt": 1       | UNKNOWN_FIELD  | 2  | formt | A plan has no field "formt". Did you mean "format"?
            "format": 1     | "format": "1"    | WRONG_TYPE     | 2  | format | Here must stand a number, but there is the text "1".
            0.1             | NaN              | NOT_JSON       | 6  | sites[0] | This is not valid JSON: Non-standard token 'NaN'.
            """)
    void everyDamageHasItsSentence(String sound, String damaged, Code code, int line, String field, String message)
            throws IOException {
        assertTrue(SOUND.contains(sound), () -> "the sound file holds no " + sound);
        FileProblem problem = refused(SOUND.replace(sound, damaged));
        assertEquals(code, problem.code(), problem::text);
        assertEquals(line, problem.line(), problem::text);
        assertEquals(field, problem.field(), problem::text);
        assertEquals(message, problem.message());
        assertFalse(problem.nextStep().isBlank());
    }

    @Test
    void theSoundFileIsSound() {
        assertTrue(PlanFile.parse("sound", SOUND) instanceof PlanFile.Opened);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                   | EMPTY
            ` `                  | TRUNCATED
            hello                | NOT_JSON
            <plan/>              | NOT_JSON
            PK\u0003\u0004       | NOT_JSON
            []                   | NOT_A_PLAN
            42                   | NOT_A_PLAN
            "text"               | NOT_A_PLAN
            null                 | NOT_A_PLAN
            {}                   | MISSING_FIELD
            {"format": 1}        | MISSING_FIELD
            {"format": 99, "new": [[[]]]} | NEWER_FORMAT
            {"new": {"a": 1}, "format": 99 | NEWER_FORMAT
            {"format": 1, "asOf": "2026-01-01"} {} | NOT_JSON
            {"format": 1, "asOf": "2026-01-01",} | NOT_JSON
            {'format': 1}        | NOT_JSON
            """)
    void whatIsNoPlanIsCalledSo(String text, Code code) throws IOException {
        assertEquals(code, refused(text).code());
    }

    /// A file cut anywhere is never read as a plan, and says that it was cut.
    @Test
    void aFileCutAnywhereIsRefused() {
        String text = PlanFile.text(Plans.any(new SplittableRandom(4), 3));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int end = text.stripTrailing().getBytes(StandardCharsets.UTF_8).length;
        for (int length = 1; length < end; length += 7) {
            var cut = new String(bytes, 0, length, StandardCharsets.UTF_8);
            PlanFile.Outcome outcome = PlanFile.parse("cut", cut);
            assertTrue(outcome instanceof PlanFile.Refused, "a file of " + length + " bytes was read");
            Code code = ((PlanFile.Refused) outcome).problem().code();
            assertTrue(code == Code.TRUNCATED || code == Code.NOT_JSON || code == Code.BAD_VALUE, () -> "is " + code);
        }
    }

    /// Random bytes changed in a sound file: it opens or is refused; nothing else ever happens.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyChangedByteIsReadOrRefused(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        byte[] sound = PlanFile.text(Plans.any(random, 4)).getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("plan.kilorack");
        for (int i = 0; i < 100; i++) {
            byte[] damaged = sound.clone();
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            switch (PlanFile.read(file)) {
                case PlanFile.Opened opened -> PlanFile.text(opened.plan());
                case PlanFile.Refused(var problem) ->
                    assertFalse(problem.message().isBlank());
            }
            assertArrayEquals(damaged, Files.readAllBytes(file));
        }
    }

    @Test
    void syntaxErrorsAreWordedForPlanners() throws IOException {
        assertEquals(
                "This is not valid JSON: Unrecognized token 'hello'.",
                refused("hello").message());
        assertEquals(
                "This is not valid JSON: Unexpected character ('<' (code 60)).",
                refused("<plan/>").message());
    }

    @Test
    void whatIsTooDeepOrTooLongIsRefused() throws IOException {
        assertEquals(
                Code.UNKNOWN_FIELD, refused("{\"a\": " + "[".repeat(100_000)).code());
        assertEquals(
                Code.NOT_A_PLAN,
                refused("{\"format\": " + "1".repeat(100_000) + "}").code());
        assertEquals(
                Code.NOT_A_PLAN,
                refused("{\"format\": 1, \"name\": \"" + "a".repeat(2_000_000) + "\"}")
                        .code());
        assertEquals(
                Code.WRONG_TYPE, refused("{\"format\": " + "[".repeat(100_000)).code());
    }

    @Test
    void aFileInAnotherEncodingIsReadWhenJsonAllowsIt() throws IOException {
        Path file = folder.resolve("utf16.kilorack");
        Files.writeString(file, SOUND, StandardCharsets.UTF_16);
        assertTrue(PlanFile.read(file) instanceof PlanFile.Opened);
        Files.writeString(file, SOUND.replace("Small", "Größe"), StandardCharsets.ISO_8859_1);
        assertEquals(
                Code.NOT_JSON,
                ((PlanFile.Refused) PlanFile.read(file)).problem().code());
    }

    @Test
    void missingFilesAndFoldersAreNamed() throws IOException {
        Path missing = folder.resolve("gone.kilorack");
        assertEquals(
                Code.NOT_FOUND,
                ((PlanFile.Refused) PlanFile.read(missing)).problem().code());
        assertEquals(
                Code.NOT_A_FILE,
                ((PlanFile.Refused) PlanFile.read(folder)).problem().code());
    }

    @Test
    void theLastGoodVersionIsPointedTo() throws IOException {
        Path file = folder.resolve("hall.kilorack");
        PlanFile.save(Plans.any(new SplittableRandom(1)), file);
        PlanFile.save(Plans.any(new SplittableRandom(2)), file);
        Files.writeString(file, "{\"format\": 1, ");
        FileProblem problem = ((PlanFile.Refused) PlanFile.read(file)).problem();
        assertTrue(
                problem.nextStep().endsWith("The last good version is kept as hall.kilorack.bak."), problem::nextStep);
        assertTrue(PlanFile.read(folder.resolve("hall.kilorack.bak")) instanceof PlanFile.Opened);
    }

    @Test
    void oneSentenceHoldsFilePlaceAndNextStep() throws IOException {
        String text = refused(SOUND.replace("\"xM\": 1,", "\"xM\": \"1\",")).text();
        assertEquals(
                folder.resolve("damaged.kilorack")
                        + ", line 8, column 53 (sites[0].halls[0].racks[0].xM): Here must stand a number, but there is"
                        + " the text \"1\". Correct the value there, or go back to an earlier version of the file.",
                text);
    }

    private FileProblem refused(String text) throws IOException {
        Path file = folder.resolve("damaged.kilorack");
        Files.writeString(file, text);
        PlanFile.Outcome outcome = PlanFile.read(file);
        assertEquals(text, Files.readString(file), "the file was touched");
        return switch (outcome) {
            case PlanFile.Opened _ -> throw new AssertionError("was read: " + text);
            case PlanFile.Refused(var problem) -> problem;
        };
    }
}
