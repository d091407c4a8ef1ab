package io.kilorack.throughput.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.load.FactsLoader;
import io.kilorack.command.file.ServingCases;
import io.kilorack.command.file.StepCases;
import io.kilorack.command.file.TrainingCases;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The targets of the product, on the measurements that ship with the tests.
class MeasuredTest {
    private static Catalog catalog;

    @BeforeAll
    static void open() throws Exception {
        catalog = FactsLoader.catalog(Path.of("assets/catalog"));
    }

    private static String text(String name) throws Exception {
        try (InputStream in = Objects.requireNonNull(MeasuredTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Outcome> training(String file) throws Exception {
        return TrainingCases.read(
                        file,
                        text(file),
                        id -> Optional.ofNullable(catalog.models().get(id)))
                .cases()
                .stream()
                .map(c -> TrainingPrediction.predict(
                        c, id -> Optional.ofNullable(catalog.accelerators().get(id))))
                .toList();
    }

    private static List<Outcome> serving(String file) throws Exception {
        return ServingCases.read(
                        file,
                        text(file),
                        id -> Optional.ofNullable(catalog.models().get(id)))
                .cases()
                .stream()
                .map(c -> ServingPrediction.predict(
                        c, id -> Optional.ofNullable(catalog.accelerators().get(id))))
                .toList();
    }

    private static Scores.Score of(List<Outcome> outcomes, String part) {
        return Scores.of(
                outcomes.stream().filter(o -> o.family().contains(part)).toList());
    }

    @Test
    void denseTrainingWithAGivenLayout() throws Exception {
        Scores.Score s = of(training("validation_training.json"), "dense, layout given");
        assertTrue(s.cases() > 60, s.text());
        assertTrue(s.median() <= 10 && s.p90() <= 25 && Math.abs(s.bias()) <= 5, s.text());
    }

    @Test
    void trainingOnAscend() throws Exception {
        Scores.Score s = of(training("validation_training.json"), "Ascend");
        assertTrue(s.cases() >= 10 && s.median() <= 15 && s.p90() <= 30, s.text());
    }

    @Test
    void iterationsOfOneNodeNotUsedInTheFit() throws Exception {
        List<Outcome> even = training("training_a100_single_node.csv").stream()
                .filter(o -> o.id().endsWith("even"))
                .toList();
        Scores.Score s = Scores.of(even);
        assertEquals(360, s.cases());
        assertTrue(s.mean() <= 8, s.text());
    }

    @Test
    void memoryOfTheFirstStage() throws Exception {
        for (MemoryCase c : StepCases.memory("megatron_memory.json", text("megatron_memory.json"))
                .cases()) {
            for (Outcome o : c.outcomes()) {
                assertEquals(0, o.error(), 0.02, o.id() + " " + o.family());
            }
        }
    }

    @Test
    void stepsOnAscend() throws Exception {
        List<Outcome> steps = StepCases.steps(
                        "ascend_inference.json",
                        text("ascend_inference.json"),
                        id -> Optional.ofNullable(catalog.models().get(id)))
                .cases()
                .stream()
                .map(c -> c.predict(
                        id -> Optional.ofNullable(catalog.accelerators().get(id))))
                .toList();
        Scores.Score s = Scores.of(steps);
        assertTrue(s.cases() == 9 && s.mean() <= 12, s.text());
    }

    @Test
    void servingPointsOfEngines() throws Exception {
        List<Outcome> points = serving("serving_silicon_sample.csv");
        Scores.Score dense = of(points, "dense");
        assertTrue(dense.cases() > 100 && dense.median() <= 8 && dense.mean() <= 13, dense.text());
        Scores.Score mixture = of(points, "MoE");
        assertTrue(mixture.cases() > 200 && mixture.median() <= 15, mixture.text());
    }

    @Test
    void scoresAreWorkedByHand() {
        List<Outcome> four = List.of(one(100, 110), one(100, 80), one(100, 100), one(100, 140));
        Scores.Score s = Scores.of(four);
        // sizes 0, 10, 20, 40: median 15, P90 34, mean 17.5, bias +7.5
        assertEquals("cases 4 · median |error| 15.0 % · P90 34.0 % · mean 17.5 % · bias +7.5 %", s.text());
    }

    @Test
    void theWrittenPageOfConstantsIsTrue() throws Exception {
        String page = java.nio.file.Files.readString(Path.of("assets/docs/throughput.md"));
        assertTrue(
                page.contains(EquationPage.constants()) && page.contains(EquationPage.bands()),
                "write it anew: kilorack equations --cases … --out assets/docs/throughput.md");
    }

    private static Outcome one(double measured, double predicted) {
        return new Outcome("x", "f", true, measured, predicted, "s", "");
    }
}
