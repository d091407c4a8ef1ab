package io.kilorack.exposure.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A compiled condition. Reads slots, changes nothing.
public interface Tree {
    int FALSE = 0;
    int UNKNOWN = 1;
    int TRUE = 2;

    int eval(@Nullable Object[] frame);

    /// How dear it is to evaluate, so that cheap conditions are asked first; the order changes no result.
    int cost();

    /// Every field the condition reads.
    void fields(Set<String> into);

    /// The fields that keep the condition unknown; nothing when it is decided.
    void missing(@Nullable Object[] frame, Set<String> into);

    /// Every condition holds: false if any is false, else unknown if any is unknown.
    record All(Tree[] of) implements Tree {
        @Override
        public int eval(@Nullable Object[] frame) {
            int least = TRUE;
            for (Tree tree : of) {
                int truth = tree.eval(frame);
                if (truth < least) {
                    if (truth == FALSE) {
                        return FALSE;
                    }
                    least = truth;
                }
            }
            return least;
        }

        @Override
        public int cost() {
            return sum(of);
        }

        @Override
        public void fields(Set<String> into) {
            for (Tree tree : of) {
                tree.fields(into);
            }
        }

        @Override
        public void missing(@Nullable Object[] frame, Set<String> into) {
            if (eval(frame) == UNKNOWN) {
                for (Tree tree : of) {
                    tree.missing(frame, into);
                }
            }
        }
    }

    /// Some condition holds: true if any is true, else unknown if any is unknown.
    record Any(Tree[] of) implements Tree {
        @Override
        public int eval(@Nullable Object[] frame) {
            int most = FALSE;
            for (Tree tree : of) {
                int truth = tree.eval(frame);
                if (truth > most) {
                    if (truth == TRUE) {
                        return TRUE;
                    }
                    most = truth;
                }
            }
            return most;
        }

        @Override
        public int cost() {
            return sum(of);
        }

        @Override
        public void fields(Set<String> into) {
            for (Tree tree : of) {
                tree.fields(into);
            }
        }

        @Override
        public void missing(@Nullable Object[] frame, Set<String> into) {
            if (eval(frame) == UNKNOWN) {
                for (Tree tree : of) {
                    tree.missing(frame, into);
                }
            }
        }
    }

    record Not(Tree of) implements Tree {
        @Override
        public int eval(@Nullable Object[] frame) {
            return TRUE - of.eval(frame);
        }

        @Override
        public int cost() {
            return of.cost();
        }

        @Override
        public void fields(Set<String> into) {
            of.fields(into);
        }

        @Override
        public void missing(@Nullable Object[] frame, Set<String> into) {
            of.missing(frame, into);
        }
    }

    private static int sum(Tree[] trees) {
        int sum = 0;
        for (Tree tree : trees) {
            sum += tree.cost();
        }
        return sum;
    }
}
