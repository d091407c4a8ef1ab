package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.plan.file.PlanFile;
import io.kilorack.plan.sample.Samples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetCommandsTest {
    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {}

    private Run run(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var line = Main.line();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        var all = new java.util.ArrayList<>(
                java.util.List.of("--data", folder.resolve("data").toString()));
        all.addAll(java.util.List.of(words));
        return new Run(line.execute(all.toArray(String[]::new)), out.toString(), err.toString());
    }

    private Run throughput(String words) {
        return run(("throughput " + words).split(" "));
    }

    private static final String PAIR =
            " --first ascend-910c --first-count 96 --first-domain 384 --second nv-gb200 --second-count 36"
                    + " --second-domain 72";

    @Test
    void splitSaysRolesBottleneckTransferAndConversion() {
        Run r = throughput("split" + PAIR + " --model deepseek-v3");
        assertEquals(0, r.code, r.err);
        for (String word : new String[] {
            "prefill",
            "decode",
            "bound by",
            "KV transfer of one prompt",
            "INT8",
            "KV cache is kept in 16 bit",
            "request rate"
        }) {
            assertTrue(r.out.contains(word), word + " in " + r.out);
        }
        Run json = throughput("split --json" + PAIR + " --model deepseek-v3");
        assertTrue(json.out.contains("\"works\" : true") && json.out.contains("\"role\" : \"decode\""), json.out);
    }

    @Test
    void spanHoldsOneJobAgainstTwo() {
        Run r = throughput("span" + PAIR + " --model qwen3-235b-a22b --batch 512");
        assertEquals(0, r.code, r.err);
        assertTrue(r.out.contains("penalty against two jobs") && r.out.contains("days to train"), r.out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "split --first nv-h100-sxm --first-count 0 --second nv-gb200 --second-count 8 --model deepseek-v3",
                "split --first nobody --first-count 8 --second nv-gb200 --second-count 8 --model deepseek-v3",
                "span --first nv-h100-sxm --first-count 8 --second nv-gb200 --second-count 8 --model deepseek-v3"
                        + " --batch 0",
                "assign no-such-file.kilorack"
            })
    void badInputIsRefusedWithAReason(String words) {
        Run r = throughput(words);
        assertEquals(2, r.code, r.out);
        assertTrue(!r.err.isBlank() && r.out.isBlank(), r.err);
    }

    @Test
    void aPairThatHoldsNothingExitsWithOne() {
        Run r = throughput(
                "split --first nv-h100-sxm --first-count 1 --second nv-h100-sxm --second-count 1 --model deepseek-v3");
        assertEquals(1, r.code, r.err);
        assertTrue(r.out.contains("holds no instance"), r.out);
    }

    @Test
    void assignWritesThePlanItProposes() throws Exception {
        var plan = Samples.cloudMatrixBesideNvl72();
        var unassigned = plan.workloads().stream()
                .filter(w -> !w.placement().paired())
                .map(w -> w.withPoolId("pool-cm"))
                .toList();
        Path in = folder.resolve("in.kilorack");
        PlanFile.save(plan.withWorkloads(new java.util.ArrayList<>(unassigned)), in);
        Path best = folder.resolve("best.kilorack");
        Run r = run("throughput", "assign", in.toString(), "--apply", "-o", best.toString());
        assertEquals(0, r.code, r.err);
        assertTrue(r.out.contains("pool proposed"), r.out);
        assertTrue(Files.readString(best).contains("\"pool\": \"pool-nv\""));
        Run again = run("throughput", "assign", best.toString(), "--json");
        assertTrue(again.out.contains("\"reason\""), again.out);
        assertEquals(2, run("throughput", "assign", in.toString(), "--apply").code);
    }
}
