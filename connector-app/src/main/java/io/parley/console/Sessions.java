package io.parley.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is logged in. Kept in memory alone: after a restart everybody logs in again. */
final class Sessions {

    static final Duration IDLE = Duration.ofHours(8);
    private static final int MOST = 1_000;

    private final InstantSource clock;
    private final Map<String, Session> open = new HashMap<>();

    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** A person at a browser. */
    static final class Session {
        private final String id;
        private final String user;
        private Instant seen;
        private @Nullable String message;

        private Session(String id, String user, Instant seen) {
            this.id = id;
            this.user = user;
            this.seen = seen;
        }

        /** One that lasts for a single request and can't be found again. */
        static Session of(String user, Instant now) {
            return new Session(Seal.randomId(), user, now);
        }

        String id() {
            return id;
        }

        String user() {
            return user;
        }

        /** Something to tell on the next page. */
        synchronized void tell(String sentence) {
            message = sentence;
        }

        /** What there is to tell; told once. */
        synchronized @Nullable String told() {
            String sentence = message;
            message = null;
            return sentence;
        }
    }

    synchronized Session open(String user) {
        Instant now = clock.instant();
        open.values().removeIf(session -> over(session, now));
        if (open.size() >= MOST) {
            open.values().stream().min((a, b) -> a.seen.compareTo(b.seen)).ifPresent(idlest -> open.remove(idlest.id));
        }
        Session session = new Session(Seal.randomId(), user, now);
        open.put(session.id, session);
        return session;
    }

    /** @param active whether a person did something; a page that refreshes itself keeps nobody logged in */
    synchronized Optional<Session> find(@Nullable String id, boolean active) {
        Session session = id == null ? null : open.get(id);
        Instant now = clock.instant();
        if (session == null || over(session, now)) {
            open.remove(id);
            return Optional.empty();
        }
        if (active) {
            session.seen = now;
        }
        return Optional.of(session);
    }

    synchronized void close(String id) {
        open.remove(id);
    }

    private static boolean over(Session session, Instant now) {
        return session.seen.plus(IDLE).isBefore(now);
    }
}
