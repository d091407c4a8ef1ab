package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.load.FactsLoader;
import io.kilorack.command.file.BadCases;
import io.kilorack.throughput.validation.Outcome;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Measurements by others differ in what they state: whatever a row holds, it is answered or says why not.
class MeasuredFilesTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String[] WORDS = {"12", "", "many", "fp8", "auto", "TP8", "none", "h200_sxm"};
    private static final double[] NUMBERS = {0, -1, 1, 3, 0.5, 7, 1024, 1e6, 1e12, -1e12};

    private static Catalog catalog;

    @BeforeAll
    static void open() throws Exception {
        catalog = FactsLoader.catalog(Path.of("assets/catalog"));
    }

    @FunctionalInterface
    private interface Reader {
        List<Outcome> read(String file, String text) throws BadCases;
    }

    private static String text(String name) throws Exception {
        String path = "/io/kilorack/throughput/validation/" + name;
        try (InputStream in = Objects.requireNonNull(MeasuredFilesTest.class.getResourceAsStream(path), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Reader reader(String command) {
        return switch (command) {
            case "training" -> (file, text) -> MeasuredFiles.training(file, text, catalog);
            case "serving" -> (file, text) -> MeasuredFiles.serving(file, text, catalog);
            case "ascend" -> (file, text) -> MeasuredFiles.ascend(file, text, catalog);
            default -> MeasuredFiles::memory;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "training, validation_training.json, 11",
        "serving, validation_serving.json, 12",
        "serving, validation_serving.json, 13",
        "serving, validation_serving.json, 14",
        "ascend, ascend_inference.json, 15",
        "ascend, ascend_inference.json, 108",
        "memory, megatron_memory.json, 16",
        "memory, megatron_memory.json, 101",
    })
    void everyRowOfASpoiltFileIsAnsweredOrSaysWhy(String command, String file, long seed) throws Exception {
        var random = new Random(seed);
        JsonNode root = MAPPER.readTree(text(file));
        ArrayNode rows = (ArrayNode) (root.isArray() ? root : root.path("cases"));
        for (JsonNode row : rows) {
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                spoil((ObjectNode) row, random);
            }
        }
        List<Outcome> outcomes = reader(command).read(file, MAPPER.writeValueAsString(root));
        assertTrue(outcomes.size() >= rows.size(), outcomes.size() + " of " + rows.size());
        outcomes.forEach(MeasuredFilesTest::sound);
    }

    private static void spoil(ObjectNode row, Random random) {
        var names = new ArrayList<>(new TreeSet<>(row.propertyNames()));
        names.remove("id");
        String name = names.get(random.nextInt(names.size()));
        if (row.get(name) instanceof ObjectNode inner && !inner.isEmpty() && random.nextInt(4) > 0) {
            spoil(inner, random);
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> row.remove(name);
            case 1 -> row.putNull(name);
            case 2 -> row.put(name, WORDS[random.nextInt(WORDS.length)]);
            case 3 -> row.put(name, NUMBERS[random.nextInt(NUMBERS.length)]);
            default -> row.put("further " + name, 1);
        }
    }

    private static void sound(Outcome o) {
        if (o.answered()) {
            assertTrue(Double.isFinite(o.predicted()) && o.predicted() > 0, o.toString());
        } else {
            assertFalse(o.remark().isBlank(), o.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void columnsStandInAnyOrderBesideOthers(long seed) throws Exception {
        List<String> lines =
                text("serving_silicon_sample.csv").lines().limit(60).toList();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < lines.getFirst().split(",", -1).length; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        String shuffled = lines.stream()
                .map(line -> line.split(",", -1))
                .map(cells -> order.stream().map(i -> cells[i]).collect(Collectors.joining(",", "x,", ",")))
                .collect(Collectors.joining("\n"));
        Reader serving = reader("serving");
        assertEquals(
                serving.read("a.csv", String.join("\n", lines)),
                serving.read("a.csv", shuffled.replaceFirst("^x,", "remark,")));
    }

    @Test
    void columnsGoByTheirUsualNames() throws Exception {
        String usual = "Model,GPU,engine,ISL,OSL,max concurrency,tp,gemm_quant_mode,tpot_ms\n"
                + "meta-llama/Llama-3.3-70B-Instruct,H200,vllm,1000,1000,16,2,fp8,12\n";
        Outcome o = reader("serving").read("a.csv", usual).getFirst();
        assertTrue(o.answered(), o.toString());
        assertEquals("TP 2", o.remark());
    }

    @Test
    void aRowOfEveryChipIsAnsweredOrNamesWhatItsEntryLacks() throws Exception {
        var rows = new StringBuilder(
                "id,model_path,system,backend,isl,osl,concurrency,tp_size,precision," + "silicon_tpot_ms\n");
        for (String id : catalog.accelerators().keySet()) {
            for (String model : List.of("llama-3.1-70b", "qwen3-30b-a3b")) {
                for (String format : List.of("bf16", "fp8", "nvfp4", "int8", "w4a16", "mxfp4")) {
                    rows.append("%s,%s,%s,vllm,1024,1024,16,8,%s,20\n".formatted(id, model, id, format));
                }
            }
        }
        List<Outcome> outcomes = reader("serving").read("a.csv", rows.toString());
        assertEquals(12 * catalog.accelerators().size(), outcomes.size());
        outcomes.forEach(MeasuredFilesTest::sound);
        outcomes.stream()
                .filter(o -> !o.answered())
                .forEach(o -> assertTrue(o.remark().contains("unknown"), o.toString()));
        assertTrue(outcomes.stream().filter(Outcome::answered).count() > 1000);
    }

    @Test
    void aRowOfEveryModelIsAnsweredOrNamesWhatItsEntryLacks() throws Exception {
        var rows = new StringBuilder("id,model_path,system,backend,isl,osl,concurrency,tp_size,moe_ep_size,precision,"
                + "silicon_tpot_ms\n");
        for (String model : catalog.models().keySet()) {
            for (int expert : new int[] {1, 8}) {
                rows.append("%s,%s,h200_sxm,sglang,1024,1024,16,8,%d,fp8,20\n".formatted(model, model, expert));
            }
        }
        List<Outcome> outcomes = reader("serving").read("a.csv", rows.toString());
        assertEquals(2 * catalog.models().size(), outcomes.size());
        outcomes.forEach(MeasuredFilesTest::sound);
        assertTrue(Arrays.asList(0L, 1L, 2L, 3L, 4L)
                .contains(outcomes.stream().filter(o -> !o.answered()).count()));
    }
}
