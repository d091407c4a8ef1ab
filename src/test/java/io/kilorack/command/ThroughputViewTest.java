package io.kilorack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Assessor;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.desktop.dashboard.ChartPane;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.model.Setting;
import io.kilorack.desktop.model.Settings;
import io.kilorack.desktop.model.TaskList;
import io.kilorack.desktop.shell.Choosers;
import io.kilorack.desktop.shell.MainWindow;
import io.kilorack.desktop.shell.Services;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Workload;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.report.chart.Chart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The Throughput tab: a workload opened into roofs, stages, network, sensitivity and other layouts, and
/// what it says to impossible workloads.
@ExtendWith(ApplicationExtension.class)
class ThroughputViewTest {
    @TempDir
    Path data;

    private Optional<Path> own = Optional.empty();
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
        var catalog = keeper.home().catalog();
        var plan = opened.plan();
        window = new MainWindow(
                services,
                new Services.Opening(
                        catalog,
                        plan,
                        Optional.empty(),
                        Optional.of(assessor.assess(catalog, plan, plan.asOf())),
                        Optional.empty()),
                Jobs.inline(),
                new TaskList(),
                choosers(),
                1000,
                1000);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(window.scene());
        stage.show();
    }

    private Choosers choosers() {
        return new Choosers() {
            @Override
            public Optional<Path> openPlan() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> savePlan(String suggestedName) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> savePdf(String suggestedName) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> savePicture(String suggestedName) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> openBundle() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> openList() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> openOwnFacts() {
                return own;
            }

            @Override
            public Answer unsaved(String planName) {
                return Answer.DISCARD;
            }

            @Override
            public Optional<String> paper(String now) {
                return Optional.empty();
            }
        };
    }

    private Node find(String selector) {
        Node node = window.scene().getRoot().lookup(selector);
        assertNotNull(node, selector);
        return node;
    }

    @SuppressWarnings("unchecked")
    private ListView<WorkloadResult> list() {
        return (ListView<WorkloadResult>) find("#throughput-list");
    }

    private void choose(FxRobot robot, int index) {
        robot.interact(() -> {
            window.views().show("throughput");
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
        });
        robot.interact(() -> {
            list().getSelectionModel().select(index);
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
        });
    }

    private String texts(String selector) {
        return find(selector).lookupAll(".label").stream()
                .map(n -> ((Label) n).getText())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aWorkloadOpensIntoItsExplanation(FxRobot robot) {
        choose(robot, 0);
        var roofline = (Chart.Roofline) ((ChartPane) find("#explain-roofline")).chart();
        assertNotNull(roofline);
        assertTrue(
                roofline.roofs().getFirst().label().startsWith("BF16"),
                roofline.roofs().toString());
        assertTrue(roofline.dots().size() >= 3);
        var tornado = (Chart.Tornado) ((ChartPane) find("#explain-sensitivity")).chart();
        assertNotNull(tornado);
        assertFalse(tornado.rows().isEmpty());
        assertTrue(texts("#explain-network").contains("scale-out"), texts("#explain-network"));
        assertTrue(texts("#explain").contains("Runner-up: "), texts("#explain"));
        assertTrue(texts("#explain-front").contains("Free memory"), texts("#explain-front"));
        choose(robot, 1);
        roofline = (Chart.Roofline) ((ChartPane) find("#explain-roofline")).chart();
        assertNotNull(roofline);
        assertTrue(roofline.roofs().stream().anyMatch(r -> r.label().startsWith("FP8")), "DeepSeek serves in FP8");
    }

    @Test
    void aTileOpensHowItsFigureComesAbout(FxRobot robot) {
        choose(robot, 0);
        Node tile = find("#throughput-view").lookupAll(".tile").iterator().next();
        robot.interact(() -> tile.getOnMouseClicked()
                .handle(new javafx.scene.input.MouseEvent(
                        javafx.scene.input.MouseEvent.MOUSE_CLICKED,
                        0,
                        0,
                        0,
                        0,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null)));
        assertTrue(find("#breakdown").isVisible());
    }

    @Test
    void whatIsNotValidatedSaysSo(FxRobot robot) {
        choose(robot, 2);
        assertTrue(texts("#throughput-view").contains("not validated"));
    }

    @Test
    void measuredConstantsFromAFileChangeTheRate(FxRobot robot) throws IOException {
        choose(robot, 0);
        double before = rate(0);
        Path table = data.resolve("measured.csv");
        Files.writeString(table, "id,field,value,because,confidence\nnv-h100-sxm,const_train_16,0.4,own sweep,high\n");
        own = Optional.of(table);
        robot.interact(() -> window.actions().get("catalog.own").fire());
        assertTrue(rate(0) < 0.8 * before, before + " to " + rate(0));
        var sources = window.workspace()
                .assessment()
                .orElseThrow()
                .throughput()
                .workloads()
                .getFirst()
                .rate()
                .sources();
        assertTrue(sources.stream().anyMatch(s -> s.text().contains("own sweep")), sources.toString());
        // what cannot be read is told where it arose, and nothing changes
        Files.writeString(table, "id,field,value,because\nnv-h100-sxm,const_train_16,fast,typo\n");
        robot.interact(() -> window.actions().get("catalog.own").fire());
        assertTrue(window.workspace().problemProperty().get().isPresent());
    }

    private double rate(int index) {
        return window.workspace()
                .assessment()
                .orElseThrow()
                .throughput()
                .workloads()
                .get(index)
                .rate()
                .value()
                .orElseThrow();
    }

    /// Workloads that cannot be answered: each says what and what to do, and the window stays whole.
    @Test
    void impossibleWorkloadsAreAnsweredInTheirPlace(FxRobot robot) {
        choose(robot, 0);
        var training = (Workload.Training) window.workspace().plan().workloads().getFirst();
        for (Workload wrong : List.of(
                training.withGlobalBatch(1),
                training.withModelId("claude-closed"),
                training.withPrecision("fp9"),
                training.withSequenceLength(100_000_000),
                training.withModelId("kimi-k2"))) {
            robot.interact(() -> {
                Plan now = window.workspace().plan();
                var workloads = new ArrayList<>(now.workloads());
                workloads.set(0, wrong);
                window.workspace().edit("try", p -> p.withWorkloads(workloads));
                window.scene().getRoot().applyCss();
                window.scene().getRoot().layout();
            });
            var assessment = window.workspace().assessment().orElseThrow();
            var result = assessment.throughput().workloads().stream()
                    .filter(w -> w.workloadId().equals(wrong.id()))
                    .findFirst();
            boolean answered = result.isEmpty()
                    ? assessment.checks().stream().anyMatch(c -> c.subjects().contains(wrong.id()))
                    : result.get().fits() || !result.get().remedy().isBlank();
            assertTrue(answered, wrong.toString());
            assertEquals(Optional.empty(), window.workspace().problemProperty().get());
        }
    }
}
