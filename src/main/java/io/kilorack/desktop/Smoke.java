package io.kilorack.desktop;

import io.kilorack.desktop.shell.MainWindow;
import java.lang.management.ManagementFactory;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

/// A smoke run says on standard output how long after the start of the process the window was painted, and
/// closes: the installers' smoke run, the training run of the AOT cache, and the measurement of the start
/// time.
final class Smoke {
    private Smoke() {}

    static void after(Stage stage, MainWindow window) {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                // The pulse after the one that laid the scene out: its picture has been handed to the screen.
                if (stage.isShowing() && window.workspace().assessment().isPresent() && ++frames == 2) {
                    stop();
                    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
                    System.out.printf("first painted window after %d ms%n", System.currentTimeMillis() - started);
                    System.out.printf(
                            "floor painted in %.1f ms%n",
                            window.floorTab().floor().lastPaintNanos() / 1e6);
                    System.out.println("stages: " + Marks.text());
                    Platform.exit();
                }
            }
        }.start();
    }
}
