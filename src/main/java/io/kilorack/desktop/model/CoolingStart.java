package io.kilorack.desktop.model;

import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.CoolingUnit.Medium;
import io.kilorack.plan.CoolingUnit.Transfer;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.plan.edit.Edit;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/// A new cooling unit in the window. It is like the last unit of its medium at the site; the first of its
/// medium starts a group of its own, which the hall that is shown, or its racks without a loop, then name.
/// What it carries and draws stays unstated until somebody knows it.
public final class CoolingStart {
    private CoolingStart() {}

    public static Edit unit(Workspace w, Medium medium) {
        Plan plan = w.plan();
        Site site = Selections.siteOfHall(plan, w.hallIdProperty().get())
                .or(() -> plan.sites().stream().findFirst())
                .orElse(null);
        if (site == null) {
            return Edit.refused(Texts.get("refuse.noSite"), Texts.get("refuse.noSite.next"));
        }
        CoolingUnit like = site.cooling().stream()
                .filter(u -> u.medium() == medium)
                .reduce((_, last) -> last)
                .orElse(null);
        long number =
                1 + site.cooling().stream().filter(u -> u.medium() == medium).count();
        String name = Texts.get("new.cooling." + medium.name()) + " " + number;
        String id = Additions.free(prefix(medium), taken(plan));
        CoolingUnit made = like == null
                ? first(medium, id, name, feeds(site, medium), taken(plan))
                : like.withId(id).withName(name);
        Edit edit = Editing.of(w).power().addCooling(plan, site.id(), made);
        return like == null && edit instanceof Edit.Made added ? served(w, added, made) : edit;
    }

    private static CoolingUnit first(Medium medium, String id, String name, List<String> feeds, Set<String> taken) {
        String group = Additions.free(
                switch (medium) {
                    case AIR -> "air-";
                    case LIQUID -> "loop-";
                    case REJECTION -> "plant-";
                },
                taken);
        return new CoolingUnit(
                id,
                name,
                medium,
                group,
                "",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                feeds,
                feeds.size() > 1 ? Transfer.ATS : Transfer.UNSTATED,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /// The hall that is shown takes a new air group when it names none; its racks a new loop.
    private static Edit served(Workspace w, Edit.Made added, CoolingUnit unit) {
        Hall hall = Selections.hall(added.plan(), w.hallIdProperty().get()).orElse(null);
        if (hall == null || unit.medium() == Medium.REJECTION) {
            return added;
        }
        Edit next = added;
        if (unit.medium() == Medium.AIR && hall.airGroup().isEmpty()) {
            next = Editing.of(w).places().changeHall(added.plan(), hall.withAirGroup(unit.group()));
        } else if (unit.medium() == Medium.LIQUID) {
            Set<String> dry = hall.racks().stream()
                    .filter(rack -> rack.loop().isEmpty())
                    .map(Rack::id)
                    .collect(Collectors.toSet());
            next = dry.isEmpty() ? added : Editing.of(w).racks().setLoop(added.plan(), dry, unit.group());
        }
        return next instanceof Edit.Made made ? Edit.made(added.name(), made.plan(), unit.id()) : added;
    }

    /// Pumps and fans behind the UPS of each side, compressors on its board: the first of each.
    private static List<String> feeds(Site site, Medium medium) {
        var kind = medium == Medium.REJECTION ? PowerNode.NodeKind.SWITCHGEAR : PowerNode.NodeKind.UPS;
        var sides = new HashSet<String>();
        return site.chain().stream()
                .filter(n -> n.kind() == kind && sides.add(n.side()))
                .limit(2)
                .map(PowerNode::id)
                .toList();
    }

    private static String prefix(Medium medium) {
        return switch (medium) {
            case AIR -> "crah-";
            case LIQUID -> "cdu-";
            case REJECTION -> "chiller-";
        };
    }

    private static Set<String> taken(Plan plan) {
        var taken = new HashSet<String>();
        plan.sites()
                .forEach(s -> s.cooling().forEach(u -> {
                    taken.add(u.id());
                    taken.add(u.group());
                }));
        return taken;
    }
}
