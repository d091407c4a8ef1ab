package io.kilorack.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Check;
import io.kilorack.desktop.model.Waiving;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Accepting a check by name and reason in the window, seeing it, withdrawing it.
@ExtendWith(ApplicationExtension.class)
class WaiverTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = WindowFixture.shown(stage).window;
    }

    private Node find(String selector) {
        Node node = window.scene().getRoot().lookup(selector);
        assertNotNull(node, selector);
        return node;
    }

    private Check check(String code) {
        return window.workspace().assessment().orElseThrow().checks().stream()
                .filter(c -> c.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFindingIsAcceptedAndTheAcceptanceWithdrawn(FxRobot robot) {
        Check open = check("structure.path.unstated");
        assertTrue(open.waiver().isEmpty());
        robot.interact(() -> Waiving.run(window.workspace(), open));
        WaitForAsyncUtils.waitForFxEvents();
        var by = (TextField) find("#waive-by");
        var accept = (Button) find("#waive-accept");
        robot.interact(() -> by.setText("Ada Planner"));
        robot.interact(accept::fire);
        // without a reason it stays open
        assertTrue(window.workspace().plan().waivers().stream().noneMatch(w -> w.by().equals("Ada Planner")));
        robot.interact(() -> ((TextArea) find("#waive-reason")).setText("The racks stand there already."));
        robot.interact(accept::fire);
        WaitForAsyncUtils.waitForFxEvents();
        Check waived = check("structure.path.unstated");
        assertTrue(waived.waiver().orElse("").contains("Ada Planner"), waived.toString());
        assertTrue(waived.waiver().orElse("").contains("stand there already"), waived.toString());
        robot.interact(() -> Waiving.run(window.workspace(), waived));
        assertTrue(check("structure.path.unstated").waiver().isEmpty());
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(check("structure.path.unstated").waiver().isPresent());
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyCheckWithAPlaceIsShownThere(FxRobot robot) {
        var list = (ListView<Check>) find("#checks-list");
        int index = 0;
        for (Check check : list.getItems()) {
            if (check.code().equals("structure.floor.overload")) {
                int at = index;
                robot.interact(() -> {
                    list.requestFocus();
                    list.getSelectionModel().select(at);
                });
                robot.type(KeyCode.ENTER);
                WaitForAsyncUtils.waitForFxEvents();
                assertEquals(
                        java.util.Set.copyOf(check.subjects()),
                        java.util.Set.copyOf(window.workspace().selection().ids()));
                return;
            }
            index++;
        }
        throw new AssertionError("the fixture has no overloaded floor");
    }
}
