package io.kilorack.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Every own control has a role, a spoken text and a keyboard way.
@ExtendWith(ApplicationExtension.class)
class AccessibilityTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = WindowFixture.shown(stage).window;
    }

    static Stream<Arguments> controls() {
        return Stream.of(
                Arguments.of("#floor", AccessibleRole.NODE, true),
                Arguments.of("#rack", AccessibleRole.NODE, true),
                Arguments.of("#kpi-power", AccessibleRole.BUTTON, true),
                Arguments.of("#chart-power", AccessibleRole.IMAGE_VIEW, false),
                Arguments.of("#chart-throughput", AccessibleRole.IMAGE_VIEW, false),
                Arguments.of("#chart-exposure", AccessibleRole.IMAGE_VIEW, false),
                Arguments.of(".legend", AccessibleRole.TEXT, false),
                Arguments.of(".minimap", AccessibleRole.IMAGE_VIEW, false),
                Arguments.of("#catalog-cards", AccessibleRole.LIST_VIEW, true),
                Arguments.of("#checks-list", AccessibleRole.LIST_VIEW, true),
                Arguments.of("#tab-exposure", AccessibleRole.TAB_ITEM, true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("controls")
    void isNamedForAScreenReader(String selector, AccessibleRole role, boolean keyboard) {
        Node node = window.scene().getRoot().lookup(selector);
        assertNotNull(node, selector + " is not in the window");
        assertEquals(role, node.getAccessibleRole());
        boolean named =
                node.getAccessibleText() != null && !node.getAccessibleText().isBlank()
                        || node instanceof javafx.scene.control.Labeled labeled
                                && !labeled.getText().isBlank();
        assertTrue(named, selector + " has no spoken text");
        assertEquals(keyboard, node.isFocusTraversable(), selector + " by keyboard");
    }

    @Test
    void noButtonIsMute(FxRobot robot) {
        var mute = new ArrayList<String>();
        collect(window.scene().getRoot(), mute);
        assertTrue(mute.isEmpty(), "buttons without text: " + mute);
    }

    private static void collect(Node node, java.util.List<String> mute) {
        boolean silent = node instanceof Button b
                && (b.getText() == null || b.getText().isBlank())
                && (b.getAccessibleText() == null || b.getAccessibleText().isBlank());
        if (silent) {
            mute.add(node.toString());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, mute));
        }
    }

    @Test
    void whatIsSpokenFollowsWhatIsSeen(FxRobot robot) {
        String before = window.floorTab().floor().getAccessibleText();
        robot.interact(() -> window.actions().get("edit.selectAll").fire());
        assertFalse(before.equals(window.floorTab().floor().getAccessibleText()));
    }
}
