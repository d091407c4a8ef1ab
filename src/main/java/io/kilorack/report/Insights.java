package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.assess.WorkloadInsight;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What the report opens of each workload, worked out by other threads from the start of the report:
/// searching for other layouts in reach takes longer than all its pages.
final class Insights {
    private final Map<WorkloadResult, CompletableFuture<Optional<WorkloadInsight>>> asked = new IdentityHashMap<>();

    Insights(Assessment assessment) {
        ExecutorService threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                work -> Thread.ofPlatform().name("kilorack-insight").daemon().unstarted(work));
        for (WorkloadResult w : assessment.throughput().workloads()) {
            asked.put(w, CompletableFuture.supplyAsync(() -> WorkloadInsight.of(w), threads));
        }
        threads.shutdown();
    }

    /// Waits for the answer of a workload of the assessment.
    Optional<WorkloadInsight> of(WorkloadResult w) {
        CompletableFuture<Optional<WorkloadInsight>> answer = asked.get(w);
        return answer == null ? WorkloadInsight.of(w) : answer.join();
    }
}
