package io.kilorack.plan.file;

import io.kilorack.plan.file.FileProblem.Code;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Replaces a file so that at every moment either the old or the new content is there, whole.
///
/// A temporary file beside the target is written, forced to the medium, then moved over the target. On a
/// file system without atomic moves (some network drives) a replacing move is the fallback; the old version
/// then survives as `.bak` in any case.
final class SafeWrite {
    private static final int MOST_LINKS = 16;

    private SafeWrite() {}

    /// Where the version before is kept.
    static Path backupOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".bak");
    }

    /// @param good tells whether the version on disk deserves to become the `.bak`; a damaged one is kept
    /// as `.damaged`
    /// @return the file that holds the version before, empty when there was none
    static Optional<Path> write(Path file, byte[] content, Disk disk, Predicate<Path> good) throws IOException {
        Path target = followLinks(file.toAbsolutePath());
        Path temp = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            disk.create(temp, content);
            Optional<Path> backup =
                    Files.isRegularFile(target) ? Optional.of(keep(target, disk, good)) : Optional.empty();
            try {
                disk.moveAtomically(temp, target);
            } catch (AtomicMoveNotSupportedException networkDrive) {
                disk.moveReplacing(temp, target);
            }
            return backup;
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    /// Writes without keeping the version before, for settings and recovery files.
    static void writeOnly(Path file, byte[] content) throws IOException {
        Path temp = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Disk.REAL.create(temp, content);
            try {
                Disk.REAL.moveAtomically(temp, file);
            } catch (AtomicMoveNotSupportedException networkDrive) {
                Disk.REAL.moveReplacing(temp, file);
            }
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    private static Path keep(Path target, Disk disk, Predicate<Path> good) throws IOException {
        Path kept = good.test(target) ? backupOf(target) : target.resolveSibling(target.getFileName() + ".damaged");
        Path temp = kept.resolveSibling("." + kept.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            disk.copy(target, temp);
            try {
                disk.moveAtomically(temp, kept);
            } catch (AtomicMoveNotSupportedException networkDrive) {
                disk.moveReplacing(temp, kept);
            }
        } finally {
            Files.deleteIfExists(temp);
        }
        return kept;
    }

    /// The file a chain of symbolic links leads to, whether it exists yet or not: the link stays, its
    /// target is written.
    private static Path followLinks(Path file) throws IOException {
        Path at = file;
        for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(at); i++) {
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        return at;
    }

    static FileProblem problem(Path file, IOException failed) {
        String shown = file.toString();
        Path folder = file.toAbsolutePath().getParent();
        FileProblem problem;
        if (isFull(failed)) {
            problem = FileProblem.of(
                    Code.DISK_FULL,
                    shown,
                    "The disk is full; the plan was not saved and the file is as it was.",
                    "Free some space and save again, or save to another drive.");
        } else if (failed instanceof AccessDeniedException || isReadOnly(failed)) {
            problem = FileProblem.of(
                    Code.READ_ONLY,
                    shown,
                    "The folder or the file is read-only; the plan was not saved.",
                    "Save under another name or folder.");
        } else if (failed instanceof NoSuchFileException || failed instanceof NotDirectoryException) {
            problem = FileProblem.of(
                    Code.WRITE_FAILED,
                    shown,
                    "There is no folder " + folder + "; the plan was not saved.",
                    "Choose a folder that exists.");
        } else {
            problem = FileProblem.of(
                    Code.WRITE_FAILED,
                    shown,
                    "The plan could not be saved; the file is as it was.",
                    "Check the drive or the network connection, or save to another folder.");
        }
        return problem.withDetail(failed.toString());
    }

    private static boolean isFull(IOException failed) {
        String text = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT)
                + (failed instanceof FileSystemException system
                        ? String.valueOf(system.getReason()).toLowerCase(Locale.ROOT)
                        : "");
        return text.contains("no space left") || text.contains("not enough space") || text.contains("quota exceeded");
    }

    private static boolean isReadOnly(IOException failed) {
        return failed.getCause() instanceof ReadOnlyFileSystemException
                || String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT).contains("read-only file system");
    }
}
