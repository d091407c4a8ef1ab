package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.plan.Plan;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.plan.sample.Samples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class AssessCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        var all = new java.util.ArrayList<>(
                List.of("--data", folder.resolve("data").toString(), "assess"));
        all.addAll(List.of(args));
        return Main.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private Path saved(Plan plan) {
        Path file = folder.resolve("plan.kilorack");
        PlanFile.save(plan, file);
        return file;
    }

    @Test
    void writesTheSameFiguresAsTextAndJson() {
        Path plan = saved(Samples.mixedHall());
        int status = run(plan.toString());
        assertTrue(status == 0 || status == 1, () -> err.toString());
        assertTrue(out.toString().contains("IT power, declared maximum"));
        out.getBuffer().setLength(0);
        assertEquals(status, run("--json", plan.toString()));
        var json = new JsonMapper().readTree(out.toString());
        assertEquals("Mixed hall", json.get("plan").asString());
        assertEquals(Samples.mixedHall().asOf().toString(), json.get("asOf").asString());
        assertTrue(json.get("power").get("itMaximum").get("value").asDouble() > 1e6);
        var power = json.get("power");
        var busway = power.get("nodes")
                .valueStream()
                .filter(node -> node.get("id").asString().equals("bw-3a"))
                .findFirst()
                .orElseThrow();
        assertEquals(3, busway.get("lines").get("normalAmps").size());
        assertTrue(busway.get("lines").get("neutralAmps").asDouble() > 0);
        assertTrue(power.get("panels").size() > 10);
        assertEquals(
                "Transformer A",
                power.get("usableCapacity").get(0).get("bindingNode").asString());
        var grid = power.get("failures")
                .valueStream()
                .filter(f -> f.get("node").asString().equals("grid"))
                .findFirst()
                .orElseThrow();
        assertEquals(10, grid.get("generatorStart").get("seconds").asDouble());
        assertEquals(3, grid.get("generatorStart").get("waitingCooling").size());
        assertTrue(grid.get("generatorStart").get("riddenThrough").asBoolean());
        assertFalse(power.get("loadSwings").get(0).get("floorStated").asBoolean());
        for (String kind : java.util.List.of(
                "ups", "transformer", "crah", "cdu", "heat rejection", "pump", "power supply", "rack pdu")) {
            assertTrue(
                    power.get("failures")
                            .valueStream()
                            .anyMatch(f -> f.get("kind").asString().equals(kind)),
                    kind);
        }
    }

    @Test
    void everyTotalStandsWithItsFailureStateAndItsUnknowns() {
        run(saved(Samples.mixedHall()).toString());
        String text = out.toString();
        assertTrue(text.contains("Totals are those of normal running; no device of unknown draw is left out."), text);
        assertTrue(text.contains("usable in the worst single failure"), text);
        assertTrue(text.contains("Single failures: "), text);
    }

    @Test
    void theAsOfDateReplacesThePlans() {
        run("--as-of", "2024-06-01", "--json", saved(Samples.shenzhenStock()).toString());
        assertEquals(
                "2024-06-01",
                new JsonMapper().readTree(out.toString()).get("asOf").asString());
    }

    @Test
    void anEmptyPlanHasNothingThatFails() {
        Plan plan = Samples.mixedHall();
        int status = run(saved(plan.withSites(List.of()).withPools(List.of()).withWorkloads(List.of()))
                .toString());
        assertEquals(0, status, out::toString);
    }

    @Test
    void aBadDateIsRefusedWithANextStep() {
        assertEquals(2, run("--as-of", "yesterday", saved(Samples.mixedHall()).toString()));
        assertTrue(err.toString().contains("--as-of should be a date such as 2026-11-23, but is yesterday"));
    }

    @Test
    void aMissingOrDamagedPlanIsRefused() throws Exception {
        assertEquals(2, run(folder.resolve("none.kilorack").toString()));
        Path damaged = folder.resolve("damaged.kilorack");
        Files.writeString(damaged, "{ \"format\": 1, ");
        assertEquals(2, run(damaged.toString()));
        assertTrue(err.toString().contains("damaged.kilorack"));
        assertEquals("", out.toString());
    }
}
