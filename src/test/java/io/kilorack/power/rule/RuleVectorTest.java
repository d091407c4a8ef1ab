package io.kilorack.power.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.cost.CostRules;
import io.kilorack.quantity.Calculator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Every vector of the engineering rules, at 1e-6 relative; exact for whole numbers, texts and
/// truth values.
class RuleVectorTest {
    private static final double TOLERANCE = 1e-6;

    /// The 83 rules of the facts file.
    private static final Set<String> RULES = rules();

    private static Set<String> rules() {
        var ids = new HashSet<>(Set.of("E16c", "E17b", "T12b", "T20b"));
        for (int i = 1; i <= 33; i++) {
            ids.add("E%02d".formatted(i));
        }
        for (int i = 1; i <= 25; i++) {
            if (i != 19) {
                ids.add("T%02d".formatted(i));
            }
        }
        for (int i = 1; i <= 10; i++) {
            ids.add("S%02d".formatted(i));
        }
        for (int i = 1; i <= 4; i++) {
            ids.add("C%02d".formatted(i));
        }
        for (int i = 1; i <= 8; i++) {
            ids.add("F%02d".formatted(i));
        }
        return ids;
    }

    private static Map<String, Calculator> calculators() {
        var byId = new LinkedHashMap<String, Calculator>();
        Stream.concat(Calculators.all().stream(), CostRules.all().stream())
                .forEach(calculator -> assertTrue(byId.put(calculator.id(), calculator) == null, calculator.id()));
        return byId;
    }

    static Stream<Arguments> vectors() throws IOException {
        try (InputStream in = RuleVectorTest.class.getResourceAsStream("/io/kilorack/power/rule_vectors.json")) {
            assertNotNull(in);
            Map<?, ?> all = JsonMapper.builder().build().readValue(in, Map.class);
            return all.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue())).toList().stream();
        }
    }

    private static Calculator calculator(String vector) {
        Map<String, Calculator> all = calculators();
        Calculator exact = all.get(vector);
        return exact != null ? exact : all.get(vector.replaceAll("[a-z]$", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void agreesWithTheVector(String id, Map<String, Object> vector) {
        Calculator calculator = calculator(id);
        assertNotNull(calculator, "no calculator for vector " + id);
        Map<?, ?> out = (Map<?, ?>) vector.get("out");
        assertFalse(out.isEmpty());
        if (id.equals("S02")) {
            for (Object each : (List<?>) out.get("cases")) {
                Map<?, ?> one = (Map<?, ?>) each;
                assertEquals(
                        one.get("collide"),
                        calculator
                                .run(Map.of("a", one.get("a"), "b", one.get("b")))
                                .get("collide")
                                .value());
            }
            return;
        }
        var results = calculator.run(strings((Map<?, ?>) vector.get("in")));
        out.forEach((name, want) -> {
            assertTrue(results.containsKey(String.valueOf(name)), id + " gives no " + name);
            compare(id + "." + name, want, results.get(String.valueOf(name)).value());
        });
    }

    private static Map<String, Object> strings(Map<?, ?> map) {
        var result = new HashMap<String, Object>();
        map.forEach((k, v) -> result.put(String.valueOf(k), v));
        return result;
    }

    private static void compare(String where, Object want, Object have) {
        switch (want) {
            case Integer i -> assertEquals(i, ((Number) have).doubleValue(), 1e-9 * Math.max(1, Math.abs(i)), where);
            case Number n ->
                assertEquals(
                        n.doubleValue(), ((Number) have).doubleValue(), TOLERANCE * Math.abs(n.doubleValue()), where);
            case List<?> list -> {
                List<?> other = assertInstanceOf(List.class, have, where);
                assertEquals(list.size(), other.size(), where);
                for (int i = 0; i < list.size(); i++) {
                    compare(where + "[" + i + "]", list.get(i), other.get(i));
                }
            }
            default -> assertEquals(want, have, where);
        }
    }

    @Test
    void everyRuleHasACalculatorAndEveryCalculatorAVector() throws IOException {
        Set<String> ids = calculators().keySet();
        var missing = new HashSet<>(RULES);
        missing.removeAll(ids);
        assertEquals(83, RULES.size());
        assertEquals(Set.of(), missing);
        var used = new HashSet<String>();
        vectors().forEach(v -> used.add(calculator((String) v.get()[0]).id()));
        var unused = new ArrayList<>(ids);
        unused.removeAll(used);
        assertEquals(List.of(), unused, "calculators without a vector");
    }

    @Test
    void everyCalculatorRunsOnItsOwnExampleAndSaysWhatItIs() {
        for (Calculator calculator : calculators().values()) {
            var example = new LinkedHashMap<String, Object>();
            calculator.inputs().forEach(input -> example.put(input.name(), input.example()));
            assertFalse(calculator.run(example).isEmpty(), calculator.id());
            assertFalse(calculator.formula().isBlank(), calculator.id());
            assertFalse(calculator.standard().isBlank(), calculator.id());
        }
    }

    @Test
    void missingAndUnknownInputsAreNamed() {
        Calculator e02 = calculator("E02");
        var missing = assertThrows(IllegalArgumentException.class, () -> e02.run(Map.of("I", 32.0)));
        assertTrue(missing.getMessage().contains("V_LL"), missing.getMessage());
        var unknown = assertThrows(IllegalArgumentException.class, () -> e02.run(Map.of("volts", 400.0)));
        assertTrue(unknown.getMessage().contains("volts"), unknown.getMessage());
    }
}
