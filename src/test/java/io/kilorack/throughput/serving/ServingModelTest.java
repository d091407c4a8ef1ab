package io.kilorack.throughput.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.throughput.Parts;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServingModelTest {
    private static final Chip H100 = ((Chip.Resolved.Known) Chip.of(Parts.h100())).chip();
    private static final double CHUNK = 8192;

    private static Transformer shape(io.kilorack.catalog.LanguageModel model) {
        return ((Transformer.Resolved.Known) Transformer.of(model)).shape();
    }

    private static InferenceStep step(Transformer x, ServingLayout l, ServingFormat f, Engine engine) {
        return new InferenceStep(H100, new Fabric(H100, 8, 8, 450e9, 50e9), x, l, f, engine);
    }

    private static InferenceStep llama(Engine engine) {
        return step(shape(Parts.llama70b()), ServingLayout.tensor(8), ServingFormat.EIGHT, engine);
    }

    @Test
    void requestsThatKeepTogetherWaitHalfBeforeAndHalfAfterTheirFirstToken() {
        var model = new ServingModel(llama(Engine.PYTHON), CHUNK);
        ServingModel.State apart = model.closed(64, 2000, 200, 0, 1);
        ServingModel.State together = model.closed(64, 2000, 200, 0, 1, true);
        assertEquals((apart.tpot() - apart.decoding()) / 2, together.tpot() - together.decoding(), 1e-6);
        // 63 prompts of the others, half of them before the own first token
        assertEquals(63 * together.prompt() / 2, together.ttft() - apart.ttft(), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 8, 40, 200})
    void littlesLawHoldsForPoissonArrivals(double sequences) {
        var model = new ServingModel(llama(Engine.PYTHON), CHUNK);
        ServingModel.State s = model.flight(sequences, 2000, 500, 0, 1);
        double stay = s.ttft() + 499 * s.step();
        assertEquals(sequences, s.arrivals() * stay, 1e-6 * sequences);
        assertEquals(s.arrivals() * s.prompt(), s.prefilling(), 1e-9);
    }

    @Test
    void arrivalsFindTheStateThatHoldsThem() {
        var model = new ServingModel(llama(Engine.PYTHON), CHUNK);
        assertEquals(4, model.open(4, 2000, 300, 0, 1).arrivals(), 0.01);
    }

    /// Short answers begin among the prompts that came during their own: a mean over tokens misses that.
    @Test
    void shortAnswersAgreeWithTheSimulation() {
        var random = new SplittableRandom(11);
        int n = 8000;
        double[] arrivals = new double[n];
        int[] inputs = new int[n];
        int[] outputs = new int[n];
        double t = 0;
        for (int i = 0; i < n; i++) {
            t += -Math.log(1 - random.nextDouble()) / 5;
            arrivals[i] = t;
            inputs[i] = 1 + (int) (-2000 * Math.log(1 - random.nextDouble()));
            outputs[i] = 2 + (int) (-27 * Math.log(1 - random.nextDouble()));
        }
        Simulation.Outcome simulated = Simulation.run(llama(Engine.PYTHON), arrivals, inputs, outputs, CHUNK, 512);
        double tpot = java.util.Arrays.stream(simulated.tpot()).average().orElseThrow();
        double ttft = java.util.Arrays.stream(simulated.ttft()).average().orElseThrow();
        ServingModel.State state = new ServingModel(llama(Engine.PYTHON), CHUNK).open(5, 2000, 28.5, 0, 1);
        assertEquals(tpot, state.tpot(), 0.10 * tpot, "mean TPOT over requests");
        assertEquals(ttft, Queueing.meanTtft(state, 2), 0.10 * ttft, "mean TTFT");
        assertTrue(tpot > 1.2 * state.step(), "the mean over requests lies above the mean over steps");
    }

    @Test
    void formatsOfExpertsDoNotTouchADenseModel() {
        ServingFormat mxfp4 = ServingFormat.of("mxfp4").orElseThrow();
        Transformer dense = shape(Parts.llama70b());
        // 70e9 weights of 4.25 bits, embeddings in 16 bit
        double weights = ServingMemory.of(dense, ServingLayout.tensor(1), mxfp4).weights();
        assertEquals(
                (dense.parameters() - dense.embeddingParameters()) * 4.25 / 8 + dense.embeddingParameters() * 2,
                weights,
                0.01 * weights);
        double narrow = step(dense, ServingLayout.tensor(8), mxfp4, Engine.COMPILED)
                .time(1, 1000, 1, 0, 0)
                .matrix();
        double wide = step(dense, ServingLayout.tensor(8), ServingFormat.SIXTEEN, Engine.COMPILED)
                .time(1, 1000, 1, 0, 0)
                .matrix();
        assertTrue(narrow < 0.6 * wide, narrow + " against " + wide);
    }

    @Test
    void narrowSlicesOfExpertsReachLessOfThePeak() {
        Transformer mixture = shape(Parts.deepseek());
        double sliced = step(mixture, ServingLayout.tensor(8), ServingFormat.EIGHT, Engine.COMPILED)
                .time(0, 0, 1, 32768, 1024)
                .experts();
        double whole = step(mixture, new ServingLayout(8, 1, 1, 8), ServingFormat.EIGHT, Engine.COMPILED)
                .time(0, 0, 1, 32768, 1024)
                .experts();
        assertTrue(sliced > 1.3 * whole, sliced + " against " + whole);
    }

    @Test
    void theHostOfASynchronousSchedulerGrowsWithTheBatch() {
        double few = llama(Engine.PYTHON).time(8, 1000, 1, 0, 0).host();
        double many = llama(Engine.PYTHON).time(128, 1000, 1, 0, 0).host();
        // 28 us for each of 120 more sequences
        assertEquals(120 * 28e-6, many - few, 1e-9);
    }
}
