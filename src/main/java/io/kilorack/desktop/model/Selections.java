package io.kilorack.desktop.model;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Stream;

/// Finding selected things in a plan.
public final class Selections {
    private Selections() {}

    /// The selection without what an edit took away.
    public static Selection stillThere(Selection selection, Plan plan) {
        if (selection.isEmpty()) {
            return selection;
        }
        var there = new HashSet<String>();
        switch (selection.kind()) {
            case RACK -> racks(plan).forEach(r -> there.add(r.id()));
            case DEVICE -> racks(plan).forEach(r -> r.devices().forEach(d -> there.add(r.id() + "/" + d.id())));
            case SITE -> plan.sites().forEach(s -> there.add(s.id()));
            case HALL -> halls(plan).forEach(h -> there.add(h.id()));
            case POOL -> plan.pools().forEach(p -> there.add(p.id()));
            case WORKLOAD -> plan.workloads().forEach(w -> there.add(w.id()));
            case STOCK -> plan.stock().forEach(s -> there.add(s.id()));
            case NODE -> plan.sites().forEach(s -> s.chain().forEach(n -> there.add(n.id())));
            case COOLING -> plan.sites().forEach(s -> s.cooling().forEach(u -> there.add(u.id())));
            case PLAN, ENTRY -> there.addAll(selection.ids());
        }
        var kept = selection.ids().stream().filter(there::contains).toList();
        if (kept.size() == selection.ids().size()) {
            return selection;
        }
        return kept.isEmpty() ? Selection.NONE : new Selection(selection.kind(), kept);
    }

    public static Stream<Hall> halls(Plan plan) {
        return plan.sites().stream().flatMap(s -> s.halls().stream());
    }

    public static Stream<Rack> racks(Plan plan) {
        return halls(plan).flatMap(h -> h.racks().stream());
    }

    public static Optional<Rack> rack(Plan plan, String id) {
        return racks(plan).filter(r -> r.id().equals(id)).findFirst();
    }

    /// Devices by their ids alone.
    public static Selection devices(Plan plan, Collection<String> deviceIds) {
        return new Selection(
                Selection.Kind.DEVICE,
                racks(plan)
                        .flatMap(r -> r.devices().stream()
                                .filter(d -> deviceIds.contains(d.id()))
                                .map(d -> r.id() + "/" + d.id()))
                        .toList());
    }

    public static Optional<Hall> hall(Plan plan, String id) {
        return halls(plan).filter(h -> h.id().equals(id)).findFirst();
    }

    public static Optional<Site> siteOfHall(Plan plan, String hallId) {
        return plan.sites().stream()
                .filter(s -> s.halls().stream().anyMatch(h -> h.id().equals(hallId)))
                .findFirst();
    }

    public static Optional<Hall> hallOfRack(Plan plan, String rackId) {
        return halls(plan)
                .filter(h -> h.racks().stream().anyMatch(r -> r.id().equals(rackId)))
                .findFirst();
    }

    /// What an id of a check or finding means in the plan, or an empty selection.
    public static Selection find(Plan plan, String id) {
        if (rack(plan, id).isPresent()) {
            return Selection.of(Selection.Kind.RACK, id);
        }
        var holder = racks(plan)
                .filter(r -> r.devices().stream().anyMatch(d -> d.id().equals(id)))
                .findFirst();
        if (holder.isPresent()) {
            return Selection.device(holder.get().id(), id);
        }
        if (plan.sites().stream().anyMatch(s -> s.chain().stream().anyMatch(n -> n.id().equals(id)))) {
            return Selection.of(Selection.Kind.NODE, id);
        }
        if (plan.sites().stream().anyMatch(s -> s.cooling().stream().anyMatch(u -> u.id().equals(id)))) {
            return Selection.of(Selection.Kind.COOLING, id);
        }
        if (plan.pools().stream().anyMatch(p -> p.id().equals(id))) {
            return Selection.of(Selection.Kind.POOL, id);
        }
        if (plan.workloads().stream().anyMatch(w -> w.id().equals(id))) {
            return Selection.of(Selection.Kind.WORKLOAD, id);
        }
        if (plan.stock().stream().anyMatch(s -> s.id().equals(id))) {
            return Selection.of(Selection.Kind.STOCK, id);
        }
        if (hall(plan, id).isPresent()) {
            return Selection.of(Selection.Kind.HALL, id);
        }
        if (plan.sites().stream().anyMatch(s -> s.id().equals(id))) {
            return Selection.of(Selection.Kind.SITE, id);
        }
        return Selection.NONE;
    }
}
