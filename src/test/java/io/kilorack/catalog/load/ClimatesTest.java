package io.kilorack.catalog.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Climate;
import org.junit.jupiter.api.Test;

class ClimatesTest {
    private static final String HEAD = "key,name,country,altitude_m,day_spread_k,low_c,high_c,humidity_pct,source\n";
    private static final String TWELVE = "1 2 3 4 5 6 7 8 9 10 11 12";

    @Test
    void shipsMoreThanThirtyCitiesWithSources() {
        assertTrue(Climates.shipped().size() >= 30);
        for (Climate climate : Climates.shipped().values()) {
            assertTrue(climate.source().text().length() > 20, climate.key());
            assertEquals(2, climate.country().length(), climate.key());
            // no inhabited city is colder or hotter than this over the year
            assertTrue(climate.meanCelsius() > -5 && climate.meanCelsius() < 32, climate.key());
        }
    }

    @Test
    void annualMeansAgreeWithPublishedOnes() {
        // WMO World Weather Information Service and national services, 1991–2020: within 1 K
        assertEquals(10.9, mean("frankfurt"), 1.0);
        assertEquals(27.8, mean("singapore"), 1.0);
        assertEquals(15.8, mean("tokyo"), 1.0);
        assertEquals(24.0, mean("phoenix"), 1.0);
        assertEquals(28.5, mean("dubai"), 1.0);
        assertEquals(13.3, mean("beijing"), 1.0);
        assertEquals(12.5, mean("paris"), 1.0);
    }

    private static double mean(String key) {
        return Climates.shipped().get(key).meanCelsius();
    }

    @Test
    void badRowsNameThePlace() {
        var eleven = assertThrows(
                BadFacts.class,
                () -> Climates.parse("c.csv", HEAD + "x,X,FR,1,3,1 2 3," + TWELVE + "," + TWELVE + ",text\n"));
        assertTrue(eleven.getMessage().contains("low_c"), eleven.getMessage());
        var word = assertThrows(
                BadFacts.class,
                () -> Climates.parse("c.csv", HEAD + "x,X,FR,high,3," + TWELVE + "," + TWELVE + "," + TWELVE + ",t\n"));
        assertTrue(word.getMessage().contains("altitude_m"), word.getMessage());
        var colder = assertThrows(
                BadFacts.class,
                () -> Climates.parse(
                        "c.csv",
                        HEAD + "x,X,FR,1,3," + TWELVE.replace("1 2", "30 2") + "," + TWELVE + "," + TWELVE + ",t\n"));
        assertTrue(colder.getMessage().contains("line 2"), colder.getMessage());
    }
}
