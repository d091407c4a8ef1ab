package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Calculations;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CalcCommandTest {
    private record Run(int exit, String out, String err) {}

    private static Run run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = new CommandLine(new CalcCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
        return new Run(exit, out.toString(), err.toString());
    }

    @Test
    void runsARuleWithItsFormula() {
        Run run = run("e02", "V_LL=400", "I=32", "pf=0.95");
        assertEquals(0, run.exit);
        assertTrue(run.out.contains("√3·V_LL·I"), run.out);
        assertTrue(Pattern.compile("P_W +21061.74 W").matcher(run.out).find(), run.out);
    }

    @Test
    void readsListsListsOfListsAndNames() {
        assertTrue(run("E12", "loads_kW=3,2,1").out.contains("3,2,1"));
        assertTrue(run("E16c", "points=0.25:0.955;0.5:0.965;0.75:0.9655;1:0.963")
                .out
                .contains("0.008220917"));
        assertTrue(run("T21", "P_IT_kW=5000", "EF=FR:0.041,CN:0.526").out.contains("23038.8"));
        assertTrue(run("S02", "a=10:2:front:true", "b=11:1:rear:false").out.contains("collide"));
    }

    @Test
    void listsAllRulesAndDescribesOne() {
        assertEquals(Calculations.all().size(), run().out.lines().count());
        assertTrue(run("T16").out.contains("example: kilorack calc T16"));
    }

    /// What a rule prints as its example can be typed again.
    @Test
    void everyExampleRuns() {
        for (var rule : Calculations.all()) {
            Run described = run(rule.id());
            assertEquals(0, described.exit, rule.id());
            Matcher example = Pattern.compile("example: kilorack calc (.*)").matcher(described.out);
            if (example.find()) {
                Run again = run(example.group(1).split(" "));
                assertEquals(0, again.exit, () -> example.group(1) + " " + again.err);
            }
        }
    }

    @Test
    void badInputIsNamedAndEndsWithTwo() {
        assertEquals(2, run("E99").exit);
        assertTrue(run("E02", "V_LL=400").err.contains("needs I"));
        assertTrue(run("E02", "volts=400").err.contains("no input volts"));
        assertTrue(run("E02", "V_LL=high", "I=2").err.contains("V_LL must be a number"));
        assertEquals(2, run("E02", "V_LL").exit);
        assertEquals(2, run("C01", "dx=500", "dy=1").exit);
        assertEquals(2, run("E06", "P_W=4000000", "V_LL=415").exit);
        assertTrue(run("E20", "S_kVA=1000", "P_kW=900", "load1=880").err.contains("too few"));
        assertTrue(run("E03", "P_W=1", "V_LL=0").out.contains("not defined"));
    }
}
