package io.kilorack.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The dock is open below the floor and folded to a line below the other views; each choice is kept.
@ExtendWith(ApplicationExtension.class)
class DockBarTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = WindowFixture.shown(stage).window;
    }

    private Node bar() {
        Node node = window.scene().getRoot().lookup("#dock-bar");
        assertNotNull(node);
        return node;
    }

    private boolean dockShown() {
        Node dock = window.scene().getRoot().lookup("#dock");
        return dock != null && dock.isVisible();
    }

    @Test
    void aViewHasTheRoomAndTheFindingsStayLive(FxRobot robot) {
        assertTrue(dockShown());
        assertFalse(bar().isVisible());
        robot.interact(() -> window.views().show("power"));
        assertFalse(dockShown());
        assertTrue(bar().isVisible());
        assertTrue(bar().lookupAll(".dock-bar-title").stream()
                .noneMatch(n -> ((Label) n).getText().isBlank()));
        robot.clickOn("#dock-bar");
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(dockShown());
        // folded again by the shortcut, and the floor keeps its own choice
        robot.interact(() -> window.actions().get("view.dock").fire());
        assertFalse(dockShown());
        robot.interact(() -> window.views().show("floor"));
        assertTrue(dockShown());
    }

    @Test
    void theBarOpensByKeyboard(FxRobot robot) {
        robot.interact(() -> window.views().show("exposure"));
        robot.interact(bar()::requestFocus);
        robot.type(KeyCode.ENTER);
        assertTrue(dockShown());
        assertEquals(false, bar().isVisible());
    }
}
