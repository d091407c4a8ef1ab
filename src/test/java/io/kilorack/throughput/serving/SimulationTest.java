package io.kilorack.throughput.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.throughput.Parts;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final Chip H100 = ((Chip.Resolved.Known) Chip.of(Parts.h100())).chip();
    private static final Transformer LLAMA = ((Transformer.Resolved.Known) Transformer.of(Parts.llama70b())).shape();
    private static final double CHUNK = 8192;

    private static InferenceStep step() {
        return new InferenceStep(
                H100,
                new Fabric(H100, 8, 8, 450e9, 50e9),
                LLAMA,
                ServingLayout.tensor(8),
                ServingFormat.EIGHT,
                Engine.PYTHON);
    }

    private static int[][] lengths() throws Exception {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SimulationTest.class.getResourceAsStream(
                        "/io/kilorack/throughput/validation/request_lengths_conversation.csv")),
                StandardCharsets.UTF_8))) {
            List<String[]> rows = in.lines().skip(1).map(l -> l.split(",")).toList();
            int[] inputs = rows.stream()
                    .mapToInt(r -> Math.max(1, Integer.parseInt(r[1])))
                    .toArray();
            int[] outputs = rows.stream()
                    .mapToInt(r -> Math.max(1, Integer.parseInt(r[2])))
                    .toArray();
            return new int[][] {inputs, outputs};
        }
    }

    @Test
    void oneRequestAloneTakesItsPrefillAndItsSteps() {
        Simulation.Outcome alone =
                Simulation.run(step(), new double[] {5}, new int[] {2000}, new int[] {101}, CHUNK, 8);
        var model = new ServingModel(step(), CHUNK);
        assertEquals(model.prefill(2000, 0), alone.ttft()[0], 1e-9);
        assertEquals(model.decodeOnly(1, 2050, 1), alone.tpot()[0], 0.01 * alone.tpot()[0]);
    }

    /// The closed forms against the simulation on real request lengths, Poisson arrivals, three loads.
    @ParameterizedTest
    @ValueSource(doubles = {2, 5, 9})
    void closedFormsAgreeOnRealRequestLengths(double perSecond) throws Exception {
        int[][] lengths = lengths();
        int n = lengths[0].length;
        var random = new SplittableRandom(7);
        double[] arrivals = new double[n];
        double t = 0;
        for (int i = 0; i < n; i++) {
            t += -Math.log(1 - random.nextDouble()) / perSecond;
            arrivals[i] = t;
        }
        Simulation.Outcome simulated = Simulation.run(step(), arrivals, lengths[0], lengths[1], CHUNK, 512);
        double input = Arrays.stream(lengths[0]).average().orElseThrow();
        double output = Arrays.stream(lengths[1]).average().orElseThrow();
        var model = new ServingModel(step(), CHUNK);
        ServingModel.State state = model.open(perSecond, input, output, 0, 1);
        double tpot = Arrays.stream(simulated.tpot()).average().orElseThrow();
        assertEquals(tpot, state.tpot(), 0.10 * tpot, "mean TPOT, simulated against model");
        double ttft = Arrays.stream(simulated.ttft()).average().orElseThrow();
        double spread = Queueing.secondMoment(lengths[0]);
        double p90 = Simulation.Outcome.quantile(simulated.ttft(), 0.9);
        assertEquals(ttft, Queueing.meanTtft(state, spread), 0.15 * ttft, "mean TTFT");
        assertEquals(p90, Queueing.ttft90(state, spread), 0.25 * p90, "P90 of TTFT");
        assertTrue(Simulation.Outcome.quantile(simulated.ttft(), 0.5) <= p90);
        double token90 = Simulation.Outcome.quantile(simulated.tpot(), 0.9);
        assertEquals(token90, Queueing.tpot90(state, output - 1, 1, spread), 0.15 * token90, "P90 of TPOT");
    }
}
