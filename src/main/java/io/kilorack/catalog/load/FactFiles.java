package io.kilorack.catalog.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The facts files by name, wherever they lie: a folder, a bundle, the program itself.
///
/// @param files bytes by file name, in the order of [#NAMES]
public record FactFiles(SequencedMap<String, byte[]> files) {
    /// Every file a catalog consists of, in the order in which it is read.
    public static final List<String> NAMES = List.of(
            "catalog.json",
            "fields.csv",
            "accelerators.csv",
            "systems.csv",
            "infrastructure.csv",
            "supply.csv",
            "models.csv",
            "cells.csv",
            "rules.json",
            "countries.json",
            "entities.json");

    public FactFiles {
        files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
    }

    /// Reads the known files of `folder`; other files in it are left alone.
    public static FactFiles of(Path folder) throws IOException, BadFacts {
        var files = new LinkedHashMap<String, byte[]>();
        for (String name : NAMES) {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw new BadFacts(folder.toString(), name, "is missing", "Name a folder that holds all of " + NAMES);
            }
            files.put(name, Files.readAllBytes(file));
        }
        return new FactFiles(files);
    }

    /// Text of one file.
    String text(String name) throws BadFacts {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new BadFacts(name, "whole file", "is missing", "A catalog consists of " + NAMES);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadFacts(name, "whole file", "is not UTF-8 text", "Save it as UTF-8");
        }
    }
}
