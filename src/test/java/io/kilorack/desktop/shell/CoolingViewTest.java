package io.kilorack.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.desktop.model.Selection;
import io.kilorack.plan.CoolingPlant;
import io.kilorack.plan.DeliveryPath;
import io.kilorack.plan.Hall;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Choosing a cooling plant shows its year at once; a door that is typed counts at once.
@ExtendWith(ApplicationExtension.class)
class CoolingViewTest {
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

    private double pue() {
        return window.workspace()
                .assessment()
                .orElseThrow()
                .power()
                .pue()
                .value()
                .orElseThrow();
    }

    @Test
    @SuppressWarnings("unchecked")
    void anotherPlantChangesTheYearAtOnceAndCanBeUndone(FxRobot robot) {
        robot.clickOn("#tab-cooling");
        WaitForAsyncUtils.waitForFxEvents();
        double before = pue();
        var plants = (ChoiceBox<CoolingPlant.Kind>) find("#plant-kind");
        assertEquals(window.workspace().plan().sites().getFirst().plant().kind(), plants.getValue());
        robot.interact(() -> plants.setValue(CoolingPlant.Kind.DIRECT_EXPANSION));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                CoolingPlant.Kind.DIRECT_EXPANSION,
                window.workspace().plan().sites().getFirst().plant().kind());
        assertTrue(pue() > before + 0.05, before + " → " + pue());
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(before, pue(), 1e-9);
    }

    @Test
    void aDoorIsTakenIntoAccountAsSoonAsItIsTyped(FxRobot robot) {
        assertTrue(codes().contains("structure.path.unstated"), codes().toString());
        Hall hall = window.workspace().plan().sites().getFirst().halls().getFirst();
        robot.interact(() -> window.workspace().select(Selection.of(Selection.Kind.HALL, hall.id())));
        WaitForAsyncUtils.waitForFxEvents();
        TextField door = window.scene().getRoot().lookupAll(".text-field").stream()
                .filter(n -> "Door width".equals(n.getAccessibleText()))
                .map(n -> (TextField) n)
                .findFirst()
                .orElseThrow();
        robot.interact(() -> {
            door.requestFocus();
            door.setText("0.3");
        });
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        Hall now = window.workspace().plan().sites().getFirst().halls().getFirst();
        assertEquals(0.3, now.delivery().get(DeliveryPath.Limit.DOOR_WIDTH).orElseThrow(), 1e-9);
        // the way is no longer silent: what else it lacks is asked for by name
        assertTrue(codes().contains("structure.path.unknown"), codes().toString());
        assertFalse(codes().contains("structure.path.unstated"), codes().toString());
    }

    /// A CRAH that is hung on one UPS stops with it, and undo takes the feed away again.
    @Test
    void aFeedOfACoolingUnitIsTypedByNameAndUndone(FxRobot robot) {
        var before = window.workspace().plan();
        robot.interact(() -> window.workspace().select(Selection.of(Selection.Kind.COOLING, "crah-1")));
        WaitForAsyncUtils.waitForFxEvents();
        TextField feeds = field("Feeds");
        assertEquals("", feeds.getText());
        assertTrue(codes().contains("cooling.feed.missing"));
        robot.interact(() -> {
            feeds.requestFocus();
            feeds.setText("ups-a");
        });
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                List.of("ups-a"),
                window.workspace()
                        .plan()
                        .sites()
                        .getFirst()
                        .cooling()
                        .getFirst()
                        .feeds());
        assertTrue(window.workspace().assessment().orElseThrow().power().failures().stream()
                .filter(f -> f.nodeId().equals("ups-a"))
                .allMatch(f -> f.more().stopped().equals(List.of("crah-1"))));
        robot.interact(() -> window.workspace().undo());
        assertEquals(before, window.workspace().plan());
    }

    private TextField field(String name) {
        return window.scene().getRoot().lookupAll(".text-field").stream()
                .filter(n -> name.equals(n.getAccessibleText()))
                .map(n -> (TextField) n)
                .findFirst()
                .orElseThrow();
    }

    private List<String> codes() {
        return window.workspace().assessment().orElseThrow().checks().stream()
                .map(c -> c.code())
                .toList();
    }
}
