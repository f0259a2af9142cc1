package io.parley.crm.sugarcrm;

import io.parley.crm.Cursor;
import io.parley.crm.Ear;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The CRM rings when a rep saved something. Nothing of a ring is believed but its secret, and none is relied on: answers
 * that looks find again and again although nobody rang show that the bell is broken.
 */
final class Doorbell {

    /** A secret that nobody guesses has at least so many characters. */
    static final int SHORTEST = 16;

    /** The ring for an answer that was found may still be on its way; for so many in a row it is not. */
    private static final int BROKEN = 2;

    /** Where to listen on means nothing here: what was missed is found by looking once. */
    private static final Cursor HERE = new Cursor("here");

    private final @Nullable String secret;
    private final List<Ear> ears = new CopyOnWriteArrayList<>();
    private int unrung;

    Doorbell(@Nullable String secret) {
        this.secret = secret;
    }

    boolean hangs() {
        return secret != null;
    }

    AutoCloseable listen(Cursor from, Ear ear) {
        ears.add(ear);
        ear.alive(HERE);
        if (!from.isStart()) {
            ear.wake(HERE);
        }
        return () -> ears.remove(ear);
    }

    boolean ring(String given) {
        if (secret == null || !same(secret, given)) {
            return false;
        }
        rung();
        ears.forEach(ear -> ear.wake(HERE));
        return true;
    }

    private static boolean same(String secret, String given) {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void rung() {
        unrung = 0;
    }

    private synchronized boolean isBroken() {
        return ++unrung >= BROKEN;
    }

    /** A look found answers. */
    void found() {
        if (secret != null && isBroken()) {
            ears.forEach(ear -> ear.deaf("The CRM does not ring when a rep answers."));
        }
    }

    void close() {
        ears.clear();
    }
}
