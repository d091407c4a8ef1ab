package io.kilorack.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.kilorack.assess.Check;
import io.kilorack.assess.SamplePlans;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.plan.sample.Samples;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Tiles tell what an edit changed, and nothing when only a later part of the same plan's assessment came.
@ExtendWith(ApplicationExtension.class)
class KpiStripTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = WindowFixture.shown(stage).window;
    }

    private Workspace workspace() {
        return window.workspace();
    }

    private String delta(String tile) {
        return ((Label) window.scene().getRoot().lookup("#kpi-" + tile + " .kpi-delta")).getText();
    }

    private static Check late(String subject) {
        return new Check(
                "exposure.party.like",
                Check.Severity.WARNING,
                Check.Room.EXPOSURE,
                List.of(subject),
                subject + " is like a listed party.",
                "Confirm or reject it.",
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void namesThatAskAfterTheWindowOpenedAreNoChange(FxRobot robot) {
        robot.interact(() -> workspace().further(List.of(late("A"), late("B"))));
        assertEquals("", delta("checks"));
        robot.interact(() -> workspace().open(Samples.shenzhenStock(), Optional.empty(), Optional.empty()));
        robot.interact(() -> workspace().further(List.of(late("C"))));
        assertEquals("", delta("checks"));
        assertEquals("", delta("power"));
    }

    @Test
    void anEditShowsItsChangeAndLateNamesLeaveItAlone(FxRobot robot) {
        robot.interact(() -> workspace().further(List.of(late("A"))));
        robot.interact(() -> workspace().apply(Editing.removeRacks(workspace(), Set.of("a6"))));
        String power = delta("power");
        String checks = delta("checks");
        assertFalse(power.isEmpty());
        robot.interact(() -> workspace().further(List.of(late("A"), late("B"), late("C"))));
        assertEquals(power, delta("power"));
        assertEquals(checks, delta("checks"));
    }

    /// A search refines what an edit changed: the change counts from before the edit, not from the guess.
    @Test
    void everyAnswerToAnEditCountsFromBeforeIt() {
        var deltas = new Deltas();
        var assessor = new io.kilorack.assess.Assessor();
        var catalog = io.kilorack.assess.SampleCatalogs.small();
        var plan = SamplePlans.mixed();
        var first = assessor.assess(catalog, plan, plan.asOf());
        var edited = plan.withName("edited");
        var second = assessor.assess(catalog, edited, plan.asOf());
        assertEquals("", deltas.of(first, rate(100)).getOrDefault("training", ""));
        assertEquals("", deltas.of(first, rate(110)).getOrDefault("training", ""), "refined, not edited");
        deltas.edited(false);
        assertEquals("−10", deltas.of(second, rate(100)).get("training"));
        assertEquals("+20", deltas.of(second, rate(130)).get("training"));
        assertFalse(deltas.of(second, rate(130)).containsKey("training"), "already said");
        deltas.forget();
        assertFalse(deltas.of(second, rate(90)).containsKey("training"), "another plan");
    }

    @Test
    void anEditBeforeTheFirstSearchEndedHasNothingToCountFrom() {
        var deltas = new Deltas();
        var assessor = new io.kilorack.assess.Assessor();
        var catalog = io.kilorack.assess.SampleCatalogs.small();
        var plan = SamplePlans.mixed();
        deltas.of(assessor.assess(catalog, plan, plan.asOf()), rate(100));
        deltas.edited(true);
        var edited = assessor.assess(catalog, plan.withName("edited"), plan.asOf());
        assertFalse(deltas.of(edited, rate(130)).containsKey("training"));
    }

    private static List<io.kilorack.desktop.model.Headline> rate(double value) {
        return List.of(new io.kilorack.desktop.model.Headline(
                "training",
                "Training",
                new io.kilorack.desktop.model.FigureText(String.valueOf(value), ""),
                java.util.OptionalDouble.of(value),
                "",
                Optional.empty(),
                java.util.OptionalDouble.empty(),
                java.util.Map.of(),
                "",
                ""));
    }
}
