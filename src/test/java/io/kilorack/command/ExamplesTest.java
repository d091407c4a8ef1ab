package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    static java.util.stream.Stream<String> commands() {
        return Examples.LINES.keySet().stream().sorted();
    }

    /// What the help shows can be typed: every option is there, every required one is given.
    @ParameterizedTest
    @MethodSource("commands")
    void anExampleIsACommandLine(String command) {
        String example = Examples.LINES.get(command);
        assertTrue(example.startsWith(command + " "), example);
        String[] words = example.replace("\"", "").split(" ");
        assertDoesNotThrow(() -> Main.line().parseArgs(words), example);
        var line = Main.line();
        for (String name : command.split(" ")) {
            line = line.getSubcommands().get(name);
        }
        assertTrue(line.getUsageMessage().contains("Example:"), line.getUsageMessage());
    }
}
