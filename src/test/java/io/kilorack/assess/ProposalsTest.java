package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Workload;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProposalsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private final Catalog catalog = SampleCatalogs.small();
    private final Plan plan = SamplePlans.mixed();

    private static Workload serving(String id, String pool, double requests) {
        return new Workload.Serving(
                id,
                id,
                "llama-3.1-70b",
                pool,
                OptionalDouble.of(requests),
                1000,
                200,
                OptionalDouble.of(2000),
                OptionalDouble.of(60),
                0,
                "");
    }

    private List<Check> proposals(Workload... workloads) {
        return Assessor.once(catalog, plan.withWorkloads(List.of(workloads)), DAY).checks().stream()
                .filter(c -> c.code().equals("throughput.assignment.proposal"))
                .toList();
    }

    @Test
    void workloadsWithoutAPoolAreOfferedOneIdlePoolEach() {
        List<Check> two = proposals(serving("a", "", 1), serving("b", "", 1));
        assertEquals(2, two.size(), two.toString());
        var pools = new HashSet<String>();
        two.forEach(c -> pools.add(c.subjects().get(1)));
        assertEquals(2, pools.size(), "no pool is offered twice");
        assertTrue(
                two.getFirst().message().contains("100 % of what is asked for"),
                two.getFirst().message());
    }

    @Test
    void aPoolThatHasWorkIsNotOffered() {
        String taken = plan.pools().getFirst().id();
        List<Check> one = proposals(serving("a", taken, 1), serving("b", "", 1));
        assertEquals(1, one.size(), one.toString());
        assertTrue(
                one.getFirst().subjects().getFirst().equals("b")
                        && !one.getFirst().subjects().contains(taken),
                one.toString());
    }

    @Test
    void theLargerDemandGetsThePoolThatMeetsMoreOfIt() {
        double[] rates = plan.pools().stream()
                .mapToDouble(p -> Assessor.once(catalog, plan.withWorkloads(List.of(serving("x", p.id(), 1))), DAY)
                        .throughput()
                        .workloads()
                        .stream()
                        .mapToDouble(w -> w.requestRate().orElseThrow().value().orElse(0))
                        .sum())
                .toArray();
        int strong = rates[0] > rates[1] ? 0 : 1;
        double weak = rates[1 - strong];
        assertTrue(weak > 0 && rates[strong] > 1.5 * weak, "the sample has a strong and a weak pool");
        for (List<Workload> order : List.of(
                List.of(serving("small", "", weak / 2), serving("large", "", rates[strong])),
                List.of(serving("large", "", rates[strong]), serving("small", "", weak / 2)))) {
            for (Check check : proposals(order.toArray(Workload[]::new))) {
                int want = check.subjects().getFirst().equals("large") ? strong : 1 - strong;
                assertEquals(plan.pools().get(want).id(), check.subjects().get(1), check.message());
            }
        }
    }

    @Test
    void nothingIsOfferedWhereNothingIsMissing() {
        assertEquals(List.of(), proposals());
        assertEquals(List.of(), proposals(serving("a", plan.pools().getFirst().id(), 1)));
    }
}
