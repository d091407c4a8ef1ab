package io.kilorack.catalog.store;

import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Field;
import io.kilorack.catalog.Kind;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Source;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// What the user laid over the catalog: parts of their own and single values. It is never part of an
/// update, so it survives every update; what no longer meets an entry or a field waits, and is listed,
/// not lost.
///
/// @param parts the user's own entries, without cells
/// @param values in the order they were made
public record UserFacts(List<Part> parts, List<Value> values) {
    public static final UserFacts NONE = new UserFacts(List.of(), List.of());

    /// A part of the user's own.
    ///
    /// @param added instant of the entry, ISO 8601
    public record Part(String id, Kind kind, String name, String vendor, String added) {}

    /// One value: of an own part, or instead of the catalog's.
    ///
    /// @param because the reason the user gave
    public record Value(String entry, String field, String text, String because, Confidence confidence, String added) {}

    public UserFacts {
        parts = List.copyOf(parts);
        values = List.copyOf(values);
    }

    boolean isEmpty() {
        return parts.isEmpty() && values.isEmpty();
    }

    /// The entries with the user's parts and values in them.
    SequencedMap<String, Entry> over(SequencedMap<String, Entry> entries, SequencedMap<String, Field> fields) {
        if (isEmpty()) {
            return entries;
        }
        var merged = new LinkedHashMap<>(entries);
        for (Part part : parts) {
            merged.putIfAbsent(
                    part.id(), new Entry(part.id(), part.kind(), part.name(), part.vendor(), new LinkedHashMap<>()));
        }
        for (Value value : values) {
            Entry entry = merged.get(value.entry());
            Field field = fields.get(value.field());
            if (entry != null && field != null && field.complaint(value.text()).isEmpty()) {
                merged.put(entry.id(), with(entry, field, value));
            }
        }
        return merged;
    }

    /// Values that meet no entry or no field of `entries`.
    List<Value> waiting(SequencedMap<String, Entry> entries, SequencedMap<String, Field> fields) {
        var waiting = new ArrayList<Value>();
        for (Value value : values) {
            Field field = fields.get(value.field());
            if (!entries.containsKey(value.entry())
                    || field == null
                    || !field.complaint(value.text()).isEmpty()) {
                waiting.add(value);
            }
        }
        return waiting;
    }

    private static Entry with(Entry entry, Field field, Value value) {
        Cell before = entry.cells().get(field.key());
        String unit = before == null ? field.unit() : before.unit();
        OptionalDouble number =
                field.type().numeric() ? OptionalDouble.of(Double.parseDouble(value.text())) : OptionalDouble.empty();
        var source = new Source(value.because(), value.confidence());
        var cells = new LinkedHashMap<>(entry.cells());
        cells.put(field.key(), new Cell(field.key(), value.text(), number, unit, source, Cell.Origin.USER));
        return new Entry(entry.id(), entry.kind(), entry.name(), entry.vendor(), cells);
    }

    /// Hash of the catalog with these facts over it.
    String hash(String below) {
        if (isEmpty()) {
            return below;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(below.getBytes(StandardCharsets.UTF_8));
            for (Part part : parts) {
                digest.update(("\npart\t" + part.id() + "\t" + part.kind() + "\t" + part.name() + "\t" + part.vendor())
                        .getBytes(StandardCharsets.UTF_8));
            }
            for (Value value : values) {
                digest.update(("\nvalue\t" + value.entry() + "\t" + value.field() + "\t" + value.text() + "\t"
                                + value.because() + "\t" + value.confidence())
                        .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
