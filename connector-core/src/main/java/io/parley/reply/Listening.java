package io.parley.reply;

import io.parley.crm.Capability;
import io.parley.crm.Crm;
import io.parley.crm.Cursor;
import io.parley.crm.Ear;
import io.parley.health.Lights;
import io.parley.pace.Thrift;
import io.parley.store.Replies;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Says when to look for replies in one CRM: now and then; and where the CRM tells of answers, at once when it does and
 * seldom otherwise. Many answers within a moment are one look.
 */
public final class Listening implements Ear {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    /** A stream that ends and comes back at once is no news. */
    private static final int NEWS = 2;

    private final Crm crm;
    private final Replies replies;
    private final Lights lights;
    private final InstantSource clock;
    private final Pace pace;
    private final Runnable look;
    private boolean begun;
    private boolean alive;
    private int failures;
    private Instant lastLook = Instant.MIN;
    private @Nullable Cursor announced;
    private @Nullable Cursor kept;

    /**
     * How often to look.
     *
     * @param deaf while nothing wakes us
     * @param alive while the CRM wakes us: then a look is only there for what a wake-up may have missed
     */
    public record Pace(Duration deaf, Duration alive) {

        /** Never less often than without being woken. */
        public Pace {
            alive = alive.compareTo(deaf) < 0 ? deaf : alive;
        }
    }

    /** @param look makes somebody look for replies at once */
    public Listening(Crm crm, Replies replies, Lights lights, InstantSource clock, Pace pace, Runnable look) {
        this.crm = crm;
        this.replies = replies;
        this.lights = lights;
        this.clock = clock;
        this.pace = pace;
        this.look = look;
    }

    /** Begins to listen, where the last run left off; does nothing when it has, or when this CRM does not tell. */
    void begin() {
        if (!begun && crm.capabilities().contains(Capability.WAKE_ON_REPLY)) {
            Cursor from = replies.ear(crm.name());
            kept = from;
            begun = true;
            // The CRM ends it when it is closed.
            crm.listen(from, this);
        }
    }

    /** How long to wait before looking, so that many answers within a moment are one look; zero to look now. */
    synchronized Duration hold() {
        Instant now = clock.instant();
        Instant next = alive && !lastLook.equals(Instant.MIN) ? lastLook.plus(MOMENT) : now;
        if (next.isAfter(now)) {
            return Duration.between(now, next);
        }
        lastLook = now;
        return Duration.ZERO;
    }

    /** What has been told so far; null when nothing was. */
    synchronized @Nullable Cursor told() {
        return announced;
    }

    /** All that was told up to there has been heard and committed. */
    void heard(@Nullable Cursor told) {
        if (told != null && !told.equals(kept)) {
            replies.keepEar(crm.name(), told);
            kept = told;
        }
    }

    /** How long to rest after a look that found all there was. */
    synchronized Duration rest() {
        return Thrift.of(crm).seldom(alive ? pace.alive() : pace.deaf());
    }

    /** How long to rest while something stands in the way. */
    Duration every() {
        return pace.deaf();
    }

    @Override
    public void wake(Cursor at) {
        lives(at);
        look.run();
    }

    @Override
    public void alive(Cursor at) {
        if (lives(at)) {
            // What was written between the last look and now may have waked nobody.
            look.run();
        }
    }

    /** Whether it did not before. */
    private synchronized boolean lives(Cursor at) {
        boolean news = !alive;
        announced = at;
        alive = true;
        failures = 0;
        if (news) {
            lights.green("crm " + crm.name(), "listen", "Replies are heard at once.");
        }
        return news;
    }

    @Override
    public void deaf(String reason) {
        synchronized (this) {
            alive = false;
            failures++;
            if (failures >= NEWS) {
                lights.yellow(
                        "crm " + crm.name(),
                        "listen",
                        reason + " Looking for replies every " + words(pace.deaf()) + " instead.");
            }
        }
        look.run();
    }

    private static String words(Duration time) {
        long seconds = time.toSeconds();
        return seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
