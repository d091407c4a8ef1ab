package io.kilorack.desktop.shell;

import io.kilorack.desktop.draw.Painted;
import io.kilorack.report.ReportFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;

/// Pictures of the window's scene, finer than the screen where wanted. On the window's thread only.
public final class Pictures {
    private Pictures() {}

    /// Writes the scene as PNG with `scale` pixels for each unit.
    public static void write(Scene scene, double scale, Path file) throws IOException {
        WritableImage image = picture(scene, scale);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader reader = image.getPixelReader();
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            reader.getPixels(0, y, width, 1, javafx.scene.image.PixelFormat.getIntArgbInstance(), row, 0, width);
            pixels.setRGB(0, y, width, 1, row, 0, width);
        }
        var png = new ByteArrayOutputStream();
        if (!ImageIO.write(pixels, "png", png)) {
            throw new IOException("no writer for PNG pictures in this runtime");
        }
        ReportFile.writeOrThrow(file, png::writeTo);
    }

    private static WritableImage picture(Scene scene, double scale) {
        Painted.renderAt(scale);
        try {
            repaint(scene.getRoot());
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var parameters = new SnapshotParameters();
            parameters.setTransform(new Scale(scale, scale));
            parameters.setFill(scene.getFill());
            return scene.getRoot().snapshot(parameters, null);
        } finally {
            Painted.renderAt(1);
            repaint(scene.getRoot());
        }
    }

    private static void repaint(Node node) {
        if (node instanceof Painted painted) {
            painted.repaint();
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(Pictures::repaint);
        }
    }
}
