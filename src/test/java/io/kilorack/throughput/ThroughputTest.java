package io.kilorack.throughput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.NumberFormat;
import io.kilorack.quantity.Figure;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ThroughputTest {
    @Test
    void trainingFindsALayoutThatFitsAndExplainsItself() {
        TrainingEstimate e = Throughput.training(
                TrainingSetup.of(Parts.h100(), Parts.cluster(512), Parts.llama70b(), 1e12, 8192, 512, "bf16"));
        assertTrue(e.fits(), e.problem());
        double mfu = e.modelUtilisation().value().orElseThrow();
        assertTrue(mfu > 25 && mfu < 60, "MFU " + mfu);
        Figure sum = Figure.sum("step", "s", e.stepTime().parts());
        assertEquals(e.stepTime().value().orElseThrow(), sum.value().orElseThrow(), 1e-9);
        assertTrue(e.days().orElseThrow().band() != null);
        assertTrue(e.memory().value().orElseThrow() <= 80e9);
    }

    @Test
    void servingMeetsItsTargetsAtTheRateItNames() {
        ServingEstimate e = Throughput.serving(ServingSetup.of(
                Parts.h100(),
                Parts.cluster(8),
                Parts.llama70b(),
                1000,
                1000,
                0,
                OptionalDouble.of(2000),
                OptionalDouble.of(30),
                "fp8"));
        assertTrue(e.meetsTargets(), e.problem());
        assertTrue(e.tpot().value().orElseThrow() <= 30);
        assertTrue(e.ttft().value().orElseThrow() <= 2000);
        assertTrue(e.requestRate().value().orElseThrow() > 0.5);
    }

    @Test
    void aLooserTargetNeverLowersTheRate() {
        double before = 0;
        for (double tpot : new double[] {15, 20, 30, 50, 100}) {
            double rate = Throughput.serving(ServingSetup.of(
                            Parts.h100(),
                            Parts.cluster(8),
                            Parts.llama70b(),
                            1000,
                            500,
                            0,
                            OptionalDouble.of(4000),
                            OptionalDouble.of(tpot),
                            "fp8"))
                    .requestRate()
                    .value()
                    .orElseThrow();
            assertTrue(rate >= before * 0.999, tpot + " ms: " + rate + " after " + before);
            before = rate;
        }
    }

    @Test
    void missingFactsGiveUnknownFiguresThatNameThem() {
        var noMemory = Parts.accelerator("nv-h100-sxm", Map.of(NumberFormat.BF16, 989.0), 0, 3350, 900, 8, 700);
        TrainingEstimate e = Throughput.training(
                TrainingSetup.of(noMemory, Parts.cluster(64), Parts.llama70b(), 1e12, 8192, 512, "bf16"));
        assertTrue(e.rate().value().isEmpty());
        assertTrue(e.rate().unknowns().getFirst().contains("memory (mem_gb)"), e.problem());
        var noNetwork = new Cluster(64, 8, OptionalInt.of(8), OptionalDouble.empty(), OptionalDouble.empty());
        e = Throughput.training(TrainingSetup.of(Parts.h100(), noNetwork, Parts.llama70b(), 1e12, 8192, 512, "bf16"));
        assertTrue(e.problem().contains("scale-out bandwidth"), e.problem());
    }

    @Test
    void aModelThatFitsNowhereSaysWhatWouldHoldIt() {
        TrainingEstimate e = Throughput.training(
                TrainingSetup.of(Parts.h100(), Parts.cluster(8), Parts.gpt3(), 1e11, 2048, 512, "bf16"));
        assertFalse(e.fits());
        assertTrue(e.problem().contains("accelerators would hold it"), e.problem());
        ServingEstimate s = Throughput.serving(ServingSetup.of(
                Parts.h100(),
                Parts.cluster(4),
                Parts.deepseek(),
                1000,
                1000,
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "bf16"));
        assertFalse(s.fits());
        assertTrue(s.problem().contains("FP8 or INT8"), s.problem());
        assertTrue(s.rate().value().isEmpty());
    }

    @Test
    void impossibleModelsAreNamed() {
        var odd = Parts.dense("odd", 32, 4096, 30, 30, 11008, true, 32000);
        TrainingEstimate e =
                Throughput.training(TrainingSetup.of(Parts.h100(), Parts.cluster(8), odd, 1e11, 2048, 512, "bf16"));
        assertTrue(e.problem().contains("30 heads do not divide hidden size 4096"), e.problem());
    }

    @Test
    void aChipWithoutFp8SaysWhatItComputesIn() {
        ServingEstimate s = Throughput.serving(ServingSetup.of(
                Parts.ascend910c(),
                new Cluster(32, 8, OptionalInt.of(32), OptionalDouble.empty(), OptionalDouble.of(400)),
                Parts.deepseek(),
                1000,
                1000,
                0,
                OptionalDouble.empty(),
                OptionalDouble.of(60),
                "fp8"));
        assertTrue(s.fits(), s.problem());
        assertTrue(s.problem().contains("INT8"), s.problem());
    }

    @Test
    void aMillionAcceleratorsAndADomainOfOneAreAnswered() {
        TrainingEstimate e = Throughput.training(
                TrainingSetup.of(Parts.h100(), Parts.cluster(1_000_000), Parts.llama70b(), 1e13, 8192, 16384, "bf16"));
        assertTrue(e.fits() || !e.problem().isEmpty());
        var alone = new Cluster(16, 1, OptionalInt.of(1), OptionalDouble.empty(), OptionalDouble.of(400));
        e = Throughput.training(TrainingSetup.of(
                Parts.h100(),
                alone,
                Parts.dense("small", 32, 4096, 32, 8, 14336, true, 128256),
                1e12,
                4096,
                512,
                "bf16"));
        assertTrue(e.fits(), e.problem());
        assertTrue(e.layoutText().startsWith("TP 1"), e.layoutText());
    }

    @Test
    void sensitivityNamesTheConstantsThatMatterMost() {
        TrainingSetup job =
                TrainingSetup.of(Parts.h100(), Parts.cluster(64), Parts.llama70b(), 1e12, 4096, 256, "bf16");
        var list = Throughput.sensitivity(job);
        assertTrue(list.size() >= 3, list.toString());
        assertTrue(reach(list.getFirst()) > 4, list.getFirst().label());
        for (int i = 1; i < list.size(); i++) {
            assertTrue(reach(list.get(i)) <= reach(list.get(i - 1)));
        }
    }

    /// The larger of the changes to both sides.
    private static double reach(Figure f) {
        return Math.max(Math.abs(f.band().low()), Math.abs(f.band().high()));
    }

    @Test
    void sensitivityHoldsTheLinksOfTheSystem() {
        // eight domains of 8 with slow ports between them, across which the gradients must go
        var cluster = new Cluster(64, 8, OptionalInt.of(8), OptionalDouble.empty(), OptionalDouble.of(10));
        var list =
                Throughput.sensitivity(TrainingSetup.of(Parts.h100(), cluster, Parts.llama70b(), 1e12, 4096, 64, "bf16")
                        .withLayout(new io.kilorack.throughput.training.TrainingLayout(
                                8,
                                1,
                                8,
                                1,
                                1,
                                1,
                                1,
                                1,
                                true,
                                io.kilorack.throughput.training.Recompute.FULL,
                                1,
                                io.kilorack.throughput.training.Schedule.ONE_F_ONE_B)));
        Figure out = list.stream()
                .filter(f -> f.label().startsWith("scale-out"))
                .findFirst()
                .orElseThrow();
        assertTrue(out.band().low() < 0 && out.band().high() > 0, out.toString());
    }

    @Test
    void constantsOfTheUsersOwnChangeTheAnswer() {
        TrainingSetup job =
                TrainingSetup.of(Parts.h100(), Parts.cluster(64), Parts.llama70b(), 1e12, 4096, 256, "bf16");
        var slower = io.kilorack.throughput.operator.Calibrations.of(io.kilorack.throughput.operator.Generation.HOPPER)
                .with(io.kilorack.throughput.operator.Knob.TRAIN_16, 0.5);
        assertTrue(Throughput.training(job, slower).rate().value().orElseThrow()
                < Throughput.training(job).rate().value().orElseThrow());
    }

    @Test
    void tokensPerDollarCountEveryAcceleratorPaidForAndKeptTokensOnly() {
        // 6,400 tokens/s on 8 accelerators at 2 USD/h: 6,400 × 3,600 / 16 = 1,440,000 tokens/USD
        var chip = ((io.kilorack.throughput.operator.Chip.Resolved.Known)
                        io.kilorack.throughput.operator.Chip.of(Parts.h100()))
                .chip();
        Figure f = new Figures(chip, OptionalDouble.of(0.2)).perDollar(6400, 8, OptionalDouble.of(2), "tokens/s");
        assertEquals(1_440_000, f.value().orElseThrow(), 1e-6);
        assertEquals("tokens/USD", f.unit());

        TrainingSetup job =
                TrainingSetup.of(Parts.h100(), Parts.cluster(500), Parts.llama70b(), 1e12, 8192, 512, "bf16");
        TrainingEstimate e = Throughput.training(job.withUsdPerHour(OptionalDouble.of(2.5)));
        assertTrue(e.accelerators() < 500, "a count that factors badly leaves spares");
        double kept = e.rate().value().orElseThrow() * e.goodput().value().orElseThrow() / 100;
        assertEquals(kept * 3600 / (500 * 2.5), e.tokensPerDollar().value().orElseThrow(), 1e-6 * kept);

        ServingSetup load = ServingSetup.of(
                Parts.h100(),
                Parts.cluster(8),
                Parts.llama70b(),
                1000,
                1000,
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "fp8");
        ServingEstimate s = Throughput.serving(load.withUsdPerHour(OptionalDouble.of(2)));
        double rate = s.rate().value().orElseThrow();
        assertEquals(rate * 225, s.tokensPerDollar().value().orElseThrow(), 1e-6 * rate);
    }

    @Test
    void withoutAUsablePriceTokensPerDollarAreUnknown() {
        ServingSetup load = ServingSetup.of(
                Parts.h100(),
                Parts.cluster(8),
                Parts.llama70b(),
                1000,
                1000,
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "fp8");
        assertTrue(Throughput.serving(load).tokensPerDollar().value().isEmpty());
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertTrue(
                    Throughput.serving(load.withUsdPerHour(OptionalDouble.of(bad)))
                            .tokensPerDollar()
                            .value()
                            .isEmpty(),
                    "price " + bad);
        }
    }

    @Test
    void partsOfATokenAddUpToItsTime() {
        ServingEstimate s = Throughput.serving(ServingSetup.of(
                Parts.h100(),
                Parts.cluster(64),
                Parts.llama70b(),
                2000,
                500,
                0,
                OptionalDouble.of(2000),
                OptionalDouble.of(50),
                "fp8"));
        double sum = s.tpot().parts().stream()
                .mapToDouble(p -> p.value().orElseThrow())
                .sum();
        assertEquals(s.tpot().value().orElseThrow(), sum, 1e-6);
        assertTrue(
                s.ttft().band().high() > 1.8 * s.ttft().value().orElseThrow(), "first tokens are known far less well");
    }
}
