package io.kilorack.assess;

import io.kilorack.catalog.Catalog;
import java.util.HashMap;
import java.util.Map;

/// The parts of one catalog by id. An id that the catalog does not hold yields a part of which everything
/// is unknown.
final class Parts {
    private final Map<String, Part> byId = new HashMap<>();

    Parts(Catalog catalog) {
        int order = 0;
        for (var system : catalog.systems().values()) {
            byId.put(system.id(), Part.of(catalog, system, order++));
        }
        for (var part : catalog.infrastructure().values()) {
            byId.putIfAbsent(part.id(), Part.of(catalog, part, order++));
        }
        for (var accelerator : catalog.accelerators().values()) {
            byId.putIfAbsent(accelerator.id(), Part.of(catalog, accelerator, order++));
        }
    }

    Part of(String id) {
        Part part = byId.get(id);
        return part == null ? Part.missing(id) : part;
    }
}
