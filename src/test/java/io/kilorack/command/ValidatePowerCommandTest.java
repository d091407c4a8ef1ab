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
    void whatIsUnknownIsNotScoredButCountedWithItsReason(@TempDir Path folder) throws IOException {
        Path cases = Files.writeString(folder.resolve("odd.json"), """
                [
                 {"id":"a","scope":"node","kind":"measured","hardware":{"accelerator":"Foo XPU 9"},
                  "workload":{"type":"training"},"measured":{"avg_w":5000}},
                 {"id":"b","scope":"node","kind":"measured","measured":{"avg_w":5000}},
                 {"id":"c","scope":"facility","kind":"declared","hardware":{"site":"Xanadu DC"},
                  "measured":{"pue":1.3},"cooling":"chilled water"},
                 {"id":"d","scope":"node","kind":"measured","hardware":{"catalog_id":"nv-h100-sxm"},
                  "workload":{"type":"training"},"measured":{"avg_w":"lots"}},
                 {"id":"e","scope":"node","kind":"measured","hardware":{"accelerator":"AMD Instinct MI300X",
                  "accelerators_per_node":8},"workload":{"type":"training"},"measured":{"avg_w":8300},"cooling":"air"},
                 {"id":"f","scope":"facility","kind":"declared","hardware":{"site":"somewhere"},
                  "measured":{"pue":1.2},"cooling":"dry coolers","climate":"humid continental"}
                ]
                """);
        Run run = run(cases);
        assertEquals(0, run.exit, run.err);
        assertTrue(run.out.contains("not scored: 4"), run.out);
        assertTrue(run.out.contains("a: TDP of the accelerator is unknown: Foo XPU 9"), run.out);
        assertTrue(run.out.contains("b: no accelerator is named"), run.out);
        assertTrue(run.out.contains("c: no climate is known for the place: Xanadu DC"), run.out);
        assertTrue(run.out.contains("dry coolers in Chicago"), run.out);
        String[] lines = run.out.strip().split("\\R");
        assertTrue(lines[lines.length - 1].startsWith("cases 1 · median |error| "), lines[lines.length - 1]);
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
