package io.kilorack.assess;

import io.kilorack.plan.Waiver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Puts the checks of all rooms into one list: worst first, waivers applied, in an order that depends on
/// the plan only.
final class Checks {
    private static final Comparator<Check> WORST_FIRST =
            Comparator.comparing(Check::severity).thenComparing(Check::room).thenComparing(Check::code);

    private Checks() {}

    static List<Check> merged(List<List<Check>> rooms, List<Waiver> waivers) {
        var all = new ArrayList<Check>();
        rooms.forEach(all::addAll);
        all.sort(WORST_FIRST);
        if (!waivers.isEmpty()) {
            var byCode = new HashMap<String, List<Waiver>>();
            for (Waiver waiver : waivers) {
                byCode.computeIfAbsent(waiver.checkId(), k -> new ArrayList<>()).add(waiver);
            }
            all.replaceAll(check -> waived(check, byCode.getOrDefault(check.code(), List.of())));
        }
        return List.copyOf(all);
    }

    /// A check is waived only when every subject of it is: a waiver for one rack does not silence its
    /// neighbours. A check about nothing in particular is waived by an empty subject.
    private static Check waived(Check check, List<Waiver> waivers) {
        if (waivers.isEmpty()) {
            return check;
        }
        Waiver first = null;
        for (String subject : check.subjects().isEmpty() ? List.of("") : check.subjects()) {
            Waiver match = waivers.stream()
                    .filter(w -> w.subject().equals(subject))
                    .findFirst()
                    .orElse(null);
            if (match == null) {
                return check;
            }
            first = first == null ? match : first;
        }
        if (first == null) {
            return check;
        }
        String text = "%s, %s: %s".formatted(first.by(), first.on(), first.reason());
        return check.withWaiver(Optional.of(text));
    }

    /// For each room's list how many of its checks name each rack. A list that is the same object as before
    /// is not read again: one check may name ten thousand racks.
    static List<int[]> byRack(
            List<List<Check>> rooms, Roster roster, List<List<Check>> roomsBefore, List<int[]> countsBefore) {
        var result = new ArrayList<int[]>(rooms.size());
        for (int r = 0; r < rooms.size(); r++) {
            boolean same = r < roomsBefore.size() && roomsBefore.get(r) == rooms.get(r);
            result.add(same ? countsBefore.get(r) : count(rooms.get(r), roster));
        }
        return result;
    }

    private static int[] count(List<Check> checks, Roster roster) {
        int[] counts = new int[roster.size()];
        for (Check check : checks) {
            if (check.subjects() instanceof Positions racks && racks.count(roster.racks, counts)) {
                continue;
            }
            for (String subject : check.subjects()) {
                Integer at = roster.positions.get(subject);
                if (at != null) {
                    counts[at]++;
                }
            }
        }
        return counts;
    }

    static int[] sum(List<int[]> counts, int racks) {
        int[] sum = new int[racks];
        for (int[] some : counts) {
            for (int i = 0; i < racks; i++) {
                sum[i] += some[i];
            }
        }
        return sum;
    }
}
