package io.kilorack.plan.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kilorack.assess.SampleCatalogs;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import io.kilorack.plan.file.PlanFile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AirflowTest {
    private final Catalog catalog = SampleCatalogs.small();

    /// R1 stands at y 1 to 2.2, R2 behind it; KIND is the aisle between them (south of R1).
    private static final String PLAN = """
            {"format": 1, "asOf": "2026-11-23",
             "sites": [{"id": "s", "wiringRules": "iec",
               "halls": [{"id": "h", "widthM": 20, "depthM": 20, "heightM": 4,
                 "aisles": [{"id": "a", "kind": "KIND", "xM": 0, "yM": 2.3, "widthM": 20, "depthM": 1}],
                 "racks": [{"id": "R1", "model": "rack-48u-750", "xM": 1, "yM": 1, "front": "FIRST",
                     "devices": [{"id": "d1", "model": "dgx-h100", "u": 1}]},
                   {"id": "R2", "model": "rack-48u-750", "xM": 1, "yM": SECOND_Y, "front": "SECOND",
                     "devices": [DEVICE]}]}]}]}
            """;

    /// @param expected code and racks, in order; `-` for none
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cold    | south | north | 3.4 | true  | -
            hot     | north | south | 3.4 | true  | -
            hot     | south | north | 3.4 | true  | front_to_hot R1 R2
            cold    | north | south | 3.4 | true  | rear_to_cold R1 R2
            cold    | south | south | 3.4 | true  | rear_to_cold R2
            hot     | south | south | 3.4 | true  | front_to_hot R1
            service | south | south | 3.4 | true  | front_to_rear R1
            service | north | north | 3.4 | true  | front_to_rear R2
            service | south | north | 3.4 | true  | -
            service | north | south | 3.4 | true  | -
            service | south | south | 4.7 | true  | -
            service | south | south | 3.4 | false | -
            service | east  | east  | 3.4 | true  | -
            hot     | east  | west  | 3.4 | true  | -
            """)
    void frontsLookAtColdAir(
            String kind, String first, String second, double secondY, boolean filled, String expected) {
        String text = PLAN.replace("KIND", kind)
                .replace("FIRST", first)
                .replace("SECOND_Y", Double.toString(secondY))
                .replace("SECOND", second)
                .replace("DEVICE", filled ? "{\"id\": \"d2\", \"model\": \"dgx-h100\", \"u\": 1}" : "");
        List<String> found = PlanProblems.of(plan(text), catalog).stream()
                .filter(problem -> problem.code().startsWith("cooling.airflow."))
                .map(problem -> problem.code().substring("cooling.airflow.".length()) + " "
                        + String.join(" ", problem.subjects()))
                .toList();
        assertEquals(expected.equals("-") ? List.of() : List.of(expected), found);
    }

    private static Plan plan(String text) {
        return switch (PlanFile.parse("test", text)) {
            case PlanFile.Opened(var plan) -> plan;
            case PlanFile.Refused(var problem) -> throw new AssertionError(problem.text());
        };
    }
}
