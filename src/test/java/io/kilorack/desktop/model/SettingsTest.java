package io.kilorack.desktop.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsSavedIsThereAtTheNextStart() {
        var settings = new Settings(Optional.of(folder));
        settings.set(Setting.RECENT, List.of("/a b/ü.kilorack", "/昇腾.kilorack"));
        settings.set(Setting.WINDOW_WIDTH, 1234.0);
        settings.save();
        var next = new Settings(Optional.of(folder));
        assertEquals(List.of("/a b/ü.kilorack", "/昇腾.kilorack"), next.get(Setting.RECENT));
        assertEquals(1234.0, next.get(Setting.WINDOW_WIDTH));
    }

    @Test
    void anUnreadableStoreOrValueGivesTheDefault() throws Exception {
        Files.writeString(folder.resolve("window.properties"), "window.width = wide\nbroken = \\u12\n");
        var settings = new Settings(Optional.of(folder));
        assertEquals(1440.0, settings.get(Setting.WINDOW_WIDTH));
        assertEquals("system", settings.get(Setting.THEME));
    }

    @Test
    void aFolderThatCannotBeWrittenCostsNothingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("not-a-folder"), "x");
        var settings = new Settings(Optional.of(file));
        settings.set(Setting.THEME, "dark");
        settings.save();
        assertEquals("dark", settings.get(Setting.THEME));
    }
}
