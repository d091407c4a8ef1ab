package io.kilorack.assess;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.NumberFormat;
import io.kilorack.exposure.classify.PartFacts;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/// What follows for the law from all hardware of a plan together: whose designs stand in it, what power
/// it needs, and whether a site may be a
/// supercomputer (15 CFR 772.1: 100 PFLOPS at 64 bit or 200 PFLOPS at 32 bit within 41,600 cubic feet).
///
/// Whether matrix engines count is disputed, so the aggregate peak is a range: vector units at least,
/// matrix units at most. A figure
/// is stated only where the whole range lies on one side of the limit. The envelope is not settled either:
/// it is stated only where the
/// halls as a whole lie within it.
final class FleetFacts {
    private static final double FP64_LIMIT = 100;
    private static final double FP32_LIMIT = 200;
    private static final double ENVELOPE_FT3 = 41_600;
    private static final double FT3_PER_M3 = 35.3147;

    private final Map<String, Facts> bySite = new HashMap<>();

    /// Accelerators of one model at one site.
    ///
    /// @param installed false for what lies in store: the operator's all the same, but no part of a system
    record Holding(String siteId, String acceleratorId, int count, boolean installed) {}

    /// @param need power the hardware of each site needs
    FleetFacts(Catalog catalog, Plan plan, List<Holding> holdings, SiteNeed need) {
        var seats = new TreeSet<String>();
        var peaks = new HashMap<String, Peak>();
        for (Holding holding : holdings) {
            Accelerator accelerator = catalog.accelerators().get(holding.acceleratorId);
            if (accelerator != null) {
                PartFacts.seat(accelerator.vendor()).ifPresent(seats::add);
            }
            if (!holding.installed) {
                continue;
            }
            Peak peak = peaks.computeIfAbsent(holding.siteId, id -> new Peak());
            if (accelerator == null) {
                peak.open = true;
            } else {
                peak.add(accelerator, holding.count);
            }
        }
        for (Site site : plan.sites()) {
            Facts.Builder facts = Facts.builder();
            if (!seats.isEmpty()) {
                facts.put("plan.vendor_jurisdictions", List.copyOf(seats), "plan");
            }
            Peak peak = peaks.get(site.id());
            if (peak != null && !peak.open) {
                state(facts, "system.fp64_pflops", peak.low64, peak.high64, FP64_LIMIT);
                state(facts, "system.fp32_pflops", peak.low32, peak.high32, FP32_LIMIT);
            }
            need.state(facts, site);
            double volume = 0;
            for (Hall hall : site.halls()) {
                volume += hall.widthM() * hall.depthM() * hall.heightM() * FT3_PER_M3;
            }
            if (volume > 0 && volume <= ENVELOPE_FT3) {
                facts.put("system.volume_ft3", volume, "halls of the plan");
            }
            bySite.put(site.id(), facts.build());
        }
    }

    /// Facts for a site of the plan.
    Facts at(String siteId) {
        return bySite.getOrDefault(siteId, Facts.NONE);
    }

    private static void state(Facts.Builder facts, String field, double low, double high, double limit) {
        if (low >= limit) {
            facts.put(field, low, "vector peak of the site's accelerators, a lower bound");
        } else if (high < limit) {
            facts.put(field, high, "matrix peak of the site's accelerators, an upper bound");
        }
    }

    /// Aggregate peaks of a site [PFLOPS].
    private static final class Peak {
        double low64;
        double high64;
        double low32;
        double high32;
        boolean open;

        void add(Accelerator accelerator, int count) {
            double pieces = count / 1000.0;
            OptionalDouble fp64 = accelerator.peak(NumberFormat.FP64);
            OptionalDouble fp32 = accelerator.peak(NumberFormat.FP32);
            // A part is never faster at more bits: BF16 bounds what is not stated.
            double bound = Math.max(
                    accelerator.peak(NumberFormat.BF16).orElse(0),
                    accelerator.peak(NumberFormat.FP16).orElse(0));
            open |= bound == 0 && (fp64.isEmpty() || fp32.isEmpty());
            low64 += pieces * fp64.orElse(0);
            low32 += pieces * fp32.orElse(0);
            double most32 = Math.max(
                    fp32.orElse(bound), accelerator.peak(NumberFormat.TF32).orElse(0));
            high32 += pieces * most32;
            // Matrix units double the vector rate at 64 bit where there are any.
            high64 += pieces * (fp64.isPresent() ? 2 * fp64.getAsDouble() : most32);
        }
    }
}
