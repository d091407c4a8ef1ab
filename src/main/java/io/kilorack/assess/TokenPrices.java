package io.kilorack.assess;

import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.assess.ThroughputRoom.Group;
import io.kilorack.cost.Annuity;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Site;
import io.kilorack.power.device.Activity;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Span;
import io.kilorack.throughput.Accuracy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What tokens cost: the accelerators of a workload for an hour against the tokens they yield in it.
///
/// An accelerator costs its rent where the plan states one, else its part of the server's price written off
/// over its life ([Annuity], rule F02) and the energy it draws at work, cooling included. Network, building
/// and staff are not in it.
final class TokenPrices {
    /// Where the plan states none: the usual figures of rule F02.
    static final double LIFE_YEARS = 5;

    static final double INTEREST = 0.08;

    static final String PER_DOLLAR = "tokens per dollar";
    static final String PER_MILLION = "cost of a million tokens";
    private static final String HOUR = "accelerator for an hour";
    private static final double HOURS_PER_YEAR = 8760;

    private final Roster roster;
    private final PoolMap pools;
    private final List<List<Group>> groups;
    private final List<Work> works;
    private final PowerRoom power;
    private final PieceDraw draw;
    private final Map<String, Figure> known = new HashMap<>();

    private TokenPrices(
            Roster roster, PoolMap pools, List<List<Group>> groups, List<Work> works, PowerRoom power, PieceDraw draw) {
        this.roster = roster;
        this.pools = pools;
        this.groups = groups;
        this.works = works;
        this.power = power;
        this.draw = draw;
    }

    /// The result with tokens per dollar among the figures of every workload.
    static ThroughputResult priced(
            ThroughputRoom.Result throughput,
            Roster roster,
            PoolMap pools,
            List<List<Group>> groups,
            PowerRoom power,
            PieceDraw draw) {
        if (throughput.result().workloads().isEmpty()) {
            return throughput.result();
        }
        var prices = new TokenPrices(roster, pools, groups, throughput.works(), power, draw);
        return new ThroughputResult(
                throughput.result().pools(),
                throughput.result().workloads().stream().map(prices::priced).toList());
    }

    private WorkloadResult priced(WorkloadResult w) {
        if (!w.fits() || w.rate().value().isEmpty()) {
            return w;
        }
        var hours = new ArrayList<Figure>();
        if (w.pairing().isPresent()) {
            w.pairing().get().sides().forEach(s -> hours.add(hours(s.poolId(), s.acceleratorId(), s.accelerators())));
        } else {
            hours.add(hours(w.poolId(), w.acceleratorId(), w.accelerators()));
        }
        Figure hourly = Figure.sum("accelerators for an hour", "USD", hours);
        List<Figure> figures = new ArrayList<>(w.figures());
        int at = figures.size();
        for (int i = figures.size() - 1; i >= 0; i--) {
            String label = figures.get(i).label();
            if (label.equals(PER_DOLLAR)) {
                figures.remove(i);
                at = i;
            } else if (label.equals("tokens per joule") && at == figures.size()) {
                at = i + 1;
            }
        }
        figures.addAll(at, figures(w, hourly));
        return w.withFigures(figures);
    }

    private static List<Figure> figures(WorkloadResult w, Figure hourly) {
        if (hourly.value().isEmpty() || hourly.lowerBound()) {
            return List.of(unknown(PER_DOLLAR, "tokens/USD", hourly), unknown(PER_MILLION, "USD", hourly));
        }
        double kept = w.figures().stream()
                .filter(f -> f.label().equals("goodput"))
                .findFirst()
                .map(f -> f.value().orElse(100) / 100)
                .orElse(1.0);
        double tokens = 3600 * kept;
        double rate = w.rate().value().orElseThrow();
        Span rates = w.rate().band() == null ? new Span(rate, rate) : w.rate().band();
        double usd = hourly.value().orElseThrow();
        Span costs = hourly.band() == null ? new Span(usd, usd) : hourly.band();
        boolean exact = rates.low() == rates.high() && costs.low() == costs.high();
        Span each = new Span(tokens * rates.low() / costs.high(), tokens * rates.high() / costs.low());
        String what = w.kind() == ThroughputResult.Kind.TRAINING ? "tokens/s × goodput" : "output tokens/s";
        Figure perDollar = Figure.known(PER_DOLLAR, tokens * rate / usd, "tokens/USD")
                .withFormula("%s × 3600 / accelerators for an hour; %s"
                        .formatted(
                                what,
                                Accuracy.notValidated(w.rate())
                                        ? "range: price alone, the rate is not validated"
                                        : "range: rate and price together"))
                .withConfidence(w.rate().confidence().and(hourly.confidence()))
                .withParts(List.of(hourly));
        if (!(tokens * rate > 0)) {
            String why = kept > 0 ? "a rate above 0 within the targets" : "a goodput above 0";
            return List.of(perDollar, Figure.unknown(PER_MILLION, "USD", why));
        }
        Figure perMillion = Figure.known(PER_MILLION, 1e6 * usd / (tokens * rate), "USD")
                .withFormula("accelerators for an hour / (%s × 3600) × 10⁶".formatted(what))
                .withConfidence(perDollar.confidence())
                .withParts(List.of(hourly));
        if (exact) {
            return List.of(perDollar, perMillion);
        }
        return List.of(
                perDollar.withBand(each),
                each.low() > 0 ? perMillion.withBand(new Span(1e6 / each.high(), 1e6 / each.low())) : perMillion);
    }

    private static Figure unknown(String label, String unit, Figure hourly) {
        return new Figure(
                label,
                OptionalDouble.empty(),
                unit,
                null,
                hourly.unknowns(),
                hourly.formula(),
                List.of(),
                Confidence.UNSTATED,
                List.of(hourly));
    }

    private Figure hours(String poolId, String acceleratorId, int accelerators) {
        Figure one = known.computeIfAbsent(poolId + "\n" + acceleratorId, k -> hour(poolId, acceleratorId));
        return Figures.times(accelerators, acceleratorId, one).withParts(List.of(one));
    }

    private Figure hour(String poolId, String acceleratorId) {
        for (int p = 0; p < groups.size(); p++) {
            Pool pool = roster.plan.pools().get(p);
            if (pool.id().equals(poolId)) {
                return hour(pool, p, acceleratorId);
            }
        }
        return Figure.unknown(HOUR, "USD", "pool " + poolId);
    }

    private Figure hour(Pool pool, int p, String acceleratorId) {
        if (pool.price().usdPerHour().isPresent()) {
            return Figure.known(HOUR, pool.price().usdPerHour().getAsDouble(), "USD")
                    .withFormula("rent stated at pool " + pool.name());
        }
        Figure sum = Figure.sum(HOUR, "USD", List.of(capital(pool, p, acceleratorId), energy(pool, p, acceleratorId)));
        return sum.withFormula("price written off + energy; network, building and staff left out");
    }

    /// `price × CRF / 8760` with the capital recovery factor of rule F02.
    private Figure capital(Pool pool, int p, String acceleratorId) {
        Figure price = price(pool, p, acceleratorId);
        String label = "purchase, written off";
        if (price.value().isEmpty()) {
            return new Figure(
                    label,
                    OptionalDouble.empty(),
                    "USD",
                    null,
                    price.unknowns(),
                    "",
                    List.of(),
                    Confidence.UNSTATED,
                    List.of(price));
        }
        double years = pool.price().lifeYears().orElse(LIFE_YEARS);
        double rate = pool.price().interest().orElse(INTEREST);
        double perHour = Annuity.recoveryFactor(rate, years) / HOURS_PER_YEAR;
        Figure hour = Figure.known(label, price.value().getAsDouble() * perHour, "USD")
                .withFormula("price × CRF / 8760 with %s years (%s) and %s %% interest (%s)"
                        .formatted(
                                NumberText.plain(years),
                                pool.price().lifeYears().isPresent() ? "stated" : "assumed",
                                NumberText.plain(100 * rate),
                                pool.price().interest().isPresent() ? "stated" : "assumed"))
                .withConfidence(price.confidence())
                .withParts(List.of(price));
        Span band = price.band();
        return band == null ? hour : hour.withBand(new Span(band.low() * perHour, band.high() * perHour));
    }

    /// Price of one accelerator with its part of the server [USD].
    private Figure price(Pool pool, int p, String acceleratorId) {
        String label = "price of an accelerator with its part of the server";
        if (pool.price().usdPerAccelerator().isPresent()) {
            return Figure.known(label, pool.price().usdPerAccelerator().getAsDouble(), "USD")
                    .withFormula("stated at pool " + pool.name());
        }
        var systems = new ArrayList<Figure>();
        int accelerators = 0;
        for (Group group : groups.get(p)) {
            if (group.system().acceleratorId().equals(acceleratorId)) {
                systems.add(Figures.times(
                        group.systems(), group.system().name(), group.system().price()));
                accelerators += group.accelerators();
            }
        }
        Figure all = Figure.sum("systems", "USD", systems);
        if (all.value().isEmpty() || all.lowerBound() || accelerators == 0) {
            return Figure.unknown(
                    label,
                    "USD",
                    "%s is in no catalog price: state a price or a rent per accelerator at pool %s"
                            .formatted(
                                    all.unknowns().isEmpty()
                                            ? "price of " + acceleratorId
                                            : all.unknowns().getFirst(),
                                    pool.name()));
        }
        double one = 1.0 / accelerators;
        Figure price = Figure.known(label, all.value().getAsDouble() * one, "USD")
                .withFormula("catalog price of the systems / %d accelerators".formatted(accelerators))
                .withConfidence(all.confidence())
                .withSources(all.sources())
                .withParts(List.of(all));
        Span band = all.band();
        return band == null ? price : price.withBand(new Span(band.low() * one, band.high() * one));
    }

    /// `watts at work × PUE × energy price`.
    private Figure energy(Pool pool, int p, String acceleratorId) {
        String label = "energy at work, cooling included";
        Site site = site(p);
        if (site == null || site.tariffUsdPerKwh().isEmpty()) {
            return Figure.unknown(label, "USD", "energy price of site " + (site == null ? "unknown" : site.name()));
        }
        OptionalDouble pue = power.result().sites().stream()
                .filter(s -> s.siteId().equals(site.id()))
                .findFirst()
                .map(s -> s.pue().value())
                .orElse(OptionalDouble.empty());
        if (pue.isEmpty()) {
            return Figure.unknown(label, "USD", "PUE of site " + site.name());
        }
        double watts = 0;
        int accelerators = 0;
        for (Group group : groups.get(p)) {
            if (group.system().acceleratorId().equals(acceleratorId)) {
                Activity activity = works.get(p).of(group.system());
                OptionalDouble one = draw.expected(group.system(), activity).value();
                if (one.isEmpty()) {
                    return Figure.unknown(
                            label, "USD", "draw of " + group.system().name());
                }
                watts += group.systems() * one.getAsDouble();
                accelerators += group.accelerators();
            }
        }
        if (accelerators == 0) {
            return Figure.unknown(label, "USD", "accelerators of pool " + pool.name());
        }
        double each = watts / accelerators;
        double tariff = site.tariffUsdPerKwh().getAsDouble();
        return Figure.known(label, each / 1000 * pue.getAsDouble() * tariff, "USD")
                .withFormula("%s with its part of the server × PUE %s × %s USD/kWh at %s"
                        .formatted(
                                NumberText.withUnit(each, "W"),
                                NumberText.plain(pue.getAsDouble()),
                                NumberText.plain(tariff),
                                site.name()));
    }

    /// The site with the first rack of the pool.
    private @org.jspecify.annotations.Nullable Site site(int p) {
        for (int h = 0; h < roster.halls.size(); h++) {
            for (int i = roster.hallStart[h]; i < roster.hallStart[h + 1]; i++) {
                if (pools.poolOf[i] == p) {
                    return roster.plan.sites().get(roster.siteOfHall[h]);
                }
            }
        }
        return null;
    }
}
