package io.kilorack.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.SamplePlans;
import io.kilorack.plan.edit.Edits;
import io.kilorack.plan.file.PlanFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Setting the open plan beside a copy of itself and beside a file.
@ExtendWith(ApplicationExtension.class)
class CompareViewTest {
    @TempDir
    Path folder;

    private WindowFixture fixture;
    private MainWindow window;

    @Start
    void start(Stage stage) {
        fixture = WindowFixture.shown(stage);
        window = fixture.window;
    }

    private List<String> labels(String style) {
        return window.scene().getRoot().lookup("#compare-view").lookupAll(style).stream()
                .filter(Label.class::isInstance)
                .map(n -> ((Label) n).getText())
                .toList();
    }

    @Test
    void aCopyShowsWhatAnEditChanged(FxRobot robot) {
        robot.interact(() -> window.views().show("compare"));
        robot.clickOn("#compare-copy");
        assertEquals(2, labels(".card-name").size());
        assertTrue(labels(".compare-delta").isEmpty(), "a plan does not differ from its copy");
        var workspace = window.workspace();
        String rack = workspace
                .plan()
                .sites()
                .getFirst()
                .halls()
                .getFirst()
                .racks()
                .getFirst()
                .id();
        robot.interact(() ->
                workspace.apply(new Edits(workspace.sizes()).racks().remove(workspace.plan(), java.util.Set.of(rack))));
        assertTrue(labels(".compare-delta").stream().anyMatch(t -> t.startsWith("+")), "the copy still has them");
    }

    @Test
    void aFileStandsBesideThePlanUntilItIsTakenOut(FxRobot robot) {
        Path file = folder.resolve("other.kilorack");
        PlanFile.save(SamplePlans.mixed().withName("The other hall"), file);
        fixture.choosers.plan = Optional.of(file);
        robot.interact(() -> window.views().show("compare"));
        robot.clickOn("#compare-add");
        assertEquals("The other hall", labels(".card-name").get(1));
        Node remove = window.scene().getRoot().lookup("#compare-view").lookupAll(".flat-button").stream()
                .findFirst()
                .orElseThrow();
        robot.interact(() -> ((javafx.scene.control.Button) remove).fire());
        assertEquals(1, labels(".card-name").size());
    }

    @Test
    void aDamagedFileIsNamedAndAddsNothing(FxRobot robot) throws java.io.IOException {
        Path file = Files.writeString(folder.resolve("broken.kilorack"), "{ \"format\": 1, ");
        fixture.choosers.plan = Optional.of(file);
        robot.interact(() -> window.views().show("compare"));
        robot.clickOn("#compare-add");
        assertEquals(1, labels(".card-name").size());
        assertTrue(window.workspace()
                .problemProperty()
                .get()
                .orElseThrow()
                .sentence()
                .contains("broken.kilorack"));
    }
}
