package io.parley.sandbox.townsquare;

import io.parley.sandbox.Call;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Mastodon's paging: newest first; since_id gives the newest after an id, min_id those right after it. */
final class Pages {

    private Pages() {}

    static <T> List<T> of(Call call, NavigableMap<Long, T> all, int usual, int most) {
        Long limit = number(call.param("limit"));
        int size = (int) Math.max(1, Math.min(most, limit == null ? usual : limit));
        NavigableMap<Long, T> range = all;
        Long max = number(call.param("max_id"));
        Long since = number(call.param("since_id"));
        Long min = number(call.param("min_id"));
        if (max != null) {
            range = range.headMap(max, false);
        }
        if (min != null) {
            List<T> forward = first(range.tailMap(min, false).values(), size);
            Collections.reverse(forward);
            return forward;
        }
        if (since != null) {
            range = range.tailMap(since, false);
        }
        return first(range.descendingMap().values(), size);
    }

    private static <T> List<T> first(Collection<T> values, int size) {
        List<T> page = new ArrayList<>();
        for (T value : values) {
            if (page.size() == size) {
                break;
            }
            page.add(value);
        }
        return page;
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null || !text.matches("\\d{1,18}") ? null : Long.valueOf(text);
    }
}
