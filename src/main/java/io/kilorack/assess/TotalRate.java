package io.kilorack.assess;

import io.kilorack.assess.ThroughputResult.Kind;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.plan.Workload;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rates that may be added: those of workloads that run at the same time, each counted once.
public final class TotalRate {
    private TotalRate() {}

    /// Results of a kind whose rates add up. A service adds up over the families of its pool; a
    /// training job runs on the fastest of them. Of training runs that follow each other, those of the
    /// day on which most is trained.
    public static List<WorkloadResult> of(Assessment a, Kind kind) {
        List<WorkloadResult> all = a.throughput().workloads().stream()
                .filter(w -> w.kind() == kind)
                .toList();
        if (kind == Kind.SERVING) {
            return all;
        }
        var once = new LinkedHashMap<String, WorkloadResult>();
        all.forEach(w -> once.merge(w.workloadId(), w, (x, y) -> value(y) > value(x) ? y : x));
        var jobs = new ArrayList<Job>();
        once.values().forEach(w -> jobs.add(new Job(w, training(a, w))));
        return Stream.concat(Stream.of(LocalDate.MIN), jobs.stream().map(Job::from))
                .distinct()
                .map(day ->
                        jobs.stream().filter(j -> j.runs(day)).map(Job::result).toList())
                .max(Comparator.<List<WorkloadResult>>comparingDouble(
                                on -> on.stream().mapToDouble(TotalRate::value).sum())
                        .thenComparingInt(List::size))
                .orElse(List.of());
    }

    /// @param plan what the plan says of it, null when it no longer says anything
    private record Job(WorkloadResult result, Workload.@Nullable Training plan) {
        /// The first day of a job with both dates; one without them always runs.
        LocalDate from() {
            Workload.Training t = plan;
            return t == null || t.start() == null || t.due() == null ? LocalDate.MIN : t.start();
        }

        boolean runs(LocalDate day) {
            Workload.Training t = plan;
            return t == null
                    || t.start() == null
                    || t.due() == null
                    || !t.start().isBefore(t.due())
                    || (!day.isBefore(t.start()) && day.isBefore(t.due()));
        }
    }

    private static Workload.@Nullable Training training(Assessment a, WorkloadResult w) {
        return a.plan().workloads().stream()
                .filter(x -> x.id().equals(w.workloadId()))
                .filter(Workload.Training.class::isInstance)
                .map(Workload.Training.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static double value(WorkloadResult w) {
        return w.fits() ? w.rate().value().orElse(0) : 0;
    }
}
