package io.kilorack.plan.edit;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Rebuilds the path from a changed leaf up to the plan; everything beside the path is shared. One pass per
/// call.
final class Change {
    private Change() {}

    /// Replaces elements for which `change` gives another object; the same list when none changed.
    static <T> List<T> map(List<T> list, UnaryOperator<T> change) {
        Object[] next = null;
        for (int i = 0; i < list.size(); i++) {
            T before = list.get(i);
            T after = change.apply(before);
            if (after != before) {
                if (next == null) {
                    next = list.toArray();
                }
                next[i] = after;
            }
        }
        return next == null ? list : cast(List.of(next));
    }

    @SuppressWarnings("unchecked") // only filled from a List<T> and a UnaryOperator<T>
    private static <T> List<T> cast(List<Object> list) {
        return (List<T>) list;
    }

    static <T> List<T> without(List<T> list, Predicate<T> drop) {
        var kept = new ArrayList<T>(list.size());
        for (T each : list) {
            if (!drop.test(each)) {
                kept.add(each);
            }
        }
        return kept.size() == list.size() ? list : List.copyOf(kept);
    }

    static <T> List<T> plus(List<T> list, Collection<T> more) {
        var all = new ArrayList<T>(list.size() + more.size());
        all.addAll(list);
        all.addAll(more);
        return List.copyOf(all);
    }

    static <T> Optional<T> find(List<T> list, Function<T, String> id, String wanted) {
        for (T each : list) {
            if (id.apply(each).equals(wanted)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    static Plan sites(Plan plan, UnaryOperator<Site> change) {
        List<Site> next = map(plan.sites(), change);
        return next == plan.sites() ? plan : plan.withSites(next);
    }

    static Plan halls(Plan plan, UnaryOperator<Hall> change) {
        return sites(plan, site -> {
            List<Hall> next = map(site.halls(), change);
            return next == site.halls() ? site : site.withHalls(next);
        });
    }

    static Plan hall(Plan plan, String hallId, UnaryOperator<Hall> change) {
        return halls(plan, hall -> hall.id().equals(hallId) ? change.apply(hall) : hall);
    }

    static Plan racks(Plan plan, UnaryOperator<Rack> change) {
        return halls(plan, hall -> {
            List<Rack> next = map(hall.racks(), change);
            return next == hall.racks() ? hall : hall.withRacks(next);
        });
    }

    static Plan racks(Plan plan, Set<String> ids, UnaryOperator<Rack> change) {
        return racks(plan, rack -> ids.contains(rack.id()) ? change.apply(rack) : rack);
    }

    static Optional<Hall> hall(Plan plan, String hallId) {
        for (Site site : plan.sites()) {
            Optional<Hall> found = find(site.halls(), Hall::id, hallId);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    static Optional<Rack> rack(Plan plan, String rackId) {
        for (Site site : plan.sites()) {
            for (Hall hall : site.halls()) {
                Optional<Rack> found = find(hall.racks(), Rack::id, rackId);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// Racks of one hall.
    record InHall(Hall hall, List<Rack> racks) {}

    /// The wanted racks by hall, in plan order.
    static List<InHall> byHall(Plan plan, Set<String> ids) {
        var found = new ArrayList<InHall>();
        for (Site site : plan.sites()) {
            for (Hall hall : site.halls()) {
                List<Rack> racks = new ArrayList<>();
                for (Rack rack : hall.racks()) {
                    if (ids.contains(rack.id())) {
                        racks.add(rack);
                    }
                }
                if (!racks.isEmpty()) {
                    found.add(new InHall(hall, racks));
                }
            }
        }
        return found;
    }

    /// Wanted ids that no rack has.
    static List<String> missing(Set<String> wanted, List<InHall> found) {
        var left = new java.util.LinkedHashSet<>(wanted);
        found.forEach(part -> part.racks.forEach(rack -> left.remove(rack.id())));
        return List.copyOf(left);
    }

    static List<Rack> all(List<InHall> found) {
        return found.stream().flatMap(part -> part.racks.stream()).toList();
    }

    /// Counts new ids up from the highest number in use with a prefix.
    static final class NewIds {
        private final Map<String, Integer> highest = new HashMap<>();
        private String lastPrefix = "";

        static NewIds forRacks(Plan plan) {
            var ids = new NewIds();
            plan.sites()
                    .forEach(site -> site.halls().forEach(hall -> hall.racks().forEach(rack -> ids.see(rack.id()))));
            return ids;
        }

        static NewIds forDevices(Plan plan) {
            var ids = new NewIds();
            plan.sites()
                    .forEach(site -> site.halls()
                            .forEach(hall -> hall.racks()
                                    .forEach(rack -> rack.devices().forEach(device -> ids.see(device.id())))));
            return ids;
        }

        static NewIds of(Collection<String> used) {
            var ids = new NewIds();
            used.forEach(ids::see);
            return ids;
        }

        private void see(String id) {
            int digits = id.length();
            int number = 0;
            int place = 1;
            while (digits > 0 && place <= 100_000_000 && id.charAt(digits - 1) >= '0' && id.charAt(digits - 1) <= '9') {
                number += (id.charAt(--digits) - '0') * place;
                place *= 10;
            }
            if (digits == id.length()) {
                return;
            }
            // most ids share their prefix with the one before: no need for a new text each time
            if (!id.regionMatches(0, lastPrefix, 0, digits) || lastPrefix.length() != digits) {
                lastPrefix = id.substring(0, digits);
            }
            highest.merge(lastPrefix, number, Math::max);
        }

        String next(String prefix) {
            return prefix + highest.merge(prefix, 1, Integer::sum);
        }
    }
}
