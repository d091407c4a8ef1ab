package io.kilorack.desktop.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Assessor;
import io.kilorack.assess.SampleCatalogs;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Workload;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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

    /// A hall gets its air group with the first CRAH and another unit of it with the second; undo takes
    /// each away again.
    @Test
    void aNewPlanGetsItsCoolingUnitByUnit() {
        assertTrue(workspace.apply(ChainStart.twoFeeds(workspace)));
        assertTrue(workspace.apply(Editing.placeRack(workspace, "rack-42u-600", 3, 3)));
        var before = workspace.plan();
        assertTrue(workspace.apply(CoolingStart.unit(workspace, CoolingUnit.Medium.AIR)));
        assertTrue(workspace.apply(CoolingStart.unit(workspace, CoolingUnit.Medium.AIR)));
        assertTrue(workspace.apply(CoolingStart.unit(workspace, CoolingUnit.Medium.LIQUID)));
        assertTrue(workspace.apply(CoolingStart.unit(workspace, CoolingUnit.Medium.REJECTION)));
        var site = workspace.plan().sites().getFirst();
        assertEquals(
                List.of("CRAH 1", "CRAH 2", "CDU 1", "Chiller 1"),
                site.cooling().stream().map(CoolingUnit::name).toList());
        assertEquals(site.cooling().get(0).group(), site.cooling().get(1).group());
        assertEquals(site.cooling().getFirst().group(), site.halls().getFirst().airGroup());
        assertEquals(
                site.cooling().get(2).group(),
                Selections.racks(workspace.plan()).findFirst().orElseThrow().loop());
        assertEquals(2, site.cooling().getFirst().feeds().size());
        assertEquals(CoolingUnit.Transfer.ATS, site.cooling().getFirst().transfer());
        for (int i = 0; i < 4; i++) {
            workspace.undo();
        }
        assertEquals(before, workspace.plan());
    }

    @Test
    void aServerInANewRackJoinsThePoolThatHasTheSame() {
        String h100 = rackWith("dgx-h100", 3);
        assertTrue(workspace.apply(Editing.makePool(workspace, Set.of(h100), "H100")));
        String ascend = rackWith("atlas-800t-a2", 8);
        assertTrue(workspace.apply(Editing.makePool(workspace, Set.of(ascend), "Ascend")));
        // beside the Ascend rack, so that the empty rack belongs to its pool at first
        String more = rackWith("dgx-h100", 9);
        assertEquals(
                Set.of(h100, more),
                Set.copyOf(workspace.plan().pools().getFirst().rackIds()));
        assertEquals(
                Set.of(ascend), Set.copyOf(workspace.plan().pools().getLast().rackIds()));
    }

    private String rackWith(String server, double x) {
        var before = Selections.racks(workspace.plan()).map(r -> r.id()).toList();
        assertTrue(workspace.apply(Editing.placeRack(workspace, "rack-42u-600", x, 3)));
        String rack = Selections.racks(workspace.plan())
                .map(r -> r.id())
                .filter(id -> !before.contains(id))
                .findFirst()
                .orElseThrow();
        assertTrue(workspace.apply(Editing.addDevice(workspace, rack, server, 0, io.kilorack.plan.Device.Face.FRONT)));
        return rack;
    }

    @Test
    void aPowerChainOfTwoFeedsSurvivesEitherAndFeedsWhatStands() {
        String rack = rackWith("dgx-h100", 3);
        assertTrue(workspace.apply(ChainStart.twoFeeds(workspace)));
        assertEquals(
                List.of("busway-a", "busway-b"),
                Selections.rack(workspace.plan(), rack).orElseThrow().feeds());
        var power = workspace.assessment().orElseThrow().power();
        assertEquals(7, power.nodes().size());
        // 10.2 kW and a quarter in reserve: the smallest usual size
        assertEquals(100_000, power.nodes().getLast().limitWatts().orElseThrow(), 20_000);
        assertTrue(power.failures().stream()
                .filter(f -> f.nodeId().equals("ups-a"))
                .allMatch(f -> f.darkRacks().isEmpty() && f.overloadedNodes().isEmpty()));
        workspace.select(Selection.of(Selection.Kind.NODE, "ups-b"));
        assertTrue(workspace.apply(ChainStart.node(workspace)));
        var added = workspace.plan().sites().getFirst().chain().getLast();
        assertEquals(List.of("ups-b"), added.sources());
        assertEquals("B", added.side());
        // a second chain takes other ids
        assertTrue(workspace.apply(ChainStart.twoFeeds(workspace)));
        assertEquals(15, workspace.plan().sites().getFirst().chain().size());
    }

    @Test
    void aStockLotNeedsAPart() {
        assertTrue(!workspace.apply(Additions.stock(workspace)));
        workspace.select(Selection.of(Selection.Kind.ENTRY, "dgx-h100"));
        assertTrue(workspace.apply(Additions.stock(workspace)));
        assertEquals("dgx-h100", workspace.plan().stock().getFirst().modelId());
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
