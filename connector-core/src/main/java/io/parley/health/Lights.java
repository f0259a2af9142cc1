package io.parley.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The traffic lights: one for each channel and CRM, set by whoever last spoke with it. */
public final class Lights {

    private static final Logger log = LoggerFactory.getLogger(Lights.class);

    private final ConcurrentHashMap<String, Light> lights = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public Lights(InstantSource clock) {
        this.clock = clock;
    }

    /** Green works; yellow is trying again by itself; red waits for an admin; grey has not been tried yet. */
    public enum Colour {
        GREEN,
        YELLOW,
        RED,
        GREY
    }

    /**
     * How something is doing.
     *
     * @param subject such as {@code channel fediverse} or {@code crm support}
     * @param reason in an admin's words; empty when there is nothing to say
     * @param fix what to do; empty when nothing
     * @param since since when it has had this colour
     */
    public record Light(String subject, Colour colour, String reason, String fix, Instant since) {}

    public void grey(String subject) {
        set(subject, Colour.GREY, "Not tried yet.", "");
    }

    public void green(String subject) {
        set(subject, Colour.GREEN, "", "");
    }

    public void yellow(String subject, String reason) {
        set(subject, Colour.YELLOW, reason, "");
    }

    public void red(String subject, String reason, String fix) {
        set(subject, Colour.RED, reason, fix);
    }

    /** All of them, by subject. */
    public List<Light> all() {
        return lights.values().stream()
                .sorted(Comparator.comparing(Light::subject))
                .toList();
    }

    private void set(String subject, Colour colour, String reason, String fix) {
        lights.compute(subject, (key, before) -> {
            boolean same = before != null && before.colour() == colour;
            if (!same && colour != Colour.GREY) {
                log.atInfo()
                        .addKeyValue("light", colour)
                        .addKeyValue("subject", subject)
                        .log("{}", reason);
            }
            return new Light(subject, colour, reason, fix, same ? before.since() : clock.instant());
        });
    }
}
