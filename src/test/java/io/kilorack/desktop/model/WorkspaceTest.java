package io.kilorack.desktop.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Assessor;
import io.kilorack.assess.SampleCatalogs;
import io.kilorack.assess.SamplePlans;
import io.kilorack.plan.Plan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
    private final Assessor assessor = new Assessor();
    private final Workspace workspace = new Workspace(
            Jobs.inline(), assessor::assess, Clock.systemUTC(), SampleCatalogs.small(), SamplePlans.mixed());

    @Test
    void anEditAssessesAndCanBeUndoneByName() {
        workspace.reassess();
        double before = workspace
                .assessment()
                .orElseThrow()
                .power()
                .itExpected()
                .value()
                .orElseThrow();
        assertTrue(workspace.apply(Editing.removeRacks(workspace, Set.of("a6"))));
        double after = workspace
                .assessment()
                .orElseThrow()
                .power()
                .itExpected()
                .value()
                .orElseThrow();
        assertTrue(after < before, after + " W is not less than " + before + " W");
        assertTrue(
                workspace.undoNameProperty().get().startsWith("Remove"),
                workspace.undoNameProperty().get());
        assertTrue(workspace.dirtyProperty().get());
        workspace.undo();
        assertEquals(
                before,
                workspace
                        .assessment()
                        .orElseThrow()
                        .power()
                        .itExpected()
                        .value()
                        .orElseThrow(),
                1e-6);
        assertFalse(workspace.dirtyProperty().get());
        assertTrue(workspace.canRedoProperty().get());
    }

    @Test
    void aRefusedEditIsAProblemWithANextStepAndLeavesThePlan() {
        Plan before = workspace.plan();
        assertFalse(workspace.apply(Editing.moveRacks(workspace, List.of("a1"), 0.6, 0)));
        assertSame(before, workspace.plan());
        Problem problem = workspace.problemProperty().get().orElseThrow();
        assertFalse(problem.sentence().isBlank());
        assertFalse(problem.nextStep().isBlank());
    }

    @Test
    void whatAnEditTookAwayIsNoLongerSelected() {
        workspace.select(Selection.racks(List.of("a1", "a2")));
        workspace.apply(Editing.removeRacks(workspace, Set.of("a1")));
        assertEquals(List.of("a2"), workspace.selection().ids());
        workspace.apply(Editing.removeRacks(workspace, Set.of("a2")));
        assertEquals(Selection.NONE, workspace.selection());
    }

    @Test
    void savingMarksTheVersionThatWasWrittenNotTheLatest() {
        workspace.apply(Editing.removeRacks(workspace, Set.of("a1")));
        Plan written = workspace.plan();
        workspace.apply(Editing.removeRacks(workspace, Set.of("a2")));
        workspace.saved(Path.of("hall.kilorack"), written);
        assertTrue(workspace.dirtyProperty().get());
        workspace.undo();
        assertFalse(workspace.dirtyProperty().get());
        assertEquals(
                Optional.of(Path.of("hall.kilorack")), workspace.fileProperty().get());
    }

    @Test
    void aPlacedRackTakesFeedsRowAndPoolOfItsNeighbour() {
        assertTrue(workspace.apply(Editing.placeRack(workspace, "rack-42u-600", 6.6, 3.0)));
        var rack = Selections.racks(workspace.plan())
                .filter(r -> r.xM() == 6.6 && r.yM() == 3.0)
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("pdu-a", "pdu-b"), rack.feeds());
        assertEquals("A", rack.row());
        assertTrue(workspace.plan().pools().getFirst().rackIds().contains(rack.id()));
    }

    @Test
    void onlyTheNewestOfSeveralAssessmentsCounts() {
        var late = new HeldJobs();
        var slow =
                new Workspace(late, assessor::assess, Clock.systemUTC(), SampleCatalogs.small(), SamplePlans.mixed());
        slow.apply(Editing.removeRacks(slow, Set.of("a1")));
        slow.apply(Editing.removeRacks(slow, Set.of("a2")));
        late.finishAll();
        assertSame(slow.plan(), slow.assessment().orElseThrow().plan());
        assertFalse(slow.staleProperty().get());
    }

    @Test
    void afterQuickEditsTheLastWordIsTheSearchedOne() {
        var late = new HeldJobs();
        var live = new Workspace(
                late, new LiveAssess(assessor), Clock.systemUTC(), SampleCatalogs.small(), SamplePlans.mixed());
        live.reassess();
        late.finishAll();
        live.apply(Editing.moveRacks(live, List.of("c1"), 0, 0.3));
        late.finishAll();
        live.apply(Editing.removeRacks(live, Set.of("a6")));
        live.apply(Editing.removeRacks(live, Set.of("a5")));
        late.finishAll();
        assertFalse(live.staleProperty().get());
        assertSame(live.plan(), live.assessment().orElseThrow().plan());
        assertEquals(
                Assessor.once(SampleCatalogs.small(), live.plan(), live.plan().asOf())
                        .throughput(),
                live.assessment().orElseThrow().throughput());
    }

    /// Finishes jobs when told to, the oldest last: the order that would let an old answer win.
    private static final class HeldJobs implements Jobs {
        private final java.util.ArrayDeque<Runnable> held = new java.util.ArrayDeque<>();

        @Override
        public <T> Job submit(
                String title,
                Work<T> work,
                java.util.function.Consumer<T> onDone,
                java.util.function.Consumer<Exception> onFailed) {
            held.push(() -> Jobs.inline().submit(title, work, onDone, onFailed));
            return () -> {};
        }

        void finishAll() {
            while (!held.isEmpty()) {
                held.pop().run();
            }
        }
    }
}
