package io.kilorack.catalog.bundle;

import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.FactBase;
import io.kilorack.catalog.load.FactFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The catalog inside the program, `io/kilorack/catalog/base.kcat`, made at build time from
/// `assets/catalog`.
public final class BaseBundle {
    private static final String RESOURCE = "/io/kilorack/catalog/base.kcat";
    private static final String STAMP = "/io/kilorack/catalog/base.stamp";

    /// Which base catalog the program carries, readable without unpacking it.
    ///
    /// @param hash of its facts
    public record Stamp(long sequence, String hash) {}

    private BaseBundle() {}

    public static Stamp stamp() throws IOException {
        try (InputStream in = open(STAMP)) {
            String[] words = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            return new Stamp(Long.parseLong(words[0]), words[1]);
        }
    }

    public static Bundle read() throws IOException {
        try (InputStream in = open(RESOURCE)) {
            return Bundle.readBase(in);
        } catch (CatalogProblem e) {
            throw new IllegalStateException("the program's own catalog is damaged: " + e.getMessage(), e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = BaseBundle.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("the program lacks its own catalog " + resource);
        }
        return in;
    }

    /// Build step: facts folder, then the folder of compiled classes.
    public static void main(String... args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: BaseBundle FACTS-FOLDER CLASSES-FOLDER");
            System.exit(2);
        }
        try {
            byte[] bytes = BundleWriter.base(FactFiles.of(Path.of(args[0])));
            Path classes = Path.of(args[1]);
            BundleWriter.save(bytes, classes.resolve(RESOURCE.substring(1)));
            FactBase facts =
                    Bundle.readBase(new java.io.ByteArrayInputStream(bytes)).facts();
            BundleWriter.save(
                    (facts.sequence() + " " + facts.hash() + "\n").getBytes(StandardCharsets.US_ASCII),
                    classes.resolve(STAMP.substring(1)));
        } catch (BadFacts | CatalogProblem e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }
}
