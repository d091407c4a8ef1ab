package io.kilorack.assess;

import io.kilorack.assess.Cohorts.Cohort;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.ExposureResult.TimelinePoint;
import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.NumberFormat;
import io.kilorack.plan.Plan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Asks the law about every cohort of accelerators.
final class ExposureRoom {
    private final Catalog catalog;

    ExposureRoom(Catalog catalog) {
        this.catalog = catalog;
    }

    ExposureResult result(Plan plan, Cohorts cohorts, LocalDate asOf) {
        var parts = new ArrayList<PartExposure>();
        int total = 0;
        for (Cohort cohort : cohorts.list) {
            total += cohort.accelerators();
            Accelerator accelerator = catalog.accelerators().get(cohort.acceleratorId());
            parts.add(new PartExposure(
                    cohort.acceleratorId(),
                    accelerator == null ? cohort.acceleratorId() : accelerator.name(),
                    plan.sites().get(cohort.site()).id(),
                    cohort.lotId(),
                    cohort.accelerators(),
                    accelerator == null ? 0 : accelerator.peak(NumberFormat.BF16).orElse(0) * cohort.accelerators(),
                    cohort.racks(),
                    "unknown",
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Severity.UNKNOWN,
                    "Not judged yet.",
                    List.of()));
        }
        return new ExposureResult(
                parts,
                total == 0 ? List.of() : List.of(new TimelinePoint(asOf, Map.of(Severity.UNKNOWN, total), Optional.empty())),
                "Planning aid, not legal advice.");
    }

    /// How bad a severity is for a rack: what is known to be forbidden comes before what nobody knows, and that before
    /// what is only to be noted.
    static int weight(Severity severity) {
        return switch (severity) {
            case ALLOWED -> 0;
            case NOTICE -> 1;
            case UNKNOWN -> 2;
            case LICENCE -> 3;
            case CONFLICT -> 4;
            case PROHIBITED -> 5;
        };
    }

    /// Worst severity of what stands in each rack; ALLOWED where no accelerator stands.
    static Severity[] byRack(Cohorts cohorts, ExposureResult result) {
        var worst = new Severity[cohorts.ofRack.length];
        for (int i = 0; i < worst.length; i++) {
            Severity severity = Severity.ALLOWED;
            for (int cohort : cohorts.ofRack[i]) {
                Severity one = result.parts().get(cohort).severity();
                severity = weight(one) > weight(severity) ? one : severity;
            }
            worst[i] = severity;
        }
        return worst;
    }
}
