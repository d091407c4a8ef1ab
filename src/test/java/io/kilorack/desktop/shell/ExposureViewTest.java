package io.kilorack.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Check;
import io.kilorack.catalog.BaseCatalog;
import io.kilorack.desktop.dashboard.ChartPane;
import io.kilorack.desktop.views.ExposureView;
import io.kilorack.plan.PartyAnswer;
import io.kilorack.plan.ScenarioChange;
import io.kilorack.plan.ScenarioChange.Interval;
import io.kilorack.plan.sample.Samples;
import io.kilorack.report.chart.Chart;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The exposure view by hand: filter, open a citation, move the day, edit a scenario, answer a likeness,
/// state a fact, load a list.
@ExtendWith(ApplicationExtension.class)
class ExposureViewTest {
    private static final String BY = "Ada Wong";

    private WindowFixture fixture;
    private MainWindow window;

    @Start
    void start(Stage stage) {
        fixture = WindowFixture.shown(stage, new WindowFixture(BaseCatalog.get(), Samples.shenzhenStock()));
        window = fixture.window;
    }

    private void open(FxRobot robot, String tab) {
        robot.interact(() -> assertTrue(((ExposureView) window.views().show("exposure")).open(tab)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Node find(String selector) {
        Node node = window.scene().getRoot().lookup(selector);
        assertNotNull(node, selector);
        return node;
    }

    private void fire(FxRobot robot, String selector) {
        robot.interact(() -> ((ButtonBase) find(selector)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void write(FxRobot robot, String selector, String text) {
        robot.interact(() -> ((TextInputControl) find(selector)).setText(text));
    }

    private List<String> texts(Node in) {
        return in.lookupAll(".label").stream()
                .filter(n -> n instanceof Label && n.isVisible())
                .map(n -> ((Label) n).getText())
                .toList();
    }

    private String all(String selector) {
        return String.join("\n", texts(find(selector)));
    }

    @Test
    void theFilterKeepsThePartsThatHoldItsWords(FxRobot robot) {
        open(robot, "findings");
        assertEquals(4, find("#exposure-view").lookupAll(".titled-pane").size());
        write(robot, "#findings-filter", "isinf-2025-04-nvda");
        WaitForAsyncUtils.waitForFxEvents();
        var left = find("#exposure-view").lookupAll(".titled-pane");
        assertEquals(2, left.size(), left.toString());
        write(robot, "#findings-filter", "no such words anywhere");
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(find("#exposure-view").lookupAll(".titled-pane").isEmpty());
    }

    @Test
    void aPartOpensItsDistancesNeighboursAndActs(FxRobot robot) {
        open(robot, "findings");
        Node box =
                ((TitledPane) find("#exposure-view .titled-pane")).getContent().lookup(".classification");
        assertTrue(words(box).noneMatch(w -> w.contains("US-3A090A-2023") && !w.contains(" is ")), "closed at first");
        robot.interact(box::requestFocus);
        robot.type(KeyCode.ENTER);
        assertTrue(words(box).anyMatch("US-3A090A-2023"::equals), "the rule of a threshold");
        assertTrue(words(box).anyMatch(w -> w.startsWith("3A991.p")), "an entry beside 3A090");
        assertTrue(words(box).anyMatch("operate"::equals), "an act");
        robot.type(KeyCode.ENTER);
        assertTrue(words(box).noneMatch("operate"::equals));
    }

    private static java.util.stream.Stream<String> words(Node box) {
        return box.lookupAll(".label").stream().map(l -> ((Label) l).getText());
    }

    @Test
    void aFindingOpensItsCitationAndInputs(FxRobot robot) {
        open(robot, "findings");
        Node finding = ((TitledPane) find("#exposure-view .titled-pane"))
                .getContent().lookupAll(".finding").stream().findFirst().orElseThrow();
        Label details = (Label) finding.lookup(".finding-details");
        assertFalse(details.isVisible());
        robot.interact(finding::requestFocus);
        robot.type(KeyCode.ENTER);
        assertTrue(details.isVisible());
        assertTrue(details.getText().contains("https://"), details.getText());
        assertTrue(details.getText().contains("Rests on"), details.getText());
    }

    /// Names that ask stand among the checks, each with a way to them, and go when they are answered.
    @Test
    void namesThatAskStandAmongTheChecks(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        List<Check> asking = asking();
        assertFalse(asking.isEmpty());
        robot.interact(() -> {
            window.views().show("floor");
            ListView<?> list = (ListView<?>) find("#checks-list");
            int at = list.getItems().indexOf(asking.getFirst());
            list.getSelectionModel().select(at);
            list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("exposure", window.views().currentProperty().get());
        assertTrue(find("#exposure-parties").isVisible());
        fire(robot, "#parties-answer");
        write(robot, "#party-ground", "Same address in the register");
        fire(robot, "#party-reject");
        assertTrue(asking().size() <= asking.size(), "answered ones go");
        assertFalse(asking().equals(asking), "the check follows the answer");
    }

    private List<Check> asking() {
        return window.workspace().assessment().orElseThrow().checks().stream()
                .filter(c -> c.code().equals("exposure.party.like"))
                .toList();
    }

    @Test
    void everyTabStandsOverTheNotice(FxRobot robot) {
        open(robot, "findings");
        Label notice = (Label) find("#exposure-view > .notice-line");
        assertTrue(notice.getText().contains("not legal advice"), notice.getText());
        assertTrue(notice.getText().contains("2026-09-14"), notice.getText());
        assertTrue(
                notice.getTooltip().getText().contains("KY, VG"),
                notice.getTooltip().getText());
    }

    @Test
    void theDayMovesTheRegions(FxRobot robot) {
        open(robot, "plane");
        var chart = (ChartPane) find("#exposure-plane .chart");
        var now = (Chart.Scatter) chart.chart();
        assertNotNull(now);
        Slider day = (Slider) find("#exposure-plane .slider");
        robot.interact(() -> day.setValue(150));
        var before = (Chart.Scatter) chart.chart();
        assertNotNull(before);
        assertNotEquals(now.zones(), before.zones());
        robot.interact(() -> day.setValue(0));
        var first = (Chart.Scatter) chart.chart();
        assertNotNull(first);
        assertTrue(first.zones().isEmpty());
        assertTrue(first.title().contains("2022-08-01"), first.title());
    }

    @Test
    void aScenarioIsEditedInThePlanAndUndone(FxRobot robot) {
        open(robot, "risk");
        var fan = (Chart.Fan) ((ChartPane) find("#exposure-risk .chart")).chart();
        fire(robot, "#edit-cn-purchase-ban");
        write(robot, "#scenario-rate-low", "1.5");
        write(robot, "#scenario-rate-high", "2.5");
        write(robot, "#scenario-rationale", "Heard at customs");
        fire(robot, "#scenario-save");
        List<ScenarioChange> changes = window.workspace().plan().compliance().scenarios();
        assertEquals(1, changes.size());
        assertEquals(new Interval(1.5, 2.5), changes.getFirst().eventsPerYear());
        assertEquals("", changes.getFirst().affects());
        assertEquals("Heard at customs", changes.getFirst().rationale());
        assertNotEquals(fan, ((ChartPane) find("#exposure-risk .chart")).chart());
        assertTrue(all("#scenario-list").contains("changed by"));
        robot.interact(window.workspace()::undo);
        assertTrue(window.workspace().plan().compliance().scenarios().isEmpty());
        assertEquals(fan, ((ChartPane) find("#exposure-risk .chart")).chart());
    }

    @Test
    void aBadPredicateIsNamedWhileItIsTyped(FxRobot robot) {
        open(robot, "risk");
        fire(robot, "#scenario-add");
        write(robot, "#scenario-rationale", "why");
        write(robot, "#scenario-affects", "{\"field\": \"part.tpq\", \"op\": \">\", \"value\": 1}");
        assertTrue(all("#scenario-form").contains("part.tpq"), all("#scenario-form"));
        assertTrue(((ButtonBase) find("#scenario-save")).isDisabled());
        write(robot, "#scenario-affects", "{\"field\": ");
        assertTrue(all("#scenario-form").contains("line 1, column"), all("#scenario-form"));
    }

    @Test
    void aLikenessIsRejectedWithNameAndGroundAndStopsAsking(FxRobot robot) {
        open(robot, "parties");
        assertTrue(all("#party-names").contains("asks for an answer"));
        int asking = find("#party-names").lookupAll("#parties-answer").size();
        fire(robot, "#parties-answer");
        fire(robot, "#party-reject");
        assertTrue(window.workspace().plan().compliance().answers().isEmpty());
        assertTrue(all("#party-names").contains("needs a name and a ground"), all("#party-names"));
        write(robot, "#party-ground", "Another register number");
        fire(robot, "#party-reject");
        PartyAnswer answer = window.workspace().plan().compliance().answers().getFirst();
        assertEquals(PartyAnswer.Verdict.NOT_THE_SAME, answer.verdict());
        assertEquals("Another register number", answer.reason());
        assertTrue(answer.score() > 0.8 && !answer.lists().isEmpty(), answer.toString());
        assertEquals(
                asking - 1, find("#party-names").lookupAll("#parties-answer").size());
    }

    @Test
    void aConfirmedSupplierIsChecked(FxRobot robot) {
        open(robot, "parties");
        write(robot, "#party-name", "Хуавей");
        fire(robot, "#party-add");
        assertEquals(
                "Хуавей",
                window.workspace().plan().compliance().parties().getFirst().name());
        var answers = find("#party-names").lookupAll("#parties-answer").stream()
                .map(ButtonBase.class::cast)
                .toList();
        robot.interact(() -> answers.getLast().fire());
        WaitForAsyncUtils.waitForFxEvents();
        write(robot, "#party-ground", "Same register number");
        fire(robot, "#party-confirm");
        assertTrue(window.workspace().assessment().orElseThrow().checks().stream()
                .anyMatch(c ->
                        c.code().equals("exposure.party.listed") && c.message().contains("Хуавей")));
    }

    @Test
    void aFullerListIsLoaded(FxRobot robot) {
        open(robot, "parties");
        fixture.choosers.list = Optional.of(Path.of("src/test/resources/io/kilorack/exposure/consolidated-sample.csv"));
        fire(robot, "#parties-load");
        assertTrue(all("#exposure-parties").contains("consolidated-sample.csv"), all("#exposure-parties"));
        assertTrue(all("#exposure-parties").contains("73 parties"), all("#exposure-parties"));
    }

    @Test
    void aFactIsStatedForOnePart(FxRobot robot) {
        open(robot, "findings");
        fire(robot, "#state-part-cn_origin_materials");
        write(robot, "#attest-value", "gallium");
        write(robot, "#attest-by", BY);
        write(robot, "#attest-ground", "Bill of materials");
        fire(robot, "#attest-save");
        var stated = window.workspace()
                .plan()
                .owner()
                .attestations()
                .sequencedEntrySet()
                .getLast();
        assertTrue(stated.getKey().startsWith("part.cn_origin_materials"), stated.toString());
        assertEquals("gallium", stated.getValue().value());
        assertEquals(BY, stated.getValue().by());
        assertTrue(all("#open-facts").contains("gallium"));
    }

    @Test
    void theReplayOpensTheRuleBehindAChange(FxRobot robot) {
        open(robot, "replay");
        var link = find("#replay-changes").lookupAll(".hyperlink").stream()
                .map(ButtonBase.class::cast)
                .filter(l -> l.getText().startsWith("US-3A090A-2023"))
                .min(Comparator.comparing(Object::toString))
                .orElseThrow();
        robot.interact(link::fire);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(all("#replay-changes").contains("88 FR 73458"), all("#replay-changes"));
        var lanes = (Chart.Lanes) ((ChartPane) find("#exposure-replay .chart")).chart();
        assertNotNull(lanes);
        assertEquals(8, lanes.lanes().size());
    }

    @Test
    void theThreeAnswersStandSideBySide(FxRobot robot) {
        open(robot, "supply");
        String text = all("#exposure-supply");
        for (String word : List.of("Stockpile", "Optimise", "Localise", "HBM made in the country", "CXMT")) {
            assertTrue(text.contains(word), word + " in " + text);
        }
    }
}
