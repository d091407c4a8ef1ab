package io.kilorack.report.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Assessor;
import io.kilorack.assess.PanelSchedule;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.catalog.BaseCatalog;
import io.kilorack.plan.Site;
import io.kilorack.plan.sample.Samples;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Cooling units on the one-line diagram and on the breakers of their boards: eight fan walls of 6 kW and
/// three chillers, on both main boards.
class CoolingLoadsTest {
    private static Assessment assessment;
    private static Site site;

    @BeforeAll
    static void assess() {
        var plan = Samples.shenzhenStock();
        assessment = new Assessor().assess(BaseCatalog.get(), plan, plan.asOf());
        site = plan.sites().getFirst();
    }

    private static OneLine line(int widest) {
        var loads = new HashMap<String, NodeLoad>();
        assessment.power().nodes().forEach(n -> loads.put(n.nodeId(), n));
        var units = assessment.power().panels().cooling(site.id());
        CoolingLoads.add(site.id(), units, loads);
        return OneLine.of(CoolingLoads.chain(site, units), loads, widest);
    }

    @Test
    void withRoomEqualUnitsAreOneBoxBelowTheirFirstFeed() {
        OneLine line = line(30);
        List<OneLine.Box> cooling =
                line.boxes().stream().filter(b -> CoolingLoads.is(b.id())).toList();
        assertEquals(
                site.cooling().size(),
                cooling.stream().mapToInt(OneLine.Box::count).sum());
        assertTrue(cooling.size() < site.cooling().size());
        assertTrue(cooling.stream().anyMatch(b -> b.title().equals("4 × fan wall")), cooling.toString());
        assertTrue(line.boxes().stream().allMatch(b -> b.cooling().isEmpty()));
    }

    @Test
    void withoutRoomTheirFeedsTellOfThemAndNoColumnIsLost() {
        OneLine line = line(7);
        assertFalse(line.boxes().stream().anyMatch(b -> CoolingLoads.is(b.id())));
        assertTrue(line.columns() <= 7);
        var told = line.boxes().stream()
                .filter(b -> !b.cooling().isEmpty())
                .map(b -> b.cooling().getFirst())
                .toList();
        assertTrue(told.stream().allMatch(t -> t.startsWith("4 × fan wall 6 kW")), told.toString());
        assertEquals(2, told.size());
    }

    /// 6 kW / (0.95 √3 400 V) = 9.12 A on each board, as either carries a unit alone: 10 A is the next
    /// size.
    @Test
    void theirBreakersStandInTheSchedulesOfTheirFeeds() {
        for (String board : List.of("msb-a", "msb-b")) {
            PanelSchedule panel = assessment.power().panels().of(board).orElseThrow();
            List<PanelSchedule.Row> units =
                    panel.rows().stream().filter(PanelSchedule.Row::isCooling).toList();
            assertEquals(site.cooling().size(), units.size());
            PanelSchedule.Row wall = units.stream()
                    .filter(r -> r.subject().equals("fw-1"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(9.12, wall.loadAmps().orElseThrow(), 0.005);
            assertEquals(10, wall.breakerAmps().orElseThrow());
            assertFalse(wall.breakerStated());
        }
    }
}
