package io.kilorack.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.SamplePlans;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Workload;
import java.util.List;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Pools and workloads in the window: a pair of pools, shares, and the proposal of a better assignment.
@ExtendWith(ApplicationExtension.class)
class FleetWindowTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        Plan plan = SamplePlans.mixed();
        window = WindowFixture.shown(
                        stage,
                        new WindowFixture(plan.withWorkloads(List.of(serving("chat", 1000), serving("search", 1000)))))
                .window;
    }

    private static Workload serving(String id, double requests) {
        return new Workload.Serving(
                id,
                id,
                "llama-3.1-70b",
                "pool-ascend",
                OptionalDouble.of(requests),
                1000,
                200,
                OptionalDouble.of(2000),
                OptionalDouble.of(60),
                0,
                "");
    }

    private Workspace workspace() {
        return window.workspace();
    }

    private Workload workload(String id) {
        return workspace().plan().workloads().stream()
                .filter(w -> w.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private WorkloadResult result(String id) {
        return workspace().assessment().orElseThrow().throughput().workloads().stream()
                .filter(w -> w.workloadId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private boolean reads(FxRobot robot, String text) {
        return robot.lookup(n -> n instanceof Labeled l
                        && n.isVisible()
                        && l.getText() != null
                        && l.getText().contains(text))
                .tryQuery()
                .isPresent();
    }

    @Test
    void aBetterAssignmentIsProposedAppliedInOneStepAndUndone(FxRobot robot) {
        robot.clickOn("Throughput");
        WaitForAsyncUtils.waitForFxEvents();
        Node card = robot.lookup("#assignment-card").query();
        assertTrue(card.isVisible() && card.isManaged());
        assertTrue(reads(robot, "to another pool raises the demand that is met"));
        double before = met();
        robot.clickOn("#assignment-apply");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                List.of("pool-ascend", "pool-h100"),
                workspace().plan().workloads().stream()
                        .map(Workload::poolId)
                        .sorted()
                        .toList());
        assertTrue(met() > before);
        assertFalse(card.isVisible(), "nothing is left to propose");
        assertEquals(
                "Assign a workload to another pool",
                workspace().undoNameProperty().get());
        robot.interact(workspace()::undo);
        assertEquals("pool-ascend", workload("chat").poolId());
        assertEquals("pool-ascend", workload("search").poolId());
    }

    private double met() {
        return workspace().assessment().orElseThrow().throughput().workloads().stream()
                .mapToDouble(w ->
                        Math.min(1000, w.requestRate().orElseThrow().value().orElse(0)))
                .sum();
    }

    @Test
    void whatAWorkloadHasOfItsPoolAndThePairOfPoolsAreShown(FxRobot robot) {
        robot.clickOn("Throughput");
        robot.interact(() -> workspace().select(Selection.of(Selection.Kind.WORKLOAD, "chat")));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(reads(robot, "an equal part of the pool, which 2 workloads share"));
        Workload chat = workload("chat");
        robot.interact(() -> workspace()
                .apply(Editing.of(workspace())
                        .contents()
                        .putWorkload(
                                workspace().plan(),
                                chat.withPlacement(chat.placement().withSecondPoolId("pool-h100")))));
        robot.interact(() -> workspace().select(Selection.of(Selection.Kind.WORKLOAD, "chat")));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(result("chat").pairing().isPresent());
        assertTrue(reads(robot, "Prefill") && reads(robot, "Decode") && reads(robot, "KV cache of one prompt"));
        assertTrue(reads(robot, "binds"), "the pool that holds the rate down is marked");
    }
}
