package io.kilorack.report.draw;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.PowerResult.CoolingLoad;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Site;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The cooling groups of the site that a hall belongs to, by id.
final class CoolingHeadroom {
    private CoolingHeadroom() {}

    /// Group ids are unique within a site; results stand site by site in the order in which its units first
    /// name them.
    static Map<String, CoolingLoad> groups(Hall hall, @Nullable Assessment assessment) {
        var result = new LinkedHashMap<String, CoolingLoad>();
        if (assessment == null) {
            return result;
        }
        List<CoolingLoad> loads = assessment.power().cooling();
        int at = 0;
        for (Site site : assessment.plan().sites()) {
            var ids = new LinkedHashSet<String>();
            for (CoolingUnit unit : site.cooling()) {
                ids.add(unit.group());
            }
            boolean here = site.halls().stream().anyMatch(h -> h.id().equals(hall.id()));
            for (String id : ids) {
                if (here && at < loads.size() && loads.get(at).group().equals(id)) {
                    result.put(id, loads.get(at));
                }
                at++;
            }
        }
        return result;
    }

    /// Margin over what the group carries without its largest unit, as a share of that; NaN when no
    /// capacity is stated.
    static double margin(CoolingLoad load) {
        double capacity = load.capacityAfterLossWatts().orElse(Double.NaN);
        return capacity > 0
                ? (capacity - load.heatWatts()) / capacity
                : load.capacityWatts().isPresent() ? -1 : Double.NaN;
    }
}
