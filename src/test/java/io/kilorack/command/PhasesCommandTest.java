package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhasesCommandTest {
    @Test
    void knowsItsRacks(@TempDir Path folder) {
        String plan = folder.resolve("plan.kilorack").toString();
        String data = folder.resolve("data").toString();
        assertEquals(0, Main.execute("sample", "-o", plan));
        assertEquals(0, Main.execute("--data", data, "phases", plan, "A01"));
        assertEquals(2, Main.execute("--data", data, "phases", plan, "nowhere"));
        assertEquals(
                2, Main.execute("--data", data, "phases", folder.resolve("none").toString(), "A01"));
    }
}
