package io.kilorack.catalog.bundle;

import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.CatalogProblem.Code;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.FactBase;
import io.kilorack.catalog.load.FactFiles;
import io.kilorack.catalog.load.FactsLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A checked bundle: its signature is a trusted publisher's (or it is the program's own), every file is
/// as signed, and the facts in it are sound. There is no unchecked form, so nothing can be applied that
/// was not checked.
///
/// @param name for messages
public record Bundle(String name, Manifest manifest, FactBase facts) {
    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.sig";
    /// More than any catalog needs; keeps a small file from unpacking into all memory.
    private static final long MOST_BYTES = 128L << 20;

    private static final int SIGNATURE_BYTES = 64;

    /// Reads and checks an update file.
    public static Bundle read(Path file, TrustedKeys trusted) throws IOException, CatalogProblem {
        String name = file.getFileName().toString();
        if (Files.size(file) > MOST_BYTES) {
            throw new CatalogProblem(
                    Code.BUNDLE_DAMAGED,
                    name + " is too large for a catalog update",
                    "Check that it is the right file");
        }
        return read(name, Files.readAllBytes(file), trusted);
    }

    public static Bundle read(String name, byte[] bytes, TrustedKeys trusted) throws IOException, CatalogProblem {
        Map<String, byte[]> parts = unzip(name, new ByteArrayInputStream(bytes));
        byte[] manifestBytes = part(name, parts, MANIFEST);
        Manifest manifest = Manifest.parse(name, manifestBytes);
        byte[] signature = part(name, parts, SIGNATURE);
        PublicKey key = trusted.key(manifest.publisher())
                .orElseThrow(() -> new CatalogProblem(
                        Code.KEY_UNKNOWN,
                        "%s is signed with the key %s, which is not trusted here".formatted(name, manifest.publisher()),
                        "If you know the publisher, get the key from them and run `kilorack catalog trust KEY.pem`"));
        if (!signed(key, manifestBytes, signature)) {
            throw new CatalogProblem(
                    Code.SIGNATURE_WRONG,
                    name + ": the signature does not fit, so the file was changed or damaged",
                    "Fetch it again from the publisher");
        }
        return checked(name, manifest, parts);
    }

    /// Reads the program's own catalog, which has no signature.
    static Bundle readBase(InputStream in) throws IOException, CatalogProblem {
        Map<String, byte[]> parts = unzip("base.kcat", in);
        return checked("base.kcat", Manifest.parse("base.kcat", part("base.kcat", parts, MANIFEST)), parts);
    }

    private static Bundle checked(String name, Manifest manifest, Map<String, byte[]> parts) throws CatalogProblem {
        var files = new LinkedHashMap<String, byte[]>();
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            String file = part.getKey();
            if (file.equals(MANIFEST) || file.equals(SIGNATURE)) {
                continue;
            }
            String expected = manifest.sha256().get(file);
            if (!sha256(part.getValue()).equals(expected)) {
                throw new CatalogProblem(
                        Code.SIGNATURE_WRONG,
                        name + ": " + file
                                + (expected == null ? " is not in the manifest" : " is not as it was signed"),
                        "Fetch the file again from the publisher");
            }
            files.put(file, part.getValue());
        }
        for (String file : manifest.sha256().keySet()) {
            part(name, parts, file);
        }
        try {
            return new Bundle(name, manifest, FactsLoader.load(new FactFiles(files)));
        } catch (BadFacts e) {
            throw new CatalogProblem(
                    Code.FACTS_FAULTY, name + ": " + e.getMessage(), "Tell the publisher; nothing was changed here", e);
        }
    }

    private static boolean signed(PublicKey key, byte[] manifest, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(manifest);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Map<String, byte[]> unzip(String name, InputStream in) throws IOException, CatalogProblem {
        var parts = new LinkedHashMap<String, byte[]>();
        long left = MOST_BYTES;
        try (var zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes((int) left);
                left -= bytes.length;
                if (left <= 0 || parts.put(entry.getName(), bytes) != null) {
                    throw new CatalogProblem(
                            Code.BUNDLE_DAMAGED,
                            name + ": " + entry.getName() + (left <= 0 ? " is too large" : " stands twice"),
                            "Fetch the file again from the publisher");
                }
            }
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new CatalogProblem(
                    Code.BUNDLE_DAMAGED,
                    name + " is damaged: " + e.getMessage(),
                    "Fetch the file again from the publisher",
                    e);
        }
        return parts;
    }

    private static byte[] part(String name, Map<String, byte[]> parts, String file) throws CatalogProblem {
        byte[] bytes = parts.get(file);
        if (bytes == null) {
            throw new CatalogProblem(
                    Code.BUNDLE_DAMAGED,
                    name + " is not a whole catalog update: it lacks " + file,
                    "Fetch the file again from the publisher");
        }
        return bytes;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
