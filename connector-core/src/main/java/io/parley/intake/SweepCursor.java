package io.parley.intake;

import io.parley.intake.Sweep.Place;
import io.parley.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where reading a place stands.
 *
 * @param top the newest item seen
 * @param until where the next sweep may stop; differs from the top while a long sweep is under way in parts
 * @param next where such a sweep goes on; null otherwise
 * @param memo what the route wants to remember for the next poll, such as an ETag
 */
public record SweepCursor(
        @Nullable Place top,
        @Nullable Place until,
        @Nullable String next,
        @Nullable String memo) {

    /** Nothing was ever read. */
    public static final SweepCursor START = new SweepCursor(null, null, null, null);

    /** Reads what {@link #write} wrote; the start when there is nothing. */
    public static SweepCursor read(Optional<String> written) {
        return written.map(json -> Json.read(json, SweepCursor.class)).orElse(START);
    }

    public String write() {
        return Json.write(this);
    }

    public SweepCursor withMemo(@Nullable String newMemo) {
        return new SweepCursor(top, until, next, newMemo);
    }
}
