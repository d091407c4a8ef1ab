package io.kilorack.command;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.command.file.BadCases;
import io.kilorack.command.file.Cases;
import io.kilorack.command.file.ServingCases;
import io.kilorack.command.file.StepCases;
import io.kilorack.command.file.TrainingCases;
import io.kilorack.throughput.validation.MemoryCase;
import io.kilorack.throughput.validation.Outcome;
import io.kilorack.throughput.validation.ServingCase;
import io.kilorack.throughput.validation.ServingPrediction;
import io.kilorack.throughput.validation.StepCase;
import io.kilorack.throughput.validation.TrainingCase;
import io.kilorack.throughput.validation.TrainingPrediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Files of measurements with what the models say to each row.
final class MeasuredFiles {
    private MeasuredFiles() {}

    static List<Outcome> training(String file, String text, Catalog catalog) throws BadCases {
        return outcomes(
                TrainingCases.read(file, text, models(catalog)),
                TrainingCase::id,
                c -> List.of(TrainingPrediction.predict(c, accelerators(catalog))));
    }

    static List<Outcome> serving(String file, String text, Catalog catalog) throws BadCases {
        return outcomes(
                ServingCases.read(file, text, models(catalog)),
                ServingCase::id,
                c -> List.of(ServingPrediction.predict(c, accelerators(catalog))));
    }

    static List<Outcome> ascend(String file, String text, Catalog catalog) throws BadCases {
        return outcomes(
                StepCases.steps(file, text, models(catalog)),
                StepCase::id,
                c -> List.of(c.predict(accelerators(catalog))));
    }

    static List<Outcome> memory(String file, String text) throws BadCases {
        return outcomes(StepCases.memory(file, text), MemoryCase::id, MemoryCase::outcomes);
    }

    /// A case that the models refuse (impossible degrees, say) keeps its row, with the reason.
    private static <T> List<Outcome> outcomes(
            Cases<T> read, Function<T, String> id, Function<T, List<Outcome>> predict) {
        var all = new ArrayList<Outcome>();
        for (T c : read.cases()) {
            try {
                predict.apply(c).stream().map(MeasuredFiles::sound).forEach(all::add);
            } catch (IllegalArgumentException | ArithmeticException e) {
                all.add(Outcome.unread(id.apply(c), String.valueOf(e.getMessage())));
            }
        }
        all.addAll(read.unread());
        return List.copyOf(all);
    }

    private static Outcome sound(Outcome o) {
        if (!o.answered() || Double.isFinite(o.predicted()) && o.predicted() > 0 && o.measured() > 0) {
            return o;
        }
        return Outcome.unread(
                o.id(),
                o.measured() > 0
                        ? "lengths, requests or degrees of the row give no time above zero"
                        : "no measured value above zero");
    }

    private static Function<String, Optional<LanguageModel>> models(Catalog catalog) {
        return id -> Optional.ofNullable(catalog.models().get(id));
    }

    private static Function<String, Optional<Accelerator>> accelerators(Catalog catalog) {
        return id -> Optional.ofNullable(catalog.accelerators().get(id));
    }
}
