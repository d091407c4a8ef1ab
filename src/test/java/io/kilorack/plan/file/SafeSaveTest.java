package io.kilorack.plan.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kilorack.plan.Plan;
import io.kilorack.plan.Plans;
import io.kilorack.plan.file.FileProblem.Code;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A save leaves the old file or the new one, whole, whatever fails on the way.
class SafeSaveTest {
    @TempDir
    Path folder;

    private final Plan old = Plans.any(new SplittableRandom(1));
    private final Plan next = Plans.any(new SplittableRandom(2));

    enum Step {
        CREATE,
        MOVE,
        COPY
    }

    /// A disk on which one kind of act fails, after writing half of what it should.
    private record FailingDisk(Step failing, IOException failure) implements Disk {
        @Override
        public void create(Path file, byte[] content) throws IOException {
            if (failing == Step.CREATE) {
                Files.write(file, java.util.Arrays.copyOf(content, content.length / 2));
                throw failure;
            }
            REAL.create(file, content);
        }

        @Override
        public void moveAtomically(Path from, Path to) throws IOException {
            if (failing == Step.MOVE) {
                throw failure;
            }
            REAL.moveAtomically(from, to);
        }

        @Override
        public void moveReplacing(Path from, Path to) throws IOException {
            REAL.moveReplacing(from, to);
        }

        @Override
        public void copy(Path from, Path to) throws IOException {
            if (failing == Step.COPY) {
                Files.writeString(to, "half");
                throw failure;
            }
            REAL.copy(from, to);
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void aFullDiskAtAnyStepLeavesTheOldPlan(Step step) throws IOException {
        Path file = folder.resolve("hall.kilorack");
        PlanFile.save(old, file);
        var full = new FailingDisk(step, new FileSystemException(file.toString(), null, "No space left on device"));
        FileProblem problem = assertInstanceOf(PlanFile.NotSaved.class, PlanFile.save(next, file, full))
                .problem();
        assertEquals(Code.DISK_FULL, problem.code());
        assertEquals(old, PlanFileTest.opened(PlanFile.read(file)));
        assertEquals(List.of("hall.kilorack"), names(), "nothing else is left behind");
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void aDriveThatFailsAtAnyStepLeavesTheOldPlan(Step step) throws IOException {
        Path file = folder.resolve("hall.kilorack");
        PlanFile.save(old, file);
        var gone = new FailingDisk(step, new IOException("Input/output error"));
        FileProblem problem = assertInstanceOf(PlanFile.NotSaved.class, PlanFile.save(next, file, gone))
                .problem();
        assertEquals(Code.WRITE_FAILED, problem.code());
        assertEquals("java.io.IOException: Input/output error", problem.detail());
        assertEquals(old, PlanFileTest.opened(PlanFile.read(file)));
        assertEquals(List.of("hall.kilorack"), names());
    }

    @Test
    void aNetworkDriveWithoutAtomicMovesStillSaves() throws IOException {
        Path file = folder.resolve("hall.kilorack");
        PlanFile.save(old, file);
        var network = new FailingDisk(Step.MOVE, new AtomicMoveNotSupportedException("a", "b", "network"));
        assertInstanceOf(PlanFile.Saved.class, PlanFile.save(next, file, network));
        assertEquals(next, PlanFileTest.opened(PlanFile.read(file)));
        assertEquals(old, PlanFileTest.opened(PlanFile.read(folder.resolve("hall.kilorack.bak"))));
    }

    @Test
    void theVersionBeforeIsKept() throws IOException {
        Path file = folder.resolve("hall.kilorack");
        assertEquals(new PlanFile.Saved(file, Optional.empty()), PlanFile.save(old, file));
        Path backup = folder.resolve("hall.kilorack.bak");
        assertEquals(new PlanFile.Saved(file, Optional.of(backup)), PlanFile.save(next, file));
        assertEquals(old, PlanFileTest.opened(PlanFile.read(backup)));
        assertEquals(List.of("hall.kilorack", "hall.kilorack.bak"), names());
    }

    @Test
    void aDamagedFileNeverReplacesTheLastGoodVersion() throws IOException {
        Path file = folder.resolve("hall.kilorack");
        PlanFile.save(old, file);
        PlanFile.save(next, file);
        Files.writeString(file, "damaged");
        PlanFile.save(next, file);
        assertEquals(old, PlanFileTest.opened(PlanFile.read(folder.resolve("hall.kilorack.bak"))));
        assertEquals("damaged", Files.readString(folder.resolve("hall.kilorack.damaged")));
    }

    @Test
    void aSymbolicLinkStaysAndItsTargetIsWritten() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real")).resolve("hall.kilorack");
        Path link = folder.resolve("link.kilorack");
        Files.createSymbolicLink(link, Path.of("real", "hall.kilorack"));
        assertInstanceOf(PlanFile.Saved.class, PlanFile.save(old, link), "a link to a file that is not there yet");
        PlanFile.save(next, link);
        assertTrue(Files.isSymbolicLink(link));
        assertFalse(Files.isSymbolicLink(real));
        assertEquals(next, PlanFileTest.opened(PlanFile.read(real)));
    }

    @Test
    void accessRightsAreKept() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path file = folder.resolve("hall.kilorack");
        PlanFile.save(old, file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        PlanFile.save(next, file);
        assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aValueThatCouldNotBeReadAgainIsNeverWritten() throws IOException {
        Path file = folder.resolve("hall.kilorack");
        PlanFile.save(old, file);
        Plan absurd = old.withName("a".repeat(200_000));
        FileProblem problem = assertInstanceOf(PlanFile.NotSaved.class, PlanFile.save(absurd, file))
                .problem();
        assertEquals("name", problem.field());
        assertEquals(old, PlanFileTest.opened(PlanFile.read(file)));
    }

    @Test
    void aFolderOrDeviceIsNeverReplaced() throws IOException {
        Path inside = Files.createDirectories(folder.resolve("hall.kilorack")).resolve("kept");
        Files.writeString(inside, "kept");
        assertEquals(Code.NOT_A_FILE, notSaved(folder.resolve("hall.kilorack")).code());
        assertEquals("kept", Files.readString(inside));
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        Path link = Files.createSymbolicLink(folder.resolve("link.kilorack"), device);
        assertEquals(Code.NOT_A_FILE, notSaved(link).code());
        assertTrue(Files.isSymbolicLink(link));
    }

    private FileProblem notSaved(Path file) {
        return assertInstanceOf(PlanFile.NotSaved.class, PlanFile.save(next, file))
                .problem();
    }

    @Test
    void aReadOnlyFolderIsNamed() {
        Path file = folder.resolve("hall.kilorack");
        var readOnly = new FailingDisk(Step.CREATE, new AccessDeniedException(file.toString()));
        assertEquals(
                Code.READ_ONLY,
                assertInstanceOf(PlanFile.NotSaved.class, PlanFile.save(old, file, readOnly))
                        .problem()
                        .code());
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path file = folder.resolve("gone").resolve("hall.kilorack");
        FileProblem problem = assertInstanceOf(PlanFile.NotSaved.class, PlanFile.save(old, file))
                .problem();
        assertEquals("There is no folder " + file.getParent() + "; the plan was not saved.", problem.message());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
