package io.kilorack.assess;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The racks of a plan in a row, in plan order, with the hall and the site of each. Made from the roster
/// before it where possible: after moving one rack only that rack is looked at.
final class Roster {
    final Plan plan;
    final Rack[] racks;
    final List<Hall> halls;
    /// First rack of each hall; one entry more than halls.
    final int[] hallStart;
    /// Site of each hall.
    final int[] siteOfHall;
    /// Position of each rack by id; of doubled ids the first. Shared while ids and their order stay.
    final Map<String, Integer> positions;
    /// Positions whose rack is another object than in the roster before, or null when the two cannot be
    /// compared.
    final int @Nullable [] changed;

    private Roster(
            Plan plan,
            Rack[] racks,
            List<Hall> halls,
            int[] hallStart,
            int[] siteOfHall,
            Map<String, Integer> positions,
            int @Nullable [] changed) {
        this.plan = plan;
        this.racks = racks;
        this.halls = halls;
        this.hallStart = hallStart;
        this.siteOfHall = siteOfHall;
        this.positions = positions;
        this.changed = changed;
    }

    static Roster of(Plan plan, @Nullable Roster before) {
        int hallCount = 0;
        int size = 0;
        for (Site site : plan.sites()) {
            for (Hall hall : site.halls()) {
                hallCount++;
                size += hall.racks().size();
            }
        }
        var halls = new ArrayList<Hall>(hallCount);
        var racks = new Rack[size];
        int[] start = new int[hallCount + 1];
        int[] siteOf = new int[hallCount];
        int at = 0;
        int siteIndex = 0;
        for (Site site : plan.sites()) {
            for (Hall hall : site.halls()) {
                siteOf[halls.size()] = siteIndex;
                start[halls.size()] = at;
                halls.add(hall);
                Object[] of = hall.racks().toArray();
                System.arraycopy(of, 0, racks, at, of.length);
                at += of.length;
            }
            siteIndex++;
        }
        start[hallCount] = at;
        if (before != null && Arrays.equals(start, before.hallStart) && Arrays.equals(siteOf, before.siteOfHall)) {
            int[] changed = difference(before.racks, racks);
            if (changed != null) {
                return new Roster(plan, racks, halls, start, siteOf, before.positions, changed);
            }
        }
        var positions = HashMap.<String, Integer>newHashMap(size);
        for (int i = 0; i < size; i++) {
            positions.putIfAbsent(racks[i].id(), i);
        }
        return new Roster(plan, racks, halls, start, siteOf, positions, null);
    }

    /// Positions that hold another object, or null when an id differs.
    private static int @Nullable [] difference(Rack[] before, Rack[] now) {
        int[] found = new int[8];
        int n = 0;
        for (int i = 0; i < now.length; i++) {
            if (before[i] != now[i]) {
                if (!before[i].id().equals(now[i].id())) {
                    return null;
                }
                if (n == found.length) {
                    found = Arrays.copyOf(found, 2 * n);
                }
                found[n++] = i;
            }
        }
        return Arrays.copyOf(found, n);
    }

    int size() {
        return racks.length;
    }

    /// Hall index of the rack at `position`.
    int hallOf(int position) {
        int at = Arrays.binarySearch(hallStart, position);
        if (at < 0) {
            return -at - 2;
        }
        // Empty halls share a start with the hall that really holds the rack, which is the last of them.
        while (hallStart[at + 1] == position) {
            at++;
        }
        return at;
    }

    int siteOf(int position) {
        return siteOfHall[hallOf(position)];
    }

    Site site(int position) {
        return plan.sites().get(siteOf(position));
    }
}
