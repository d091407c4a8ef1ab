package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.plan.file.PlanFile;
import io.kilorack.plan.sample.Samples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void writesAPlanOfTheSizeAskedFor() throws IOException {
        Path file = folder.resolve("big.kilorack");
        assertEquals(0, run("sample", "--racks", "37", "--seed", "5", "-o", file.toString()));
        assertEquals(PlanFile.text(Samples.large(37, 5)), Files.readString(file));
        assertEquals("wrote " + file + System.lineSeparator(), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void rackPdusGoWithAGeneratedPlan() throws IOException {
        Path file = folder.resolve("big.kilorack");
        assertEquals(0, run("sample", "--racks", "37", "--seed", "5", "--rack-pdus", "-o", file.toString()));
        assertEquals(PlanFile.text(Samples.large(37, 5, true)), Files.readString(file));
        assertEquals(2, run("sample", "--rack-pdus", "-o", file.toString()));
        assertTrue(err.toString().contains("--racks"), err::toString);
    }

    @ParameterizedTest
    @CsvSource({"MIXED_HALL", "CLOUDMATRIX", "SHENZHEN_STOCK"})
    void writesTheShippedSamples(String name) {
        Path file = folder.resolve("sample.kilorack");
        assertEquals(0, run("sample", "--plan", name, "-o", file.toString()));
        assertTrue(PlanFile.read(file) instanceof PlanFile.Opened);
    }

    @ParameterizedTest
    @CsvSource({"0", "-3", "1000001", "many", "1e3"})
    void aSizeThatCannotBeIsBadInput(String racks) throws IOException {
        assertEquals(
                2,
                run(
                        "sample",
                        "--racks",
                        racks,
                        "-o",
                        folder.resolve("x.kilorack").toString()));
        assertTrue(err.toString().contains(racks), err::toString);
        assertEquals("", out.toString());
        assertTrue(Files.notExists(folder.resolve("x.kilorack")));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsBadInput() {
        Path file = folder.resolve("gone").resolve("x.kilorack");
        assertEquals(2, run("sample", "-o", file.toString()));
        assertEquals(1, err.toString().lines().count());
        assertEquals(2, run("sample", "-o", folder.toString()));
    }
}
