package io.kilorack.catalog.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where the user's own data lie: `--data DIR`, the system property `kilorack.data` (for a portable copy,
/// and for tests), or the place the operating system has for it.
public final class DataFolder {
    private static final String PROPERTY = "kilorack.data";

    private DataFolder() {}

    public static Path of(Optional<Path> given) {
        String fixed = System.getProperty(PROPERTY, "");
        return given.or(() -> fixed.isBlank() ? Optional.empty() : Optional.of(Path.of(fixed)))
                .map(Path::toAbsolutePath)
                .orElseGet(() ->
                        usual(System.getProperty("os.name", ""), System.getProperty("user.home", "."), System::getenv));
    }

    static Path usual(String os, String home, Function<String, @Nullable String> environment) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            String local = environment.apply("LOCALAPPDATA");
            return (local == null || local.isBlank() ? Path.of(home, "AppData", "Local") : Path.of(local))
                    .resolve("Kilorack");
        }
        if (system.startsWith("mac")) {
            return Path.of(home, "Library", "Application Support", "Kilorack");
        }
        String xdg = environment.apply("XDG_DATA_HOME");
        // The XDG specification says that a relative path is to be ignored.
        boolean usable = xdg != null && Path.of(xdg).isAbsolute();
        return (usable ? Path.of(xdg) : Path.of(home, ".local", "share")).resolve("kilorack");
    }
}
