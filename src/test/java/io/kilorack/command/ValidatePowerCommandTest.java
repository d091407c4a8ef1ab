package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ValidatePowerCommandTest {
    private static final Pattern LAST =
            Pattern.compile("cases (\\d+) · median \\|error\\| ([0-9.]+) % · P90 ([0-9.]+) %");

    private record Run(int exit, String out, String err) {}

    private static Run run(Path cases) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = new CommandLine(new ValidateCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("power", "--cases", cases.toString());
        return new Run(exit, out.toString(), err.toString());
    }

    @Test
    void stepsWithinTheTargetsOnPublishedMeasurements() throws URISyntaxException {
        Path cases = Path.of(Objects.requireNonNull(ValidatePowerCommandTest.class.getResource("validation_power.json"))
                .toURI());
        Run run = run(cases);
        assertEquals(0, run.exit);
        String[] lines = run.out.strip().split("\\R");
        Matcher last = LAST.matcher(lines[lines.length - 1]);
        assertTrue(last.matches(), lines[lines.length - 1]);
        assertEquals(27, Integer.parseInt(last.group(1)));
        assertTrue(Double.parseDouble(last.group(2)) <= 8, run.out);
        assertTrue(Double.parseDouble(last.group(3)) <= 20, run.out);
        Matcher pue = Pattern.compile("annual PUE +cases 9 · median \\|error\\| ([0-9.]+)")
                .matcher(run.out);
        assertTrue(pue.find());
        assertTrue(Double.parseDouble(pue.group(1)) <= 0.05);
        assertEquals(
                42,
                run.out
                        .lines()
                        .filter(l -> l.contains(" measured ") || l.contains(" declared ") || l.contains(" estimate "))
                        .filter(l -> !l.contains("cases"))
                        .count());
    }

    @Test
    void badFilesAreNamedAndEndWithTwo(@TempDir Path folder) throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "[{\"id\":\"x\"}]");
        Run run = run(broken);
        assertEquals(2, run.exit);
        assertTrue(run.err.contains("broken.json") && run.err.contains("case number 1"), run.err);
        assertEquals(2, run(folder.resolve("none.json")).exit);
        assertEquals(2, run(Files.writeString(folder.resolve("text.json"), "hello")).exit);
    }
}
