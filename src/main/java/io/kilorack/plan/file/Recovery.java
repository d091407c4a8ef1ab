package io.kilorack.plan.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds copies that [Autosave] of a crashed instance left behind. A copy that was found is held by a lock
/// until it is discarded or closed, so that two instances never offer the same work.
public final class Recovery {
    private Recovery() {}

    /// Work of an instance that ended without saving.
    public static final class Found implements AutoCloseable {
        private final Path folder;
        private final Optional<Path> origin;
        private final Optional<String> name;
        private final Instant when;
        private final FileChannel channel;
        private final @Nullable FileLock lock;

        private Found(Path folder, Optional<Path> origin, Instant when, FileChannel channel, @Nullable FileLock lock) {
            this.name = name(folder.resolve(Autosave.COPY));
            this.folder = folder;
            this.origin = origin;
            this.when = when;
            this.channel = channel;
            this.lock = lock;
        }

        /// The file the plan came from, if it came from one.
        public Optional<Path> origin() {
            return origin;
        }

        /// The plan's name, where the copy can be read and has one.
        public Optional<String> name() {
            return name;
        }

        private static Optional<String> name(Path copy) {
            return PlanFile.read(copy) instanceof PlanFile.Opened opened
                    ? Optional.of(opened.plan().name()).filter(n -> !n.isBlank())
                    : Optional.empty();
        }

        /// When the copy was written.
        public Instant when() {
            return when;
        }

        /// Where the copy lies.
        public Path copy() {
            return folder.resolve(Autosave.COPY);
        }

        public PlanFile.Outcome read() {
            return PlanFile.read(copy());
        }

        /// Removes the copy: it was taken over and saved or autosaved again, or the user does not want it.
        public void discard() {
            delete(copy());
            delete(folder.resolve(Autosave.ORIGIN));
            close();
            delete(folder.resolve(Autosave.LOCK));
            delete(folder);
        }

        /// Leaves the copy for the next start.
        @Override
        public void close() {
            Autosave.HELD.remove(folder.toAbsolutePath().normalize());
            try {
                if (lock != null) {
                    lock.release();
                }
                channel.close();
            } catch (IOException alreadyGone) {
                // nothing depends on the lock any more
                return;
            }
        }
    }

    /// Copies of instances that no longer run, the newest first. An unreadable data folder has none.
    public static List<Found> find(Path dataFolder) {
        Path all = dataFolder.resolve(Autosave.FOLDER);
        var found = new ArrayList<Found>();
        try (Stream<Path> folders = Files.list(all)) {
            for (Path folder : folders.sorted().toList()) {
                Found one = claim(folder);
                if (one != null) {
                    found.add(one);
                }
            }
        } catch (IOException none) {
            return List.of();
        }
        found.sort(Comparator.comparing(Found::when).reversed());
        return found;
    }

    private static @Nullable Found claim(Path folder) {
        Path copy = folder.resolve(Autosave.COPY);
        Path lockFile = folder.resolve(Autosave.LOCK);
        Path key = folder.toAbsolutePath().normalize();
        if (Autosave.HELD.contains(key) || !Files.isRegularFile(copy) || !Files.isRegularFile(lockFile)) {
            return null;
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                Autosave.HELD.add(key);
                Instant when = Files.getLastModifiedTime(copy).toInstant();
                return new Found(folder, origin(folder), when, channel, lock);
            }
        } catch (IOException | OverlappingFileLockException inUse) {
            // the instance that owns it is alive, or the folder may not be written: either way it is not ours to offer
        }
        closeQuietly(channel);
        return null;
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException ignored) {
            // only opened to look at its lock
            return;
        }
    }

    private static Optional<Path> origin(Path folder) {
        try {
            String text = Files.readString(folder.resolve(Autosave.ORIGIN), StandardCharsets.UTF_8);
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (IOException | InvalidPathException unknown) {
            return Optional.empty();
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            // a file that cannot be removed is offered again at the next start: better twice than never
            return;
        }
    }
}
