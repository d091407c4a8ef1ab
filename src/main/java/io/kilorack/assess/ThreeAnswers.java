package io.kilorack.assess;

import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.SupplyOutlook.Range;
import io.kilorack.assess.ThroughputResult.Kind;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.catalog.NumberFormat;
import io.kilorack.catalog.RiskScenario;
import io.kilorack.catalog.SystemModel;
import io.kilorack.exposure.classify.PartFacts;
import io.kilorack.plan.Device;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.StockLot;
import io.kilorack.quantity.Figure;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a planner can do when supply from abroad stops, side by side: live on stock, get more out of what
/// stands, or replace it by parts made in the country. Every figure is an interval or says that it is
/// unknown; none of the three is recommended.
public record ThreeAnswers(Stock stock, Optimise optimise, Localise localise, Optional<SupplyOutlook> supply) {
    /// Part whose makers publish most about; the reference for replacement.
    public static final String REFERENCE = "ascend-910c";

    /// Model FLOP utilisation reached by published runs [%]: 38–43 for Llama 3 405B on up to 16,384 H100
    /// (arXiv 2407.21783, table 4), 55.2 for 175B on 12,288 A100 (MegaScale, NSDI 2024, table 2).
    public static final Range REACHED = new Range(38, 43, 55.2);

    /// Share of throughput below which the stock is called spent.
    public static final double SPENT = 0.8;

    /// @param accelerators of designers abroad that stand in the racks, `spares` pieces of them in stock
    /// lots beyond what stands
    /// @param failing share that fails a year and is not replaced
    /// @param sparesWeeks until the spares are used up
    /// @param monthsToSpent until the fleet has fallen to [#SPENT]
    /// @param generationMonths between releases of one maker's models; `generations` of models that the
    /// stock carries to that day
    public record Stock(
            int accelerators,
            int spares,
            Range failing,
            Range sparesWeeks,
            Range monthsToSpent,
            Range generationMonths,
            Range generations) {}

    /// @param utilisation model FLOP utilisation of the plan's training [%], weighted by accelerators;
    /// empty when nothing trains
    /// @param gain factor to what published runs reached; below 1 the plan is there already
    /// @param months of attrition that this gain offsets
    public record Optimise(OptionalDouble utilisation, Optional<Range> gain, Optional<Range> months) {}

    /// @param peakTflops BF16 peak to replace, `chips` of the reference part for it
    /// @param megawatts those chips draw by TDP, `megawattsNow` what they replace draws; empty when a
    /// TDP is not known
    /// @param costMusd [million USD]
    /// @param shareOfYear of the country's yearly supply by the binding limit
    /// @param weeksOfOutput of that supply
    /// @param domestic Ascend 910B and 910C that the plan holds or buys already, `toBuy` of them not in
    /// stock
    /// @param standing of buying the reference part for the first site today; `country` of that site
    public record Localise(
            double peakTflops,
            double chips,
            OptionalDouble megawatts,
            OptionalDouble megawattsNow,
            Optional<Range> costMusd,
            Optional<Range> shareOfYear,
            Optional<Range> weeksOfOutput,
            int domestic,
            int toBuy,
            Optional<Range> toBuyShare,
            Severity standing,
            String sentence,
            String country) {
        /// Whether the reference part is made where the plan stands.
        public boolean atHome() {
            return country.equals("CN");
        }
    }

    public static ThreeAnswers of(Catalog catalog, Assessment assessment) {
        Plan plan = assessment.plan();
        Optional<SupplyOutlook> supply = SupplyOutlook.of(catalog, assessment.asOf());
        var abroad = new ArrayList<PartExposure>();
        int domestic = 0;
        int toBuy = 0;
        for (PartExposure part : assessment.exposure().parts()) {
            Accelerator accelerator = catalog.accelerators().get(part.acceleratorId());
            String seat = accelerator == null
                    ? ""
                    : PartFacts.seat(accelerator.vendor()).orElse("");
            if (!seat.isEmpty() && !seat.equals("CN")) {
                abroad.add(part);
            }
            if (part.acceleratorId().startsWith("ascend-910b")
                    || part.acceleratorId().startsWith("ascend-910c")) {
                domestic += part.accelerators();
                toBuy += part.stockId().isEmpty() ? part.accelerators() : 0;
            }
        }
        Stock stock = stock(catalog, plan, abroad);
        return new ThreeAnswers(
                stock,
                optimise(assessment, stock.failing()),
                localise(catalog, assessment, abroad, supply, domestic, toBuy),
                supply);
    }

    private static Stock stock(Catalog catalog, Plan plan, List<PartExposure> abroad) {
        int standing = abroad.stream().mapToInt(PartExposure::accelerators).sum();
        var models = new TreeSet<String>();
        abroad.forEach(p -> models.add(p.acceleratorId()));
        int spares = 0;
        var placed = new HashMap<String, Integer>();
        plan.sites().forEach(site -> site.halls().forEach(hall -> hall.racks().forEach(rack -> place(rack, placed))));
        for (StockLot lot : plan.stock()) {
            SystemModel system = catalog.systems().get(lot.modelId());
            String accelerator = system == null ? lot.modelId() : system.acceleratorId();
            int each = system == null ? 1 : system.acceleratorCount().orElse(0);
            int left = lot.quantity() - placed.getOrDefault(lot.id() + " " + lot.modelId(), 0);
            if (models.contains(accelerator) && left > 0) {
                spares += left * each;
            }
        }
        Range failing = failing(plan);
        double carried = standing == 0 ? 0 : (double) spares / standing;
        // Fast failure gives the short end.
        Range weeks = inverse(failing, f -> carried / f * 365.25 / 7);
        Range months = inverse(failing, f -> 12 * (carried - Math.log(SPENT)) / f);
        Range generation = generation(catalog);
        return new Stock(
                standing,
                spares,
                failing,
                weeks,
                months,
                generation,
                new Range(
                        months.low() / generation.high(),
                        months.middle() / generation.middle(),
                        months.high() / generation.low()));
    }

    private static Range inverse(Range range, java.util.function.DoubleUnaryOperator of) {
        return new Range(
                of.applyAsDouble(range.high()), of.applyAsDouble(range.middle()), of.applyAsDouble(range.low()));
    }

    private static void place(Rack rack, HashMap<String, Integer> placed) {
        if (!rack.stockId().isEmpty()) {
            placed.merge(rack.stockId() + " " + rack.modelId(), 1, Integer::sum);
        }
        for (Device device : rack.devices()) {
            if (!device.stockId().isEmpty()) {
                placed.merge(device.stockId() + " " + device.modelId(), 1, Integer::sum);
            }
        }
    }

    /// Share that fails a year and is not replaced: what the plan's scenarios say of spares that stop
    /// (shipped: 2 to 9 %, the upper end from the faults of arXiv 2407.21783, table 5); the middle is
    /// geometric.
    private static Range failing(Plan plan) {
        RiskScenario.Range amount = PlanScenarios.of(plan).all().stream()
                .flatMap(e -> e.scenario().effects().stream())
                .filter(e ->
                        e.kind() == RiskScenario.Kind.SPARES_STOP && e.amount().low() > 0)
                .map(RiskScenario.Effect::amount)
                .findFirst()
                .orElse(new RiskScenario.Range(0.02, 0.09));
        return new Range(amount.low(), Math.sqrt(amount.low() * amount.high()), amount.high());
    }

    /// Months between releases of one maker's models in the catalog, gaps of less than four months left out
    /// as editions of one generation: lower quartile, median, upper quartile.
    static Range generation(Catalog catalog) {
        var byVendor = new TreeMap<String, TreeSet<YearMonth>>();
        for (LanguageModel model : catalog.models().values()) {
            try {
                byVendor.computeIfAbsent(model.vendor(), _ -> new TreeSet<>()).add(YearMonth.parse(model.released()));
            } catch (DateTimeException e) {
                continue; // a release known by its year only says nothing about months
            }
        }
        var gaps = new ArrayList<Double>();
        for (TreeSet<YearMonth> releases : byVendor.values()) {
            YearMonth before = null;
            for (YearMonth release : releases) {
                if (before != null) {
                    double months = ChronoUnit.MONTHS.between(before, release);
                    if (months >= 4) {
                        gaps.add(months);
                    }
                }
                before = release;
            }
        }
        if (gaps.isEmpty()) {
            return new Range(6, 9, 12);
        }
        Collections.sort(gaps);
        return new Range(at(gaps, 0.25), at(gaps, 0.5), at(gaps, 0.75));
    }

    private static double at(List<Double> sorted, double q) {
        return sorted.get((int) Math.round(q * (sorted.size() - 1)));
    }

    private static Optimise optimise(Assessment assessment, Range failing) {
        double weighted = 0;
        double count = 0;
        for (WorkloadResult workload : assessment.throughput().workloads()) {
            if (workload.kind() != Kind.TRAINING || !workload.fits()) {
                continue;
            }
            for (Figure figure : workload.figures()) {
                if (figure.label().equals("model FLOP utilisation")
                        && figure.value().isPresent()) {
                    weighted += figure.value().getAsDouble() * workload.accelerators();
                    count += workload.accelerators();
                }
            }
        }
        if (count == 0) {
            return new Optimise(OptionalDouble.empty(), Optional.empty(), Optional.empty());
        }
        double now = weighted / count;
        Range gain = REACHED.times(1 / now);
        Range months = new Range(
                12 * Math.max(0, Math.log(gain.low())) / failing.high(),
                12 * Math.max(0, Math.log(gain.middle())) / failing.middle(),
                12 * Math.max(0, Math.log(gain.high())) / failing.low());
        return new Optimise(OptionalDouble.of(now), Optional.of(gain), Optional.of(months));
    }

    private static Localise localise(
            Catalog catalog,
            Assessment assessment,
            List<PartExposure> abroad,
            Optional<SupplyOutlook> supply,
            int domestic,
            int toBuy) {
        double peak = abroad.stream().mapToDouble(PartExposure::peakTflops).sum();
        Accelerator reference = catalog.accelerators().get(REFERENCE);
        double each = reference == null ? 0 : reference.peak(NumberFormat.BF16).orElse(0);
        double chips = each == 0 ? 0 : Math.ceil(peak / each);
        OptionalDouble watts = reference == null ? OptionalDouble.empty() : reference.tdpWatts();
        double now = 0;
        boolean known = true;
        for (PartExposure part : abroad) {
            Accelerator accelerator = catalog.accelerators().get(part.acceleratorId());
            known &= accelerator != null && accelerator.tdpWatts().isPresent();
            now += accelerator == null ? 0 : accelerator.tdpWatts().orElse(0) * part.accelerators();
        }
        Optional<Range> cost = reference == null
                        || reference.priceLowUsd().isEmpty()
                        || reference.priceHighUsd().isEmpty()
                ? Optional.empty()
                : Optional.of(new Range(
                                reference.priceLowUsd().getAsDouble(),
                                (reference.priceLowUsd().getAsDouble()
                                                + reference.priceHighUsd().getAsDouble())
                                        / 2,
                                reference.priceHighUsd().getAsDouble())
                        .times(chips / 1e6));
        Optional<Range> share = supply.flatMap(s -> s.share(OptionalDouble.of(chips)));
        FleetLaw.Answer law = new FleetLaw(catalog).buying(assessment, REFERENCE);
        return new Localise(
                peak,
                chips,
                watts.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(chips * watts.getAsDouble() / 1e6),
                known ? OptionalDouble.of(now / 1e6) : OptionalDouble.empty(),
                cost,
                share,
                share.map(s -> s.times(365.25 / 7)),
                domestic,
                toBuy,
                supply.flatMap(s -> s.share(OptionalDouble.of(toBuy))),
                law.severity(),
                law.sentence(),
                assessment.plan().sites().isEmpty()
                        ? ""
                        : assessment.plan().sites().getFirst().country());
    }
}
