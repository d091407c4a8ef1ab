package io.kilorack.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.Assessor;
import io.kilorack.assess.SampleCatalogs;
import io.kilorack.assess.SamplePlans;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.SystemModel;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.model.Settings;
import io.kilorack.desktop.model.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CatalogUpdateTest {
    private final Catalog before = SampleCatalogs.small();
    private final Catalog after = dearer(before);
    private final List<CatalogUpdate.Offer> offers = new ArrayList<>();
    private boolean refuses;

    /// The same catalog with a server that costs twice as much.
    private static Catalog dearer(Catalog c) {
        var systems = new LinkedHashMap<>(c.systems());
        SystemModel s = c.systems().get("dgx-h100");
        systems.put(
                s.id(),
                s.with()
                        .priceLowUsd(OptionalDouble.of(600_000))
                        .priceHighUsd(OptionalDouble.of(900_000))
                        .build());
        return new Catalog(
                "2026.12",
                c.date(),
                "other",
                c.entries(),
                c.accelerators(),
                systems,
                c.infrastructure(),
                c.models(),
                c.supply(),
                c.rules(),
                c.countries(),
                c.parties());
    }

    private final Services.CatalogKeeper keeper = new Services.CatalogKeeper() {
        @Override
        public Preview preview(Path bundle) {
            return new Preview("2026.11 to 2026.12", List.of("DGX H100, price: 300000 USD → 600000 USD"), after);
        }

        @Override
        public Catalog apply(Path bundle) throws Exception {
            if (refuses) {
                throw new java.io.IOException("a byte of the bundle differs from what was signed");
            }
            return after;
        }

        @Override
        public Catalog override(String id, String field, String text, String because) {
            return before;
        }

        @Override
        public Catalog restore(String id, String field) {
            return before;
        }

        @Override
        public Catalog copy(String id, String newId, String name) {
            return before;
        }

        @Override
        public Catalog add(Path file) {
            return after;
        }

        @Override
        public Catalog remove(String id) {
            return before;
        }

        @Override
        public boolean own(String id) {
            return false;
        }

        @Override
        public Catalog rollback() {
            return before;
        }
    };

    private final Workspace workspace =
            new Workspace(Jobs.inline(), new Assessor()::assess, Clock.systemUTC(), before, SamplePlans.mixed());
    private final CatalogUpdate update = new CatalogUpdate(
            workspace,
            new Services(
                    new Assessor()::assess,
                    new Settings(Optional.empty()),
                    Clock.systemUTC(),
                    Optional.of(keeper),
                    Optional.empty()));

    {
        workspace.reassess();
        update.onOffer(offers::add);
    }

    @Test
    void theOfferSaysWhatChangesInCatalogAndPlanAndNothingIsAppliedYet() {
        update.preview(Path.of("x.kcat"));
        assertEquals(1, offers.size());
        assertEquals(1, offers.getFirst().cells().size());
        var cost = offers.getFirst().effects().stream()
                .filter(e -> e.label().toLowerCase(java.util.Locale.ROOT).startsWith("capital cost"))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(offers.getFirst().effects().toString()));
        assertTrue(cost.change().startsWith("+"), cost.change());
        assertFalse(cost.before().equals(cost.after()));
        assertSame(before, workspace.catalog());
    }

    @Test
    void applyingAssessesThePlanAnewAndRollbackGoesBack() {
        double cost =
                workspace.assessment().orElseThrow().cost().capex().value().orElseThrow();
        update.preview(Path.of("x.kcat"));
        offers.getFirst().apply().run();
        assertSame(after, workspace.catalog());
        assertTrue(workspace.assessment().orElseThrow().cost().capex().value().orElseThrow() > cost);
        update.rollback();
        assertEquals(
                cost,
                workspace.assessment().orElseThrow().cost().capex().value().orElseThrow(),
                1e-6);
    }

    @Test
    void aRefusedBundleIsSaidWithItsReasonAndChangesNothing() {
        refuses = true;
        update.preview(Path.of("x.kcat"));
        offers.getFirst().apply().run();
        assertSame(before, workspace.catalog());
        assertTrue(workspace.problemProperty().get().orElseThrow().sentence().contains("signed"));
        assertFalse(workspace.problemProperty().get().orElseThrow().nextStep().isBlank());
    }
}
