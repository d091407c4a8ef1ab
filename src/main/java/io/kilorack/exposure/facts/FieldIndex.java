package io.kilorack.exposure.facts;

import io.kilorack.catalog.RuleField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives every field of the rule language a slot, so that a case is an array and a compiled rule reads it
/// without look-ups.
public final class FieldIndex {
    private static final List<String> NAMES = List.copyOf(RuleField.all().keySet());
    private static final List<RuleField.Type> TYPES =
            List.copyOf(new ArrayList<>(RuleField.all().values()));
    private static final Map<String, Integer> SLOTS = slots();

    private FieldIndex() {}

    public static int size() {
        return NAMES.size();
    }

    /// Slot of a field of the vocabulary.
    ///
    /// @throws IllegalArgumentException for any other name
    public static int slot(String field) {
        Integer slot = SLOTS.get(field);
        if (slot == null) {
            throw new IllegalArgumentException("no such field in the rule language: " + field);
        }
        return slot;
    }

    public static boolean has(String field) {
        return SLOTS.containsKey(field);
    }

    public static String name(int slot) {
        return NAMES.get(slot);
    }

    public static RuleField.Type type(int slot) {
        return TYPES.get(slot);
    }

    private static Map<String, Integer> slots() {
        var slots = new HashMap<String, Integer>();
        for (int i = 0; i < NAMES.size(); i++) {
            slots.put(NAMES.get(i), i);
        }
        return Map.copyOf(slots);
    }
}
