package io.kilorack.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.desktop.model.Selection;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Playing failures back in the power view, and running a rule in the calculators.
@ExtendWith(ApplicationExtension.class)
class PowerViewTest {
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

    @Test
    @SuppressWarnings("unchecked")
    void aFailureIsPlayedBackOnTheFloor(FxRobot robot) {
        robot.clickOn("#tab-power");
        WaitForAsyncUtils.waitForFxEvents();
        var list = (ListView<Failure>) find("#failure-list");
        assertFalse(list.getItems().isEmpty());
        Failure first = list.getItems().getFirst();
        robot.interact(() -> list.getSelectionModel().select(0));
        var highlight = window.workspace().highlightProperty().get();
        assertEquals(Set.copyOf(first.darkRacks()), highlight.dark());
        assertTrue(highlight.affected().containsAll(first.throttledRacks()));
        assertTrue(highlight.title().contains(first.name()), highlight.title());
        // the arrow keys walk over the diagram and select the node
        Node diagram = find("#one-line");
        robot.interact(diagram::requestFocus);
        robot.type(KeyCode.RIGHT);
        assertEquals(Selection.Kind.NODE, window.workspace().selection().kind());
        assertFalse(diagram.getAccessibleText().isBlank());
    }

    /// Cooling units, pumps and power supplies are failures like any other.
    @Test
    @SuppressWarnings("unchecked")
    void everyKindOfFailureIsListedAndSaysWhatItDoes(FxRobot robot) {
        robot.clickOn("#tab-power");
        WaitForAsyncUtils.waitForFxEvents();
        var kinds = (ChoiceBox<String>) find("#failure-kind");
        assertTrue(
                kinds.getItems().containsAll(Set.of("CDU", "CRAH", "pump", "power supply", "rack PDU", "UPS")),
                kinds.getItems().toString());
        var list = (ListView<Failure>) find("#failure-list");
        robot.interact(() -> kinds.setValue("CRAH"));
        assertFalse(list.getItems().isEmpty());
        assertTrue(list.getItems().stream().allMatch(f -> f.more().kind().equals("crah")));
        robot.interact(() -> list.getSelectionModel().select(0));
        String name = list.getItems().getFirst().name();
        assertTrue(texts().stream().anyMatch(t -> t.startsWith(name + " lost: ")), texts().toString());
        robot.interact(() -> kinds.setValue("power supply"));
        assertTrue(list.getItems().stream().allMatch(f -> f.more().oneOf().isPresent()));
    }

    @Test
    void aClickBalancesThePhasesOfABuswayAndUndoTakesItBack(FxRobot robot) {
        robot.clickOn("#tab-power");
        WaitForAsyncUtils.waitForFxEvents();
        var before = window.workspace().plan();
        robot.interact(() -> ((Button) find("#balance-phases")).fire());
        WaitForAsyncUtils.waitForFxEvents();
        var after = window.workspace().plan();
        assertTrue(after.sites().getFirst().halls().getFirst().racks().stream()
                .anyMatch(rack -> !rack.circuits().isEmpty()));
        assertNotEquals(before, after);
        robot.interact(() -> window.workspace().undo());
        assertEquals(before, window.workspace().plan());
    }

    @Test
    void aRuleIsWorkedOutAsOneTypes(FxRobot robot) {
        robot.clickOn("#tab-calculators");
        WaitForAsyncUtils.waitForFxEvents();
        ListView<?> list = (ListView<?>) find("#calculator-list");
        assertTrue(list.getItems().size() >= 83);
        robot.interact(() -> list.getSelectionModel().select(1));
        TextField volts = (TextField) window.scene().getRoot().lookupAll(".text-field").stream()
                .filter(n -> "line-line voltage".equals(n.getAccessibleText()))
                .findFirst()
                .orElseThrow();
        robot.interact(() -> volts.setText("415"));
        assertTrue(texts().stream().anyMatch(t -> t.startsWith("23001.6")), texts().toString());
        robot.interact(() -> volts.setText("four hundred"));
        assertTrue(texts().stream().anyMatch(t -> t.contains("V_LL must be a number")), texts().toString());
    }

    private Set<String> texts() {
        return window.scene().getRoot().lookupAll(".label").stream()
                .filter(n -> n instanceof javafx.scene.control.Label)
                .map(n -> ((javafx.scene.control.Label) n).getText())
                .filter(t -> t != null && !t.isBlank())
                .collect(java.util.stream.Collectors.toSet());
    }
}
