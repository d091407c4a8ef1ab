package io.kilorack.catalog.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// Puts SQLite's native library into our own folder once. Left alone, the driver unpacks it into the
/// temporary folder at every start, which costs time and fails where that folder is mounted noexec.
final class NativeSqlite {
    private NativeSqlite() {}

    static synchronized void prepare(Path dataFolder) throws IOException {
        if (System.getProperty("org.sqlite.lib.path") != null) {
            return;
        }
        String name = LibraryLoaderUtil.getNativeLibName();
        Path folder = dataFolder.resolve("native").resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
        Path library = folder.resolve(name);
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        var url = SQLiteJDBCLoader.class.getResource(resource);
        if (url == null) {
            return;
        }
        long size = url.openConnection().getContentLengthLong();
        if (!Files.isRegularFile(library) || Files.size(library) != size) {
            Files.createDirectories(folder);
            // Another instance may do the same: each writes its own file and moves it into place.
            Path temp = folder.resolve(name + "." + UUID.randomUUID());
            try (InputStream in = url.openStream()) {
                Files.copy(in, temp);
                Files.move(temp, library, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temp);
            }
        }
        System.setProperty("org.sqlite.lib.path", folder.toString());
        System.setProperty("org.sqlite.lib.name", name);
    }
}
