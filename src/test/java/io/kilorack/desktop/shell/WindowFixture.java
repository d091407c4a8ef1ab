package io.kilorack.desktop.shell;

import io.kilorack.assess.Assessor;
import io.kilorack.assess.SampleCatalogs;
import io.kilorack.assess.SamplePlans;
import io.kilorack.catalog.Catalog;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.model.Setting;
import io.kilorack.desktop.model.Settings;
import io.kilorack.desktop.model.TaskList;
import io.kilorack.plan.Plan;
import java.time.Clock;
import java.util.Optional;
import javafx.stage.Stage;

/// The real window on sample data, jobs run in place, choosers answered by the test. At most 1000 × 1000:
/// the headless screen.
final class WindowFixture {
    final TestChoosers choosers = new TestChoosers();
    final MainWindow window;

    WindowFixture(Plan plan) {
        this(SampleCatalogs.small(), plan);
    }

    WindowFixture(Catalog catalog, Plan plan) {
        var settings = new Settings(Optional.empty());
        settings.set(Setting.HINT_DONE, true);
        settings.set(Setting.THEME, "light");
        var assessor = new Assessor();
        var services = new Services(assessor::assess, settings, Clock.systemUTC(), Optional.empty(), Optional.empty());
        var opening = new Services.Opening(
                catalog,
                plan,
                Optional.empty(),
                Optional.of(assessor.assess(catalog, plan, plan.asOf())),
                Optional.empty());
        window = new MainWindow(services, opening, Jobs.inline(), new TaskList(), choosers, 1000, 900);
    }

    static WindowFixture shown(Stage stage) {
        return shown(stage, new WindowFixture(SamplePlans.mixed()));
    }

    static WindowFixture shown(Stage stage, WindowFixture fixture) {
        stage.setX(0);
        stage.setY(0);
        stage.setScene(fixture.window.scene());
        stage.show();
        return fixture;
    }
}
