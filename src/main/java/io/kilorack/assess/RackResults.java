package io.kilorack.assess;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The results of all racks by id in plan order, over an array: ten thousand of them are replaced in
/// microseconds, and the index of ids is shared between assessments. Unmodifiable.
final class RackResults extends AbstractMap<String, RackResult> implements SequencedMap<String, RackResult> {
    private final Map<String, Integer> positions;
    /// One for every rack of the plan; of racks with doubled ids only the first is reachable.
    private final RackResult[] results;

    RackResults(Map<String, Integer> positions, RackResult[] results) {
        this.positions = positions;
        this.results = results;
    }

    @Override
    public int size() {
        return positions.size();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return positions.containsKey(key);
    }

    @Override
    public @Nullable RackResult get(@Nullable Object key) {
        Integer at = positions.get(key);
        return at == null ? null : results[at];
    }

    @Override
    public Set<Entry<String, RackResult>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return positions.size();
            }

            @Override
            public Iterator<Entry<String, RackResult>> iterator() {
                return positions.size() == results.length ? all() : firstOfEach();
            }
        };
    }

    private Iterator<Entry<String, RackResult>> all() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < results.length;
            }

            @Override
            public Entry<String, RackResult> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                RackResult result = results[next++];
                return Map.entry(result.rackId(), result);
            }
        };
    }

    private Iterator<Entry<String, RackResult>> firstOfEach() {
        var first = new LinkedHashMap<String, RackResult>();
        for (RackResult result : results) {
            first.putIfAbsent(result.rackId(), result);
        }
        return first.entrySet().iterator();
    }

    @Override
    public SequencedMap<String, RackResult> reversed() {
        var copy = new LinkedHashMap<>(this);
        return Collections.unmodifiableSequencedMap(copy.reversed());
    }

    @Override
    public Collection<RackResult> values() {
        return positions.size() == results.length
                ? Collections.unmodifiableList(Arrays.asList(results))
                : super.values();
    }
}
