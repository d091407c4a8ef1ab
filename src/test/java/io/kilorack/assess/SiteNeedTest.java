package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.SiteNeed.Range;
import io.kilorack.catalog.BaseCatalog;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;
import io.kilorack.plan.file.PlanFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The power a site's hardware needs, from the plan.
class SiteNeedTest {
    private static Site site(OptionalDouble utilityKw) {
        if (!(PlanFile.read(Path.of("assets/plans/mixed-hall.kilorack")) instanceof PlanFile.Opened(var plan))) {
            throw new IllegalStateException("the sample does not load");
        }
        Site s = plan.sites().getFirst();
        return new Site(
                s.id(),
                s.name(),
                s.country(),
                s.climate(),
                s.altitudeM(),
                s.gridKgPerKwh(),
                s.tariffUsdPerKwh(),
                s.demandUsdPerKwMonth(),
                s.ruleSet(),
                utilityKw,
                s.chain(),
                s.cooling(),
                s.halls());
    }

    /// 900 kW of IT at a worst hour of 1.3 need 900 kW to 1,170 kW.
    @ParameterizedTest
    @CsvSource({
        // utility [kW] (empty: unknown), PUE known, need [MW] (empty: unknown)
        "800,  true,  0.9",
        "899,  false, 0.9",
        "900,  true,  ",
        "1100, true,  ",
        "1170, true,  1.17",
        "2000, true,  1.17",
        "2000, false, ",
        ",     true,  1.17",
        ",     false, ",
    })
    void aFigureStandsOnlyWhereTheWholeRangeLiesOnOneSide(Double utilityKw, boolean pue, Double expected) {
        Site site = site(utilityKw == null ? OptionalDouble.empty() : OptionalDouble.of(utilityKw));
        var need = new SiteNeed(
                Map.of(site.id(), new Range(9e5, pue ? OptionalDouble.of(1.17e6) : OptionalDouble.empty())));
        Facts.Builder facts = Facts.builder();
        need.state(facts, site);
        assertEquals(expected, facts.get("system.power_mw"));
    }

    @Test
    void thePlanDecidesTheRedFlag() {
        for (double share : new double[] {0.5, 5}) {
            Plan plan = sample(share);
            Assessment assessment = Assessor.once(BaseCatalog.get(), plan, plan.asOf());
            var flags = assessment.exposure().parts().stream()
                    .filter(p -> p.eccn().startsWith("3A090") && p.name().contains("H100"))
                    .flatMap(p -> p.findings().stream())
                    .filter(f -> f.ruleId().equals("US-DIVERSION-2025"))
                    .toList();
            assertFalse(flags.isEmpty() && share < 1, "a site with half the power raises the flag");
            for (var flag : flags) {
                assertFalse(flag.inputsMissing().contains("system.power_mw"), flag::toString);
                assertEquals(share < 1, flag.inputsMissing().isEmpty(), flag::toString);
            }
            if (share < 1) {
                assertTrue(
                        flags.getFirst().inputsUsed().stream().anyMatch(u -> u.contains("declared maxima")),
                        flags::toString);
            }
        }
    }

    /// The sample with a utility feed of a share of its declared IT maximum.
    private static Plan sample(double share) {
        if (!(PlanFile.read(Path.of("assets/plans/mixed-hall.kilorack")) instanceof PlanFile.Opened(var plan))) {
            throw new IllegalStateException("the sample does not load");
        }
        double it = Assessor.once(BaseCatalog.get(), plan, plan.asOf())
                .power()
                .itMaximum()
                .value()
                .orElseThrow();
        return plan.withSites(List.of(site(OptionalDouble.of(it / 1000 * share))));
    }
}
