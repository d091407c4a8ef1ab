package io.kilorack.assess;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A list that is made when it is first looked into, once. For results that are long, and that most edits
/// on the way to a final plan never show. Its supplier is a pure function of immutable values, so it does
/// not matter when or on which thread that is.
final class Lazy<T> extends AbstractList<T> implements RandomAccess {
    private @Nullable Supplier<List<T>> supplier;
    private @Nullable List<T> made;

    Lazy(Supplier<List<T>> supplier) {
        this.supplier = supplier;
    }

    private synchronized List<T> list() {
        if (made == null) {
            made = supplier == null ? List.of() : List.copyOf(supplier.get());
            supplier = null;
        }
        return made;
    }

    @Override
    public T get(int index) {
        return list().get(index);
    }

    @Override
    public int size() {
        return list().size();
    }
}
