package io.kilorack.exposure.rules;

import io.kilorack.exposure.facts.FieldIndex;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares one field. An unknown field makes it unknown, except for `exists` and `unknown`, which ask
/// just that.
///
/// @param test of the known value
record Leaf(int slot, int cost, Test test) implements Tree {
    /// A two-valued test of a known value.
    interface Test {
        boolean holds(Object value);
    }

    @Override
    public int eval(@Nullable Object[] frame) {
        Object value = frame[slot];
        if (value == null) {
            return UNKNOWN;
        }
        return test.holds(value) ? TRUE : FALSE;
    }

    @Override
    public void fields(Set<String> into) {
        into.add(FieldIndex.name(slot));
    }

    @Override
    public void missing(@Nullable Object[] frame, Set<String> into) {
        if (frame[slot] == null) {
            into.add(FieldIndex.name(slot));
        }
    }

    /// `exists` and `unknown`: whether the field is known. Never unknown itself.
    record Known(int slot, boolean wanted) implements Tree {
        @Override
        public int eval(@Nullable Object[] frame) {
            return (frame[slot] != null) == wanted ? TRUE : FALSE;
        }

        @Override
        public int cost() {
            return 1;
        }

        @Override
        public void fields(Set<String> into) {
            into.add(FieldIndex.name(slot));
        }

        @Override
        public void missing(@Nullable Object[] frame, Set<String> into) {
            // Decided either way.
        }
    }

    /// Compares two fields of one type.
    record Pair(int slot, int other, PairTest test) implements Tree {
        interface PairTest {
            boolean holds(Object value, Object other);
        }

        @Override
        public int eval(@Nullable Object[] frame) {
            Object left = frame[slot];
            Object right = frame[other];
            if (left == null || right == null) {
                return UNKNOWN;
            }
            return test.holds(left, right) ? TRUE : FALSE;
        }

        @Override
        public int cost() {
            return 2;
        }

        @Override
        public void fields(Set<String> into) {
            into.add(FieldIndex.name(slot));
            into.add(FieldIndex.name(other));
        }

        @Override
        public void missing(@Nullable Object[] frame, Set<String> into) {
            for (int s : new int[] {slot, other}) {
                if (frame[s] == null) {
                    into.add(FieldIndex.name(s));
                }
            }
        }
    }

    /// Asks `derived.eccn`, whose members are certain, possible, or absent one by one: a part may surely
    /// be outside 3A090.c while
    /// 3A090.a is open.
    record EccnLeaf(int slot, int mask, boolean all, boolean wanted) implements Tree {
        @Override
        public int eval(@Nullable Object[] frame) {
            Object value = frame[slot];
            if (value == null) {
                return UNKNOWN;
            }
            Eccn eccn = (Eccn) value;
            int truth;
            if (all) {
                truth = (eccn.certain() & mask) == mask
                        ? TRUE
                        : ((eccn.certain() | eccn.possible()) & mask) == mask ? UNKNOWN : FALSE;
            } else {
                truth = (eccn.certain() & mask) != 0 ? TRUE : (eccn.possible() & mask) != 0 ? UNKNOWN : FALSE;
            }
            return wanted ? truth : TRUE - truth;
        }

        @Override
        public int cost() {
            return 1;
        }

        @Override
        public void fields(Set<String> into) {
            into.add("derived.eccn");
        }

        @Override
        public void missing(@Nullable Object[] frame, Set<String> into) {
            if (eval(frame) == UNKNOWN) {
                into.add("derived.eccn");
            }
        }
    }
}
