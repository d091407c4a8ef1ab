package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.BaseCatalog;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Owner;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;
import io.kilorack.plan.file.PlanFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A country that the rule base does not list is unknown, never harmless, also for stock that is only
/// kept in use.
class UnlistedCountryTest {
    private static final Catalog CATALOG = BaseCatalog.get();

    private static Plan sampleIn(String country) {
        if (!(PlanFile.read(Path.of("assets/plans/mixed-hall.kilorack")) instanceof PlanFile.Opened(var plan))) {
            throw new IllegalStateException("the sample does not load");
        }
        Site s = plan.sites().getFirst();
        return plan.withSites(List.of(new Site(
                s.id(),
                s.name(),
                country,
                s.climate(),
                s.altitudeM(),
                s.gridKgPerKwh(),
                s.tariffUsdPerKwh(),
                s.demandUsdPerKwMonth(),
                s.ruleSet(),
                s.utilityKw(),
                s.chain(),
                s.cooling(),
                s.halls())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZ", "KY", ""})
    void nothingStandsFreeThere(String country) {
        Plan plan = sampleIn(country);
        Assessment there = Assessor.once(CATALOG, plan, plan.asOf());
        for (var part : there.exposure().parts()) {
            assertTrue(
                    part.severity() != ExposureResult.Severity.ALLOWED
                            && part.severity() != ExposureResult.Severity.NOTICE,
                    part::toString);
        }
        assertTrue(there.checks().stream().anyMatch(c -> c.code().equals("exposure.country.unknown")));
        var last = there.exposure().timeline().getLast().accelerators();
        assertEquals(0, last.getOrDefault(ExposureResult.Severity.NOTICE, 0));
        assertEquals(0, last.getOrDefault(ExposureResult.Severity.ALLOWED, 0));
    }

    /// Attested groups hold for the unlisted site and leave a listed one as the catalog knows it.
    @Test
    void attestedGroupsHoldOnlyWhereTheyAreNotKnown() {
        var stated = new Owner.Attestation("D:5", "Jane Doe", "2026-11-20", "counsel");
        for (String country : List.of("KY", "FR")) {
            Plan plan = sampleIn(country);
            Owner owner = plan.owner();
            var attested = new LinkedHashMap<>(owner.attestations());
            attested.put("site.groups", stated);
            Plan with = plan.withOwner(owner.withAttestations(attested));
            var before = Assessor.once(CATALOG, plan, plan.asOf()).exposure().parts();
            var after = Assessor.once(CATALOG, with, plan.asOf()).exposure().parts();
            boolean changed = false;
            for (int i = 0; i < before.size(); i++) {
                changed |= !before.get(i).acts().equals(after.get(i).acts());
            }
            assertEquals(country.equals("KY"), changed, country);
        }
    }

    @Test
    void aListedCountryRaisesNoSuchCheck() {
        Plan plan = sampleIn("FR");
        Assessment there = Assessor.once(CATALOG, plan, plan.asOf());
        assertTrue(there.checks().stream().noneMatch(c -> c.code().equals("exposure.country.unknown")));
    }
}
