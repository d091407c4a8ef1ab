package io.kilorack.assess;

import io.kilorack.assess.PowerResult.SitePue;
import io.kilorack.catalog.Climate;
import io.kilorack.catalog.load.GridFactors;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Site;
import io.kilorack.power.climate.AnnualPue;
import io.kilorack.power.energy.AnnualEnergy;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A year of every site: PUE from the climate and the losses of the chain, and the energy, money, carbon
/// and water that follow at the expected load.
final class SiteYear {
    private SiteYear() {}

    /// @param facility power of all sites at the expected load [W]
    /// @param energy [Wh], `cost` [USD], `carbon` [t CO2e], `water` [m³], all per year
    record Result(
            Figure facility,
            Figure pue,
            Figure energy,
            Figure cost,
            Figure carbon,
            Figure water,
            List<SitePue> sites,
            List<Check> checks) {}

    static Result of(Roster roster, Cards cards, PowerTotals totals, List<ChainRoom> chains, PieceDraw draw) {
        var facilities = new ArrayList<Figure>();
        var energies = new ArrayList<Figure>();
        var costs = new ArrayList<Figure>();
        var carbons = new ArrayList<Figure>();
        var waters = new ArrayList<Figure>();
        var pues = new ArrayList<Figure>();
        var checks = new ArrayList<Check>();
        var sites = new ArrayList<SitePue>();
        int hall = 0;
        for (ChainRoom chain : chains) {
            Site site = chain.site();
            int next = hall + site.halls().size();
            PowerTotals it = chains.size() == 1
                    ? totals
                    : PowerTotals.of(Cards.tallies(cards.of, roster.hallStart[hall], roster.hallStart[next]), draw);
            double open = open(roster, cards, hall, next, draw);
            hall = next;
            Optional<Year> annual = pue(site, it, chain, open, checks);
            Figure pue = annual.map(Year::pue)
                    .orElseGet(() -> Figure.unknown("annual PUE", "", "climate of " + site.name()));
            Figure wue =
                    annual.map(Year::wue).orElseGet(() -> Figure.unknown("WUE", "L/kWh", "climate of " + site.name()));
            Figure kwh = AnnualEnergy.facility(it.expected(), pue);
            annual.ifPresent(y -> sites.add(y.result(site)));
            pues.add(pue.withLabel("PUE of " + site.name()));
            facilities.add(
                    AnnualEnergy.facilityPower(it.expected(), pue).withLabel("facility power of " + site.name()));
            energies.add(Figures.scaled(kwh, 1000, "annual energy of " + site.name(), "Wh"));
            costs.add(cost(site, kwh, it.expected(), annual.map(y -> y.annual().worstHour())));
            carbons.add(Figures.scaled(
                    AnnualEnergy.carbon(kwh, grid(site), gridSource(site)),
                    0.001,
                    "annual carbon of " + site.name(),
                    "t"));
            waters.add(Figures.scaled(
                    AnnualEnergy.water(AnnualEnergy.it(it.expected()), wue),
                    0.001,
                    "annual water of " + site.name(),
                    "m³"));
        }
        Figure facility = Figures.total("facility power", "W", facilities);
        return new Result(
                facility,
                overall(pues, facility, totals.expected()),
                Figures.total("annual energy", "Wh", energies),
                Figures.total("annual energy cost", "USD", costs),
                Figures.total("annual operational carbon", "t", carbons),
                Figures.total("annual water", "m³", waters),
                List.copyOf(sites),
                List.copyOf(checks));
    }

    private static Optional<Year> pue(Site site, PowerTotals it, ChainRoom chain, double open, List<Check> checks) {
        if (it.expected().value().isEmpty() || !(it.expected().value().getAsDouble() > 0)) {
            return Optional.empty();
        }
        Optional<Climate> climate = SiteClimates.of(site.climate());
        if (climate.isEmpty()) {
            checks.add(new Check(
                    "power.climate.missing",
                    Check.Severity.INFO,
                    Check.Room.POWER,
                    List.of(site.id()),
                    site.climate().isEmpty()
                            ? "Site %s names no climate: PUE and annual energy are unknown.".formatted(site.name())
                            : "Site %s names climate %s, which is not shipped: PUE and annual energy are unknown."
                                    .formatted(site.name(), site.climate()),
                    "Choose the nearest city of the list.",
                    Optional.empty(),
                    Optional.empty()));
            return Optional.empty();
        }
        double load = chain.expected().loadWatts();
        OptionalDouble loss = load > 0
                ? OptionalDouble.of(Math.clamp(chain.expected().lossWatts() / load, 0, 2))
                : OptionalDouble.empty();
        SiteCooling cooling = SiteCooling.of(site, it, loss, open);
        AnnualPue year = AnnualPue.of(cooling.facility(), climate.get(), SiteClimates.year(climate.get()));
        return Optional.of(new Year(year, cooling));
    }

    /// A site's year and the plant behind it.
    private record Year(AnnualPue annual, SiteCooling cooling) {
        Figure pue() {
            return annual.pue().withSources(sources(annual.pue()));
        }

        Figure wue() {
            return annual.wue().withSources(sources(annual.wue()));
        }

        private List<Source> sources(Figure figure) {
            var sources = new ArrayList<>(figure.sources());
            sources.add(Source.of("cooling plant: " + cooling.source()));
            return sources;
        }

        SitePue result(Site site) {
            return new SitePue(
                    site.id(),
                    annual.climate(),
                    pue(),
                    wue(),
                    annual.months(),
                    annual.waterMonths(),
                    annual.worstHour(),
                    annual.freeHours(),
                    annual.reuseFactor(),
                    cooling.description());
        }
    }

    /// Share of the air heat of a site's halls that stands in open aisles.
    private static double open(Roster roster, Cards cards, int from, int to, PieceDraw draw) {
        double open = 0;
        double all = 0;
        for (int h = from; h < to; h++) {
            boolean mixes = roster.halls.get(h).containment() == Hall.Containment.NONE;
            if (to - from == 1) {
                return mixes ? 1 : 0;
            }
            double air = PowerTotals.of(Cards.tallies(cards.of, roster.hallStart[h], roster.hallStart[h + 1]), draw)
                    .airWatts();
            all += air;
            open += mixes ? air : 0;
        }
        return all > 0 ? open / all : 0;
    }

    /// Energy over the year at the site's tariff, and the demand charge on the facility's peak when one is
    /// stated: expected IT power at the PUE of the worst hour. Source: rule F01.
    private static Figure cost(Site site, Figure kwh, Figure it, Optional<Double> worstHour) {
        String label = "annual energy cost of " + site.name();
        if (site.tariffUsdPerKwh().isEmpty()) {
            return Figure.unknown(label, "USD", "energy tariff of " + site.name());
        }
        Figure energy = Figures.scaled(kwh, site.tariffUsdPerKwh().getAsDouble(), "energy", "USD")
                .withFormula("annual energy × tariff of %s USD/kWh"
                        .formatted(NumberText.plain(site.tariffUsdPerKwh().getAsDouble())));
        OptionalDouble demand = site.demandUsdPerKwMonth();
        if (demand.isEmpty() || worstHour.isEmpty()) {
            return energy.withLabel(label);
        }
        Figure peak = Figures.scaled(it, worstHour.get() / 1000, "facility peak", "kW");
        Figure charge = Figures.scaled(peak, 12 * demand.getAsDouble(), "demand charge", "USD")
                .withFormula("peak × %s USD/kW × 12 months; peak: expected IT power × PUE of the worst hour"
                        .formatted(NumberText.plain(demand.getAsDouble())));
        return Figures.total(label, "USD", List.of(energy, charge))
                .withFormula("energy × tariff + peak × demand charge × 12 months (rule F01)");
    }

    private static Figure overall(List<Figure> pues, Figure facility, Figure it) {
        if (pues.size() == 1) {
            return pues.getFirst().withLabel("PUE, annual mean");
        }
        if (facility.value().isEmpty()
                || it.value().isEmpty()
                || !facility.unknowns().isEmpty()
                || pues.isEmpty()) {
            return Figure.unknown("PUE, annual mean", "", "PUE of every site").withParts(pues);
        }
        return Figure.known(
                        "PUE, annual mean",
                        facility.value().getAsDouble() / it.value().getAsDouble(),
                        "")
                .withFormula("facility power of all sites / their IT power")
                .withParts(pues);
    }

    /// The site's own grid factor, else that of its country.
    private static OptionalDouble grid(Site site) {
        GridFactors.Factor country = GridFactors.shipped().get(site.country());
        return site.gridKgPerKwh().isPresent() || country == null
                ? site.gridKgPerKwh()
                : OptionalDouble.of(country.kgPerKwh());
    }

    private static Source gridSource(Site site) {
        GridFactors.Factor country = GridFactors.shipped().get(site.country());
        return site.gridKgPerKwh().isPresent() || country == null
                ? Source.of("grid factor of the site as entered")
                : country.source();
    }
}
