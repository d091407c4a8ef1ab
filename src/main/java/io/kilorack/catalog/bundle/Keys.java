package io.kilorack.catalog.bundle;

import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.CatalogProblem.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ed25519 keys in PEM files, the form that `openssl genpkey -algorithm ed25519` and `openssl pkey
/// -pubout` write.
public final class Keys {
    private static final String ALGORITHM = "Ed25519";
    private static final Pattern PUBLIC = block("PUBLIC KEY");
    private static final Pattern PRIVATE = block("PRIVATE KEY");

    private Keys() {}

    private static Pattern block(String label) {
        return Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]+)-----END " + label + "-----");
    }

    /// Short name of a public key: the first 16 hexadecimal digits of the SHA-256 of its X.509 encoding.
    public static String id(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks Ed25519", e);
        }
    }

    public static String pem(PublicKey key) {
        return pem("PUBLIC KEY", key.getEncoded());
    }

    public static String pem(PrivateKey key) {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    private static String pem(String label, byte[] bytes) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /// All public keys of a PEM text.
    static List<PublicKey> publicKeys(String pem) throws GeneralSecurityException {
        var keys = new ArrayList<PublicKey>();
        Matcher matcher = PUBLIC.matcher(pem);
        while (matcher.find()) {
            byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(1));
            keys.add(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes)));
        }
        return keys;
    }

    /// The public key of a file; refuses a file with none, several, or another kind of key.
    public static PublicKey readPublic(Path file) throws IOException, CatalogProblem {
        try {
            List<PublicKey> keys = publicKeys(Files.readString(file, StandardCharsets.US_ASCII));
            if (keys.size() == 1) {
                return keys.getFirst();
            }
        } catch (GeneralSecurityException | IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
            // refused below, like a file without a key
        }
        throw new CatalogProblem(
                Code.KEY_UNKNOWN,
                file + " does not hold one Ed25519 public key",
                "Ask the publisher for the PEM file that begins with BEGIN PUBLIC KEY");
    }

    /// The private key of a PKCS#8 PEM file, with its public half.
    public static KeyPair readPrivate(Path file) throws IOException, CatalogProblem {
        try {
            Matcher matcher = PRIVATE.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            if (matcher.find()) {
                byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(1));
                PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes));
                return new KeyPair(publicOf(key), key);
            }
        } catch (GeneralSecurityException | IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
            // refused below, like a file without a key
        }
        throw new CatalogProblem(
                Code.KEY_UNKNOWN,
                file + " does not hold an Ed25519 private key",
                "Make one with `kilorack catalog new-key` or `openssl genpkey -algorithm ed25519`");
    }

    /// The JDK has no call from a private key to its public half, but a generator that is handed the
    /// private key's own 32 bytes as its randomness makes just that pair (RFC 8032, 5.1.5: the private
    /// key is the random seed).
    private static PublicKey publicOf(PrivateKey key) throws GeneralSecurityException {
        byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            private static final long serialVersionUID = 1;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        KeyPair pair = generator.generateKeyPair();
        byte[] again = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        if (!Arrays.equals(seed, again)) {
            throw new GeneralSecurityException("the key generator does not take its seed from the randomness given");
        }
        return pair.getPublic();
    }
}
