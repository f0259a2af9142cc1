package io.parley.store.jdbc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the store is.
 *
 * @param url {@code jdbc:h2:file:…}, {@code jdbc:h2:mem:…} or {@code jdbc:postgresql://…}
 * @param user null leaves it to the URL
 * @param password null leaves it to the URL; never shown
 * @param nodeTimeout a node that is silent for this long loses what it had claimed
 */
public record StoreOptions(
        String url, @Nullable String user, @Nullable String password, Duration nodeTimeout) {

    public static final Duration NODE_TIMEOUT = Duration.ofSeconds(10);

    public StoreOptions(String url) {
        this(url, null, null, NODE_TIMEOUT);
    }

    boolean embedded() {
        return url.startsWith("jdbc:h2:");
    }

    /** The URL without its settings, in which a password may stand. */
    String place() {
        if (!embedded() && !url.startsWith("jdbc:postgresql:")) {
            return url.replaceFirst("^((jdbc:)?[a-z0-9]*).*$", "$1:…");
        }
        int end = url.length();
        for (char mark : new char[] {';', '?'}) {
            int at = url.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        return url.substring(0, end).replaceFirst("//[^/@]*@", "//");
    }

    @Override
    public String toString() {
        return "StoreOptions[" + place() + "]";
    }
}
