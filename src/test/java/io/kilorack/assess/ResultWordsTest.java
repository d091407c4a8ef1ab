package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kilorack.quantity.ResultWords;
import java.util.LinkedHashMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ResultWordsTest {
    /// A key such as `per_psu_after_loss_W` is for programs; people read words.
    @Test
    void everyResultOfEveryRuleHasAName() {
        var bare = new TreeSet<String>();
        for (var rule : Calculations.all()) {
            var given = new LinkedHashMap<String, Object>();
            rule.inputs().forEach(input -> given.put(input.name(), input.example()));
            for (String key : rule.run(given).keySet()) {
                String words = ResultWords.of(rule.id(), key);
                if (key.contains("_") && words.equals(key.replace('_', ' '))) {
                    bare.add(rule.id() + "." + key);
                }
            }
        }
        assertEquals(new TreeSet<String>(), bare);
        assertEquals("apparent power S", ResultWords.of("E01", "S_VA"));
        assertEquals("units for N", ResultWords.of("E29", "N"));
    }
}
