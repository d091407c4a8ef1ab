package io.kilorack.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// One catalog entry as cells: what the catalog panel, the inspector and the search show. The typed records
/// ([Accelerator], [SystemModel] …) are views of it.
///
/// @param id stable key, unique over all kinds
/// @param cells by field, in the order of the facts file; a field without a cell is unknown
public record Entry(String id, Kind kind, String name, String vendor, SequencedMap<String, Cell> cells) {
    public Entry {
        cells = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(cells));
    }

    public OptionalDouble number(String field) {
        Cell cell = cells.get(field);
        return cell == null ? OptionalDouble.empty() : cell.number();
    }

    public Optional<String> text(String field) {
        return Optional.ofNullable(cells.get(field)).map(Cell::text);
    }
}
