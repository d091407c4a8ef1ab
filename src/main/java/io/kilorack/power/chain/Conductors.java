package io.kilorack.power.chain;

import io.kilorack.quantity.Guard;

/// The conductors of its source that a circuit hangs on.
///
/// @param poles 1 line-neutral, 2 line-line, 3 three-phase
/// @param turn conductor it begins with, 0..2: poles 1 and turn 1 is L2, poles 2 and turn 2 is L3-L1,
/// poles 3 and turn 1 connects its own L1 to L2
public record Conductors(int poles, int turn) {
    public Conductors {
        Guard.inRange("poles", poles, 1, 3);
        Guard.inRange("turn", turn, 0, 2);
    }
}
