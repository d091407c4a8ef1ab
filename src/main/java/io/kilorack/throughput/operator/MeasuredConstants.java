package io.kilorack.throughput.operator;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Cell;
import io.kilorack.quantity.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Constants of one accelerator that somebody measured: values of its catalog entry, field `const_` and
/// the constant's name in small letters, laid over the reviewed table of its generation. The usual way is
/// a table of the user's own (`kilorack catalog add FILE`), so each value keeps its source.
public final class MeasuredConstants {
    private static final String PREFIX = "const_";

    private MeasuredConstants() {}

    /// Field of the catalog that overrides a constant.
    public static String field(Knob knob) {
        return PREFIX + knob.name().toLowerCase(Locale.ROOT);
    }

    /// The constants an accelerator is computed with. Measured values outside the physical bounds are left
    /// out: [#problem] names them.
    public static Calibration of(Accelerator accelerator) {
        Calibration constants = Calibrations.of(Generation.of(accelerator.id()));
        List<String> taken = new ArrayList<>();
        Confidence sure = constants.confidence();
        for (Knob knob : Knob.values()) {
            Cell cell = accelerator.entry().cells().get(field(knob));
            OptionalDouble value = accelerator.entry().number(field(knob));
            if (cell != null && value.isPresent() && within(knob, value.getAsDouble())) {
                constants = constants.with(knob, value.getAsDouble());
                sure = sure.and(cell.source().confidence());
                taken.add(
                        "%s %s (%s)".formatted(knob, cell.text(), cell.source().text()));
            }
        }
        return taken.isEmpty()
                ? constants
                : constants.as(
                        constants.generation(),
                        "measured: " + String.join(", ", taken) + "; others: " + constants.source(),
                        sure);
    }

    /// A measured value that no chip can have: where, its bounds, what to do; empty when all are fine.
    public static String problem(Accelerator accelerator) {
        for (Knob knob : Knob.values()) {
            OptionalDouble value = accelerator.entry().number(field(knob));
            if (value.isPresent() && !within(knob, value.getAsDouble())) {
                return "accelerator %s: measured constant %s is %s, outside its bounds %s to %s%s; correct it in the catalog"
                        .formatted(
                                accelerator.id(),
                                field(knob),
                                value.getAsDouble(),
                                knob.low(),
                                knob.high(),
                                knob.unit().isEmpty() ? "" : " " + knob.unit());
            }
        }
        return "";
    }

    private static boolean within(Knob knob, double value) {
        return value >= knob.low() && value <= knob.high();
    }
}
