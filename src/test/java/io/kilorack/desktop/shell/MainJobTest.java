package io.kilorack.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.desktop.floor.FloorPane;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.rack.RackPane;
import io.kilorack.plan.Device;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.file.PlanFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The main job, played by mouse and keyboard on the real window.
@ExtendWith(ApplicationExtension.class)
class MainJobTest {
    @TempDir
    private Path folder;

    private MainWindow window;
    private TestChoosers choosers;

    @Start
    void start(Stage stage) {
        var fixture = WindowFixture.shown(stage);
        window = fixture.window;
        choosers = fixture.choosers;
    }

    private Workspace workspace() {
        return window.workspace();
    }

    private FloorPane floor() {
        return window.floorTab().floor();
    }

    /// A point of the floor in scene coordinates.
    private Point2D onFloor(double xM, double yM) {
        return floor().localToScene(floor().view().x(xM), floor().view().y(yM));
    }

    private Point2D middleOf(String rackId) {
        var scene = floor().floorScene();
        int i = scene.indexOf(rackId);
        return onFloor(scene.x(i) + scene.width(i) / 2, scene.y(i) + scene.depth(i) / 2);
    }

    private void drag(FxRobot robot, Point2D from, Point2D to) {
        var shift = new Point2D(
                window.scene().getWindow().getX() + window.scene().getX(),
                window.scene().getWindow().getY() + window.scene().getY());
        move(robot, from.add(shift));
        robot.press(MouseButton.PRIMARY);
        move(robot, from.add(shift).add(12, 4));
        move(robot, to.add(shift));
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// In one step: a hand's way there would be hundreds of frames.
    private static void move(FxRobot robot, Point2D to) {
        robot.robotContext().getMouseRobot().move(to);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Point2D card(FxRobot robot, String group, String id) {
        robot.clickOn("#group-" + group);
        ListView<io.kilorack.desktop.catalog.Card> list =
                robot.lookup("#catalog-cards").queryListView();
        int index = list.getItems().stream()
                .map(io.kilorack.desktop.catalog.Card::id)
                .toList()
                .indexOf(id);
        assertTrue(index >= 0, id + " is not among the cards of " + group);
        robot.interact(() -> {
            list.scrollTo(index);
            list.layout();
        });
        var found = robot.lookup("#catalog-cards .list-cell").queryAll().stream()
                .filter(c -> c instanceof javafx.scene.control.ListCell<?> cell
                        && cell.getItem() == list.getItems().get(index))
                .findFirst()
                .orElseThrow();
        return found.localToScene(60, 20);
    }

    private Rack rack(String id) {
        return Selections.rack(workspace().plan(), id).orElseThrow();
    }

    private Set<String> rackIds() {
        return Selections.racks(workspace().plan()).map(Rack::id).collect(java.util.stream.Collectors.toSet());
    }

    private double itWatts() {
        return workspace()
                .assessment()
                .orElseThrow()
                .power()
                .itExpected()
                .value()
                .orElseThrow();
    }

    @Test
    void aRackFromTheCatalogIsPlacedOpenedFilledUndoneSavedAndExported(FxRobot robot) throws Exception {
        Plan before = workspace().plan();
        Set<String> had = rackIds();

        drag(robot, card(robot, "gear", "rack-42u-600"), onFloor(7.0, 9.2));
        var added = new java.util.HashSet<>(rackIds());
        added.removeAll(had);
        assertEquals(
                1,
                added.size(),
                "one new rack; the answer was: "
                        + robot.lookup("#drag-answer").<Label>query().getText());
        String id = added.iterator().next();
        assertEquals(Selection.of(Selection.Kind.RACK, id), workspace().selection());

        robot.interact(floor()::fit);
        Point2D at = middleOf(id);
        robot.interact(() -> {});
        robot.doubleClickOn(
                at.getX() + window.scene().getX() + window.scene().getWindow().getX(),
                at.getY() + window.scene().getY() + window.scene().getWindow().getY());
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(window.floorTab().drawer().isOpen());
        assertEquals(id, window.floorTab().drawer().rackId());

        double watts = itWatts();
        Point2D from = card(robot, "systems", "dgx-h100");
        RackPane elevation = window.floorTab().drawer().pane();
        Point2D unit =
                elevation.localToScene(elevation.pointOf(Device.Face.FRONT, 20).orElseThrow());
        drag(robot, from, unit);
        assertEquals(1, rack(id).devices().size(), "one server in the rack");
        assertEquals("dgx-h100", rack(id).devices().getFirst().modelId());
        assertTrue(itWatts() > watts, "IT power must rise above " + watts);
        assertTrue(
                robot.lookup("#kpi-power .kpi-delta").<Label>query().getText().startsWith("+"),
                "the change is shown beside the figure");

        robot.interact(() -> floor().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(0, rack(id).devices().size());
        assertEquals(watts, itWatts(), 1e-6);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(before, workspace().plan());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertTrue(rackIds().contains(id));

        Path file = folder.resolve("hall.kilorack");
        choosers.plan = java.util.Optional.of(file);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        assertEquals(workspace().plan(), ((PlanFile.Opened) PlanFile.read(file)).plan());
        assertFalse(workspace().dirtyProperty().get());

        Path pdf = folder.resolve("hall.pdf");
        choosers.pdf = java.util.Optional.of(pdf);
        robot.push(KeyCode.CONTROL, KeyCode.E);
        assertEquals(
                "%PDF",
                Files.readString(pdf, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .substring(0, 4));
    }

    @Test
    void aRackIsDraggedAndWhereItMayNotStandItStays(FxRobot robot) {
        drag(
                robot,
                middleOf("c1"),
                middleOf("c1").add(floor().view().scale() * 3, floor().view().scale() * 3));
        assertTrue(
                rack("c1").xM() > 9 && rack("c1").yM() > 3,
                "moved to " + rack("c1").xM() + ", " + rack("c1").yM());
        Rack moved = rack("c1");
        drag(robot, middleOf("c1"), middleOf("a3"));
        assertEquals(moved, rack("c1"), "a place that is taken is refused");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(9.0, rack("c1").xM());
    }

    @Test
    void aServerMayNotStandOnTheFloorAndTheWindowSaysWhy(FxRobot robot) {
        Point2D from = card(robot, "systems", "dgx-h100");
        Point2D to = onFloor(14, 10);
        move(robot, from);
        robot.press(MouseButton.PRIMARY);
        move(robot, from.add(10, 0));
        move(robot, to);
        assertFalse(robot.lookup("#drag-answer").<Label>query().getText().isBlank());
        robot.release(MouseButton.PRIMARY);
        assertFalse(workspace().dirtyProperty().get());
    }

    @Test
    void aRubberBandSelectsAndDeleteRemoves(FxRobot robot) {
        drag(robot, onFloor(2.6, 2.6), onFloor(4.1, 4.4));
        assertEquals(Set.of("a1", "a2"), workspace().selection().rackIds());
        robot.push(KeyCode.DELETE);
        assertFalse(rackIds().contains("a1"));
        assertEquals(Selection.NONE, workspace().selection());
    }

    @Test
    void arrowsGoFromRackToRackAndEnterOpens(FxRobot robot) {
        robot.interact(() -> {
            workspace().select(Selection.of(Selection.Kind.RACK, "a1"));
            floor().requestFocus();
        });
        robot.push(KeyCode.RIGHT);
        assertEquals("a2", workspace().selection().single());
        robot.push(KeyCode.DOWN);
        assertEquals("b2", workspace().selection().single());
        robot.push(KeyCode.ENTER);
        assertEquals("b2", window.floorTab().drawer().rackId());
    }

    @Test
    void aDeviceIsDraggedToOtherUnits(FxRobot robot) {
        robot.interact(() -> window.floorTab().drawer().open("a1"));
        WaitForAsyncUtils.waitForFxEvents();
        RackPane elevation = window.floorTab().drawer().pane();
        Point2D from =
                elevation.localToScene(elevation.pointOf(Device.Face.FRONT, 49).orElseThrow());
        Point2D to =
                elevation.localToScene(elevation.pointOf(Device.Face.FRONT, 53).orElseThrow());
        drag(robot, from, to);
        Device top = rack("a1").devices().stream()
                .filter(d -> d.id().equals("a1-s4"))
                .findFirst()
                .orElseThrow();
        assertEquals(52, top.bottomHalfU());
    }

    @Test
    void thePaletteFindsARackAndRunsACommand(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("b03");
        robot.push(KeyCode.ENTER);
        assertEquals("b3", workspace().selection().single());
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("exposure");
        robot.push(KeyCode.ESCAPE);
        assertFalse(window.palette().isOpen());
    }

    @Test
    void theZoomKeepsWhatIsUnderThePointer(FxRobot robot) {
        double xM = 5;
        double yM = 4;
        Point2D before = new Point2D(floor().view().x(xM), floor().view().y(yM));
        robot.interact(() -> floor().zoomAt(before.getX(), before.getY(), 2));
        assertEquals(before.getX(), floor().view().x(xM), 1e-6);
        assertEquals(before.getY(), floor().view().y(yM), 1e-6);
    }

    @Test
    void aDamagedFileIsSaidInOneSentenceWithItsPlace(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("broken.kilorack"), "{\n  \"format\": 1,\n  \"name\": 12");
        Plan before = workspace().plan();
        choosers.plan = java.util.Optional.of(file);
        robot.interact(() -> floor().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.O);
        String said = robot.lookup("#problem-sentence").<Label>query().getText();
        assertTrue(said.contains("broken.kilorack") && said.contains("line"), said);
        assertEquals(before, workspace().plan());
    }
}
