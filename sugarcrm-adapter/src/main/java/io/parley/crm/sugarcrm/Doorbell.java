package io.parley.crm.sugarcrm;

import io.parley.crm.Cursor;
import io.parley.crm.Ear;
import io.parley.model.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The CRM rings when a rep saved something. Nothing of a ring is believed but its secret, and none is relied on: an
 * answer that a look finds although nobody rang for it shows that the bell is broken.
 */
final class Doorbell {

    /** A secret that nobody guesses has at least so many characters. */
    static final int SHORTEST = 16;

    /** So long after an answer was saved its ring may come: stamps are cut to the minute, and some rings are queued. */
    private static final Duration LATE = Duration.ofMinutes(3);

    private final @Nullable String secret;
    private final InstantSource clock;
    private final List<Ear> ears = new CopyOnWriteArrayList<>();
    private volatile Instant lastRing;

    Doorbell(@Nullable String secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
        this.lastRing = clock.instant();
    }

    boolean hangs() {
        return secret != null;
    }

    /** Places mean nothing here: what was missed in the absence of the ear is found by looking once. */
    AutoCloseable listen(Cursor from, Ear ear) {
        lastRing = clock.instant();
        Cursor at = new Cursor(lastRing.toString());
        ears.add(ear);
        ear.alive(at);
        if (!from.isStart()) {
            ear.wake(at);
        }
        return () -> ears.remove(ear);
    }

    boolean ring(String given) {
        if (secret == null || !same(secret, given)) {
            return false;
        }
        lastRing = clock.instant();
        Cursor at = new Cursor(lastRing.toString());
        ears.forEach(ear -> ear.wake(at));
        return true;
    }

    private static boolean same(String secret, String given) {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers that were found by looking. */
    void found(List<Reply> replies) {
        if (secret == null) {
            return;
        }
        Instant now = clock.instant();
        boolean unheard = replies.stream()
                .map(Reply::writtenAt)
                .anyMatch(written ->
                        written.isAfter(lastRing) && written.plus(LATE).isBefore(now));
        if (unheard) {
            ears.forEach(ear -> ear.deaf("The CRM did not ring when a rep answered."));
        }
    }

    void close() {
        ears.clear();
    }
}
