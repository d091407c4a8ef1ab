package io.kilorack.exposure.rules;

import io.kilorack.catalog.Condition;
import io.kilorack.catalog.RuleField;
import io.kilorack.exposure.facts.FieldIndex;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compiles condition trees. Keeps the numbering of ECCN codes that the trees of one rule base share; it
/// only grows, under a lock, so
/// compiling further conditions disturbs nobody.
public final class TreeCompiler {
    private final Map<String, Integer> codes = new LinkedHashMap<>();
    private final int eccnSlot = FieldIndex.slot("derived.eccn");

    /// Bit set of ECCN codes; a code gets its bit when it is first seen.
    public synchronized int mask(Collection<?> eccn) {
        int mask = 0;
        for (Object code : eccn) {
            mask |= 1 << codes.computeIfAbsent((String) code, k -> codes.size());
        }
        if (codes.size() > 31) {
            throw new IllegalArgumentException("more than 31 ECCN codes in one rule base: " + codes.keySet());
        }
        return mask;
    }

    /// The codes of a bit set, in the order in which the rule base names them.
    public synchronized List<String> codes(int mask) {
        return codes.entrySet().stream()
                .filter(e -> (mask & 1 << e.getValue()) != 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    public Tree compile(Condition condition) {
        return switch (condition) {
            case Condition.All all -> new Tree.All(children(all.of()));
            case Condition.Any any -> new Tree.Any(children(any.of()));
            case Condition.Not not -> new Tree.Not(compile(not.of()));
            case Condition.Leaf leaf -> leaf(leaf);
        };
    }

    private Tree[] children(List<Condition> of) {
        Tree[] trees = of.stream().map(this::compile).toArray(Tree[]::new);
        Arrays.sort(trees, Comparator.comparingInt(Tree::cost));
        return trees;
    }

    private Tree leaf(Condition.Leaf leaf) {
        int slot = FieldIndex.slot(leaf.field());
        Condition.Operator op = leaf.op();
        if (op == Condition.Operator.EXISTS || op == Condition.Operator.UNKNOWN) {
            return new Leaf.Known(slot, op == Condition.Operator.EXISTS);
        }
        String valueField = leaf.valueField();
        if (valueField != null) {
            return new Leaf.Pair(slot, FieldIndex.slot(valueField), pair(op, FieldIndex.type(slot)));
        }
        Object value = Objects.requireNonNull(leaf.value());
        if (slot == eccnSlot) {
            return new Leaf.EccnLeaf(
                    slot,
                    mask((List<?>) value),
                    op == Condition.Operator.CONTAINS_ALL,
                    op != Condition.Operator.DISJOINT);
        }
        return new Leaf(slot, cost(op), test(op, FieldIndex.type(slot), value));
    }

    private static int cost(Condition.Operator op) {
        return switch (op) {
            case EQ, NE, GE, LE, GT, LT, EXISTS, UNKNOWN -> 1;
            case IN, NOT_IN -> 2;
            case CONTAINS_ANY, CONTAINS_ALL, INTERSECTS, DISJOINT -> 4;
            case MATCHES_ANY -> 50;
        };
    }

    private static Leaf.Test test(Condition.Operator op, RuleField.Type type, Object value) {
        return switch (op) {
            case EQ -> value::equals;
            case NE -> v -> !value.equals(v);
            case GE, LE, GT, LT -> order(op, type, value);
            case IN -> new HashSet<>((List<?>) value)::contains;
            case NOT_IN -> {
                Set<Object> set = new HashSet<>((List<?>) value);
                yield v -> !set.contains(v);
            }
            case CONTAINS_ANY, INTERSECTS -> {
                Set<Object> set = new HashSet<>((List<?>) value);
                yield v -> shares((List<?>) v, set);
            }
            case DISJOINT -> {
                Set<Object> set = new HashSet<>((List<?>) value);
                yield v -> !shares((List<?>) v, set);
            }
            case CONTAINS_ALL -> {
                List<?> wanted = (List<?>) value;
                yield v -> ((List<?>) v).containsAll(wanted);
            }
            case MATCHES_ANY -> globs((List<?>) value);
            case EXISTS, UNKNOWN -> throw new IllegalArgumentException(op + " has no test");
        };
    }

    private static Leaf.Test order(Condition.Operator op, RuleField.Type type, Object value) {
        double limit = number(type, value);
        return switch (op) {
            case GE -> v -> number(type, v) >= limit;
            case LE -> v -> number(type, v) <= limit;
            case GT -> v -> number(type, v) > limit;
            case LT -> v -> number(type, v) < limit;
            default -> throw new IllegalArgumentException(op + " orders nothing");
        };
    }

    private static Leaf.Pair.PairTest pair(Condition.Operator op, RuleField.Type type) {
        return switch (op) {
            case EQ -> Object::equals;
            case NE -> (a, b) -> !a.equals(b);
            case GE -> (a, b) -> number(type, a) >= number(type, b);
            case LE -> (a, b) -> number(type, a) <= number(type, b);
            case GT -> (a, b) -> number(type, a) > number(type, b);
            case LT -> (a, b) -> number(type, a) < number(type, b);
            default -> throw new IllegalArgumentException(op + " cannot compare two fields");
        };
    }

    /// Numbers as they are, dates as days, so that both compare alike.
    private static double number(RuleField.Type type, Object value) {
        return type == RuleField.Type.DATE ? ((LocalDate) value).toEpochDay() : (Double) value;
    }

    private static boolean shares(List<?> list, Set<Object> set) {
        for (Object item : list) {
            if (set.contains(item)) {
                return true;
            }
        }
        return false;
    }

    private static Leaf.Test globs(List<?> patterns) {
        Glob[] globs = patterns.stream().map(p -> new Glob((String) p)).toArray(Glob[]::new);
        return value -> {
            if (value instanceof List<?> texts) {
                for (Object text : texts) {
                    if (any(globs, (String) text)) {
                        return true;
                    }
                }
                return false;
            }
            return any(globs, (String) value);
        };
    }

    private static boolean any(Glob[] globs, @Nullable String text) {
        String lower = Objects.requireNonNull(text).toLowerCase(Locale.ROOT);
        for (Glob glob : globs) {
            if (glob.matches(lower)) {
                return true;
            }
        }
        return false;
    }
}
