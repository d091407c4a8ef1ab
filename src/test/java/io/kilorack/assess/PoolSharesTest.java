package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Workload;
import io.kilorack.throughput.Cluster;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolSharesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private final Catalog catalog = SampleCatalogs.small();
    private final Plan plan = SamplePlans.mixed();

    private static Cluster cluster(int accelerators, int perNode, int domain) {
        return new Cluster(
                accelerators, perNode, OptionalInt.of(domain), OptionalDouble.empty(), OptionalDouble.of(400));
    }

    @Test
    void partsAreWholeServersAndDomains() {
        // four servers of 8: a third each is 10.7, so one server more goes to the first of the equals
        assertArrayEquals(new int[] {16, 8, 8}, PoolShares.split(cluster(32, 8, 8), thirds()));
        // one domain of 72 in two: 36 each is nine half servers of 4
        assertArrayEquals(new int[] {36, 36}, PoolShares.split(cluster(72, 8, 72), new double[] {0.5, 0.5}));
        // four domains of 72 in two and two
        assertArrayEquals(new int[] {144, 144}, PoolShares.split(cluster(288, 8, 72), new double[] {0.5, 0.5}));
        // less than a server each: single accelerators
        assertArrayEquals(new int[] {4, 4}, PoolShares.split(cluster(8, 8, 8), new double[] {0.5, 0.5}));
        // what is not given out stays out
        assertArrayEquals(new int[] {8, 8}, PoolShares.split(cluster(32, 8, 8), new double[] {0.25, 0.25}));
    }

    private static double[] thirds() {
        return new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0};
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noAcceleratorCountsTwiceAndNoneIsLost(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 50; round++) {
            int perNode = 1 << random.nextInt(4);
            int n = perNode * random.nextInt(1, 60) + random.nextInt(0, 2);
            int domain = random.nextBoolean() ? perNode : perNode * random.nextInt(1, 10);
            double[] shares = random.doubles(random.nextInt(1, 6), 0.05, 1).toArray();
            double sum = Arrays.stream(shares).sum();
            double[] all = Arrays.stream(shares).map(s -> s / sum).toArray();
            int[] parts = PoolShares.split(cluster(n, perNode, domain), all);
            assertEquals(n, Arrays.stream(parts).sum(), "n " + n + ", node " + perNode + ", domain " + domain);
            assertTrue(Arrays.stream(parts).allMatch(p -> p >= 0));
        }
    }

    private Workload serving(String id, OptionalDouble share) {
        return new Workload.Serving(
                id,
                id,
                "llama-3.1-70b",
                "pool-h100",
                OptionalDouble.empty(),
                1000,
                200,
                OptionalDouble.of(2000),
                OptionalDouble.of(60),
                0,
                "",
                Workload.Placement.ALONE.withShare(share));
    }

    private Assessment assess(Workload... workloads) {
        return Assessor.once(catalog, plan.withWorkloads(List.of(workloads)), DAY);
    }

    private static List<Check> checks(Assessment a, String code) {
        return a.checks().stream().filter(c -> c.code().equals(code)).toList();
    }

    @Test
    void workloadsOfOnePoolDivideIt() {
        int all = result(assess(serving("a", OptionalDouble.empty())), "a").accelerators();
        Assessment two = assess(serving("a", OptionalDouble.empty()), serving("b", OptionalDouble.empty()));
        assertEquals(all, result(two, "a").accelerators() + result(two, "b").accelerators());
        assertEquals(all, result(two, "a").share().poolAccelerators());
        assertTrue(result(two, "a").share().rule().contains("equal part"));
        assertTrue(result(two, "a").share().rule().contains("2 workloads share"));
        double alone = result(assess(serving("a", OptionalDouble.empty())), "a")
                .rate()
                .value()
                .orElseThrow();
        double sum = result(two, "a").rate().value().orElseThrow()
                + result(two, "b").rate().value().orElseThrow();
        assertTrue(sum <= alone * 1.001, sum + " tokens/s of two halves against " + alone + " of the whole");
    }

    @Test
    void sharesBeyondThePoolAreAnErrorWithItsNumbersAndAreCut() {
        Assessment a = assess(
                serving("a", OptionalDouble.of(0.9)),
                serving("b", OptionalDouble.of(0.9)),
                serving("c", OptionalDouble.empty()));
        Check over = checks(a, "throughput.pool.overallocated").getFirst();
        assertEquals(Check.Severity.ERROR, over.severity());
        assertTrue(over.message().contains("180 %") && over.message().contains("a 90.0 %"), over.message());
        assertTrue(over.subjects().containsAll(List.of("pool-h100", "a", "b")), over.toString());
        assertEquals(
                result(a, "a").share().poolAccelerators(),
                result(a, "a").accelerators() + result(a, "b").accelerators());
        assertEquals(
                List.of("c", "pool-h100"),
                checks(a, "throughput.share.none").getFirst().subjects());
    }

    @Test
    void aStatedShareLeavesTheRestToTheOthers() {
        Assessment a = assess(serving("a", OptionalDouble.of(0.5)), serving("b", OptionalDouble.empty()));
        assertTrue(
                result(a, "b").share().rule().contains("50.0 %"),
                result(a, "b").share().rule());
        assertEquals(List.of(), checks(a, "throughput.pool.overallocated"));
    }

    private static Workload training(String id, String start, String due) {
        return new Workload.Training(
                id,
                id,
                "llama-3.1-70b",
                "pool-h100",
                1e11,
                4096,
                256,
                "bf16",
                LocalDate.parse(start),
                LocalDate.parse(due));
    }

    @Test
    void runsThatFollowEachOtherHaveThePoolEachInItsTime() {
        Assessment a =
                assess(training("first", "2027-01-01", "2027-07-01"), training("then", "2027-07-01", "2027-12-31"));
        int all = result(a, "first").share().poolAccelerators();
        assertEquals(all, result(a, "first").accelerators());
        assertEquals(all, result(a, "then").accelerators());
        assertEquals("", result(a, "then").share().rule());
        assertEquals(1, TotalRate.of(a, ThroughputResult.Kind.TRAINING).size(), "runs that follow do not add up");
        Assessment overlapping = assess(
                training("first", "2027-01-01", "2027-08-01"),
                training("then", "2027-07-01", "2027-12-31"),
                training("last", "2028-01-01", "2028-12-31"));
        assertEquals(
                all,
                result(overlapping, "first").accelerators()
                        + result(overlapping, "then").accelerators());
        assertEquals(all, result(overlapping, "last").accelerators());
        // two halves at once train more than one run on the whole with the same batch; never all three
        assertEquals(
                List.of("first", "then"),
                TotalRate.of(overlapping, ThroughputResult.Kind.TRAINING).stream()
                        .map(WorkloadResult::workloadId)
                        .toList());
        Assessment beside = assess(
                training("first", "2027-01-01", "2027-07-01"),
                training("then", "2027-07-01", "2027-12-31"),
                serving("always", OptionalDouble.of(0.5)));
        assertEquals(all / 2, result(beside, "first").accelerators());
        assertEquals(all / 2, result(beside, "always").accelerators());
        assertEquals(List.of(), checks(beside, "throughput.pool.overallocated"));
    }

    private static WorkloadResult result(Assessment a, String id) {
        return a.throughput().workloads().stream()
                .filter(w -> w.workloadId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
