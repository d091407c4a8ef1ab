package io.kilorack.plan.edit;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.plan.edit.Change.NewIds;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Edits of sites and halls.
public final class PlaceEdits {
    private static final double LONGEST_M = 100_000;

    PlaceEdits() {}

    /// Adds an empty site; its id must be new.
    public Edit addSite(Plan plan, Site site) {
        return Change.find(plan.sites(), Site::id, site.id()).isPresent()
                ? Edit.refused("There is already a site " + site.id() + ".", "Choose another id.", site.id())
                : Edit.made(
                        "Add site " + name(site), plan.withSites(Change.plus(plan.sites(), List.of(site))), site.id());
    }

    /// Changes values of a site: name, country, climate, tariff, limits, cooling plant. Power chain,
    /// cooling and halls stay as they are.
    public Edit changeSite(Plan plan, Site values) {
        Site site = Change.find(plan.sites(), Site::id, values.id()).orElse(null);
        if (site == null) {
            return Words.noSuch("site", values.id());
        }
        Site next = values.withChain(site.chain()).withCooling(site.cooling()).withHalls(site.halls());
        return Edit.made(
                "Change site " + name(next), Change.sites(plan, each -> each == site ? next : each), site.id());
    }

    /// Removes a site with everything in it; pools forget its racks.
    public Edit removeSite(Plan plan, String siteId) {
        Site site = Change.find(plan.sites(), Site::id, siteId).orElse(null);
        if (site == null) {
            return Words.noSuch("site", siteId);
        }
        Plan next = plan.withSites(Change.without(plan.sites(), each -> each == site));
        return Edit.made("Remove site " + name(site), forget(next, site.halls()));
    }

    /// Adds an empty hall of a size in metres; its id is the edit's subject.
    public Edit addHall(Plan plan, String siteId, String name, double widthM, double depthM) {
        Site site = Change.find(plan.sites(), Site::id, siteId).orElse(null);
        if (site == null) {
            return Words.noSuch("site", siteId);
        }
        Edit wrong = wrongSize(widthM, depthM);
        if (wrong != null) {
            return wrong;
        }
        var ids = NewIds.of(plan.sites().stream()
                .flatMap(each -> each.halls().stream())
                .map(Hall::id)
                .toList());
        var hall = new Hall(
                ids.next("hall-"),
                name.strip(),
                widthM,
                depthM,
                4,
                OptionalDouble.empty(),
                600,
                "",
                List.of(),
                List.of(),
                List.of());
        Plan next = Change.sites(
                plan, each -> each == site ? site.withHalls(Change.plus(site.halls(), List.of(hall))) : each);
        return Edit.made("Add hall " + name(hall), next, hall.id());
    }

    /// Changes values of a hall: name, size, floor rating, grid, air group, containment, delivery path.
    /// Racks that then stand outside become checks, not losses.
    public Edit changeHall(Plan plan, Hall values) {
        Edit wrong = wrongSize(values.widthM(), values.depthM());
        if (wrong != null) {
            return wrong;
        }
        return change(plan, values.id(), "Change hall ", hall -> hall.like(values));
    }

    /// Sets the size of a hall [m].
    public Edit resizeHall(Plan plan, String hallId, double widthM, double depthM) {
        Edit wrong = wrongSize(widthM, depthM);
        return wrong != null ? wrong : change(plan, hallId, "Resize hall ", hall -> hall.resized(widthM, depthM));
    }

    /// Removes a hall with its racks; pools forget them.
    public Edit removeHall(Plan plan, String hallId) {
        Hall hall = Change.hall(plan, hallId).orElse(null);
        if (hall == null) {
            return Words.noSuch("hall", hallId);
        }
        Plan next = Change.sites(plan, site -> {
            List<Hall> kept = Change.without(site.halls(), each -> each == hall);
            return kept == site.halls() ? site : site.withHalls(kept);
        });
        return Edit.made("Remove hall " + name(hall), forget(next, List.of(hall)));
    }

    private static Edit change(Plan plan, String hallId, String verb, UnaryOperator<Hall> change) {
        Hall hall = Change.hall(plan, hallId).orElse(null);
        return hall == null
                ? Words.noSuch("hall", hallId)
                : Edit.made(verb + name(hall), Change.hall(plan, hallId, change), hallId);
    }

    private static @org.jspecify.annotations.Nullable Edit wrongSize(double widthM, double depthM) {
        return widthM >= 1 && widthM <= LONGEST_M && depthM >= 1 && depthM <= LONGEST_M
                ? null
                : Edit.refused(
                        "A hall is between 1 m and 100 000 m wide and deep; this one would be %s × %s m."
                                .formatted(widthM, depthM),
                        "Give a size in metres.");
    }

    private static Plan forget(Plan plan, List<Hall> gone) {
        Set<String> ids = new HashSet<>();
        gone.forEach(hall -> hall.racks().stream().map(Rack::id).forEach(ids::add));
        return ContentEdits.withoutRacks(plan, ids);
    }

    private static String name(Site site) {
        return Words.label(site.id(), site.name());
    }

    private static String name(Hall hall) {
        return Words.label(hall.id(), hall.name());
    }
}
