package io.kilorack.throughput.search;

import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.TrainingSearch.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Layouts of which none is beaten by another in time, memory and power at once. Of equal ones the first
/// stays, so that the front does not depend on who finds them.
final class Front {
    /// Difference that makes no layout worth showing.
    private static final double NOTHING = 0.01;

    private final Chip chip;
    private final List<Found> members = new ArrayList<>();

    Front(Chip chip) {
        this.chip = chip;
    }

    void add(Found f) {
        if (f.memory() > chip.memory) {
            return;
        }
        for (Found m : members) {
            if (beats(m, f)) {
                return;
            }
        }
        members.removeIf(m -> beats(f, m));
        members.add(f);
    }

    void add(Front other) {
        other.members.forEach(this::add);
    }

    /// At least as good in everything. Unknown power tells nothing apart.
    private static boolean beats(Found a, Found b) {
        return a.time().total() <= b.time().total() && a.memory() <= b.memory() && !(a.watts() > b.watts());
    }

    /// Fastest first, none slower than `limit` [s]. A slower one stays only where it saves more than a
    /// hundredth of the memory or of the power.
    List<Found> sorted(double limit) {
        var sorted = members.stream()
                .filter(f -> f.time().total() <= limit)
                .sorted(Comparator.comparingDouble(f -> f.time().total()))
                .toList();
        var front = new ArrayList<Found>();
        for (Found f : sorted) {
            if (front.stream().noneMatch(g -> nearly(g, f))) {
                front.add(f);
            }
        }
        return List.copyOf(front);
    }

    private boolean nearly(Found faster, Found f) {
        return faster.memory() <= f.memory() + NOTHING * chip.memory && !(faster.watts() > f.watts() * (1 + NOTHING));
    }
}
