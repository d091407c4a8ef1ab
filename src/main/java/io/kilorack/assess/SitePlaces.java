package io.kilorack.assess;

import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;

/// The part of sites that the law asks about.
final class SitePlaces {
    private SitePlaces() {}

    /// True when both plans have the same sites in the same countries, in the same order.
    static boolean same(Plan a, Plan b) {
        if (a.sites() == b.sites()) {
            return true;
        }
        if (a.sites().size() != b.sites().size()) {
            return false;
        }
        for (int s = 0; s < a.sites().size(); s++) {
            Site x = a.sites().get(s);
            Site y = b.sites().get(s);
            if (!x.id().equals(y.id()) || !x.country().equals(y.country())) {
                return false;
            }
        }
        return true;
    }
}
