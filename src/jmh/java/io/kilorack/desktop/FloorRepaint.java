package io.kilorack.desktop;

import io.kilorack.assess.Assessor;
import io.kilorack.assess.SampleCatalogs;
import io.kilorack.assess.SamplePlans;
import io.kilorack.desktop.floor.FloorPane;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.report.draw.Palettes;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/// Measures repaints of the floor with every rack in view: what the window's thread spends on one, and the
/// same with the software pipeline's rendering into a picture. Run its main without a display; it prints
/// medians. Not a JMH benchmark, because the toolkit wants its own thread.
public final class FloorRepaint {
    private static final int WARM = 100;
    private static final int RUNS = 200;

    private FloorRepaint() {}

    public static void main(String... args) throws InterruptedException {
        System.getProperties().putIfAbsent("glass.platform", "Headless");
        System.getProperties().putIfAbsent("prism.order", "sw");
        int racks = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
        var done = new CountDownLatch(1);
        Platform.startup(() -> {
            measure(racks);
            done.countDown();
        });
        done.await();
        Platform.exit();
    }

    private static void measure(int racks) {
        var workspace = new Workspace(
                Jobs.inline(),
                new Assessor()::assess,
                Clock.systemUTC(),
                SampleCatalogs.small(),
                SamplePlans.large(racks));
        workspace.reassess();
        var floor = new FloorPane(workspace, new SimpleObjectProperty<>(Palettes.light()));
        new Scene(floor, 1200, 700);
        floor.resize(1200, 700);
        floor.applyCss();
        floor.layout();
        var image = new WritableImage(1200, 700);
        double[] record = new double[RUNS];
        double[] whole = new double[RUNS];
        for (int i = -WARM; i < RUNS; i++) {
            floor.pan(i % 2 == 0 ? 1 : -1, 0);
            long start = System.nanoTime();
            floor.layout();
            long recorded = System.nanoTime();
            floor.snapshot(null, image);
            long painted = System.nanoTime();
            if (i >= 0) {
                record[i] = (recorded - start) / 1e6;
                whole[i] = (painted - start) / 1e6;
            }
        }
        Arrays.sort(record);
        Arrays.sort(whole);
        System.out.printf(
                "%d racks in view: window's thread %.2f ms (P95 %.2f), with software rendering %.2f ms (P95 %.2f)%n",
                racks, record[RUNS / 2], record[RUNS * 95 / 100], whole[RUNS / 2], whole[RUNS * 95 / 100]);
    }
}
