package io.kilorack.catalog.bundle;

import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.CatalogProblem.Code;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a bundle says about itself; its exact bytes are what the publisher signs.
///
/// @param sequence rises by at least one with every update; an update must be above the catalog's
/// @param publisher id of the signing key, or empty for the base catalog inside the program
/// @param sha256 digest of every facts file in hexadecimal, by file name
public record Manifest(
        int format,
        long sequence,
        String version,
        LocalDate date,
        String publisher,
        SequencedMap<String, String> sha256) {
    static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final Set<String> MEMBERS = Set.of("format", "sequence", "version", "date", "publisher", "sha256");

    public Manifest {
        sha256 = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sha256));
    }

    byte[] bytes() {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", format);
        root.put("sequence", sequence);
        root.put("version", version);
        root.put("date", date.toString());
        root.put("publisher", publisher);
        ObjectNode files = root.putObject("sha256");
        sha256.forEach(files::put);
        return (JSON.writeValueAsString(root).replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Manifest parse(String bundle, byte[] bytes) throws CatalogProblem {
        try {
            JsonNode root = JSON.readTree(bytes);
            int format = root.path("format").asInt(0);
            if (format > FORMAT) {
                throw new CatalogProblem(
                        Code.BUNDLE_DAMAGED,
                        "%s has bundle format %d; this program reads %d".formatted(bundle, format, FORMAT),
                        "Update the program first");
            }
            var files = new LinkedHashMap<String, String>();
            for (Map.Entry<String, JsonNode> file : root.path("sha256").properties()) {
                files.put(file.getKey(), file.getValue().stringValue());
            }
            boolean whole = format == FORMAT
                    && root.path("sequence").isIntegralNumber()
                    && MEMBERS.containsAll(root.propertyNames())
                    && !files.isEmpty();
            if (whole) {
                return new Manifest(
                        format,
                        root.path("sequence").longValue(),
                        root.path("version").stringValue(),
                        LocalDate.parse(root.path("date").stringValue()),
                        root.path("publisher").stringValue(),
                        files);
            }
        } catch (JacksonException | DateTimeParseException e) {
            throw damaged(bundle, e);
        }
        throw damaged(bundle, new IllegalArgumentException("a member is missing or of the wrong type"));
    }

    private static CatalogProblem damaged(String bundle, Exception cause) {
        return new CatalogProblem(
                Code.BUNDLE_DAMAGED,
                bundle + ": the manifest cannot be read (" + cause.getMessage() + ")",
                "Fetch the file again",
                cause);
    }
}
