package io.parley.channel.bluesky;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * The key under which a reply stands in our repository: a TID, which is 53 bits of microseconds and 10 bits of a clock's
 * id in 13 letters that sort by time. The second is that in which the rep wrote; the rest comes from the reply's own
 * key. So the same reply has the same record key for ever, and another one in the same second has another but once in
 * a thousand million.
 */
final class RecordKey {

    private static final String LETTERS = "234567abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 13;
    private static final long MICROS = 1_000_000;

    private RecordKey() {}

    static String of(String replyKey, Instant writtenAt) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(replyKey));
        long micros = writtenAt.getEpochSecond() * MICROS + Math.floorMod(hash.getLong(), MICROS);
        long clock = hash.getInt() & 0x3FF;
        return encode((micros << 10 | clock) & Long.MAX_VALUE);
    }

    private static String encode(long value) {
        StringBuilder letters = new StringBuilder(LENGTH);
        for (int i = LENGTH - 1; i >= 0; i--) {
            letters.append(LETTERS.charAt((int) (value >>> (5 * i)) & 31));
        }
        return letters.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
