package io.kilorack.assess;

import io.kilorack.assess.Cohorts.Cohort;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.NumberFormat;
import io.kilorack.exposure.ExposureEngine;
import io.kilorack.exposure.Notice;
import io.kilorack.exposure.Provenance;
import io.kilorack.exposure.classify.PartFacts;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;
import io.kilorack.plan.StockLot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks the law about every cohort of accelerators: stock by the date of its lot, what is still to be
/// bought as a purchase on the as-of date. Equal questions are asked once.
final class ExposureRoom {
    private static final int MOST_STANDINGS = 50_000;

    private final Catalog catalog;
    private final Map<String, Facts> partFacts = new HashMap<>();
    private final Map<Question, Provenance.Standing> standings = new HashMap<>();
    private final String notice;
    private final String brief;
    private @Nullable ExposureEngine engine;

    private record Question(
            Facts facts, @Nullable LocalDate acquired, String shipFrom, String holding, LocalDate asOf) {}

    /// Rows of what is judged alike, with what their replay asks.
    private record Rows(List<PartExposure> parts, List<ExposureTimeline.Timed> timed) {}

    /// @param severities worst severity of what stands in each rack
    record Result(ExposureResult result, List<Check> checks, Severity[] severities) {}

    ExposureRoom(Catalog catalog) {
        this.catalog = catalog;
        notice =
                Notice.text(catalog.date(), catalog.rules(), catalog.countries().size());
        brief = Notice.brief(catalog.date(), catalog.rules());
    }

    /// Compiles the rules now.
    void prepare() {
        if (!catalog.rules().isEmpty()) {
            engine();
        }
    }

    private ExposureEngine engine() {
        ExposureEngine made = engine;
        if (made == null) {
            made = ExposureEngine.of(catalog.rules(), catalog.countries().values(), catalog.parties());
            engine = made;
        }
        return made;
    }

    Result result(Plan plan, Cohorts cohorts, SiteNeed need, LocalDate asOf) {
        var owner = OwnerStatement.of(plan);
        List<Cohort> store = StoreLots.of(plan, cohorts, catalog);
        var fleet = new FleetFacts(
                catalog,
                plan,
                Stream.concat(
                                cohorts.list.stream().map(c -> holding(plan, c, true)),
                                store.stream().map(c -> holding(plan, c, false)))
                        .toList(),
                need);
        Rows installed = rows(plan, cohorts.list, Provenance.INSTALLED, fleet, owner, asOf);
        Rows stored = rows(plan, store, Provenance.STORED, fleet, owner, asOf);
        ExposureEngine asked = catalog.rules().isEmpty() ? null : engine();
        var result = new ExposureResult(
                installed.parts,
                stored.parts,
                new Lazy<>(() -> ExposureTimeline.of(asked, installed.timed, asOf)),
                new Lazy<>(() -> ExposureTimeline.of(asked, stored.timed, asOf)),
                notice,
                brief);
        var checks = new ArrayList<>(owner.checks());
        checks.addAll(ExposureChecks.of(plan, result));
        checks.addAll(ExposureChecks.parties(plan));
        if (!plan.compliance().scenarios().isEmpty()) {
            checks.addAll(PlanScenarios.of(plan).problems());
        }
        checks.addAll(ExposureChecks.countries(plan, catalog.countries().keySet()));
        return new Result(result, checks, byRack(cohorts, result));
    }

    private static FleetFacts.Holding holding(Plan plan, Cohort cohort, boolean installed) {
        return new FleetFacts.Holding(
                plan.sites().get(cohort.site()).id(), cohort.acceleratorId(), cohort.accelerators(), installed);
    }

    private Rows rows(
            Plan plan, List<Cohort> cohorts, String holding, FleetFacts fleet, OwnerStatement owner, LocalDate asOf) {
        var lots = new HashMap<String, StockLot>();
        plan.stock().forEach(lot -> lots.putIfAbsent(lot.id(), lot));
        var parts = new ArrayList<PartExposure>(cohorts.size());
        var timed = new ArrayList<ExposureTimeline.Timed>(cohorts.size());
        for (Cohort cohort : cohorts) {
            Site site = plan.sites().get(cohort.site());
            StockLot lot = lots.get(cohort.lotId());
            Accelerator accelerator = catalog.accelerators().get(cohort.acceleratorId());
            if (accelerator == null || catalog.rules().isEmpty()) {
                parts.add(unjudged(cohort, site, accelerator));
                timed.add(new ExposureTimeline.Timed(cohort.accelerators(), null));
                continue;
            }
            Facts facts = facts(accelerator, fleet.at(site.id()).with(owner.facts(accelerator.id())), site, lot);
            LocalDate acquired = lot == null ? null : lot.acquired();
            String from = lot == null ? "" : lot.fromCountry();
            Provenance.Standing standing = stand(new Question(facts, acquired, from, holding, asOf));
            parts.add(judged(cohort, site, accelerator, new Provenance(engine()), standing));
            timed.add(new ExposureTimeline.Timed(
                    cohort.accelerators(), new ExposureTimeline.Question(facts, acquired, from, holding)));
        }
        return new Rows(List.copyOf(parts), List.copyOf(timed));
    }

    private Provenance.Standing stand(Question question) {
        Provenance.Standing known = standings.get(question);
        if (known == null) {
            if (standings.size() >= MOST_STANDINGS) {
                standings.clear();
            }
            known = new Provenance(engine())
                    .stand(question.facts, question.acquired, question.shipFrom, question.holding, question.asOf);
            standings.put(question, known);
        }
        return known;
    }

    private Facts facts(Accelerator accelerator, Facts owner, Site site, @Nullable StockLot lot) {
        return facts(
                catalog,
                partFacts.computeIfAbsent(accelerator.id(), id -> PartFacts.of(accelerator)),
                owner,
                site,
                lot);
    }

    /// Part, owner, site and lot together. Attestations of the owner stand above what the catalog says of
    /// the part; attested country groups hold only for sites whose groups the catalog does not know.
    static Facts facts(Catalog catalog, Facts part, Facts owner, Site site, @Nullable StockLot lot) {
        Facts.Builder facts = part.toBuilder();
        if (!site.country().isBlank()) {
            facts.put("site.country", site.country(), "plan");
        }
        if (site.utilityKw().isPresent()) {
            facts.put("site.power_mw_available", site.utilityKw().getAsDouble() / 1000, "plan");
        }
        if (lot != null && lot.lawfulWhenAcquired() != null) {
            facts.put("event.lawful_when_acquired", lot.lawfulWhenAcquired(), "stated for stock lot " + lot.name());
        }
        Facts together = facts.build().with(owner);
        boolean groupsStated = together.get("site.groups") != null;
        return groupsStated && catalog.countries().containsKey(site.country())
                ? together.toBuilder().remove("site.groups").build()
                : together;
    }

    private static PartExposure judged(
            Cohort cohort, Site site, Accelerator accelerator, Provenance provenance, Provenance.Standing standing) {
        var present = standing.present();
        var classification = present.classification();
        return new PartExposure(
                cohort.acceleratorId(),
                accelerator.name(),
                site.id(),
                cohort.lotId(),
                cohort.accelerators(),
                accelerator.peak(NumberFormat.BF16).orElse(0) * cohort.accelerators(),
                cohort.racks(),
                classification.eccn(),
                classification.tpp(),
                classification.performanceDensity(),
                Severity.valueOf(standing.severity().name()),
                present.sentence(),
                new Lazy<>(() -> ExposureFindings.of(standing)),
                classification,
                new Lazy<>(() -> ActLaw.of(provenance, standing)));
    }

    private static PartExposure unjudged(Cohort cohort, Site site, @Nullable Accelerator accelerator) {
        return new PartExposure(
                cohort.acceleratorId(),
                accelerator == null ? cohort.acceleratorId() : accelerator.name(),
                site.id(),
                cohort.lotId(),
                cohort.accelerators(),
                accelerator == null ? 0 : accelerator.peak(NumberFormat.BF16).orElse(0) * cohort.accelerators(),
                cohort.racks(),
                "unknown",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Severity.UNKNOWN,
                accelerator == null
                        ? "The catalog does not have this accelerator, so nothing can be said about it."
                        : "The catalog holds no rules, so nothing can be said.",
                List.of());
    }

    /// How bad a severity is for a rack: what is known to be forbidden comes before what nobody knows, and
    /// that before what is only to be noted.
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
    private static Severity[] byRack(Cohorts cohorts, ExposureResult result) {
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
