package io.kilorack.desktop.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Assessor;
import io.kilorack.assess.SampleCatalogs;
import io.kilorack.plan.Workload;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// From a new plan to a figure, step by step, as a person would.
class AdditionsTest {
    private final Workspace workspace = new Workspace(
            Jobs.inline(),
            new Assessor()::assess,
            Clock.systemUTC(),
            SampleCatalogs.small(),
            NewPlans.empty(LocalDate.of(2026, 11, 23)));

    @Test
    void aNewPlanGrowsUntilItYieldsTokens() {
        assertTrue(workspace.apply(Editing.placeRack(workspace, "rack-42u-600", 3, 3)));
        String rack =
                Selections.racks(workspace.plan()).findFirst().orElseThrow().id();
        assertTrue(
                workspace.apply(Editing.addDevice(workspace, rack, "dgx-h100", 0, io.kilorack.plan.Device.Face.FRONT)));
        assertTrue(workspace.apply(Editing.makePool(workspace, Set.of(rack), "Pool")));
        assertTrue(workspace.apply(Additions.serving(workspace)));
        Workload made = workspace.plan().workloads().getFirst();
        assertEquals(workspace.plan().pools().getFirst().id(), made.poolId());
        assertEquals("llama-3.1-70b", made.modelId());
        var result =
                workspace.assessment().orElseThrow().throughput().workloads().getFirst();
        assertTrue(result.rate().value().orElse(0) > 0, result.remedy());
    }

    @Test
    void idsAreNeverGivenTwice() {
        assertTrue(workspace.apply(Additions.training(workspace)));
        assertTrue(workspace.apply(Additions.training(workspace)));
        assertEquals(
                2,
                workspace.plan().workloads().stream()
                        .map(Workload::id)
                        .distinct()
                        .count());
        assertTrue(workspace.apply(Additions.hall(workspace)));
        assertEquals(2, Selections.halls(workspace.plan()).count());
    }
}
