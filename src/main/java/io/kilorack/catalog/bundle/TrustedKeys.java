package io.kilorack.catalog.bundle;

import io.kilorack.catalog.CatalogProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The publishers whose updates are accepted: keys built into the program (`trusted-keys.pem` beside this
/// class) and the `.pem` files of the user's keys folder.
///
/// @param keys public keys by [Keys#id]
/// @param unreadable files of the keys folder that hold no usable key
public record TrustedKeys(SequencedMap<String, PublicKey> keys, List<Path> unreadable) {
    public TrustedKeys {
        keys = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(keys));
        unreadable = List.copyOf(unreadable);
    }

    public static TrustedKeys of(PublicKey... keys) {
        var map = new LinkedHashMap<String, PublicKey>();
        for (PublicKey key : keys) {
            map.put(Keys.id(key), key);
        }
        return new TrustedKeys(map, List.of());
    }

    /// Built-in keys and those of `folder`; a folder that does not exist holds none.
    public static TrustedKeys in(Path folder) throws IOException {
        var keys = new LinkedHashMap<String, PublicKey>();
        var unreadable = new ArrayList<Path>();
        for (PublicKey key : builtIn()) {
            keys.put(Keys.id(key), key);
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".pem"))
                        .sorted()
                        .toList()) {
                    try {
                        PublicKey key = Keys.readPublic(file);
                        keys.put(Keys.id(key), key);
                    } catch (CatalogProblem e) {
                        unreadable.add(file);
                    }
                }
            }
        }
        return new TrustedKeys(keys, unreadable);
    }

    public Optional<PublicKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    private static List<PublicKey> builtIn() throws IOException {
        try (InputStream in = TrustedKeys.class.getResourceAsStream("trusted-keys.pem")) {
            return in == null ? List.of() : Keys.publicKeys(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keys built into the program are damaged", e);
        }
    }
}
