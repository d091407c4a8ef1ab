package io.kilorack.throughput.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.quantity.Figure;
import io.kilorack.throughput.Parts;
import io.kilorack.throughput.ServingEstimate;
import io.kilorack.throughput.ServingSetup;
import io.kilorack.throughput.Throughput;
import io.kilorack.throughput.TrainingEstimate;
import io.kilorack.throughput.TrainingSetup;
import io.kilorack.throughput.explain.Explanation.Collective;
import io.kilorack.throughput.explain.Explanation.Operator;
import io.kilorack.throughput.explain.Explanation.Roof;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.Schedule;
import io.kilorack.throughput.training.TrainingLayout;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {
    private static TrainingSetup dense(String precision, int t, int p, int d) {
        return TrainingSetup.of(Parts.h100(), Parts.cluster(t * p * d), Parts.llama70b(), 1e12, 8192, 512, precision)
                .withLayout(new TrainingLayout(t, p, d, 1, 1, 1, 1, 1, true, Recompute.NONE, 1, Schedule.ONE_F_ONE_B));
    }

    private static double part(Figure figure, String label) {
        return figure.parts().stream()
                .filter(f -> f.label().equals(label))
                .findFirst()
                .flatMap(f -> f.value().stream().boxed().findFirst())
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"bf16, 8, 1, 8", "bf16, 8, 4, 2", "fp8, 8, 8, 2", "bf16, 4, 16, 2"})
    void operatorsAddUpToTheComputeOfTheStep(String precision, int t, int p, int d) {
        TrainingSetup setup = dense(precision, t, p, d);
        TrainingEstimate estimate = Throughput.training(setup);
        double compute = part(estimate.stepTime(), "compute");
        Explanation e = Throughput.explain(setup).orElseThrow();
        double sum = e.operators().stream().mapToDouble(Operator::seconds).sum();
        assertEquals(compute, sum, 1e-9 * compute);
    }

    @Test
    void productsOfOneLayerAreSixTimesTheirParametersPerToken() {
        // forward 2, backward 4 operations per parameter and token; 80 layers of Llama 70B on 8 tensor ranks
        Explanation e = Throughput.explain(dense("bf16", 8, 1, 8)).orElseThrow();
        double feedForward = e.operators().stream()
                .filter(o -> o.name().equals("feed-forward"))
                .mapToDouble(Operator::flops)
                .sum();
        double tokens = 512.0 / 8 * 8192;
        assertEquals(6 * tokens * 80 * 3 * 8192 * 28672.0 / 8, feedForward, 1e-6 * feedForward);
    }

    @Test
    void everyFormatInUseHasItsRoof() {
        assertEquals(
                List.of("BF16"),
                Throughput.explain(dense("bf16", 8, 1, 8)).orElseThrow().roofs().stream()
                        .map(Roof::format)
                        .toList());
        Explanation eight = Throughput.explain(dense("fp8", 8, 1, 8)).orElseThrow();
        assertEquals(
                List.of("BF16", "FP8"), eight.roofs().stream().map(Roof::format).toList());
        for (Operator o : eight.operators()) {
            Roof roof = eight.roofs().stream()
                    .filter(r -> r.format().equals(o.format()))
                    .findFirst()
                    .orElseThrow();
            assertTrue(o.flops() == 0 || o.rate() <= roof.at(o.intensity()), o.name() + " above its roof");
        }
    }

    @Test
    void collectivesNameTheirTier() {
        Explanation e = Throughput.explain(dense("bf16", 8, 4, 2)).orElseThrow();
        Collective tensor = named(e, "tensor");
        assertEquals(8, tensor.inside());
        assertTrue(tensor.path().startsWith("scale-up"), tensor.path());
        Collective data = named(e, "data");
        assertEquals(1, data.inside());
        assertTrue(data.path().startsWith("scale-out") && data.path().contains("shared by 8"), data.path());
        assertTrue(data.exposed() <= data.seconds() * 1.5, "exposed holds what slows the products too");
        // 2 transfers for each of 256 micro-batches of a shard of the state, 8192 × 8192 × 2 / 8 bytes
        assertEquals(2 * 256 * 8192.0 * 8192 * 2 / 8, named(e, "pipeline").bytes(), 1);
    }

    private static Collective named(Explanation e, String axis) {
        return e.collectives().stream()
                .filter(c -> c.axis().equals(axis))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void stagesHoldWhatTheirPlaceInThePipelineAsks() {
        TrainingSetup setup = dense("bf16", 8, 4, 2);
        List<Figure> stages = Throughput.explain(setup).orElseThrow().stages();
        assertEquals(4, stages.size());
        // p - i micro-batches in flight
        double last = part(stages.get(3), "activations");
        for (int i = 0; i < 4; i++) {
            assertEquals((4 - i) * last, part(stages.get(i), "activations"), 1);
        }
        assertEquals(0, part(stages.get(0), "logits"));
        assertEquals(8192.0 * 128256 / 8 * 8, part(stages.get(3), "logits"), 1);
        double most =
                stages.stream().mapToDouble(f -> f.value().orElseThrow()).max().orElseThrow();
        assertEquals(Throughput.training(setup).memory().value().orElseThrow(), most, 1);
    }

    @Test
    void servingOpensIntoDecodeAndPrefill() {
        ServingSetup setup = ServingSetup.of(
                Parts.h100(),
                Parts.cluster(8),
                Parts.llama70b(),
                1000,
                1000,
                0,
                OptionalDouble.empty(),
                OptionalDouble.of(30),
                "fp8");
        ServingEstimate estimate = Throughput.serving(setup);
        Explanation e = Throughput.explain(setup.withLayout(estimate.layout().orElseThrow()))
                .orElseThrow();
        for (String phase : List.of("decode", "prefill")) {
            assertTrue(e.operators().stream().anyMatch(o -> o.phase().equals(phase) && o.flops() > 0), phase);
        }
        // decode reads every weight for few tokens, prefill for many
        double decode = intensity(e, "decode");
        double prefill = intensity(e, "prefill");
        assertTrue(decode < prefill, decode + " " + prefill);
        double decoding = e.operators().stream()
                .filter(o -> o.phase().equals("decode"))
                .mapToDouble(Operator::share)
                .sum();
        assertTrue(decoding > 0.3 && decoding <= 1, "share " + decoding);
        assertEquals(
                estimate.memory().value().orElseThrow(),
                e.stages().getFirst().value().orElseThrow(),
                1);
    }

    private static double intensity(Explanation e, String phase) {
        return e.operators().stream()
                .filter(o -> o.phase().equals(phase) && o.name().equals("feed-forward"))
                .findFirst()
                .orElseThrow()
                .intensity();
    }

    @Test
    void twoPoolsOpenIntoBothSidesUnderTheirOwnRoofs() {
        ServingSetup prefill = ServingSetup.of(
                Parts.ascend910c(),
                Parts.cluster(64),
                Parts.llama70b(),
                2000,
                500,
                0,
                OptionalDouble.of(4000),
                OptionalDouble.of(50),
                "");
        ServingSetup decode = ServingSetup.of(
                Parts.h100(),
                Parts.cluster(32),
                Parts.llama70b(),
                2000,
                500,
                0,
                OptionalDouble.of(4000),
                OptionalDouble.of(50),
                "");
        var pair = Throughput.split(prefill, decode, OptionalDouble.of(200));
        assertTrue(pair.works(), pair.problem());
        var asked = pair.asked().orElseThrow();
        Explanation e = asked.explain().orElseThrow();
        // INT8 on Ascend, FP8 on the H100: each side has its own
        assertTrue(
                e.roofs().stream().anyMatch(r -> r.format().startsWith("INT8 of ")),
                e.roofs().toString());
        assertTrue(
                e.roofs().stream().anyMatch(r -> r.format().startsWith("FP8 of ")),
                e.roofs().toString());
        for (Operator o : e.operators()) {
            boolean below = o.flops() == 0
                    || e.roofs().stream()
                            .anyMatch(r -> r.format().equals(o.format()) && o.rate() <= r.at(o.intensity()));
            assertTrue(below, o.toString());
        }
        Collective cache = named(e, "pools");
        // 2000 tokens of 80 layers, 8 key heads, keys and values of 128, 2 bytes as the sides differ in 8 bit
        assertEquals(2000.0 * 80 * 8 * 256 * 2, cache.bytes(), 1);
        assertEquals(2, e.stages().size());
        var inputs = asked.sensitivity();
        assertTrue(
                inputs.stream().anyMatch(f -> f.label().startsWith("prefill side"))
                        || inputs.stream().anyMatch(f -> f.label().startsWith("decode side")),
                inputs.toString());
    }

    @Test
    void onePipelineOverTwoPoolsOpensIntoBothSides() {
        TrainingSetup first =
                TrainingSetup.of(Parts.ascend910c(), Parts.cluster(32), Parts.llama70b(), 1e12, 4096, 256, "bf16");
        TrainingSetup second =
                TrainingSetup.of(Parts.h100(), Parts.cluster(64), Parts.llama70b(), 1e12, 4096, 256, "bf16");
        var pair = Throughput.span(first, second, OptionalDouble.of(200));
        assertTrue(pair.works(), pair.problem());
        Explanation e = pair.asked().orElseThrow().explain().orElseThrow();
        assertEquals(2, e.roofs().size());
        assertEquals(
                1,
                e.operators().stream().filter(o -> o.name().equals("LM head")).count(),
                "on the last stages only");
        assertTrue(e.operators().stream()
                .filter(o -> o.name().equals("LM head"))
                .allMatch(o -> o.phase().equals("last stages")));
        for (String phase : List.of("first stages", "last stages")) {
            double share = e.operators().stream()
                    .filter(o -> o.phase().equals(phase))
                    .mapToDouble(Operator::share)
                    .sum();
            assertTrue(share > 0.2 && share <= 1, phase + " " + share);
        }
        assertTrue(named(e, "pools").bytes() > 0);
        assertEquals(2, e.stages().size());
    }
}
