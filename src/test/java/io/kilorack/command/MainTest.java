package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.throughput.training.Offload;
import io.kilorack.throughput.training.Schedule;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void aCommandThatIsNamedIsSetUpAloneAndAsItIsAmongAll() {
        CommandLine all = Main.line();
        assertTrue(
                all.getSubcommands().size() > 15, all.getSubcommands().keySet().toString());
        all.getSubcommands().forEach((name, command) -> {
            if (!name.equals("help")) {
                CommandLine alone = Main.line("--data", "somewhere", name, "--help");
                assertEquals(java.util.Set.of(name), alone.getSubcommands().keySet());
                assertEquals(
                        command.getUsageMessage(),
                        alone.getSubcommands().get(name).getUsageMessage());
            }
        });
    }

    @Test
    void whatIsNoCommandIsAnsweredByOneThatKnowsThemAll() {
        int all = Main.line().getSubcommands().size();
        for (String first : new String[] {"help", "--help", "asses", "hall.kilorack", "--data=somewhere"}) {
            assertEquals(all, Main.line(first).getSubcommands().size(), first);
        }
    }

    @Test
    void otherMistakesAreAnsweredInAFewLines() {
        assertEquals(2, run("assess", "hall.kilorack", "--frob"));
        assertEquals(
                "Unknown option: '--frob'", err.toString().lines().findFirst().orElseThrow());
        assertTrue(err.toString().endsWith("`kilorack assess --help` lists the options." + System.lineSeparator()));
    }

    @Test
    void withoutACommandOfItsOwnAGroupShowsWhichThereAre() {
        assertEquals(2, run("throughput", "--frob"));
        assertTrue(err.toString().contains("Usage: kilorack throughput"), err.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "zero-bubble, ZERO_BUBBLE",
        "ZERO_BUBBLE, ZERO_BUBBLE",
        "zero bubble, ZERO_BUBBLE",
        "1F1B, ONE_F_ONE_B",
        "1f1b, ONE_F_ONE_B",
        "DualPipe, DUAL_PIPE",
        "dual-pipe, DUAL_PIPE"
    })
    void aWordIsReadHoweverItIsSpelt(String given, Schedule meant) {
        assertEquals(meant, new Words<>(Schedule.values(), Schedule::text).convert(given));
    }

    @Test
    void aWordThatIsNoneIsAnsweredWithThoseThereAre() {
        assertEquals(2, run("throughput", "train", "--count", "8", "--model", "m", "--schedule", "gpipe"));
        assertEquals(
                "Invalid value for option '--schedule': expected one of 1f1b, zero-bubble, dualpipe but was 'gpipe'",
                err.toString().lines().findFirst().orElseThrow());
    }

    /// The help names each of the words an option takes.
    @Test
    void helpNamesEveryWord() {
        String help = Main.line()
                .getSubcommands()
                .get("throughput")
                .getSubcommands()
                .get("train")
                .getUsageMessage();
        for (Schedule each : Schedule.values()) {
            assertTrue(help.contains(new Words<>(Schedule.values(), Schedule::text).word(each)), each.name());
        }
        for (Offload each : Offload.values()) {
            assertTrue(help.contains(new Words<>(Offload.values(), Offload::text).word(each)), each.name());
        }
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
