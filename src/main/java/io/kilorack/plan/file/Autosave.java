package io.kilorack.plan.file;

import io.kilorack.plan.Plan;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Keeps a copy of unsaved work in the user's data folder, so that a crash or a full disk loses nothing.
///
/// Each open plan of each running instance has a folder of its own, `recovery/ID`, with a locked file in
/// it: while the program lives, the lock is held; after a crash it is free, and [Recovery] offers the copy.
/// A clean end removes the folder. Where nothing can be written, every call says so and the program goes
/// on.
public final class Autosave implements AutoCloseable {
    static final String FOLDER = "recovery";
    static final String COPY = "plan" + PlanFile.ENDING;
    static final String ORIGIN = "origin.txt";
    static final String LOCK = "lock";

    /// Folders this process holds. Opening and closing a lock file again would release the lock on POSIX
    /// systems, so [Recovery] leaves these alone.
    static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;
    private @Nullable Plan kept;

    private Autosave(Path folder) {
        this.folder = folder;
    }

    /// Begins keeping copies for one open plan. Nothing is written before the first [#keep].
    ///
    /// @param dataFolder the user's data folder; made when it does not exist
    public static Autosave in(Path dataFolder) {
        return new Autosave(dataFolder.resolve(FOLDER).resolve(UUID.randomUUID().toString()));
    }

    /// Writes a copy of the plan, if it is another than the last one kept. Safe to call from a background
    /// thread.
    ///
    /// @param origin the file the plan was opened from or last saved to, if any
    /// @return what went wrong, if anything; the copy before stays then
    public synchronized Optional<FileProblem> keep(Plan plan, Optional<Path> origin) {
        if (plan == kept) {
            return Optional.empty();
        }
        try {
            if (channel == null) {
                begin();
            }
            String from = origin.map(path -> path.toAbsolutePath().toString()).orElse("");
            SafeWrite.writeOnly(folder.resolve(ORIGIN), from.getBytes(StandardCharsets.UTF_8));
            SafeWrite.writeOnly(folder.resolve(COPY), PlanFile.text(plan).getBytes(StandardCharsets.UTF_8));
            kept = plan;
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(SafeWrite.problem(folder.resolve(COPY), failed));
        }
    }

    private void begin() throws IOException {
        Files.createDirectories(folder);
        HELD.add(folder.toAbsolutePath().normalize());
        FileChannel opened =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock = opened.tryLock();
        } catch (IOException | OverlappingFileLockException noLocksHere) {
            // without locks a second instance may offer this copy while it is in use: a nuisance, not a loss
            lock = null;
        }
        channel = opened;
    }

    /// Drops the copy: the work is saved, or the user gave it up.
    public synchronized void drop() {
        kept = null;
        Recovery.delete(folder.resolve(COPY));
        Recovery.delete(folder.resolve(ORIGIN));
    }

    /// Ends cleanly: nothing is left to recover.
    @Override
    public synchronized void close() {
        drop();
        try {
            FileLock held = lock;
            if (held != null) {
                held.release();
            }
            FileChannel open = channel;
            if (open != null) {
                open.close();
            }
        } catch (IOException lockIsGone) {
            // the folder is removed next; a lock that cannot be released ends with the process
            lock = null;
        }
        channel = null;
        lock = null;
        HELD.remove(folder.toAbsolutePath().normalize());
        Recovery.delete(folder.resolve(LOCK));
        Recovery.delete(folder);
    }
}
