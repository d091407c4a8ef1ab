package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Assessor;
import io.kilorack.catalog.Cell;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Setting;
import io.kilorack.desktop.model.Settings;
import io.kilorack.desktop.model.TaskList;
import io.kilorack.desktop.shell.MainWindow;
import io.kilorack.desktop.shell.NoChoosers;
import io.kilorack.desktop.shell.Services;
import io.kilorack.plan.file.PlanFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The user's own values and parts, entered in the inspector, over the shipped catalog.
@ExtendWith(ApplicationExtension.class)
class OwnValueTest {
    private static final String PART = "dgx-h100";

    @TempDir
    Path data;

    private MainWindow window;

    @Start
    void start(Stage stage) {
        var keeper = new CatalogKeeping(Optional.of(data));
        var settings = new Settings(Optional.empty());
        settings.set(Setting.HINT_DONE, true);
        var assessor = new Assessor();
        var opened = (PlanFile.Opened) PlanFile.read(Path.of("assets/plans/mixed-hall.kilorack"));
        var services =
                new Services(assessor::assess, settings, Clock.systemUTC(), Optional.of(keeper), Optional.empty());
        window = new MainWindow(
                services,
                new Services.Opening(
                        keeper.home().catalog(), opened.plan(), Optional.empty(), Optional.empty(), Optional.empty()),
                Jobs.inline(),
                new TaskList(),
                new NoChoosers(),
                1000,
                900);
        stage.setScene(window.scene());
        stage.show();
    }

    private Node find(String selector) {
        Node node = window.scene().getRoot().lookup(selector);
        assertNotNull(node, selector);
        return node;
    }

    private void open(FxRobot robot, String label) {
        robot.interact(() -> {
            window.workspace().select(Selection.of(Selection.Kind.ENTRY, PART));
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            Node fact = window.scene().getRoot().lookup("#inspector").lookupAll(".row-label").stream()
                    .filter(n -> ((Label) n).getText().equals(label))
                    .map(Node::getParent)
                    .findFirst()
                    .orElseThrow();
            fact.getOnMouseClicked().handle(null);
        });
    }

    private void type(FxRobot robot, String value, String because) {
        robot.interact(() -> {
            ((TextField) find("#own-value")).setText(value);
            ((TextField) find("#own-because")).setText(because);
            ((Button) find("#own-save")).fire();
        });
    }

    @Test
    void aValueOfOnesOwnChangesThePlanAndCanBeTakenBack(FxRobot robot) {
        double before = window.workspace()
                .assessment()
                .orElseThrow()
                .power()
                .itMaximum()
                .value()
                .orElseThrow();
        open(robot, "Maximum power");
        type(robot, "twelve", "our meter");
        assertTrue(refusal().contains("not a number"), refusal());
        type(robot, "12000", "");
        assertTrue(refusal().contains("where the value comes from"), refusal());
        type(robot, "12000", "our meter");
        Cell cell =
                window.workspace().catalog().entry(PART).orElseThrow().cells().get("max_power_w");
        assertEquals(Cell.Origin.USER, cell.origin());
        assertEquals(12000, cell.number().orElseThrow());
        double after = window.workspace()
                .assessment()
                .orElseThrow()
                .power()
                .itMaximum()
                .value()
                .orElseThrow();
        assertTrue(after > before, "64 machines draw more: " + before + " to " + after);
        open(robot, "Maximum power");
        robot.interact(() -> ((Button) find("#own-restore")).fire());
        assertEquals(
                before,
                window.workspace()
                        .assessment()
                        .orElseThrow()
                        .power()
                        .itMaximum()
                        .value()
                        .orElseThrow());
    }

    @Test
    void aPartOfOnesOwnIsACopyUntilItIsTakenAway(FxRobot robot) {
        robot.interact(() -> {
            window.workspace().select(Selection.of(Selection.Kind.ENTRY, PART));
            window.scene().getRoot().layout();
            ((Button) find("#own-copy")).fire();
            window.scene().getRoot().layout();
        });
        String id = window.workspace().selection().single();
        assertEquals("own-" + PART, id);
        var copy = window.workspace().catalog().systems().get(id);
        assertNotNull(copy);
        assertEquals(window.workspace().catalog().systems().get(PART).acceleratorId(), copy.acceleratorId());
        robot.interact(() -> ((Button) find("#own-remove")).fire());
        assertTrue(window.workspace().catalog().entry(id).isEmpty());
    }

    private String refusal() {
        return window.scene().getRoot().lookup("#inspector").lookupAll(".refusal").stream()
                .map(n -> ((Label) n).getText())
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
    }
}
