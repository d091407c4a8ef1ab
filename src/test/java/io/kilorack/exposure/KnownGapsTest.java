package io.kilorack.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.BaseCatalog;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Party;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Assumptions;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.facts.OwnerFacts;
import io.kilorack.exposure.findings.Finding;
import io.kilorack.exposure.findings.Licence.Outcome;
import io.kilorack.exposure.findings.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the data does not say is handled and shown, not papered over.
class KnownGapsTest {
    private static final ExposureEngine ENGINE = RuleBases.SHIPPED;
    private static final Catalog CATALOG = BaseCatalog.get();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static Facts.Builder h100(String country) {
        return Facts.builder()
                .put("part.name", "NVIDIA H100 SXM5 80GB")
                .put("part.manufacturer", "NVIDIA")
                .put("part.designer_hq_country", "US")
                .put("part.kind", "ic")
                .put("part.tpp", 15832)
                .put("part.applicable_die_area_mm2", 814)
                .put("part.dram_bandwidth_gb_s", 3350)
                .put("part.io_bidirectional_gb_s", 1028)
                .put("part.datacenter_marketed", true)
                .put("site.country", country);
    }

    private static Judgement judge(Facts.Builder facts, Act act) {
        return ENGINE.judge(Assumptions.complete(facts.build(), "test"), act, TODAY);
    }

    /// `list_tags` carry no dates: what held on a day follows from `listed_on`, for every listing of
    /// the base.
    @Test
    void everyTagHoldsFromTheDayOfItsListing() {
        int listings = 0;
        for (Party party : CATALOG.parties()) {
            for (Party.Listing listing : party.lists()) {
                LocalDate on = listing.listedOn();
                if (on == null) {
                    continue;
                }
                listings++;
                Set<String> before = party.tagsOn(on.minusDays(1));
                assertTrue(party.tagsOn(on).containsAll(listing.tags()), party.id());
                boolean again = party.lists().stream()
                        .anyMatch(l -> l != listing && l.list().equals(listing.list()));
                assertTrue(again || !before.contains(listing.list()), party.id() + " before " + on);
            }
            assertEquals(party.listTags(), party.tagsOn(TODAY), party.id());
        }
        assertTrue(listings > 60, "listings: " + listings);
    }

    /// The same through the engine: an owner with today's tags is judged by those of the day.
    @Test
    void anActIsJudgedByTheTagsOfItsDay() {
        for (Party party : CATALOG.parties()) {
            for (Party.Listing listing : party.lists()) {
                LocalDate on = listing.listedOn();
                if (!listing.list().equals("BIS_ENTITY_LIST") || on == null || on.isBefore(LocalDate.of(2019, 1, 1))) {
                    continue;
                }
                Facts.Builder owner = h100("FR")
                        .put("owner.hq_country", "FR")
                        .put("owner.names", List.of(party.name()))
                        .put("owner.entity_lists", List.copyOf(party.listTags()));
                assertFalse(
                        judge(owner, new Act("purchase", on.minusDays(1), "US"))
                                .fired()
                                .contains("US-EL-GENERIC"),
                        party.name());
                assertTrue(judge(owner, new Act("purchase", on, "US")).fired().contains("US-EL-GENERIC"), party.name());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KY", "VG", "BM", "LI", "JE", "GG", "IM", "GI", "PS", "ZZ"})
    void anUnlistedTerritoryIsUnknown(String territory) {
        assertFalse(CATALOG.countries().containsKey(territory));
        Judgement there = judge(h100(territory), new Act("import", TODAY, "US"));
        assertEquals(Outcome.UNKNOWN, there.licence().outcome());
        // A code that is none leaves the country open; of a country that is not listed the groups are.
        String wanting = territory.equals("ZZ") ? "site.country" : "site.groups";
        assertTrue(there.licence().missing().contains(wanting), there::sentence);
        assertTrue(there.sentence().contains("site.country " + territory), there::sentence);
        Judgement parent = judge(
                h100("SG").put("owner.hq_country", "SG").put("owner.ultimate_parent_country", territory),
                new Act("import", TODAY, "US"));
        assertEquals(Outcome.UNKNOWN, parent.licence().outcome());
        assertTrue(parent.licence().missing().contains("owner.ultimate_parent_country"), parent::sentence);
        assertFalse(parent.licence().missing().contains("owner.hq_country"), parent::sentence);
    }

    /// Also a part outside 3A090, which no rule of a listed country would license: nobody knows the groups
    /// of the site or of the owner's seats, so no act there is allowed.
    @ParameterizedTest
    @ValueSource(strings = {"KY", "VG", "BM", "LI", "JE", "GG", "IM", "GI", "PS", "ZZ", "Narnia"})
    void noActWithAnUncontrolledPartIsAllowedThere(String territory) {
        for (String kind : Act.KINDS) {
            var act = new Act(kind, TODAY, "US");
            assertNotEquals(Outcome.ALLOWED, judge(t4(territory), act).licence().outcome(), kind);
            Judgement seat = judge(t4("DE").put("owner.hq_country", territory), act);
            assertNotEquals(Outcome.ALLOWED, seat.licence().outcome(), kind);
            assertTrue(seat.licence().missing().contains("owner.hq_country"), seat::sentence);
            Judgement parent =
                    judge(t4("DE").put("owner.hq_country", "DE").put("owner.ultimate_parent_country", territory), act);
            assertNotEquals(Outcome.ALLOWED, parent.licence().outcome(), kind);
            assertTrue(parent.licence().missing().contains("owner.ultimate_parent_country"), parent::sentence);
            assertEquals(Severity.UNKNOWN, parent.severity(), parent::sentence);
            assertEquals(Outcome.ALLOWED, judge(t4("DE"), act).licence().outcome(), kind);
        }
    }

    /// Whoever states the groups of an unlisted country has said what was missing.
    @Test
    void statedGroupsDecide() {
        var act = new Act("import", TODAY, "US");
        Facts.Builder stated = t4("KY").put("owner.hq_country", "DE").put("site.groups", List.of("B"));
        assertEquals(Outcome.ALLOWED, judge(stated, act).licence().outcome());
        Facts.Builder h100 = h100("KY").put("owner.hq_country", "DE");
        assertEquals(
                Outcome.LICENCE_REQUIRED,
                judge(h100.put("site.groups", List.of("D:4")), act).licence().outcome());
    }

    /// An authorisation does not stand while it is undecided whether its holder is listed, or seated in a
    /// D:5 country.
    @Test
    void anAuthorisationDoesNotHideWhatIsUndecided() {
        var act = new Act("import", TODAY, "US");
        Facts.Builder validated =
                h100("SA").put("owner.approved_lists", List.of("BIS_DC_VEU")).put("part.reaches_h20_bandwidth", false);
        assertEquals(Outcome.ALLOWED, judge(validated, act).licence().outcome());
        validated.put("owner.ultimate_parent_country", "KY");
        Judgement open = judge(validated, act);
        assertEquals(Outcome.UNKNOWN, open.licence().outcome());
        assertTrue(open.licence().missing().contains("owner.ultimate_parent_country"), open::sentence);
    }

    private static Facts.Builder t4(String country) {
        return h100(country)
                .put("part.name", "NVIDIA T4")
                .put("part.kind", "board")
                .put("part.tpp", 1040)
                .put("part.applicable_die_area_mm2", 545)
                .put("part.dram_bandwidth_gb_s", 320)
                .put("part.io_bidirectional_gb_s", 32)
                .put("part.reaches_h20_bandwidth", false)
                .put("event.lawful_when_acquired", true);
    }

    /// No party of the base carries the military-end-user tag: only a stated tag brings the rule in,
    /// and the notice says so.
    @Test
    void nobodyCarriesTheMilitaryEndUserTag() {
        assertTrue(CATALOG.parties().stream().noneMatch(p -> p.listTags().contains("BIS_MEU")));
        assertTrue(
                Notice.text(CATALOG.date(), CATALOG.rules(), CATALOG.countries().size())
                        .contains("military-end-user"));
        Judgement stated =
                judge(h100("CN").put("owner.entity_lists", List.of("BIS_MEU")), new Act("service", TODAY, "US"));
        assertTrue(stated.fired().contains("US-MEU"));
    }

    @Test
    void theRegionOfExportFollowsTheCountryOfShipment() {
        Facts.Builder listed = h100("CH").put("part.eu_annex_i_listed", true);
        assertTrue(judge(listed, new Act("export", TODAY, "DE")).fired().contains("EU-DUALUSE-2025"));
        assertFalse(judge(listed, new Act("export", TODAY, "US")).fired().contains("EU-DUALUSE-2025"));
        Finding open = judge(listed, new Act("export", TODAY, "")).findings().stream()
                .filter(f -> f.ruleId().equals("EU-DUALUSE-2025"))
                .findFirst()
                .orElseThrow();
        assertFalse(open.fired());
        assertFalse(open.inputsMissing().isEmpty());
    }

    /// Fields that no file supplies are attested by a person; the finding names who, when and on what
    /// ground.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAttestationDecidesAndIsNamed(boolean reaches) {
        Facts attested = OwnerFacts.of(
                "",
                "CN",
                "CN",
                List.of(),
                Map.of(
                        "part.reaches_h20_bandwidth",
                        new OwnerFacts.Attested(Boolean.toString(reaches), "Jane Doe, 2026-11-20, data sheet")));
        Facts.Builder l20 = h100("CN")
                .put("part.name", "NVIDIA L20")
                .put("part.tpp", 1912)
                .put("part.applicable_die_area_mm2", 608.5);
        var act = new Act("import", TODAY, "US");
        assertEquals(Outcome.UNKNOWN, judge(l20, act).licence().outcome());
        Judgement judgement = ENGINE.judge(Assumptions.complete(l20.build().with(attested), "test"), act, TODAY);
        assertEquals(
                reaches ? Outcome.LICENCE_REQUIRED : Outcome.ALLOWED,
                judgement.licence().outcome());
        if (reaches) {
            Finding letter = judgement.findings().stream()
                    .filter(f -> f.ruleId().equals("US-ISINF-2025-04-NVDA"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(
                    letter.inputsUsed().stream().anyMatch(used -> used.contains("Jane Doe, 2026-11-20, data sheet")),
                    letter.inputsUsed()::toString);
        }
        assertNotEquals(Outcome.UNKNOWN, judgement.licence().outcome());
    }
}
