package io.kilorack.catalog.bundle;

import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.FactBase;
import io.kilorack.catalog.load.FactFiles;
import io.kilorack.catalog.load.FactsLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Makes bundles from facts files. The same facts and key make the same bytes (Ed25519 signatures are
/// deterministic, and zip entries carry a fixed time).
public final class BundleWriter {
    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private BundleWriter() {}

    /// A signed update.
    public static byte[] signed(FactFiles files, KeyPair publisher) throws BadFacts {
        return write(files, publisher);
    }

    /// The catalog inside the program: the same without a signature.
    static byte[] base(FactFiles files) throws BadFacts {
        return write(files, null);
    }

    private static byte[] write(FactFiles files, @Nullable KeyPair publisher) throws BadFacts {
        FactBase facts = FactsLoader.load(files);
        var digests = new LinkedHashMap<String, String>();
        files.files().forEach((name, bytes) -> digests.put(name, Bundle.sha256(bytes)));
        var manifest = new Manifest(
                Manifest.FORMAT,
                facts.sequence(),
                facts.version(),
                facts.date(),
                publisher == null ? "" : Keys.id(publisher.getPublic()),
                digests);
        byte[] manifestBytes = manifest.bytes();
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            put(zip, Bundle.MANIFEST, manifestBytes);
            if (publisher != null) {
                put(zip, Bundle.SIGNATURE, sign(publisher, manifestBytes));
            }
            for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] sign(KeyPair publisher, byte[] bytes) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(publisher.getPrivate());
            signer.update(bytes);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key cannot sign", e);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED_TIME);
        var crc = new CRC32();
        crc.update(bytes);
        entry.setCrc(crc.getValue());
        entry.setSize(bytes.length);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /// Writes a file whole or not at all.
    public static void save(byte[] bytes, Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IOException(target + " is not a file name");
        }
        Files.createDirectories(folder);
        Path temp = absolute.resolveSibling(absolute.getFileName() + ".tmp");
        try {
            Files.write(temp, bytes);
            Files.move(temp, absolute, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temp);
        }
    }
}
