package io.kilorack.exposure.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Condition;
import io.kilorack.catalog.Condition.Operator;
import io.kilorack.exposure.facts.Facts;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The operators and the three-valued logic of `rules_schema.json`.
class TreeCompilerTest {
    private static final TreeCompiler COMPILER = new TreeCompiler();
    private static final Condition YES = leaf("part.us_origin", "==", true);
    private static final Condition NO = leaf("part.us_origin", "==", false);
    private static final Condition OPEN = leaf("part.fdp_rule_met", "==", true);
    private static final Facts CASE = Facts.builder()
            .put("part.us_origin", true)
            .put("part.name", "NVIDIA H20 SXM 96GB")
            .put("part.kind", "ic")
            .put("part.tpp", 4800)
            .put("part.cn_origin_materials", List.of("gallium", "indium"))
            .put("owner.founded_on", "2022-10-07")
            .put("owner.names", List.of("Acme Cloud", "HUAWEI Cloud"))
            .put("site.power_mw_available", 40)
            .put("system.power_mw", 40)
            .put("event.ship_from", "CN")
            .put("site.country", "CN")
            .build();

    private static Condition leaf(String field, String op, Object value) {
        Operator operator = EnumSet.allOf(Operator.class).stream()
                .filter(o -> o.spelling().equals(op))
                .findFirst()
                .orElseThrow();
        return new Condition.Leaf(field, operator, value, null);
    }

    private static int eval(Condition condition) {
        return COMPILER.compile(condition).eval(CASE.frame());
    }

    private static String word(int truth) {
        return switch (truth) {
            case Tree.TRUE -> "true";
            case Tree.FALSE -> "false";
            default -> "unknown";
        };
    }

    @ParameterizedTest
    @CsvSource({
        "==, 4800, true", "==, 4799, false",
        "!=, 4800, false", "!=, 4799, true",
        ">=, 4800, true", ">=, 4800.1, false",
        "<=, 4800, true", "<=, 4799.9, false",
        ">, 4800, false", ">, 4799.9, true",
        "<, 4800, false", "<, 4800.1, true",
    })
    void comparesNumbers(String op, double value, String expected) {
        assertEquals(expected, word(eval(leaf("part.tpp", op, value))));
        assertEquals("unknown", word(eval(leaf("part.pd", op, value))), "an unknown field");
    }

    @ParameterizedTest
    @CsvSource({
        ">=, 2022-10-07, true",
        ">=, 2022-10-08, false",
        "<=, 2022-10-07, true",
        "<, 2022-10-07, false",
        ">, 2022-10-06, true",
        "==, 2022-10-07, true",
        "!=, 2022-10-07, false",
    })
    void comparesDates(String op, LocalDate value, String expected) {
        assertEquals(expected, word(eval(leaf("owner.founded_on", op, value))));
    }

    @Test
    void comparesTextsAndLists() {
        assertEquals(Tree.TRUE, eval(leaf("part.kind", "in", List.of("ic", "board"))));
        assertEquals(Tree.FALSE, eval(leaf("part.kind", "in", List.of("hbm"))));
        assertEquals(Tree.FALSE, eval(leaf("part.kind", "not_in", List.of("ic"))));
        assertEquals(Tree.TRUE, eval(leaf("part.kind", "not_in", List.of("hbm"))));
        assertEquals(Tree.UNKNOWN, eval(leaf("part.foundry", "not_in", List.of("SMIC"))));
        String materials = "part.cn_origin_materials";
        for (String shares : List.of("contains_any", "intersects")) {
            assertEquals(Tree.TRUE, eval(leaf(materials, shares, List.of("indium", "tungsten"))));
            assertEquals(Tree.FALSE, eval(leaf(materials, shares, List.of("tungsten"))));
            assertEquals(Tree.UNKNOWN, eval(leaf("owner.entity_lists", shares, List.of("BIS_MEU"))));
        }
        assertEquals(Tree.TRUE, eval(leaf(materials, "contains_all", List.of("indium", "gallium"))));
        assertEquals(Tree.FALSE, eval(leaf(materials, "contains_all", List.of("indium", "tungsten"))));
        assertEquals(Tree.TRUE, eval(leaf(materials, "disjoint", List.of("tungsten"))));
        assertEquals(Tree.FALSE, eval(leaf(materials, "disjoint", List.of("indium"))));
        assertEquals(Tree.UNKNOWN, eval(leaf("site.groups", "disjoint", List.of("A:5"))));
    }

    @Test
    void asksWhetherAFieldIsKnown() {
        assertEquals(Tree.TRUE, eval(new Condition.Leaf("part.tpp", Operator.EXISTS, null, null)));
        assertEquals(Tree.FALSE, eval(new Condition.Leaf("part.pd", Operator.EXISTS, null, null)));
        assertEquals(Tree.FALSE, eval(new Condition.Leaf("part.tpp", Operator.UNKNOWN, null, null)));
        assertEquals(Tree.TRUE, eval(new Condition.Leaf("part.pd", Operator.UNKNOWN, null, null)));
    }

    @ParameterizedTest
    @CsvSource({
        "site.power_mw_available, <, system.power_mw, false",
        "site.power_mw_available, <=, system.power_mw, true",
        "site.power_mw_available, >=, system.power_mw, true",
        "site.power_mw_available, >, system.power_mw, false",
        "event.ship_from, ==, site.country, true",
        "event.ship_from, !=, site.country, false",
        "event.ship_from, ==, owner.hq_country, unknown",
        "owner.hq_country, ==, site.country, unknown",
    })
    void comparesTwoFields(String field, String op, String other, String expected) {
        Operator operator = ((Condition.Leaf) leaf(field, op, "")).op();
        assertEquals(expected, word(eval(new Condition.Leaf(field, operator, null, other))));
    }

    @ParameterizedTest
    @CsvSource({
        "* H20 *, true",
        "*H20, false",
        "nvidia h20*, true",
        "H20*, false",
        "*, true",
        "NVIDIA H20 SXM 96GB, true",
        "*h2*96*, true",
        "*96GB*96GB*, false",
        "'', false",
    })
    void matchesWholeStringsWithoutRegardToCase(String pattern, String expected) {
        assertEquals(expected, word(eval(leaf("part.name", "matches_any", List.of("never", pattern)))));
        assertEquals(Tree.TRUE, eval(leaf("owner.names", "matches_any", List.of("Huawei*"))), "any of a list");
        assertEquals(Tree.FALSE, eval(leaf("owner.names", "matches_any", List.of("SMIC*"))));
        assertEquals(Tree.UNKNOWN, eval(leaf("part.memory_type", "matches_any", List.of("HBM*"))));
    }

    @Test
    void combinesThreeValues() {
        assertEquals(Tree.FALSE, eval(new Condition.All(List.of(OPEN, NO))));
        assertEquals(Tree.UNKNOWN, eval(new Condition.All(List.of(OPEN, YES))));
        assertEquals(Tree.TRUE, eval(new Condition.All(List.of(YES, YES))));
        assertEquals(Tree.TRUE, eval(new Condition.Any(List.of(OPEN, YES))));
        assertEquals(Tree.UNKNOWN, eval(new Condition.Any(List.of(OPEN, NO))));
        assertEquals(Tree.FALSE, eval(new Condition.Any(List.of(NO, NO))));
        assertEquals(Tree.FALSE, eval(new Condition.Not(YES)));
        assertEquals(Tree.TRUE, eval(new Condition.Not(NO)));
        assertEquals(Tree.UNKNOWN, eval(new Condition.Not(OPEN)));
    }

    @Test
    void namesOnlyWhatKeepsItOpen() {
        var missing = new TreeSet<String>();
        COMPILER.compile(new Condition.Any(List.of(OPEN, NO))).missing(CASE.frame(), missing);
        assertEquals(List.of("part.fdp_rule_met"), List.copyOf(missing));
        missing.clear();
        COMPILER.compile(new Condition.Any(List.of(OPEN, YES))).missing(CASE.frame(), missing);
        assertTrue(missing.isEmpty(), missing::toString);
        assertFalse(YES.equals(NO));
    }
}
