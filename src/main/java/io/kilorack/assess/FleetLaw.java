package io.kilorack.assess;

import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.RiskScenario;
import io.kilorack.exposure.ExposureEngine;
import io.kilorack.exposure.Judgement;
import io.kilorack.exposure.Provenance;
import io.kilorack.exposure.classify.PartFacts;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.replay.Replay;
import io.kilorack.exposure.scenario.CapacityAtRisk;
import io.kilorack.exposure.scenario.RiskInput;
import io.kilorack.exposure.scenario.RiskResult;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;
import io.kilorack.plan.StockLot;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Questions about the law of a whole fleet that cost too much for every assessment: how each part's
/// standing changed between two
/// days, and what scenarios could take from the plan's throughput.
public final class FleetLaw {
    /// Months until what is neither in stock nor dated works: a judgement on lead times, stated wherever
    /// the result is shown.
    public static final int USUAL_DELIVERY_MONTHS = 6;

    /// Seed used unless the user says otherwise: one seed everywhere, so that the figures are the same.
    public static final long USUAL_SEED = 1;

    private final Catalog catalog;
    private final ExposureEngine engine;

    public FleetLaw(Catalog catalog) {
        this.catalog = catalog;
        engine = ExposureEngine.of(catalog.rules(), catalog.countries().values(), catalog.parties());
    }

    public ExposureEngine engine() {
        return engine;
    }

    /// Export class of every accelerator of the catalog on a day, with that day's knowledge, by its id.
    public Map<String, String> classes(LocalDate on) {
        var classes = new LinkedHashMap<String, String>();
        for (Accelerator a : catalog.accelerators().values()) {
            classes.put(
                    a.id(),
                    engine.judge(PartFacts.of(a), new Act("purchase", on, ""), on)
                            .classification()
                            .eccn());
        }
        return classes;
    }

    /// How one part's standing changed.
    ///
    /// @param changes of what the plan holds or will buy
    /// @param buying of buying the same part on each day, whatever stands already
    public record PartReplay(PartExposure part, List<Replay.Change> changes, List<Replay.Change> buying) {}

    /// Every part of an assessment, and stock that stands in no rack, from `from` to `to`, each day
    /// with that day's knowledge. Parts the catalog does not have are left out.
    public List<PartReplay> replay(Assessment assessment, LocalDate from, LocalDate to) {
        FleetFacts fleet = fleet(assessment);
        var replays = new ArrayList<PartReplay>();
        for (PartExposure part : assessment.exposure().parts()) {
            replay(assessment, fleet, part, from, to).ifPresent(replays::add);
        }
        for (PartExposure part : assessment.exposure().store()) {
            replay(assessment, fleet, part, from, to).ifPresent(replays::add);
        }
        return replays;
    }

    private Optional<PartReplay> replay(
            Assessment assessment, FleetFacts fleet, PartExposure part, LocalDate from, LocalDate to) {
        return question(assessment.plan(), fleet, part)
                .map(q -> new PartReplay(
                        part,
                        Replay.ofStock(engine, q.facts, q.acquired, q.from, part.holding(), from, to),
                        Replay.ofStock(engine, q.anew, null, q.from, part.holding(), from, to)));
    }

    /// How an act stands today.
    public record Answer(Severity severity, String sentence) {}

    /// Buying a part of the catalog for the plan's first site on the as-of date.
    public Answer buying(Assessment assessment, String acceleratorId) {
        Accelerator accelerator = catalog.accelerators().get(acceleratorId);
        Plan plan = assessment.plan();
        if (accelerator == null || plan.sites().isEmpty() || catalog.rules().isEmpty()) {
            return new Answer(Severity.UNKNOWN, "Nothing can be said without the part, a site and rules.");
        }
        Site site = plan.sites().getFirst();
        Facts facts = ExposureRoom.facts(
                catalog,
                PartFacts.of(accelerator),
                fleet(assessment).at(site.id()).with(OwnerStatement.of(plan).facts(accelerator.id())),
                site,
                null);
        Judgement judged = new Provenance(engine).present(facts, null, "", assessment.asOf());
        return new Answer(Severity.valueOf(judged.severity().name()), judged.sentence());
    }

    /// What scenarios could take from the plan's BF16 peak over 36 months.
    ///
    /// @param executor runs blocks of paths; the result does not depend on it
    public RiskResult risk(
            Assessment assessment,
            List<RiskScenario> scenarios,
            double commonFactor,
            int paths,
            long seed,
            Executor executor) {
        FleetFacts fleet = fleet(assessment);
        var provenance = new Provenance(engine);
        var cohorts = new ArrayList<RiskInput.Cohort>();
        for (PartExposure part : assessment.exposure().parts()) {
            question(assessment.plan(), fleet, part).ifPresent(q -> {
                Judgement standing = provenance.present(q.facts, q.acquired, q.from, assessment.asOf());
                Accelerator accelerator = catalog.accelerators().get(part.acceleratorId());
                String vendor = accelerator == null ? "" : accelerator.vendor();
                cohorts.add(new RiskInput.Cohort(
                        part.acceleratorId() + " " + part.siteId() + " " + part.stockId(),
                        vendor,
                        part.peakTflops(),
                        delivery(q.acquired, part, assessment.asOf()),
                        standing));
            });
        }
        return CapacityAtRisk.run(
                engine, new RiskInput(cohorts, scenarios, commonFactor, paths, seed), assessment.asOf(), executor);
    }

    /// The scenarios of the assessed plan, sampled as the window, the command line and the report all do.
    public RiskResult risk(Assessment assessment, PlanScenarios scenarios, Executor executor) {
        return risk(
                assessment, scenarios.enabled(), RiskInput.USUAL_FACTOR, RiskInput.USUAL_PATHS, USUAL_SEED, executor);
    }

    private static int delivery(@Nullable LocalDate acquired, PartExposure part, LocalDate asOf) {
        if (acquired != null) {
            return Math.max(0, (int) ChronoUnit.MONTHS.between(asOf, acquired));
        }
        return part.stockId().isEmpty() ? USUAL_DELIVERY_MONTHS : 0;
    }

    /// @param anew the same without what is stated for the lot: buying the part again
    private record Question(
            Facts facts, Facts anew, @Nullable LocalDate acquired, String from) {}

    private FleetFacts fleet(Assessment assessment) {
        return new FleetFacts(
                catalog,
                assessment.plan(),
                assessment.exposure().all().stream()
                        .map(p -> new FleetFacts.Holding(p.siteId(), p.acceleratorId(), p.accelerators(), !p.stored()))
                        .toList(),
                SiteNeed.of(assessment));
    }

    private Optional<Question> question(Plan plan, FleetFacts fleet, PartExposure part) {
        Accelerator accelerator = catalog.accelerators().get(part.acceleratorId());
        Optional<Site> site =
                plan.sites().stream().filter(s -> s.id().equals(part.siteId())).findFirst();
        if (accelerator == null || site.isEmpty()) {
            return Optional.empty();
        }
        StockLot lot = plan.stock().stream()
                .filter(l -> l.id().equals(part.stockId()))
                .findFirst()
                .orElse(null);
        Facts owner = fleet.at(part.siteId()).with(OwnerStatement.of(plan).facts(accelerator.id()));
        return Optional.of(new Question(
                ExposureRoom.facts(catalog, PartFacts.of(accelerator), owner, site.get(), lot),
                ExposureRoom.facts(catalog, PartFacts.of(accelerator), owner, site.get(), null),
                lot == null ? null : lot.acquired(),
                lot == null ? "" : lot.fromCountry()));
    }
}
