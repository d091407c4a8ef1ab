package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.BaseCatalog;
import io.kilorack.plan.Plan;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Site;
import io.kilorack.plan.sample.Samples;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Neutrals of the mixed hall with third harmonics.
class NeutralChecksTest {
    private static final Plan PLAN = Samples.mixedHall();

    private static Assessment assess(UnaryOperator<Site> change) {
        Plan plan = PLAN.withSites(List.of(change.apply(PLAN.sites().getFirst())));
        return Assessor.once(BaseCatalog.get(), plan, plan.asOf());
    }

    private static LineLoads lines(Assessment a, String id) {
        return a.power().nodes().stream()
                .filter(n -> n.nodeId().equals(id))
                .findFirst()
                .orElseThrow()
                .lines()
                .orElseThrow();
    }

    private static Optional<Check> check(Assessment a, String code) {
        return a.checks().stream().filter(c -> c.code().equals(code)).findFirst();
    }

    /// 5 % of the three lines of a busway with its imbalance in quadrature; nothing of it above the UPS,
    /// and none from the cooling units on the UPS.
    @Test
    void theNeutralHoldsTheThirdHarmonicsOfItsLines() {
        Assessment a = assess(s -> s);
        LineLoads bus = lines(a, "bw-1a");
        double sum = bus.normalVa().stream().mapToDouble(x -> x).sum();
        assertEquals(sum, bus.lineNeutralVa(), 1e-3 * sum);
        assertEquals(Math.hypot(bus.neutralVa(), 0.05 * bus.lineNeutralVa()), bus.neutralTotalVa(), 1e-6);
        assertFalse(bus.neutralLeast());
        double below = lines(a, "bw-1a").lineNeutralVa()
                + lines(a, "bw-2a").lineNeutralVa()
                + lines(a, "bw-6a").lineNeutralVa();
        assertEquals(below, lines(a, "ups-a1").lineNeutralVa(), 0.01 * below);
        assertEquals(0, lines(a, "msb-a").lineNeutralVa(), 1e-9);
        assertEquals(1.02, bus.kFactor().orElseThrow(), 1e-3);
    }

    @Test
    void whatIsNotStatedIsALowerBoundAndAsked() {
        Assessment a = assess(s -> s.withThirdHarmonic(OptionalDouble.empty()));
        LineLoads bus = lines(a, "bw-1a");
        assertTrue(bus.neutralLeast());
        assertEquals(bus.neutralVa(), bus.neutralTotalVa(), 1e-12);
        assertTrue(bus.kFactor().isEmpty());
        assertTrue(check(a, "power.neutral.unstated").isPresent());
        assertTrue(check(assess(s -> s), "power.neutral.unstated").isEmpty());
        Assessment bare = assess(s -> s.withChain(
                s.chain().stream().map(n -> n.withVectorGroup(Optional.empty())).toList()));
        assertEquals(
                List.of("tr-a", "tr-b", "tr-c"),
                check(bare, "power.transformer.group").orElseThrow().subjects());
    }

    /// At 20 % cables need 1/0.86 of the line's current; at 80 % the neutral carries 2.4 times a line,
    /// which a busway at 42 % does not bear.
    @Test
    void strongHarmonicsSizeCablesAndOverloadNeutrals() {
        assertTrue(check(assess(s -> s.withThirdHarmonic(OptionalDouble.of(0.2))), "power.neutral.harmonics")
                .isPresent());
        Assessment a = assess(s -> s.withThirdHarmonic(OptionalDouble.of(0.9)));
        Check over = check(a, "power.neutral.overload").orElseThrow();
        assertEquals(Check.Severity.ERROR, over.severity());
        assertTrue(over.subjects().contains("bw-3a"), over.subjects().toString());
    }

    @Test
    void aDeltaOutputContradictsADyn() {
        Assessment a = assess(s -> s.withChain(s.chain().stream()
                .map(n -> n.id().equals("tr-a") ? n.withWiring(PowerNode.Wiring.THREE_PHASE_DELTA) : n)
                .toList()));
        assertEquals(
                List.of("tr-a"),
                check(a, "power.transformer.winding").orElseThrow().subjects());
    }
}
