package io.kilorack.catalog.store;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Unmodifiable collections made when first looked into. Rules, countries and parties are long JSON texts
/// that the first window does not need; reading them at once would cost a good part of the start.
final class Lazy {
    private Lazy() {}

    static <T> List<T> list(Supplier<List<T>> make) {
        return new LazyList<>(new Once<>(make));
    }

    static <K, V> SequencedMap<K, V> map(Supplier<SequencedMap<K, V>> make) {
        return new LazyMap<>(new Once<>(make));
    }

    private static final class Once<T> {
        private @Nullable Supplier<T> make;
        private volatile @Nullable T made;

        Once(Supplier<T> make) {
            this.make = make;
        }

        T get() {
            T value = made;
            return value == null ? first() : value;
        }

        private synchronized T first() {
            T value = made;
            Supplier<T> supplier = make;
            if (value == null) {
                if (supplier == null) {
                    throw new IllegalStateException("made without a maker");
                }
                value = supplier.get();
                made = value;
                make = null;
            }
            return value;
        }
    }

    private static final class LazyList<T> extends AbstractList<T> implements RandomAccess {
        private final Once<List<T>> held;

        LazyList(Once<List<T>> held) {
            this.held = held;
        }

        @Override
        public T get(int index) {
            return held.get().get(index);
        }

        @Override
        public int size() {
            return held.get().size();
        }
    }

    private static final class LazyMap<K, V> extends AbstractMap<K, V> implements SequencedMap<K, V> {
        private final Once<SequencedMap<K, V>> held;

        LazyMap(Once<SequencedMap<K, V>> held) {
            this.held = held;
        }

        @Override
        public Set<Map.Entry<K, V>> entrySet() {
            return Collections.unmodifiableSequencedMap(held.get()).entrySet();
        }

        @Override
        public @Nullable V get(Object key) {
            return held.get().get(key);
        }

        @Override
        public boolean containsKey(Object key) {
            return held.get().containsKey(key);
        }

        @Override
        public SequencedMap<K, V> reversed() {
            return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(held.get()).reversed());
        }
    }
}
