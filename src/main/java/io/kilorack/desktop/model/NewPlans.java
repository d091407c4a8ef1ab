package io.kilorack.desktop.model;

import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Owner;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;

/// A plan to start from: one site, one empty hall of 24 × 16 m. What is not stated stays unknown.
public final class NewPlans {
    private NewPlans() {}

    public static Plan empty(LocalDate today) {
        Site site = site("site-1", Texts.get("new.site"), "hall-1");
        return new Plan(
                Texts.get("plan.untitled"),
                "",
                "",
                today,
                new Owner("", "", "", List.of(), new LinkedHashMap<>()),
                List.of(site),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /// A site with one empty hall.
    static Site site(String id, String name, String hallId) {
        OptionalDouble unknown = OptionalDouble.empty();
        var hall =
                new Hall(hallId, Texts.get("new.hall"), 24, 16, 4, unknown, 600, "", List.of(), List.of(), List.of());
        return new Site(
                id,
                name,
                "",
                "",
                unknown,
                unknown,
                unknown,
                unknown,
                Site.RuleSet.IEC,
                unknown,
                List.of(),
                List.of(),
                List.of(hall));
    }
}
