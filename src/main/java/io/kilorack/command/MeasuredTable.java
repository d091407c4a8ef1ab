package io.kilorack.command;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.OwnFile;
import io.kilorack.quantity.Source;
import io.kilorack.throughput.operator.Knob;
import io.kilorack.throughput.operator.MeasuredConstants;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.OptionalDouble;

/// Measured constants from a file for one run, without keeping them in the catalog.
final class MeasuredTable {
    private MeasuredTable() {}

    /// The accelerator with the constants that the file has for it.
    static Accelerator over(Accelerator accelerator, Path file) throws BadInput {
        var cells = new LinkedHashMap<>(accelerator.entry().cells());
        int taken = 0;
        try {
            for (OwnFile.Row row : OwnFile.read(file)) {
                Knob knob = knob(row.field());
                if (!row.id().equals(accelerator.id()) || row.field().isEmpty()) {
                    continue;
                }
                if (knob == null) {
                    throw new BadInput(
                            "%s, %s: \"%s\" is no constant; `kilorack equations` lists them, write them as %s"
                                    .formatted(file, row.id(), row.field(), MeasuredConstants.field(Knob.MATRIX_16)));
                }
                cells.put(row.field(), cell(file, row, knob));
                taken++;
            }
        } catch (IOException e) {
            throw new BadInput("cannot read " + file + ": " + e.getMessage() + "; give an existing table");
        } catch (BadFacts e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
        if (taken == 0) {
            throw new BadInput(
                    "%s holds no constants of %s; a row needs the columns id (%s), field (const_matrix_16 …), value, because"
                            .formatted(file, accelerator.id(), accelerator.id()));
        }
        Entry e = accelerator.entry();
        return accelerator.with(new Entry(e.id(), e.kind(), e.name(), e.vendor(), cells));
    }

    private static Cell cell(Path file, OwnFile.Row row, Knob knob) throws BadInput {
        double value;
        try {
            value = Double.parseDouble(row.value());
        } catch (NumberFormatException e) {
            throw new BadInput("%s, %s, %s: \"%s\" is not a number; correct it"
                    .formatted(file, row.id(), row.field(), row.value()));
        }
        return new Cell(
                row.field(),
                row.value(),
                OptionalDouble.of(value),
                knob.unit(),
                new Source(row.because(), row.confidence()),
                Cell.Origin.USER);
    }

    private static @org.jspecify.annotations.Nullable Knob knob(String field) {
        for (Knob knob : Knob.values()) {
            if (MeasuredConstants.field(knob).equals(field)) {
                return knob;
            }
        }
        return null;
    }
}
