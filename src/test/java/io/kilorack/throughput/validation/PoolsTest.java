package io.kilorack.throughput.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.throughput.Cluster;
import io.kilorack.throughput.Parts;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.serving.Engine;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.validation.ServingCase.Quantity;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PoolsTest {
    private static final Chip H100 = ((Chip.Resolved.Known) Chip.of(Parts.h100())).chip();
    private static final Transformer LLAMA = ((Transformer.Resolved.Known) Transformer.of(Parts.llama70b())).shape();
    private static final ServingLayout EIGHT = ServingLayout.tensor(8);

    private static Pools.State at(double flight, double output, int prefillWorkers, int decodeWorkers) {
        var c = new ServingCase(
                "x",
                "caution",
                "f",
                "nv-h100-sxm",
                new Cluster(8, 8, OptionalInt.of(8), OptionalDouble.empty(), OptionalDouble.of(400)),
                Parts.llama70b(),
                ServingFormat.EIGHT,
                Engine.COMPILED,
                true,
                Optional.empty(),
                OptionalDouble.of(flight),
                8000,
                output,
                1,
                8,
                1,
                1,
                0,
                false,
                false,
                Quantity.TPOT_MS,
                10);
        var fabric = new Fabric(H100, 8, 8, 450e9, 50e9);
        return Pools.of(c, new Pools(EIGHT, prefillWorkers, decodeWorkers), H100, fabric, LLAMA, EIGHT);
    }

    @Test
    void moreDecodeWorkersAnswerFaster() {
        assertTrue(at(128, 1000, 4, 4).tpot() < at(128, 1000, 4, 1).tpot());
    }

    @Test
    void promptsQueueWhereOneWorkerCannotKeepUp() {
        Pools.State starved = at(256, 50, 1, 4);
        Pools.State fed = at(256, 50, 32, 4);
        assertTrue(starved.ttft() > 4 * fed.ttft(), starved + " " + fed);
        assertTrue(starved.tpot() < fed.tpot(), "few requests are left to decode");
    }

    @Test
    void workersThatWereNotStatedMatchThePrefillPool() {
        assertEquals(1, at(256, 50, 1, 0).workers(), "short answers: prefill is busy with one decode worker");
        assertTrue(at(64, 4000, 1, 0).workers() > 4, "long answers leave prefill idle");
    }
}
