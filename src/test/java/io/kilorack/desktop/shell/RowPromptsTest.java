package io.kilorack.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.SampleCatalogs;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.NewPlans;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// From an empty plan to a row of numbered, filled and fed racks, and to a second site, all in the window.
@ExtendWith(ApplicationExtension.class)
class RowPromptsTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        Plan empty = NewPlans.empty(LocalDate.of(2026, 11, 23));
        window = WindowFixture.shown(stage, new WindowFixture(SampleCatalogs.small(), empty)).window;
    }

    private Workspace workspace() {
        return window.workspace();
    }

    private <T extends Node> T find(Class<T> type, String selector) {
        Node node = window.scene().getRoot().lookup(selector);
        assertNotNull(node, selector);
        return type.cast(node);
    }

    private void fire(FxRobot robot, String action) {
        robot.interact(() -> window.actions().get(action).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void write(FxRobot robot, String field, String text) {
        robot.interact(() -> find(TextField.class, field).setText(text));
    }

    private void accept(FxRobot robot, String prompt) {
        robot.interact(() -> find(Button.class, "#" + prompt + "-accept").fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<Rack> racks() {
        return Selections.racks(workspace().plan())
                .sorted(Comparator.comparingDouble(Rack::xM))
                .toList();
    }

    private void firstRack(FxRobot robot) {
        robot.interact(() -> {
            assertTrue(workspace().apply(Editing.placeRack(workspace(), "rack-42u-600", 3, 3)));
            workspace().select(Selection.racks(List.of(racks().getFirst().id())));
        });
    }

    @Test
    void aRackBecomesARowOfTwentyNumberedFilledAndBalanced(FxRobot robot) {
        firstRack(robot);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.D).release(KeyCode.SHIFT, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("9", find(TextField.class, "#repeat-copies").getText());
        write(robot, "#repeat-copies", "19");
        assertTrue(find(Label.class, "#repeat-effect").getText().contains("20 together, 12.0 m"));
        robot.clickOn("#repeat-copies").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(window.sheet().isVisible());
        assertEquals(20, workspace().selection().ids().size());

        fire(robot, "plan.number");
        write(robot, "#number-prefix", "B");
        write(robot, "#number-first", "5");
        assertEquals("B05 … B24", find(Label.class, "#number-effect").getText());
        accept(robot, "number");
        assertEquals("B05", racks().getFirst().name());
        assertEquals("B24", racks().getLast().name());

        fire(robot, "plan.fill");
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> model = find(ComboBox.class, "#fill-model");
            model.setValue("dgx-h100");
        });
        write(robot, "#fill-count", "2");
        accept(robot, "fill");
        assertTrue(racks().stream().allMatch(r -> r.devices().size() == 2));

        fire(robot, "plan.chain");
        robot.interact(() -> workspace()
                .select(Selection.racks(racks().stream().map(Rack::id).toList())));
        fire(robot, "plan.feeds");
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> each = find(ComboBox.class, "#feeds-each");
            each.setValue("one");
        });
        assertEquals(
                "Busway A; Busway B", find(TextField.class, "#feeds-groups").getText());
        accept(robot, "feeds");
        Map<List<String>, Long> spread =
                racks().stream().collect(Collectors.groupingBy(Rack::feeds, Collectors.counting()));
        assertEquals(Map.of(List.of("busway-a"), 10L, List.of("busway-b"), 10L), spread);
        assertTrue(workspace().undoNameProperty().get().startsWith("Balance feeds of"));
        fire(robot, "edit.undo");
        assertTrue(racks().stream().allMatch(r -> r.feeds().size() == 2));
    }

    @Test
    void whatCannotBeIsRefusedWithASentenceAndThePromptStays(FxRobot robot) {
        firstRack(robot);
        Plan before = workspace().plan();
        fire(robot, "plan.repeat");
        write(robot, "#repeat-copies", "60");
        Label effect = find(Label.class, "#repeat-effect");
        assertTrue(effect.getStyleClass().contains("refusal"), effect.getText());
        accept(robot, "repeat");
        assertTrue(window.sheet().isVisible());
        write(robot, "#repeat-copies", "2.5");
        assertTrue(effect.getText().contains("not a whole number"), effect.getText());
        robot.type(KeyCode.ESCAPE);
        assertFalse(window.sheet().isVisible());
        assertEquals(before, workspace().plan());
        // without a chain there is nothing to feed from
        fire(robot, "plan.feeds");
        assertTrue(find(Label.class, "#feeds-effect").getText().contains("power chain"));
    }

    @Test
    void aDeviceIsDuplicatedInItsRack(FxRobot robot) {
        firstRack(robot);
        String rack = racks().getFirst().id();
        robot.interact(() -> {
            assertTrue(workspace()
                    .apply(Editing.addDevice(workspace(), rack, "dgx-h100", 0, io.kilorack.plan.Device.Face.FRONT)));
            workspace()
                    .select(Selection.device(
                            rack, racks().getFirst().devices().getFirst().id()));
        });
        fire(robot, "edit.duplicate");
        assertEquals(2, racks().getFirst().devices().size());
        assertEquals(Selection.Kind.DEVICE, workspace().selection().kind());
        fire(robot, "edit.undo");
        assertEquals(1, racks().getFirst().devices().size());
    }

    @Test
    void sitesAndHallsComeAndGo(FxRobot robot) {
        Plan before = workspace().plan();
        fire(robot, "plan.site");
        assertEquals("site-2", workspace().selection().single());
        assertEquals("hall-2", workspace().hallIdProperty().get());
        fire(robot, "plan.hall");
        assertEquals(2, workspace().plan().sites().getLast().halls().size());
        fire(robot, "edit.delete");
        assertEquals(1, workspace().plan().sites().getLast().halls().size());
        robot.interact(() -> workspace().select(Selection.of(Selection.Kind.SITE, "site-2")));
        fire(robot, "edit.delete");
        assertEquals(before, workspace().plan());
        assertEquals("hall-1", workspace().hallIdProperty().get());
        // and the last one, until a new one is added
        robot.interact(() -> workspace().select(Selection.of(Selection.Kind.SITE, "site-1")));
        fire(robot, "edit.delete");
        assertEquals(List.of(), workspace().plan().sites());
        fire(robot, "plan.site");
        assertEquals(1, workspace().plan().sites().size());
    }

    @Test
    void anAisleLiesBesideTheSelectedRacksAndAnObstacleIsRefusedWhereARackStands(FxRobot robot) {
        firstRack(robot);
        Plan before = workspace().plan();
        fire(robot, "plan.area");
        // the rack at 3 m from the top looks up: the cold aisle ends at its front
        assertEquals("1.8", find(TextField.class, "#area-y").getText());
        assertEquals("0.6", find(TextField.class, "#area-width").getText());
        accept(robot, "area");
        var hall = workspace().plan().sites().getFirst().halls().getFirst();
        assertEquals(1, hall.aisles().size());
        assertEquals(
                "Undo Add Cold aisle 1",
                window.actions().get("edit.undo").label().get());
        fire(robot, "plan.area");
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> kind = find(ComboBox.class, "#area-kind");
            kind.setValue("OBSTACLE");
        });
        assertEquals("Obstacle 1", find(TextField.class, "#area-name").getText());
        write(robot, "#area-x", "3");
        write(robot, "#area-y", "3,1");
        assertTrue(find(Label.class, "#area-effect").getText().contains("stands there"));
        robot.interact(() -> window.sheet().close());
        // the hall's sheet lists it; a cleared line takes it away
        robot.interact(() -> {
            workspace().select(Selection.of(Selection.Kind.HALL, "hall-1"));
        });
        WaitForAsyncUtils.waitForFxEvents();
        TextField line = window.scene().getRoot().lookupAll(".inline-field").stream()
                .map(TextField.class::cast)
                .filter(f -> "Cold aisle 1".equals(f.getAccessibleText()))
                .findFirst()
                .orElseThrow();
        assertEquals("0.6 × 1.2 at 3; 1.8", line.getText());
        robot.interact(() -> {
            line.setText("");
            line.fireEvent(new javafx.event.ActionEvent());
        });
        assertEquals(before, workspace().plan());
    }

    /// A choice of the inspector, as a person makes it.
    @Test
    void theModelOfSelectedRacksIsChangedInTheInspector(FxRobot robot) {
        firstRack(robot);
        var other = workspace().catalog().infrastructure().values().stream()
                .filter(p -> p.kind().equals("rack") && !p.id().equals("rack-42u-600"))
                .findFirst()
                .orElseThrow();
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            var box = (ComboBox<String>) window.scene().getRoot().lookupAll(".combo-box").stream()
                    .map(ComboBox.class::cast)
                    .filter(c -> c.getItems().contains("rack-42u-600"))
                    .findFirst()
                    .orElseThrow();
            box.setValue(other.id());
        });
        assertEquals(other.id(), racks().getFirst().modelId());
        assertTrue(workspace().undoNameProperty().get().startsWith("Change model of"));
        fire(robot, "edit.undo");
        assertEquals("rack-42u-600", racks().getFirst().modelId());
    }
}
