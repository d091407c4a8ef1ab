package io.kilorack.catalog.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.BaseCatalog;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Infrastructure;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.catalog.NumberFormat;
import io.kilorack.catalog.SystemModel;
import io.kilorack.quantity.Confidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsLoaderTest {
    private final Catalog catalog = BaseCatalog.get();

    @Test
    void readsEveryFamily() {
        assertEquals(113, catalog.accelerators().size());
        assertEquals(64, catalog.systems().size());
        assertEquals(77, catalog.infrastructure().size());
        assertEquals(79, catalog.supply().size());
        assertEquals(87, catalog.models().size());
        assertEquals(106, catalog.rules().size());
        assertEquals(201, catalog.countries().size());
        assertEquals(71, catalog.parties().size());
        assertEquals(113 + 64 + 77 + 79 + 87 + 106 + 201 + 71, catalog.entries().size());
    }

    /// Figures of the makers' data sheets, to see that the columns reach the right components.
    @Test
    void valuesReachTheRecords() {
        var h100 = catalog.accelerators().get("nv-h100-sxm");
        assertEquals(OptionalDouble.of(989), h100.peak(NumberFormat.BF16));
        assertEquals(OptionalDouble.of(1979), h100.peak(NumberFormat.INT8));
        assertEquals(OptionalDouble.empty(), h100.peak(NumberFormat.FP4));
        assertEquals(OptionalDouble.of(3350), h100.memoryBandwidthGbs());
        assertEquals(OptionalDouble.of(814), h100.dieAreaMm2());
        SystemModel dgx = catalog.systems().get("dgx-h100");
        assertEquals(SystemModel.Form.SERVER, dgx.form());
        assertEquals(OptionalInt.of(6), dgx.psuCount());
        assertEquals(OptionalInt.of(4), dgx.psuNeeded());
        assertEquals(OptionalDouble.of(3200), dgx.scaleOutGbps());
        assertEquals(OptionalDouble.of(0), dgx.liquidShare());
        SystemModel nvl = catalog.systems().get("gb200-nvl72");
        assertEquals(SystemModel.Form.RACK, nvl.form());
        assertEquals(SystemModel.Cooling.HYBRID, nvl.cooling());
        assertEquals(OptionalInt.of(1), nvl.racks());
        Infrastructure pdu = catalog.infrastructure().get("pdu-3p-32a-400");
        assertEquals(OptionalDouble.of(32), pdu.entry().number("current_a"));
        assertEquals(Math.sqrt(3) * 400 * 32 / 1000, pdu.capacityKva().orElseThrow(), 1e-3);
        LanguageModel v3 = catalog.models().get("deepseek-v3");
        assertEquals(512, v3.latentAttention().orElseThrow().kvRank());
        assertEquals(256, v3.experts().orElseThrow().routed());
        assertTrue(catalog.models().get("qwen3-max").parametersTotal().isEmpty());
    }

    @Test
    void whatIsUnknownHasNoCell() {
        assertTrue(catalog.accelerators().get("nv-l2").tdpWatts().isEmpty());
        assertFalse(catalog.entries().get("nv-l2").cells().containsKey("tdp_w"));
    }

    @Test
    void everyCellHasASourceAndAConfidence() {
        for (Entry entry : catalog.allEntries()) {
            for (Cell cell : entry.cells().values()) {
                assertFalse(cell.source().text().isBlank(), entry.id() + " " + cell.field());
                assertFalse(cell.source().confidence() == Confidence.UNSTATED, entry.id() + " " + cell.field());
                assertTrue(catalog.fields().containsKey(cell.field()), cell.field());
            }
        }
    }

    @Test
    void aSingleCellMayHaveItsOwnSource() {
        Cell tdp = catalog.entries().get("ascend-910c").cells().get("tdp_w");
        assertEquals(Confidence.LOW, tdp.source().confidence());
        Cell memory = catalog.entries().get("ascend-910c").cells().get("mem_gb");
        assertEquals(Confidence.HIGH, memory.source().confidence());
        Cell price = catalog.entries().get("nv-h100-sxm").cells().get("price_usd_low");
        assertTrue(price.source().text().contains("street"), price.source().text());
    }

    /// The power supplies that a system needs for full power must be able to carry its declared maximum.
    @Test
    void neededSuppliesCarryTheMaximum() {
        for (SystemModel system : catalog.systems().values()) {
            if (system.psuNeeded().isPresent()
                    && system.psuWatts().isPresent()
                    && system.maxWatts().isPresent()) {
                assertTrue(
                        system.psuNeeded().getAsInt() * system.psuWatts().getAsDouble()
                                >= system.maxWatts().getAsDouble(),
                        system.id());
                assertTrue(system.psuNeeded().getAsInt() <= system.psuCount().orElse(0), system.id());
            }
        }
    }

    /// Every fault is refused with file, line, column, value and next step.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    accelerators.csv   | nv-a100-sxm-40,NVIDIA | nv-v100-sxm2-32,NVIDIA | accelerators.csv: line 3, column id: the id "nv-v100-sxm2-32" is used twice
                    accelerators.csv   | tf32_tflops           | tf33_tflops            | accelerators.csv: line 1: has the unknown column "tf33_tflops"
                    accelerators.csv   | 300,,815              | 300 W,,815             | accelerators.csv: line 2, column tdp_w: "300 W" is not a number
                    accelerators.csv   | 300,,815              | -300,,815              | accelerators.csv: line 2, column tdp_w: "-300" is negative
                    accelerators.csv   | 300,1200              | 3000,1200              | accelerators.csv: line 2, column price_usd_low: 3000 is above price_usd_high 1200
                    accelerators.csv   | 2017-05               | May 2017               | column announced: "May 2017" should be a month
                    systems.csv        | server,nv-a100-sxm-80 | server,nv-a100         | systems.csv: entry dgx-a100-640, column accel_id: names the unknown accelerator "nv-a100"
                    systems.csv        | air,0,840             | wind,0,840             | column cooling: "wind" should be one of air, liquid, hybrid, immersion
                    systems.csv        | air,0,840             | air,1.5,840            | column liquid_share: "1.5" is above 1
                    systems.csv        | from memory: NVIDIA DGX A100 user guide,medium | from memory: NVIDIA DGX A100 user guide,sure | "sure" is not a confidence
                    models.csv         | yes,,,,,,128256       | maybe,,,,,,128256      | column ffn_gated: "maybe" should be yes or no
                    cells.csv          | nv-h20-96,tdp_w       | nv-h20-97,tdp_w        | cells.csv: entry nv-h20-97: speaks of a value "tdp_w" that is not there
                    fields.csv         | tdp_w,TDP,W,number    | tdp_w,TDP,W,watts      | has the unknown type "watts"
                    catalog.json       | "format": 1           | "format": 7            | has format 7
                    """)
    void refusesAFault(String file, String sound, String faulty, String complaint) throws IOException, BadFacts {
        var files = new LinkedHashMap<>(FactFiles.of(Path.of("assets/catalog")).files());
        String text = new String(files.get(file), StandardCharsets.UTF_8);
        assertTrue(text.contains(sound), () -> file + " has no " + sound);
        int at = text.indexOf(sound);
        String changed = text.substring(0, at) + faulty + text.substring(at + sound.length());
        files.put(file, changed.getBytes(StandardCharsets.UTF_8));
        BadFacts bad = assertThrows(BadFacts.class, () -> FactsLoader.load(new FactFiles(files)));
        assertTrue(bad.getMessage().contains(complaint), bad.getMessage());
    }

    @Test
    void aRowOfTheWrongLengthIsNamedByLine() throws IOException, BadFacts {
        var files = new LinkedHashMap<>(FactFiles.of(Path.of("assets/catalog")).files());
        String text = new String(files.get("supply.csv"), StandardCharsets.UTF_8) + "one,two\n";
        files.put("supply.csv", text.getBytes(StandardCharsets.UTF_8));
        BadFacts bad = assertThrows(BadFacts.class, () -> FactsLoader.load(new FactFiles(files)));
        assertTrue(bad.getMessage().contains("supply.csv: line 81: has 2 values for 11 columns"), bad.getMessage());
    }

    @Test
    void aMissingFileIsNamed() throws IOException, BadFacts {
        BadFacts bad = assertThrows(BadFacts.class, () -> FactsLoader.catalog(Path.of("assets/fonts")));
        assertTrue(bad.getMessage().contains("catalog.json: is missing"), bad.getMessage());
    }
}
