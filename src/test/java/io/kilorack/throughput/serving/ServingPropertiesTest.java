package io.kilorack.throughput.serving;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.NumberFormat;
import io.kilorack.catalog.load.FactsLoader;
import io.kilorack.throughput.Parts;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every chip and model, calibrated or not: bounds of physics and the sense of each input.
class ServingPropertiesTest {
    private static List<Accelerator> chips;
    private static List<Transformer> models;

    @BeforeAll
    static void open() throws Exception {
        Catalog catalog = FactsLoader.catalog(Path.of("assets/catalog"));
        chips = catalog.accelerators().values().stream()
                .filter(a -> Chip.of(a) instanceof Chip.Resolved.Known)
                .toList();
        models = catalog.models().values().stream()
                .filter(m -> Transformer.of(m) instanceof Transformer.Resolved.Known)
                .map(m -> ((Transformer.Resolved.Known) Transformer.of(m)).shape())
                .filter(x -> x.parameters() > 5e9)
                .toList();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    /// A random case: chip, model, layout, engine, load.
    private record Draw(
            Accelerator chip,
            Transformer model,
            ServingLayout layout,
            Engine engine,
            double sequences,
            double context,
            double prompt) {
        static Draw of(long seed) {
            var r = new Random(seed);
            Accelerator chip = chips.get(r.nextInt(chips.size()));
            Transformer x = models.get(r.nextInt(models.size()));
            int t = 1 << r.nextInt(4);
            while (x.heads() % t != 0) {
                t /= 2;
            }
            int data = x.experts() > 0 && r.nextBoolean() ? 1 << r.nextInt(4) : 1;
            int expert = data > 1 ? t * data : 1;
            return new Draw(
                    chip,
                    x,
                    new ServingLayout(t, data, 1, expert),
                    Engine.values()[r.nextInt(Engine.values().length)],
                    1 + r.nextInt(200),
                    100 + r.nextInt(20_000),
                    64 + r.nextInt(8000));
        }

        InferenceStep step(Accelerator a, ServingFormat format) {
            Chip c = ((Chip.Resolved.Known) Chip.of(a)).chip();
            var fabric = new Fabric(c, 8, 8, c.scaleUp > 0 ? c.scaleUp : 25e9, 25e9);
            return new InferenceStep(c, fabric, model, layout, format, engine);
        }

        double decode(InferenceStep step, double sequences) {
            return step.time(sequences, context, 1, 0, 0).total();
        }
    }

    /// The same chip with other memory bandwidth and peaks.
    private static Accelerator scaled(Accelerator a, double bandwidth, double peak) {
        var peaks = new EnumMap<NumberFormat, Double>(NumberFormat.class);
        for (NumberFormat f : NumberFormat.values()) {
            a.peak(f).ifPresent(v -> peaks.put(f, v * peak));
        }
        return Parts.accelerator(
                a.id(),
                peaks,
                a.memoryGb().orElse(80),
                a.memoryBandwidthGbs().orElseThrow() * bandwidth,
                a.scaleUpGbs().orElse(0),
                (int) a.scaleUpDomain().orElse(1),
                a.tdpWatts().orElse(400));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moreBandwidthOrPeakIsNeverSlower(long seed) {
        Draw d = Draw.of(seed);
        for (ServingFormat f : List.of(ServingFormat.SIXTEEN, ServingFormat.EIGHT, ServingFormat.FOUR)) {
            InferenceStep plain = d.step(scaled(d.chip, 1, 1), f);
            for (Accelerator better : List.of(scaled(d.chip, 1.3, 1), scaled(d.chip, 1, 1.3))) {
                InferenceStep step = d.step(better, f);
                assertTrue(d.decode(step, d.sequences) <= d.decode(plain, d.sequences) * (1 + 1e-9), d.toString());
                assertTrue(
                        new ServingModel(step, 8192).prefill(d.prompt, 0)
                                <= new ServingModel(plain, 8192).prefill(d.prompt, 0) * (1 + 1e-9),
                        d.toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moreRequestsAreSlowerEachAndNotSlowerTogether(long seed) {
        Draw d = Draw.of(seed);
        InferenceStep step = d.step(d.chip, ServingFormat.SIXTEEN);
        double before = 0;
        double rate = 0;
        for (double n = 1; n <= 256; n *= 2) {
            double t = d.decode(step, n);
            assertTrue(t >= before, d + " at " + n);
            assertTrue(n / t >= rate * (1 - 1e-9), d + " at " + n);
            before = t;
            rate = n / t;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void longerPromptsAndContextsTakeLonger(long seed) {
        Draw d = Draw.of(seed);
        InferenceStep step = d.step(d.chip, ServingFormat.SIXTEEN);
        var model = new ServingModel(step, 8192);
        assertTrue(model.prefill(2 * d.prompt, 0) >= model.prefill(d.prompt, 0), d.toString());
        assertTrue(model.prefill(d.prompt, 0) >= model.prefill(d.prompt, 0.5), d.toString());
        assertTrue(
                step.time(d.sequences, 2 * d.context, 1, 0, 0).total()
                        >= step.time(d.sequences, d.context, 1, 0, 0).total(),
                d.toString());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingBeatsTheRoofline(long seed) {
        Draw d = Draw.of(seed);
        Chip c = ((Chip.Resolved.Known) Chip.of(d.chip)).chip();
        InferenceStep step = d.step(d.chip, ServingFormat.SIXTEEN);
        Transformer x = d.model;
        // attention weights and the LM head are read in every step, whatever the experts do
        double weights =
                (x.layers() * x.attentionParameters() + (double) x.vocab() * x.hidden()) * 2 / d.layout.tensor();
        assertTrue(d.decode(step, 1) >= weights / c.bandwidth, d.toString());
        double flops = 2 * (x.activeParameters() - (double) x.vocab() * x.hidden()) * d.prompt;
        double devices = d.layout.tensor() * (double) d.layout.attentionData();
        // a prompt on one attention rank uses the others' experts
        assertTrue(new ServingModel(step, 1e9).prefill(d.prompt, 0) >= flops / (c.peak16 * devices), d.toString());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eightBitsAreNotSlowerWhereTheChipHasThem(long seed) {
        Draw d = Draw.of(seed);
        Chip c = ((Chip.Resolved.Known) Chip.of(d.chip)).chip();
        if (c.peak8 < 1.5 * c.peak16) {
            return;
        }
        InferenceStep wide = d.step(d.chip, ServingFormat.SIXTEEN);
        InferenceStep narrow = d.step(d.chip, ServingFormat.EIGHT);
        // casts may cost what small models on many devices gain
        double decode = d.decode(narrow, d.sequences) / d.decode(wide, d.sequences);
        assertTrue(decode <= 1.1, decode + " " + d);
        double prefill =
                new ServingModel(narrow, 8192).prefill(4096, 0) / new ServingModel(wide, 8192).prefill(4096, 0);
        assertTrue(prefill <= 1.1, prefill + " " + d);
    }
}
