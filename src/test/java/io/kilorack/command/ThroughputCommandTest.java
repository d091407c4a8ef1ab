package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.BaseCatalog;
import io.kilorack.throughput.operator.Knob;
import io.kilorack.throughput.operator.MeasuredConstants;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ThroughputCommandTest {
    @TempDir
    Path folder;

    private record Run(int exit, String out, String err) {
        JsonNode json() {
            return new JsonMapper().readTree(out);
        }
    }

    private Run run(String... args) {
        var all = new ArrayList<>(List.of("--data", folder.resolve("data").toString()));
        all.addAll(List.of(args));
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Main.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Run(exit, out.toString(), err.toString());
    }

    private Run line(String args) {
        return run(args.strip().split(" +"));
    }

    @Test
    void littleFreeMemoryIsSaidWithALayoutThatLeavesMore() {
        Run run = line("throughput train --system dgx-h100 --model llama-3.1-70b --count 64 --sequence 8192 --json");
        assertEquals(0, run.exit, run.err);
        JsonNode free = null;
        for (JsonNode f : run.json().get("figures")) {
            free = f.get("label").asString().equals("free memory per accelerator") ? f : free;
        }
        assertTrue(free != null && free.get("formula").asString().contains("a device and fragmentation"), run.out);
        boolean tight = free.get("value").asDouble() < 0.05 * 80e9;
        assertEquals(tight, run.json().get("warning").asString().contains("stay free"), run.out);
        String given =
                "throughput train --system dgx-h100 --model llama-2-7b --sequence 4096 --count 6 --batch 60 --tp 1"
                        + " --dp 6 --zero 1 --recompute ";
        Run roomy = line(given + "full --micro-batch 1 --json");
        assertEquals("", roomy.json().get("warning").asString(), roomy.out);
        Run full = line(given + "none --micro-batch 1 --json");
        assertTrue(full.json().get("warning").asString().contains("recompute more layers"), full.out);
    }

    /// Llama 2 takes 4,096 tokens at once.
    @Test
    void whatExceedsTheContextOfAModelIsSaid() {
        String serve = "throughput serve --system dgx-h100 --count 8 --model llama-2-7b ";
        Run within = line(serve + "--input 3000 --output 1000");
        assertEquals(0, within.exit, within.err);
        assertFalse(within.out.contains("warning"), within.out);
        Run beyond = line(serve + "--input 4000 --output 1000");
        assertEquals(1, beyond.exit, beyond.err);
        assertTrue(beyond.out.contains("4,000 + 1,000 tokens"), beyond.out);
        assertTrue(beyond.out.contains("4,096 tokens together"), beyond.out);
        String train = "throughput train --system dgx-h100 --count 8 --model llama-2-7b --batch 64 --sequence ";
        Run longer = line(train + "8192 --json");
        assertEquals(0, longer.exit, longer.err);
        assertTrue(longer.json().get("warning").asString().contains("position embedding"), longer.out);
        assertEquals("", line(train + "4096 --json").json().get("warning").asString());
        String split = "throughput split --first nv-h100-sxm --first-count 8 --second nv-h100-sxm --second-count 8"
                + " --model llama-2-7b --output 100 --input ";
        assertEquals(0, line(split + "1000").exit);
        assertEquals(1, line(split + "4090").exit);
    }

    @Test
    void theSystemGivesTheWiringAndAnOptionOverridesIt() {
        Run of = line("throughput train --system dgx-h100 --model llama-3.1-8b --count 16 --json");
        Run by = line("throughput train --accelerator nv-h100-sxm --domain 8 --model llama-3.1-8b --count 16 --json");
        assertEquals(0, of.exit, of.err);
        assertEquals(
                by.json().get("figures").get(0).get("value").asDouble(),
                of.json().get("figures").get(0).get("value").asDouble(),
                1e-6);
        Run slow = line("throughput train --system dgx-h100 --scale-out 1 --model llama-3.1-8b --count 16 --json");
        assertTrue(slow.json().get("figures").get(0).get("value").asDouble()
                < of.json().get("figures").get(0).get("value").asDouble());
    }

    @Test
    void jsonHoldsTheWholeExplanation() {
        JsonNode e = line("throughput train --system dgx-h100 --model llama-3.1-70b --count 64 --json")
                .json()
                .get("explanation");
        for (String part : List.of("roofs", "operators", "collectives", "memoryByStage", "sensitivity")) {
            assertTrue(e.get(part).size() > 0, part);
        }
        assertFalse(e.get("choice").get("runnerUp").asString().isEmpty());
        assertTrue(e.get("choice").get("front").size() > 1);
    }

    @Test
    void explainPrintsWhatJsonHolds() {
        Run run = line("throughput serve --system dgx-h100 --model llama-3.1-70b --count 8 --tpot 40 --explain");
        assertEquals(0, run.exit, run.err);
        for (String word :
                List.of("roof FP8", "attention core", "all-reduce, decode", "runner-up", "front", "KV cache")) {
            assertTrue(run.out.contains(word), word + " is missing in " + run.out);
        }
    }

    @Test
    void aFigureWithoutAValidatedFamilySaysSo() {
        Run run = line("throughput train --accelerator ascend-950pr --model llama-3.1-8b --count 16 --scale-out 400");
        assertTrue(run.out.contains("(not validated)"), run.out);
        Run json = line("throughput serve --system dgx-h100 --model llama-3.1-70b --count 8 --json");
        for (JsonNode f : json.json().get("figures")) {
            boolean known = !f.get("value").isNull();
            assertTrue(!known || f.has("band") || f.has("validated"), f.toString());
        }
    }

    @Test
    void measuredConstantsChangeTheFiguresAndAreNamed() throws IOException {
        Path table = folder.resolve("measured.csv");
        Files.writeString(
                table,
                "id,field,value,because,confidence\nnv-h100-sxm,const_train_16,0.40,own GEMM sweep of 2026-11,high\n");
        String ask = "throughput train --system dgx-h100 --model llama-3.1-70b --count 64 --json";
        double before = line(ask).json().get("figures").get(0).get("value").asDouble();
        Run once = line(ask + " --constants " + table);
        assertEquals(0, once.exit, once.err);
        assertTrue(once.json().get("figures").get(0).get("value").asDouble() < 0.8 * before);
        assertTrue(once.out.contains("own GEMM sweep of 2026-11"), "the source stands at the figures");
        // kept in the user's catalog it holds for every command
        assertEquals(0, line("catalog add " + table).exit);
        assertEquals(
                once.json().get("figures").get(0).get("value").asDouble(),
                line(ask).json().get("figures").get(0).get("value").asDouble(),
                1e-9);
    }

    @Test
    void everyConstantIsAFieldOfTheCatalog() {
        for (Knob knob : Knob.values()) {
            assertTrue(
                    BaseCatalog.get().fields().containsKey(MeasuredConstants.field(knob)),
                    MeasuredConstants.field(knob) + " is missing in fields.csv");
        }
    }

    @Test
    void offloadIsProposedWhereNothingFitsAndUsedWhereAsked() {
        Run not = line("throughput train --system dgx-h100 --model llama-3.1-70b --count 8");
        assertEquals(1, not.exit);
        assertTrue(not.out.contains("would fit with"), not.out);
        Run used = line("throughput train --system dgx-h100 --model llama-3.1-70b --count 8 --offload BOTH");
        assertEquals(0, used.exit, used.err);
        assertTrue(used.out.contains("on the host") && used.out.contains("host memory per accelerator"), used.out);
        Run unknown = line("throughput train --system atlas-800t-a2 --model llama-3.1-70b --count 8");
        assertTrue(unknown.out.contains("host_mem_gb"), unknown.out);
    }

    @Test
    void theSearchSaysWhyTheRunnerUpLost() {
        Run run = line("search --model llama-3.1-70b --accelerator nv-h100-sxm --count 64 --batch 256 --json");
        assertEquals(0, run.exit, run.err);
        assertFalse(run.json().get("runnerUp").asString().isEmpty());
        assertTrue(run.json().get("front").size() > 1);
        assertEquals("", run.err, "no progress without a terminal");
    }

    @Test
    void calculonsSpaceCountsExactly() {
        Run run = line(
                "search --space calculon --model gpt-3-175b --accelerator nv-a100-sxm-80 --count 4096 --batch 4096 --json");
        assertEquals(1_031_448, run.json().get("points").asInt());
    }

    /// What cannot be answered says what, where and what to do, with exit code 2; what does not fit with 1.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | --count must be at least 1   | throughput train --system dgx-h100 --model llama-3.1-8b --count 0
            2 | --domain must be at least 1  | throughput train --system dgx-h100 --model llama-3.1-8b --count 8 --domain 0
            2 | near: nv-h100                | throughput train --accelerator nv-h100-sx --model llama-3.1-8b --count 8
            2 | near: llama-3.1-8b           | throughput serve --system dgx-h100 --model llama-9 --count 8
            2 | dgx-a100-640, dgx-h100            | throughput serve --system dgx-h101 --model llama-3.1-8b --count 8
            2 | give --accelerator           | throughput serve --model llama-3.1-8b --count 8
            2 | holds nv-h100-sxm            | throughput serve --system dgx-h100 --accelerator nv-b200 --model llama-3.1-8b --count 8
            2 | precision 'fp9' unknown      | throughput train --system dgx-h100 --model llama-3.1-8b --count 8 --precision fp9
            2 | enter the scale-out network  | throughput train --accelerator nv-h100-sxm --model llama-3.1-8b --count 64 --scale-out 0
            2 | does not divide 32 heads     | throughput train --system dgx-h100 --model llama-3.1-8b --count 8 --tp 3
            2 | --pp needs --tp              | throughput train --system dgx-h100 --model llama-3.1-8b --count 8 --pp 2
            2 | --zero needs --tp            | throughput train --system dgx-h100 --model llama-3.1-8b --count 8 --zero 3
            2 | --zero must be 0, 1, 2 or 3  | throughput train --system dgx-h100 --model llama-3.1-8b --count 8 --tp 2 --zero 7
            2 | --dp must be at least 1      | throughput train --system dgx-h100 --model llama-3.1-8b --count 8 --tp 2 --dp 0
            2 | --tp must be at least 1      | throughput serve --system dgx-h100 --model llama-3.1-8b --count 8 --tp 0
            2 | --ep needs --tp              | throughput serve --system dgx-h100 --model deepseek-v3 --count 16 --ep 8
            2 | --ttft must be above 0       | throughput serve --system dgx-h100 --model llama-3.1-8b --count 8 --ttft 0
            2 | --prefix-hit must be         | throughput split --first nv-h20-96 --first-count 8 --second nv-h100-sxm --second-count 8 --model llama-3.1-8b --prefix-hit 1
            0 | 1 of 9 accelerators          | throughput serve --accelerator nv-h100-sxm --model llama-3.1-70b --count 9
            1 | an instance of 8             | throughput serve --accelerator nv-h100-sxm --model llama-3.1-405b --count 4
            1 | full recomputation it fits   | throughput train --accelerator nv-h100-sxm --model llama-3.1-70b --count 64 --tp 8
            2 | --rows must be               | validate training --cases README.md --rows none
            2 | there is no such file        | validate serving --cases none.json
            0 | larger batch                 | throughput train --system dgx-h100 --model llama-3.1-8b --count 1000000
            1 | would hold it                | throughput serve --system dgx-h100 --model deepseek-v3 --count 1
            0 | computed in 16 bit           | throughput train --accelerator ascend-910b2 --model llama-3.1-8b --count 8 --precision fp8
            0 | TP 1                         | throughput train --system dgx-h100 --domain 1 --model llama-3.1-8b --count 16
            2 | needs --recompute full      | throughput train --system dgx-h100 --model llama-3.1-8b --count 8 --tp 1 --recompute-layers 2
            2 | needs --recompute full      | throughput train --system dgx-h100 --model llama-3.1-8b --count 8 --tp 1 --recompute-layers 2
            2 | host_mem_gb                  | throughput train --accelerator nv-h100-sxm --model llama-3.1-8b --count 8 --tp 1 --offload OPTIMIZER
            2 | --bits must be               | search --model llama-3.1-8b --accelerator nv-h100-sxm --count 8 --batch 64 --bits 12
            2 | does not train in 8 bit      | search --model llama-3.1-8b --accelerator nv-a100-sxm-80 --count 8 --batch 64 --bits 8
            2 | no constants of              | throughput train --system dgx-h100 --model llama-3.1-8b --count 8 --constants assets/catalog/none.csv
            """)
    void badInputIsAnswered(int exit, String words, String args) throws IOException {
        Path other = folder.resolve("other.csv");
        Files.writeString(other, "id,field,value,because\nnv-b200,const_train_16,0.5,x\n");
        Run run = line(args.replace("assets/catalog/none.csv", other.toString()));
        assertEquals(exit, run.exit, run.out + run.err);
        assertTrue((run.out + run.err).contains(words), run.out + run.err);
    }

    /// A file without one case of the kind gives no errors of 0 %, and says that it is the wrong one.
    @Test
    void casesOfAnotherKindAreRefused() throws IOException {
        Path file = folder.resolve("other.json");
        Files.writeString(file, "[{\"id\": \"x\", \"value\": 3}]");
        Run run = line("validate training --cases " + file);
        assertEquals(2, run.exit, run.out + run.err);
        assertTrue(run.out.contains("median |error| unknown"), run.out);
        assertTrue(run.err.contains("other.json: no case"), run.err);
    }

    @Test
    void aFormatThatWasAskedForIsNoConversion() {
        String setup = "throughput serve --accelerator ascend-910c --model qwen3-32b --count 8 --precision ";
        assertTrue(line(setup + "fp8").out.contains("converted to INT8"));
        assertFalse(line(setup + "int8").out.contains("converted"));
    }

    @Test
    void aConstantThatNoChipCanHaveIsRefused() throws IOException {
        Path table = folder.resolve("wrong.csv");
        Files.writeString(table, "id,field,value,because\nnv-h100-sxm,const_matrix_16,1.3,typo\n");
        Run run = line("throughput serve --system dgx-h100 --model llama-3.1-8b --count 8 --constants " + table);
        assertEquals(2, run.exit);
        assertTrue((run.out + run.err).contains("outside its bounds"), run.out + run.err);
    }
}
