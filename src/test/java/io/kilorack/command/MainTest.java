package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        return Main.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    @Test
    void dataAfterTheCommandIsToldWhereItStands() {
        assertEquals(2, run("assess", "hall.kilorack", "--data", "somewhere"));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().startsWith("--data stands before the command"), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void otherMistakesShowTheUsage() {
        assertEquals(2, run("assess", "hall.kilorack", "--frob"));
        assertTrue(err.toString().contains("Usage: kilorack assess"), err.toString());
    }

    @Test
    void everyCommandHasHelp() {
        for (String name : Main.line().getSubcommands().keySet()) {
            assertEquals(0, run(name, "--help"), name);
        }
        assertTrue(Main.line().getSubcommands().values().stream().noneMatch(c -> helpless(c)), err.toString());
        assertEquals(0, run("help", "assess"));
    }

    private static boolean helpless(CommandLine command) {
        return command.getCommandSpec().usageMessage().description().length == 0;
    }
}
