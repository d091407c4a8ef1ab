package io.kilorack.assess;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;

/// The part of sites that the law asks about.
final class SitePlaces {
    private SitePlaces() {}

    /// True when both plans have the same sites in the same countries, with the same power and halls of the
    /// same sizes, in the same order.
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
            if (!x.id().equals(y.id())
                    || !x.country().equals(y.country())
                    || !x.utilityKw().equals(y.utilityKw())
                    || !sameSizes(x, y)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameSizes(Site x, Site y) {
        if (x.halls().size() != y.halls().size()) {
            return false;
        }
        for (int h = 0; h < x.halls().size(); h++) {
            Hall a = x.halls().get(h);
            Hall b = y.halls().get(h);
            if (a.widthM() != b.widthM() || a.depthM() != b.depthM() || a.heightM() != b.heightM()) {
                return false;
            }
        }
        return true;
    }
}
