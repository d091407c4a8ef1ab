package io.kilorack.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.SampleCatalogs;
import io.kilorack.assess.SamplePlans;
import io.kilorack.plan.file.PlanFile;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;

/// Pictures of the real window, larger and finer than the headless screen.
class ScreenshotTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private BufferedImage shoot(String theme, String view, String colour, double scale) throws Exception {
        Path plan = folder.resolve("hall.kilorack");
        PlanFile.save(SamplePlans.mixed(), plan);
        var request = new StartRequest(
                Optional.empty(), Optional.of(plan), Optional.empty(), SampleCatalogs::small, Optional.empty(), false);
        Path target = folder.resolve(theme + view + colour + scale + ".png");
        Launcher.screenshot(request, new Shot(target, 1280, 800, scale, theme, view, colour));
        return ImageIO.read(target.toFile());
    }

    private static int colours(BufferedImage image) {
        var seen = new HashSet<Integer>();
        for (int y = 0; y < image.getHeight(); y += 3) {
            for (int x = 0; x < image.getWidth(); x += 3) {
                seen.add(image.getRGB(x, y));
            }
        }
        return seen.size();
    }

    static java.util.List<String> views() {
        return Launcher.views();
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyViewIsPainted(String view) throws Exception {
        BufferedImage image = shoot("light", view, "family", 1);
        assertEquals(1280, image.getWidth());
        assertEquals(800, image.getHeight());
        assertTrue(colours(image) > 50, "only " + colours(image) + " colours: an empty window");
    }

    @Test
    void darkIsDarkAndTwiceTheScaleIsTwiceAsLarge() throws Exception {
        BufferedImage dark = shoot("dark", "floor", "exposure", 2);
        assertEquals(2560, dark.getWidth());
        int light = shoot("light", "floor", "exposure", 1).getRGB(640, 20) & 0xff;
        assertTrue((dark.getRGB(1280, 40) & 0xff) < light / 2);
    }

    @Test
    void aColourModeChangesTheFloor() throws Exception {
        BufferedImage family = shoot("light", "floor", "family", 1);
        BufferedImage heat = shoot("light", "floor", "heat", 1);
        boolean same = true;
        for (int x = 300; x < 960 && same; x += 2) {
            for (int y = 200; y < 480 && same; y += 2) {
                same = family.getRGB(x, y) == heat.getRGB(x, y);
            }
        }
        assertNotEquals(true, same);
    }
}
