package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.BaseCatalog;
import io.kilorack.exposure.findings.Severity;
import io.kilorack.exposure.replay.Replay;
import io.kilorack.plan.Plan;
import io.kilorack.plan.file.PlanFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Eight lots in China, none in a rack, replayed from the summer before the first rules: when buying
/// more of each changed, and by which rule.
class EightLotsReplayTest {
    private static final LocalDate FROM = LocalDate.of(2022, 8, 1);
    private static final LocalDate TO = LocalDate.of(2026, 11, 23);
    private static final Map<String, FleetLaw.PartReplay> REPLAYS = replays();

    private static Map<String, FleetLaw.PartReplay> replays() {
        Plan plan = assertInstanceOf(
                        PlanFile.Opened.class,
                        PlanFile.read(Path.of("src/test/resources/io/kilorack/exposure/eight-lots.kilorack")))
                .plan();
        var byPart = new HashMap<String, FleetLaw.PartReplay>();
        new FleetLaw(BaseCatalog.get())
                .replay(Assessor.once(BaseCatalog.get(), plan, TO), FROM, TO)
                .forEach(r -> byPart.put(r.part().acceleratorId(), r));
        return byPart;
    }

    private static Replay.Change on(List<Replay.Change> changes, LocalDate date) {
        return changes.stream()
                .filter(c -> c.date().equals(date))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no change on " + date + " in " + changes));
    }

    /// Letters of August 2022; thresholds of October 2022; letters of October 2023 and their rule;
    /// letters of April 2025; guidance of May 2025.
    @ParameterizedTest
    @CsvSource({
        "nv-a100-sxm-80, 2022-08-31, LICENCE, US-ISINF-2022-08",
        "nv-a100-sxm-80, 2022-10-21, LICENCE, US-3A090-2022",
        "nv-a800-sxm-80, 2023-10-24, LICENCE, US-ISINF-2023-10",
        "nv-h800-sxm, 2023-11-17, LICENCE, US-3A090A-2023",
        "nv-h20-96, 2025-04-15, LICENCE, US-ISINF-2025-04-NVDA",
        "nv-h20-96, 2025-07-14, LICENCE, US-H20-RESUME-2025",
        "amd-mi308x, 2025-04-16, LICENCE, US-ISINF-2025-04-AMD"
    })
    void buyingMoreChangesByTheRuleOfTheDay(String part, LocalDate date, Severity severity, String rule) {
        Replay.Change change = on(REPLAYS.get(part).buying(), date);
        assertEquals(severity, change.severity());
        assertTrue(change.causes().contains(rule), change.toString());
    }

    @ParameterizedTest
    @CsvSource({"ascend-910b2", "ascend-910c"})
    void domesticPartsMeetTheGuidanceOfMay2025(String part) {
        Replay.Change change = on(REPLAYS.get(part).changes(), LocalDate.of(2025, 5, 13));
        assertTrue(change.causes().contains("US-GP10-ASCEND-2025"), change.toString());
        assertTrue(change.severity() != Severity.ALLOWED && change.severity() != Severity.UNKNOWN, change.toString());
    }

    /// Reported figures leave its class open: no word of "allowed" once a threshold stands.
    @Test
    void theRtxPro6000dStaysUnknown() {
        var last = REPLAYS.get("nv-rtxpro6000d").changes().getLast();
        assertEquals(Severity.UNKNOWN, last.severity());
    }

    @Test
    void everyPartBeginsBeforeTheRules() {
        assertEquals(8, REPLAYS.size());
        REPLAYS.values().forEach(r -> assertEquals(FROM, r.changes().getFirst().date()));
    }
}
