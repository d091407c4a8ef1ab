package io.kilorack.assess;

import io.kilorack.plan.Rack;
import java.util.AbstractList;
import java.util.RandomAccess;

/// Ids of racks by position, without copying ten thousand strings.
final class Positions extends AbstractList<String> implements RandomAccess {
    private final Rack[] racks;
    private final int[] positions;

    Positions(Rack[] racks, int[] positions) {
        this.racks = racks;
        this.positions = positions;
    }

    /// Counts these racks in a roster whose racks are the same array; false when they are not.
    boolean count(Rack[] roster, int[] counts) {
        if (roster != racks) {
            return false;
        }
        for (int position : positions) {
            counts[position]++;
        }
        return true;
    }

    @Override
    public String get(int index) {
        return racks[positions[index]].id();
    }

    @Override
    public int size() {
        return positions.length;
    }
}
