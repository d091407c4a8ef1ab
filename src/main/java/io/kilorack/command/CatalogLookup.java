package io.kilorack.command;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.catalog.SystemModel;
import java.util.Collection;
import java.util.stream.Collectors;

/// Finds catalog entries by id and says what is near when there is none.
final class CatalogLookup {
    private CatalogLookup() {}

    static Accelerator accelerator(Catalog catalog, String id) throws BadInput {
        Accelerator found = catalog.accelerators().get(id);
        if (found == null) {
            throw new BadInput("accelerator '%s' is not in the catalog; near: %s"
                    .formatted(id, near(catalog.accelerators().keySet(), id)));
        }
        return found;
    }

    static LanguageModel model(Catalog catalog, String id) throws BadInput {
        LanguageModel found = catalog.models().get(id);
        if (found == null) {
            throw new BadInput("model '%s' is not in the catalog; near: %s"
                    .formatted(id, near(catalog.models().keySet(), id)));
        }
        return found;
    }

    static SystemModel system(Catalog catalog, String id) throws BadInput {
        SystemModel found = catalog.systems().get(id);
        if (found == null) {
            throw new BadInput("system '%s' is not in the catalog; near: %s"
                    .formatted(id, near(catalog.systems().keySet(), id)));
        }
        return found;
    }

    private static String near(Collection<String> ids, String id) {
        String start = id.isEmpty() ? "" : id.substring(0, Math.min(4, id.length()));
        String some = ids.stream().filter(i -> i.startsWith(start)).limit(8).collect(Collectors.joining(", "));
        return some.isEmpty() ? ids.stream().limit(8).collect(Collectors.joining(", ")) + ", …" : some;
    }
}
