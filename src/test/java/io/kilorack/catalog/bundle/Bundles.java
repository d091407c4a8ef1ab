package io.kilorack.catalog.bundle;

import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.FactFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Updates for tests: the shipped facts with some text changed.
public final class Bundles {
    private Bundles() {}

    public static FactFiles shipped() {
        try {
            return FactFiles.of(Path.of("assets/catalog"));
        } catch (IOException | BadFacts e) {
            throw new IllegalStateException(e);
        }
    }

    /// The facts with `sound` replaced by `changed` in one file; fails when `sound` is not there.
    public static FactFiles changed(FactFiles files, String file, String sound, String changed) {
        var all = new LinkedHashMap<>(files.files());
        String text = new String(all.get(file), StandardCharsets.UTF_8);
        if (!text.contains(sound)) {
            throw new IllegalArgumentException(file + " has no " + sound);
        }
        all.put(file, text.replace(sound, changed).getBytes(StandardCharsets.UTF_8));
        return new FactFiles(all);
    }

    public static FactFiles release(FactFiles files, int sequence) {
        return changed(files, "catalog.json", "\"sequence\": 1,", "\"sequence\": " + sequence + ",");
    }

    /// A trusted update under `sequence` in which the H100 draws 690 W.
    public static Bundle update(int sequence) {
        FactFiles files = changed(
                shipped(),
                "accelerators.csv",
                "3350,NVLink 4 / NVSwitch 3,900,8,,700",
                "3350,NVLink 4 / NVSwitch 3,900,8,,690");
        KeyPair key = Keys.generate();
        try {
            byte[] bytes = BundleWriter.signed(release(files, sequence), key);
            return Bundle.read("update.kcat", bytes, TrustedKeys.of(key.getPublic()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// A correctly signed update as a careless publisher's own tool would make it: nobody checked the
    /// facts.
    public static byte[] unchecked(FactFiles files, int sequence, KeyPair publisher) {
        var digests = new LinkedHashMap<String, String>();
        files.files().forEach((name, bytes) -> digests.put(name, Bundle.sha256(bytes)));
        byte[] manifest = new Manifest(
                        Manifest.FORMAT,
                        sequence,
                        "2026.12",
                        LocalDate.of(2026, 12, 1),
                        Keys.id(publisher.getPublic()),
                        digests)
                .bytes();
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(publisher.getPrivate());
            signer.update(manifest);
            put(zip, Bundle.MANIFEST, manifest);
            put(zip, Bundle.SIGNATURE, signer.sign());
            for (var file : files.files().entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
