package io.kilorack.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/// Writes exports so that the target is either the whole new file or what it was before.
public final class ReportFile {
    private ReportFile() {}

    /// What fills the file.
    public interface Content {
        void write(OutputStream target) throws IOException;
    }

    /// Writes any export as [#write(Path, Content)] does, and throws where that answers with a sentence.
    public static void writeOrThrow(Path file, Content content) throws NotWritten {
        Optional<String> problem = write(file, content);
        if (problem.isPresent()) {
            throw new NotWritten(problem.get());
        }
    }

    /// An export was not written and the target is what it was; the message is one sentence with a
    /// next step.
    public static final class NotWritten extends IOException {
        private static final long serialVersionUID = 1;

        NotWritten(String sentence) {
            super(sentence);
        }
    }

    /// Writes any export to `file` by way of a temporary file beside it.
    public static Optional<String> write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (Files.isDirectory(target)) {
            return Optional.of(file + " is a folder. Give the name of a file in it.");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.of("The folder " + folder + " does not exist. Make it first, or choose another one.");
        }
        Path temporary = null;
        try {
            // not createTempFile: the export shall have the usual rights, not the owner's alone
            temporary = folder.resolve(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(
                            temporary,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE),
                    1 << 16)) {
                content.write(out);
            }
            move(temporary, target);
            return Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.of(sentence(file, e.getCause()));
        } catch (IOException e) {
            return Optional.of(sentence(file, e));
        } finally {
            discard(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(@org.jspecify.annotations.Nullable Path temporary) {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                temporary.toFile().deleteOnExit();
            }
        }
    }

    private static String sentence(Path file, @org.jspecify.annotations.Nullable IOException e) {
        if (e instanceof AccessDeniedException) {
            return "You may not write " + file
                    + ". Choose a folder of your own, or close the program that holds the file.";
        }
        String reason = e instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : e == null || e instanceof NoSuchFileException ? "" : String.valueOf(e.getMessage());
        if (reason.toLowerCase(Locale.ROOT).contains("no space")) {
            return "The disk is full: " + file + " was not written. Free some space and try again.";
        }
        if (reason.toLowerCase(Locale.ROOT).contains("read-only")) {
            return "The drive of " + file + " is read-only. Choose another folder.";
        }
        if (e instanceof NoSuchFileException || reason.isEmpty()) {
            return "No file can be made at " + file + ". Choose another folder.";
        }
        return file + " could not be written: " + reason + ". Choose another place and try again.";
    }
}
