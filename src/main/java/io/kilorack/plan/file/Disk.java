package io.kilorack.plan.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/// The few acts on a disk that a save needs; tests make each of them fail.
interface Disk {
    /// Writes a new file and forces it to the medium.
    void create(Path file, byte[] content) throws IOException;

    /// Replaces `to` by `from` at once, or throws [java.nio.file.AtomicMoveNotSupportedException].
    void moveAtomically(Path from, Path to) throws IOException;

    /// Replaces `to` by `from`, perhaps in several steps.
    void moveReplacing(Path from, Path to) throws IOException;

    void copy(Path from, Path to) throws IOException;

    Disk REAL = new Disk() {
        @Override
        public void create(Path file, byte[] content) throws IOException {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                var left = ByteBuffer.wrap(content);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
        }

        @Override
        public void moveAtomically(Path from, Path to) throws IOException {
            if (Files.exists(to)) {
                copyRights(to, from);
            }
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void moveReplacing(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void copy(Path from, Path to) throws IOException {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }

        /// A replaced file keeps its access rights; where the file system has none, there is nothing to
        /// keep.
        private void copyRights(Path from, Path to) throws IOException {
            var old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
            var fresh = Files.getFileAttributeView(to, PosixFileAttributeView.class);
            if (old != null && fresh != null) {
                fresh.setPermissions(old.readAttributes().permissions());
            }
        }
    };
}
