package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCommandTest {
    private static final String PLAN = "assets/plans/cloudmatrix-vs-nvl72.kilorack";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        var line = Main.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }

    @ParameterizedTest
    @CsvSource({"a.pdf,%PDF-1.", "b.svg,<?xml", "c.csv,catalog id"})
    void theEndingDecides(String name, String start) throws IOException {
        Path file = folder.resolve(name);
        assertEquals(
                0,
                run(
                        "--data",
                        folder.resolve("data").toString(),
                        "report",
                        PLAN,
                        "-o",
                        file.toString(),
                        "--paper",
                        "letter",
                        "--as-of",
                        "2026-06-01"),
                err.toString());
        byte[] bytes = Files.readAllBytes(file);
        assertTrue(new String(bytes, 0, 40, java.nio.charset.StandardCharsets.ISO_8859_1).startsWith(start));
        assertEquals("", err.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no-such.kilorack | x.pdf | --paper=a4 | There is no such file
            %s | x.doc | --paper=a4 | ending must be .pdf, .svg or .csv
            %s | x.pdf | --paper=a3 | --paper must be one of a4, letter; have a3
            %s | x.pdf | --as-of=soon | --as-of must be a day
            %s | x.svg | --hall=nowhere | there is no hall nowhere
            %s | no/such/folder/x.pdf | --paper=a4 | does not exist
            """)
    void badInputIsOneClearSentence(String plan, String name, String option, String says) {
        Path file = folder.resolve(name);
        assertEquals(
                2,
                run(
                        "--data",
                        folder.resolve("data").toString(),
                        "report",
                        plan.replace("%s", PLAN),
                        "-o",
                        file.toString(),
                        option));
        assertTrue(err.toString().contains(says), err.toString());
        assertEquals(1, err.toString().strip().lines().count());
        assertFalse(Files.exists(file));
    }

    /// Lists that come from sets are sorted, or two runs of the program would print two reports.
    @Test
    void groupsOfCountriesAreInOrder() throws IOException {
        Path file = folder.resolve("f.csv");
        String stock = "assets/plans/stock-h800-h20-910c.kilorack";
        String data = folder.resolve("data").toString();
        assertEquals(
                0, run("--data", data, "report", stock, "-o", file.toString(), "--table", "findings"), err.toString());
        var groups = Pattern.compile("site\\.groups = \\[([^\\]]*)]").matcher(Files.readString(file));
        assertTrue(groups.find());
        do {
            List<String> list = List.of(groups.group(1).split(", "));
            assertEquals(list.stream().sorted().toList(), list);
        } while (groups.find());
    }

    @Test
    void outputIsRequired() {
        assertEquals(2, run("--data", folder.resolve("data").toString(), "report", PLAN));
    }
}
