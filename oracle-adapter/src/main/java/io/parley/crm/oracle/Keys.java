package io.parley.crm.oracle;

import io.parley.model.Author;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The keys of what Parley makes. ExternalSystemId holds 30 characters, so a key is the first 130 bits of a SHA-256 in
 * base32 (RFC 4648): 26 characters, the same for the same thing for ever.
 */
final class Keys {

    static final int LENGTH = 26;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Keys() {}

    /** A service request or lead, by the key of the delivery that opened it. */
    static String record(String delivery) {
        return key("record:" + delivery);
    }

    /** A customer's message, by the key of its delivery. */
    static String message(String delivery) {
        return key("message:" + delivery);
    }

    /** What a rep is told about a reply that was published. */
    static String confirmation(String reply) {
        return key("confirmation:" + reply);
    }

    /** What a rep is told about a reply that was not, which may be said again with another reason. */
    static String failure(String reply, String reason) {
        return key("failure:" + reply + ':' + reason);
    }

    /** An author; those without an id are nobody in particular. */
    static String author(String channel, Author author) {
        return key("author:" + channel + ':' + author.id());
    }

    /** The contact that was made for an author. */
    static String contact(String channel, Author author) {
        return key("contact:" + channel + ':' + author.id());
    }

    /** The message that opened a record. It moves along when the record is merged, and leads to the survivor. */
    static String opening(String recordId) {
        return key("opening:" + recordId);
    }

    /** What a rep wrote into a field, which has no id of its own. */
    static String words(String recordId, String text) {
        return key("words:" + recordId + ':' + text);
    }

    /** Whether a text may be one of these keys. */
    static boolean isKey(String text) {
        return text.matches("[A-Z2-7]{" + LENGTH + "}");
    }

    private static String key(String name) {
        byte[] hash = sha256(name);
        StringBuilder key = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            key.append(ALPHABET.charAt(bits(hash, i * BITS)));
        }
        return key.toString();
    }

    private static int bits(byte[] hash, int from) {
        int value = 0;
        for (int bit = from; bit < from + BITS; bit++) {
            value = value << 1 | hash[bit / 8] >> (7 - bit % 8) & 1;
        }
        return value;
    }

    private static byte[] sha256(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
