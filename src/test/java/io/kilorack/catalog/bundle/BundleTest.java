package io.kilorack.catalog.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.BaseCatalog;
import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.CatalogProblem.Code;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.FactFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
    private static final KeyPair KEY = Keys.generate();
    private static final TrustedKeys TRUSTED = TrustedKeys.of(KEY.getPublic());
    private static final byte[] SOUND = sound();

    private static byte[] sound() {
        try {
            return BundleWriter.signed(Bundles.release(Bundles.shipped(), 2), KEY);
        } catch (BadFacts e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSoundBundleIsRead() throws IOException, CatalogProblem, BadFacts {
        Bundle bundle = Bundle.read("a.kcat", SOUND, TRUSTED);
        assertEquals(2, bundle.manifest().sequence());
        assertEquals(Keys.id(KEY.getPublic()), bundle.manifest().publisher());
        assertEquals(BaseCatalog.get().entries(), bundle.facts().entries());
        assertEquals(BaseCatalog.get().rules(), bundle.facts().toCatalog().rules());
    }

    @Test
    void theSameFactsAndKeyMakeTheSameBytes() throws BadFacts {
        assertArrayEquals(SOUND, BundleWriter.signed(Bundles.release(Bundles.shipped(), 2), KEY));
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /// A changed byte anywhere is refused, or lies where it changes nothing that is read (a time in the
    /// zip directory).
    @ParameterizedTest
    @MethodSource("seeds")
    void aChangedByteNeverChangesAFact(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        byte[] bytes = SOUND.clone();
        int at = random.nextInt(bytes.length);
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        try {
            Bundle bundle = Bundle.read("a.kcat", bytes, TRUSTED);
            assertEquals(BaseCatalog.get().entries(), bundle.facts().entries(), "byte " + at);
        } catch (CatalogProblem refused) {
            assertTrue(
                    refused.code() == Code.BUNDLE_DAMAGED || refused.code() == Code.SIGNATURE_WRONG,
                    refused.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"accelerators.csv", "rules.json", "catalog.json", "manifest.json", "manifest.sig"})
    void aChangedPartIsRefused(String part) throws IOException {
        Map<String, byte[]> parts = unzip(SOUND);
        byte[] bytes = parts.get(part).clone();
        bytes[bytes.length / 2] ^= 1;
        parts.put(part, bytes);
        CatalogProblem problem = refused(zip(parts));
        assertEquals(Code.SIGNATURE_WRONG, problem.code(), problem.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"accelerators.csv", "entities.json", "manifest.json", "manifest.sig"})
    void aMissingPartIsRefused(String part) throws IOException {
        Map<String, byte[]> parts = unzip(SOUND);
        parts.remove(part);
        CatalogProblem problem = refused(zip(parts));
        assertEquals(Code.BUNDLE_DAMAGED, problem.code());
        assertTrue(problem.getMessage().contains("lacks " + part), problem.getMessage());
    }

    @Test
    void aPartThatWasNotSignedIsRefused() throws IOException {
        Map<String, byte[]> parts = unzip(SOUND);
        parts.put("../evil", new byte[] {1});
        assertEquals(Code.SIGNATURE_WRONG, refused(zip(parts)).code());
    }

    @Test
    void aManifestForgedToAnotherSequenceIsRefused() throws IOException {
        Map<String, byte[]> parts = unzip(SOUND);
        String manifest = new String(parts.get("manifest.json"), StandardCharsets.UTF_8);
        parts.put(
                "manifest.json",
                manifest.replace("\"sequence\" : 2", "\"sequence\" : 3").getBytes(StandardCharsets.UTF_8));
        assertEquals(Code.SIGNATURE_WRONG, refused(zip(parts)).code());
    }

    @Test
    void anUnknownKeyIsRefused() {
        CatalogProblem problem = assertThrows(
                CatalogProblem.class,
                () -> Bundle.read(
                        "a.kcat", SOUND, TrustedKeys.of(Keys.generate().getPublic())));
        assertEquals(Code.KEY_UNKNOWN, problem.code());
        assertTrue(problem.getMessage().contains(Keys.id(KEY.getPublic())), problem.getMessage());
    }

    @Test
    void aSignatureOfAnotherTrustedKeyIsRefused() throws Exception {
        KeyPair other = Keys.generate();
        Map<String, byte[]> parts = unzip(SOUND);
        parts.put(
                "manifest.sig",
                unzip(BundleWriter.signed(Bundles.release(Bundles.shipped(), 2), other))
                        .get("manifest.sig"));
        CatalogProblem problem = assertThrows(
                CatalogProblem.class,
                () -> Bundle.read("a.kcat", zip(parts), TrustedKeys.of(KEY.getPublic(), other.getPublic())));
        assertEquals(Code.SIGNATURE_WRONG, problem.code());
    }

    @Test
    void aFileThatIsNoBundleIsRefused() {
        for (byte[] bytes : new byte[][] {
            {}, "hello".getBytes(StandardCharsets.US_ASCII), java.util.Arrays.copyOf(SOUND, SOUND.length / 2)
        }) {
            CatalogProblem problem = refused(bytes);
            assertEquals(Code.BUNDLE_DAMAGED, problem.code(), problem.getMessage());
        }
    }

    @Test
    void faultyFactsAreRefusedEvenWhenSigned() {
        FactFiles faulty = Bundles.changed(Bundles.shipped(), "accelerators.csv", "900,8,,700", "900,8,,-700");
        assertThrows(BadFacts.class, () -> BundleWriter.signed(faulty, KEY));
    }

    @Test
    void theProgramCarriesTheShippedFacts() throws IOException {
        assertEquals(BaseCatalog.get().hash(), BaseBundle.read().facts().hash());
        assertEquals(BaseCatalog.get().hash(), BaseBundle.stamp().hash());
        assertEquals(BaseBundle.read().facts().sequence(), BaseBundle.stamp().sequence());
    }

    @Test
    void keysGoThroughFilesWithTheirPublicHalf(@TempDir Path folder) throws IOException, CatalogProblem {
        Path secret = Files.writeString(folder.resolve("secret.pem"), Keys.pem(KEY.getPrivate()));
        Path open = Files.writeString(folder.resolve("open.pem"), Keys.pem(KEY.getPublic()));
        assertEquals(KEY.getPublic(), Keys.readPrivate(secret).getPublic());
        assertEquals(KEY.getPublic(), Keys.readPublic(open));
        Files.writeString(folder.resolve("other.pem"), "nothing");
        TrustedKeys trusted = TrustedKeys.in(folder);
        assertEquals(KEY.getPublic(), trusted.key(Keys.id(KEY.getPublic())).orElseThrow());
        assertEquals(1, trusted.keys().size());
        assertEquals(2, trusted.unreadable().size());
        assertThrows(CatalogProblem.class, () -> Keys.readPublic(secret));
        assertThrows(CatalogProblem.class, () -> Keys.readPrivate(open));
    }

    private static CatalogProblem refused(byte[] bytes) {
        return assertThrows(CatalogProblem.class, () -> Bundle.read("a.kcat", bytes, TRUSTED));
    }

    private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }
}
