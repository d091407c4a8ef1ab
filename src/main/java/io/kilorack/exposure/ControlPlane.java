package io.kilorack.exposure;

import io.kilorack.exposure.classify.Region;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.rules.CompiledRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The plane of TPP and performance density, cut at the thresholds of the rules in force on a day. Between
/// two neighbouring thresholds
/// the classification is the same everywhere, so asking the engine once per rectangle draws the exact
/// regions of any rule base.
public final class ControlPlane {
    private ControlPlane() {}

    /// Regions for an integrated circuit, neighbours with the same answer joined along TPP.
    ///
    /// @param dataCentre marketed for data centres; Note 2 to 3A090 treats other parts more mildly
    /// @param ioGbs aggregate transfer rate for the test of 2022 [GB/s]
    /// @param on day of the law
    /// @param asOf day whose knowledge is used
    public static List<Region> regions(
            ExposureEngine engine, boolean dataCentre, double ioGbs, LocalDate on, LocalDate asOf) {
        List<Double> tpp = cuts(engine, "part.tpp", on, asOf);
        List<Double> density = cuts(engine, "part.pd", on, asOf);
        var regions = new ArrayList<Region>();
        for (int d = 0; d + 1 < density.size(); d++) {
            Region open = null;
            for (int t = 0; t + 1 < tpp.size(); t++) {
                String eccn = eccn(engine, tpp.get(t), density.get(d), dataCentre, ioGbs, on, asOf);
                if (open != null && open.eccn().equals(eccn)) {
                    open = new Region(open.tppFrom(), tpp.get(t + 1), open.densityFrom(), open.densityTo(), eccn);
                } else {
                    if (open != null) {
                        regions.add(open);
                    }
                    open = new Region(tpp.get(t), tpp.get(t + 1), density.get(d), density.get(d + 1), eccn);
                }
            }
            if (open != null) {
                regions.add(open);
            }
        }
        return List.copyOf(regions);
    }

    private static List<Double> cuts(ExposureEngine engine, String field, LocalDate on, LocalDate asOf) {
        var cuts = new TreeSet<Double>();
        cuts.add(0.0);
        cuts.add(Double.POSITIVE_INFINITY);
        for (CompiledRule rule : engine.classification()) {
            if (rule.knownOn(asOf.toEpochDay()) && rule.inForceOn(on.toEpochDay())) {
                rule.thresholds().stream().filter(t -> t.field().equals(field)).forEach(t -> cuts.add(t.limit()));
            }
        }
        return List.copyOf(cuts);
    }

    /// The class at the lower corner of a rectangle: thresholds of the rule base are inclusive below.
    private static String eccn(
            ExposureEngine engine,
            double tpp,
            double density,
            boolean dataCentre,
            double ioGbs,
            LocalDate on,
            LocalDate asOf) {
        Facts part = Facts.builder()
                .put("part.kind", "ic")
                .put("part.tpp", tpp)
                .put("part.pd", density)
                .put("part.io_bidirectional_gb_s", ioGbs)
                .put("part.datacenter_marketed", dataCentre)
                .build();
        return engine.judge(part, new Act("purchase", on, ""), asOf)
                .classification()
                .eccn();
    }
}
