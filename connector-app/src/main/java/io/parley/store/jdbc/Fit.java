package io.parley.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Makes text fit a column: a channel may send any length and any character. */
final class Fit {

    /** H2 keeps no longer text inside a row. */
    static final int LONGEST = 1_000_000;

    private static final int KEY = 256;
    private static final int CONVERSATION = 600;

    private Fit() {}

    /** For a column of 256 characters by which rows are found. */
    static String key(String value) {
        return shortened(value, KEY);
    }

    static @Nullable String keyOrNull(@Nullable String value) {
        return value == null ? null : key(value);
    }

    static String conversation(String value) {
        return shortened(value, CONVERSATION);
    }

    /** For a column of text that is read by people, or kept for later. */
    static @Nullable String text(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String cut = value.length() <= LONGEST ? value : value.substring(0, LONGEST - 1);
        return withoutNul(cut);
    }

    static String sha256(String value) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private static String shortened(String value, int longest) {
        String clean = withoutNul(value);
        return clean.length() <= longest ? clean : clean.substring(0, longest - 65) + '~' + sha256(value);
    }

    /** PostgreSQL refuses the character NUL in any text. */
    private static String withoutNul(String value) {
        return value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
    }
}
