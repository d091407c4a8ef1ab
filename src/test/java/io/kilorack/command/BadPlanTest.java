package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.plan.file.PlanFile;
import io.kilorack.plan.sample.Samples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Damaged and faulty plans from the command line's side: one sentence and exit 2, or the plan is
/// assessed and a check names the fault.
class BadPlanTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final String sound = PlanFile.text(Samples.shenzhenStock());

    private int assess(String text) throws IOException {
        Path file = folder.resolve("plan.kilorack");
        Files.writeString(file, text);
        int status = Main.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("--data", folder.resolve("data").toString(), "assess", file.toString());
        assertEquals(text, Files.readString(file), "the plan file was touched");
        return status;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "xM": 2.4               | "xM": "2.4"
            "id": "A02"             | "id": "A01"
            "format": 1             | "format": 7
            "ratedAmps": 800        | "ratedAmps": 1e400
            "quantity": 32          | "quantity": -32
            "front": "south"        | "front": "sideways"
            "wiringRules": "iec"    | "wiringRule": "iec"
            """)
    void aDamagedPlanIsBadInput(String good, String bad) throws IOException {
        String damaged = sound.replaceFirst(Pattern.quote(good), bad);
        assertNotEquals(sound, damaged);
        assertEquals(2, assess(damaged));
        assertOneSentence();
    }

    @Test
    void aPlanCutShortIsBadInput() throws IOException {
        assertEquals(2, assess(sound.substring(0, sound.length() / 2)));
        assertOneSentence();
        assertTrue(err.toString().contains("cut short"), err::toString);
    }

    private void assertOneSentence() {
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().startsWith(folder.resolve("plan.kilorack").toString()), err::toString);
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "xM": 3.15              | "xM": 2.5               | plan.rack.overlap
            "u": 10,                | "u": 5,                 | plan.device.overlap
            hgx-h800-8u             | hgx-h999-8u             | plan.part.unknown
            "feeds": ["bw-1a",      | "feeds": ["bw-9a",      | plan.feed.unknown
            "sources": ["grid"]     | "sources": ["msb-a"]    | plan.node.cycle
            "stock": "lot-h800"     | "stock": "lot-h900"     | plan.stock.unknown
            "ratedAmps": 800        | "ratedAmps": -800       | power.node.rating
            "ratedAmps": 800        | "ratedAmps": 1e9        | power.node.rating
            "ratedAmps": 800        | "ratedKw": 1e12         | power.node.rating
            "voltage": 400, "ratedAmps": 800 | "voltage": -400, "ratedAmps": 800 | power.node.rating
            "sources": ["grid"], "side" | "side"              | power.chain.no-source
            "sources": ["grid"]     | "sources": ["nowhere"]  | plan.node.source
            "voltage": 400, "ratedAmps": 800 | "voltage": 208, "ratedAmps": 800 | power.chain.mixed-voltage
            "wiring": "three-phase-wye", "voltage": 400, "ratedAmps": 2500 | "wiring": "single-phase", "voltage": 230, "ratedAmps": 2500 | power.chain.phase-missing
            """)
    void aFaultyPlanIsAssessedAndTheFaultNamed(String good, String faulty, String code) throws IOException {
        String text = sound.replaceFirst(Pattern.quote(good), faulty);
        assertNotEquals(sound, text);
        int status = assess(text);
        assertTrue(status == 0 || status == 1, err::toString);
        assertTrue(out.toString().contains(code), () -> code + " is missing in\n" + out);
    }
}
