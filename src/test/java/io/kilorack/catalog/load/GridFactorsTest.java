package io.kilorack.catalog.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GridFactorsTest {
    @Test
    void everyClimateHasAGrid() {
        // the figures of the engineering rules
        assertEquals(0.041, GridFactors.shipped().get("FR").kgPerKwh());
        assertEquals(0.526, GridFactors.shipped().get("CN").kgPerKwh());
        for (var climate : Climates.shipped().values()) {
            assertTrue(GridFactors.shipped().containsKey(climate.country()), climate.country());
        }
    }

    @Test
    void gramsAreRefused() {
        var grams = assertThrows(
                BadFacts.class,
                () -> GridFactors.parse("g.csv", "country,kg_per_kwh,year,confidence,source\nFR,41,2025,medium,x\n"));
        assertTrue(grams.getMessage().contains("kg_per_kwh"), grams.getMessage());
    }
}
