package io.kilorack.desktop.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Assessor;
import io.kilorack.assess.SampleCatalogs;
import io.kilorack.assess.SamplePlans;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.throughput.Accuracy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
    private final Workspace workspace = new Workspace(
            Jobs.inline(), new Assessor()::assess, Clock.systemUTC(), SampleCatalogs.small(), SamplePlans.mixed());

    @BeforeEach
    void assess() {
        workspace.reassess();
    }

    private Row.Field field(Selection selection, String label) {
        return new Sheets(workspace)
                .of(selection).sections().stream()
                        .flatMap(s -> s.rows().stream())
                        .filter(r -> r instanceof Row.Field f && f.label().equals(label))
                        .map(Row.Field.class::cast)
                        .findFirst()
                        .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.5      | 1.5
            1,5      | 1.5
            2e12     | 2000000000000
            12 000   | 12000
            −        |
            two      |
            NaN      |
            1e999    |
            """)
    void numbersAreReadAsPeopleTypeThem(String text, Double value) {
        assertEquals(value == null ? OptionalDouble.empty() : OptionalDouble.of(value), Fields.parse(text));
    }

    @Test
    void aRackIsMovedByTypingItsPlaceAndARefusalSaysWhy() {
        var rack = Selection.of(Selection.Kind.RACK, "c1");
        assertEquals(Optional.empty(), field(rack, "From the left").apply().apply("12"));
        assertEquals(12.0, Selections.rack(workspace.plan(), "c1").orElseThrow().xM());
        Optional<String> why = field(rack, "From the left").apply().apply("400");
        assertTrue(why.orElseThrow().contains("hall"), why.toString());
        assertTrue(
                field(rack, "From the left").apply().apply("left").orElseThrow().contains("left"));
        assertEquals(12.0, Selections.rack(workspace.plan(), "c1").orElseThrow().xM());
    }

    @Test
    void theDateOfThePlanIsEditedInPlaceAndUndone() {
        assertEquals(Optional.empty(), field(Selection.NONE, "As of").apply().apply("2023-11-17"));
        assertEquals(LocalDate.of(2023, 11, 17), workspace.plan().asOf());
        workspace.undo();
        assertEquals(LocalDate.of(2026, 11, 23), workspace.plan().asOf());
        assertTrue(field(Selection.NONE, "As of").apply().apply("next week").isPresent());
    }

    @Test
    void aNodeIsEditedInPlaceAndTooFewPositionsAreACheck() {
        var node = Selection.of(Selection.Kind.NODE, "pdu-a");
        assertEquals(Optional.empty(), field(node, "Pole positions").apply().apply("12"));
        assertTrue(workspace.assessment().orElseThrow().checks().stream()
                .anyMatch(c -> c.code().equals("power.panel.positions")));
        assertTrue(field(node, "Pole positions").apply().apply("1.5").isPresent());
        assertTrue(field(node, "Rated power").apply().apply("-5").isPresent());
        workspace.undo();
        assertTrue(workspace.assessment().orElseThrow().checks().stream()
                .noneMatch(c -> c.code().equals("power.panel.positions")));
    }

    @Test
    void theBreakerOfARackIsEditedInPlace() {
        var rack = Selection.of(Selection.Kind.RACK, "a1");
        assertEquals(Optional.empty(), field(rack, "Breaker").apply().apply("16"));
        assertEquals(
                OptionalDouble.of(16),
                Selections.rack(workspace.plan(), "a1")
                        .orElseThrow()
                        .circuits()
                        .getFirst()
                        .breakerAmps());
        assertEquals(Optional.empty(), field(rack, "Breaker").apply().apply(""));
        assertTrue(
                Selections.rack(workspace.plan(), "a1").orElseThrow().circuits().isEmpty());
    }

    @Test
    void whatIsNotStatedIsEmptyAndStaysUnknown() {
        var site = Selection.of(Selection.Kind.SITE, "site-1");
        assertEquals(Optional.empty(), field(site, "Utility grant").apply().apply(""));
        assertTrue(workspace.plan().sites().getFirst().utilityKw().isEmpty());
    }

    @Test
    void aSecondPoolIsChosenFromAListItsShareTypedAndBothUndone() {
        var serve = Selection.of(Selection.Kind.WORKLOAD, "serve-1");
        String first = placed("serve-1").poolId();
        var decode = choice(serve, "Decode in");
        assertTrue(!decode.values().contains(first), "a pool is not offered as its own partner");
        String second = decode.values().get(1);
        assertEquals(Optional.empty(), decode.apply().apply(second));
        assertEquals(second, placed("serve-1").placement().secondPoolId());
        assertEquals(Optional.empty(), field(serve, "Share of second").apply().apply("50"));
        assertEquals(OptionalDouble.of(0.5), placed("serve-1").placement().secondShare());
        assertTrue(
                field(serve, "Share of second").apply().apply("0").orElseThrow().contains("above 0"));
        assertTrue(field(serve, "Share of second")
                .apply()
                .apply("120")
                .orElseThrow()
                .contains("at most 1"));
        workspace.undo();
        workspace.undo();
        assertEquals("", placed("serve-1").placement().secondPoolId());
        var rent = field(Selection.of(Selection.Kind.POOL, first), "Rent per accelerator");
        assertEquals(Optional.empty(), rent.apply().apply("2.2"));
        assertTrue(rent.apply().apply("-1").orElseThrow().contains("above 0"));
    }

    private io.kilorack.plan.Workload placed(String id) {
        return workspace.plan().workloads().stream()
                .filter(w -> w.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Row.Choice choice(Selection selection, String label) {
        return new Sheets(workspace)
                .of(selection).sections().stream()
                        .flatMap(s -> s.rows().stream())
                        .filter(r -> r instanceof Row.Choice c && c.label().equals(label))
                        .map(Row.Choice.class::cast)
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void everyKindOfThingHasASheet() {
        var sheets = new Sheets(workspace);
        for (Selection selection : new Selection[] {
            Selection.NONE,
            Selection.of(Selection.Kind.SITE, "site-1"),
            Selection.of(Selection.Kind.HALL, "hall-1"),
            Selection.of(Selection.Kind.RACK, "a1"),
            Selection.of(Selection.Kind.RACK, "a1", "b1"),
            Selection.device("a1", "a1-s1"),
            Selection.of(Selection.Kind.POOL, "pool-h100"),
            Selection.of(Selection.Kind.WORKLOAD, "train-1"),
            Selection.of(Selection.Kind.STOCK, "lot-h100"),
            Selection.of(Selection.Kind.NODE, "ups-a"),
            Selection.of(Selection.Kind.ENTRY, "dgx-h100")
        }) {
            Sheet sheet = sheets.of(selection);
            assertTrue(!sheet.title().isBlank() && !sheet.sections().isEmpty(), selection.toString());
        }
    }

    @Test
    void aPredictionWithoutAMeasurementNearSaysSoInItsRow() {
        var rows = workspace.plan().workloads().stream()
                .flatMap(w ->
                        new Sheets(workspace).of(Selection.of(Selection.Kind.WORKLOAD, w.id())).sections().stream())
                .flatMap(s -> s.rows().stream())
                .filter(r -> r instanceof Row.Value v && Accuracy.notValidated(v.figure()))
                .map(Row.Value.class::cast)
                .toList();
        assertFalse(rows.isEmpty());
        rows.forEach(v -> assertTrue(v.text().unit().endsWith("not validated"), v.toString()));
    }
}
