package io.kilorack.plan.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kilorack.catalog.BaseCatalog;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.plan.layout.PlanProblems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleFilesTest {
    private static final Path PLANS = Path.of("assets", "plans");

    static Stream<Arguments> shipped() {
        return Stream.of(
                Arguments.of("mixed-hall", Samples.mixedHall()),
                Arguments.of("cloudmatrix-vs-nvl72", Samples.cloudMatrixBesideNvl72()),
                Arguments.of("stock-h800-h20-910c", Samples.shenzhenStock()),
                Arguments.of("stock-and-store", Samples.shenzhenStore()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shipped")
    void theShippedFileIsWhatTheGeneratorWritesAndReadsBack(String name, Plan plan) throws IOException {
        Path file = PLANS.resolve(name + PlanFile.ENDING);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertEquals(text, PlanFile.text(plan), () -> "write it again: kilorack sample --plan … -o " + file);
        Plan read = ((PlanFile.Opened) PlanFile.read(file)).plan();
        assertEquals(plan, read);
        assertEquals(text, PlanFile.text(read));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 19, 400, 401, 1000})
    void aLargePlanHasTheRacksAskedForAndIsTheSameEachTime(int racks) {
        Plan plan = Samples.large(racks, 5);
        assertEquals(racks, racks(plan));
        assertEquals(plan, Samples.large(racks, 5));
        assertEquals(plan, ((PlanFile.Opened) PlanFile.parse("large", PlanFile.text(plan))).plan());
    }

    @Test
    void everyRackOfALargePlanMayHaveItsTwoRackPdus() {
        Plan plan = Samples.large(400, 5, true);
        assertEquals(List.of(), PlanProblems.of(plan, BaseCatalog.get()));
        int without = Samples.large(400, 5).sites().getFirst().chain().size();
        assertEquals(without + 800, plan.sites().getFirst().chain().size());
        assertEquals(
                List.of("pdu-R7a", "pdu-R7b"),
                plan.sites().getFirst().halls().getFirst().racks().get(6).feeds());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shipped")
    void theShippedPlansAreSoundDrawingsOfRealParts(String name, Plan plan) {
        assertEquals(List.of(), PlanProblems.of(plan, BaseCatalog.get()));
        assertEquals(
                List.of(),
                PlanProblems.of(Samples.large(500, 3), BaseCatalog.get()),
                "the generated campus is sound too");
    }

    @Test
    void theMixedHallHasItsRacks() {
        assertEquals(52, racks(Samples.mixedHall()));
    }

    private static int racks(Plan plan) {
        int sum = 0;
        for (Site site : plan.sites()) {
            for (Hall hall : site.halls()) {
                sum += hall.racks().size();
            }
        }
        return sum;
    }
}
