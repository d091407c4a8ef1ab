package io.kilorack.assess;

import io.kilorack.assess.PowerResult.SitePue;
import io.kilorack.assess.RackResult.RackDesign;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.quantity.Figure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The power that the hardware of each site needs, for the red flag of a data centre without the power
/// for what is ordered (BIS guidance of 13 May 2025).
///
/// At the least it is the sum of declared maxima of the IT devices, where a device of unknown draw counts
/// as nothing. At the most it is that sum, all devices known, times the PUE of the worst hour of the
/// site's climate. The guidance compares it with what the site has, so a figure is stated only where the
/// whole range lies on one side of that; in between the need is unknown.
///
/// @param bySite range by site id
record SiteNeed(Map<String, Range> bySite) {
    /// @param least [W]; `most` [W], empty where a draw or the PUE is not known
    record Range(double least, OptionalDouble most) {}

    SiteNeed {
        bySite = Map.copyOf(bySite);
    }

    /// @param design of a rack, or null where it has none
    static SiteNeed of(Plan plan, Function<Rack, @Nullable RackDesign> design, List<SitePue> years) {
        var ranges = new HashMap<String, Range>();
        for (Site site : plan.sites()) {
            double watts = 0;
            boolean all = true;
            for (Hall hall : site.halls()) {
                for (Rack rack : hall.racks()) {
                    RackDesign of = design.apply(rack);
                    if (of != null) {
                        Figure maximum = of.maximumPower();
                        watts += maximum.value().orElse(0);
                        all &= maximum.value().isPresent() && maximum.unknowns().isEmpty();
                    }
                }
            }
            Optional<SitePue> year =
                    years.stream().filter(y -> y.siteId().equals(site.id())).findFirst();
            double it = watts;
            ranges.put(
                    site.id(),
                    new Range(
                            it,
                            all && year.isPresent()
                                    ? OptionalDouble.of(it * year.get().worstHour())
                                    : OptionalDouble.empty()));
        }
        return new SiteNeed(ranges);
    }

    static SiteNeed of(Assessment assessment) {
        return of(
                assessment.plan(),
                rack -> {
                    RackResult result = assessment.racks().get(rack.id());
                    return result == null ? null : result.design();
                },
                assessment.power().sites());
    }

    /// States `system.power_mw` where it is known on which side of the site's power it lies.
    void state(Facts.Builder facts, Site site) {
        Range range = bySite.get(site.id());
        if (range == null || range.least == 0) {
            return;
        }
        OptionalDouble has = site.utilityKw();
        if (has.isPresent() && range.least > has.getAsDouble() * 1000) {
            facts.put(
                    "system.power_mw", megawatts(range.least), "declared maxima of the plan's IT devices, no cooling");
        } else if (range.most.isPresent() && (has.isEmpty() || range.most.getAsDouble() <= has.getAsDouble() * 1000)) {
            facts.put(
                    "system.power_mw",
                    megawatts(range.most.getAsDouble()),
                    "declared maxima of the plan's IT devices × PUE of the worst hour");
        }
    }

    private static double megawatts(double watts) {
        return watts / 1e6;
    }
}
