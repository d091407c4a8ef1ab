package io.kilorack.desktop.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/// What the window remembers between starts, in `window.properties` in the data folder. An unreadable store
/// is logged and the program starts with defaults; a store that cannot be written is logged once and
/// nothing else suffers.
public final class Settings {
    private static final System.Logger LOG = System.getLogger(Settings.class.getName());

    private final Optional<Path> file;
    private final Properties values = new Properties();

    /// @param folder where to remember, or empty to remember only while the program runs
    public Settings(Optional<Path> folder) {
        file = folder.map(f -> f.resolve("window.properties"));
        file.filter(Files::isReadable).ifPresent(path -> {
            try (var in = Files.newBufferedReader(path)) {
                values.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "settings in " + path + " cannot be read, defaults are used: " + e);
            }
        });
    }

    public <T> T get(Setting<T> setting) {
        String text = values.getProperty(setting.key());
        try {
            return text == null ? setting.fallback().get() : setting.read().apply(text);
        } catch (RuntimeException unreadable) {
            return setting.fallback().get();
        }
    }

    public <T> void set(Setting<T> setting, T value) {
        values.setProperty(setting.key(), setting.write().apply(value));
    }

    /// Writes what changed; called when the window closes and after choices that should survive a crash.
    public void save() {
        if (file.isEmpty()) {
            return;
        }
        Path target = file.get();
        try {
            Path folder = target.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path temp = Files.createTempFile(folder, "window", ".tmp");
            try (var out = Files.newBufferedWriter(temp)) {
                values.store(out, null);
            }
            Files.move(temp, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "settings cannot be written to " + target + ": " + e);
        }
    }
}
