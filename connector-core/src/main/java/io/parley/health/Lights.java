package io.parley.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The traffic lights: one for each channel and CRM. A subject has a lamp for each thing that is done with it (a CRM is
 * delivered to and heard; a channel is read and answered), set by whoever last did it; the light shows the worst lamp.
 */
public final class Lights {

    private static final Logger log = LoggerFactory.getLogger(Lights.class);

    private final Map<String, Map<String, Light>> lamps = new TreeMap<>();
    private final InstantSource clock;

    public Lights(InstantSource clock) {
        this.clock = clock;
    }

    /** From the best to the worst. Grey was not tried yet; yellow tries again by itself; red waits for an admin. */
    public enum Colour {
        GREEN,
        GREY,
        YELLOW,
        RED
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

    public void grey(String subject, String lamp) {
        set(subject, lamp, Colour.GREY, "Not tried yet.", "");
    }

    public void green(String subject, String lamp) {
        set(subject, lamp, Colour.GREEN, "", "");
    }

    /** Green, with something worth saying all the same. */
    public void green(String subject, String lamp, String words) {
        set(subject, lamp, Colour.GREEN, words, "");
    }

    public void yellow(String subject, String lamp, String reason) {
        set(subject, lamp, Colour.YELLOW, reason, "");
    }

    public void red(String subject, String lamp, String reason, String fix) {
        set(subject, lamp, Colour.RED, reason, fix);
    }

    /** One light for each subject, by subject. */
    public synchronized List<Light> all() {
        return lamps.values().stream().map(Lights::worst).toList();
    }

    private static Light worst(Map<String, Light> ofSubject) {
        return ofSubject.values().stream()
                .max(Comparator.comparing(Light::colour)
                        .thenComparing(light -> !light.reason().isEmpty()))
                .orElseThrow();
    }

    private synchronized void set(String subject, String lamp, Colour colour, String reason, String fix) {
        Map<String, Light> ofSubject = lamps.computeIfAbsent(subject, key -> new TreeMap<>());
        Light before = ofSubject.get(lamp);
        Instant since = before != null && before.colour() == colour ? before.since() : clock.instant();
        Colour was = before == null || before.colour() == Colour.GREY ? Colour.GREEN : before.colour();
        if (colour != Colour.GREY && colour != was) {
            log.atInfo()
                    .addKeyValue("light", colour)
                    .addKeyValue("subject", subject)
                    .log("{}: {}", lamp, reason);
        }
        ofSubject.put(lamp, new Light(subject, colour, reason, fix, since));
    }
}
