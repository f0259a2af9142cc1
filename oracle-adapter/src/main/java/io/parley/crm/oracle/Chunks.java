package io.parley.crm.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts what is asked for into questions that the service takes. */
final class Chunks {

    /** Nobody tells how long a condition may be; with so many keys it stays below the 4,096 characters of REST. */
    static final int KEYS = 60;

    private Chunks() {}

    static <T> List<List<T>> of(Collection<T> all, int size) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            chunks.add(list.subList(from, Math.min(list.size(), from + size)));
        }
        return chunks;
    }
}
