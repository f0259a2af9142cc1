package io.parley.crm.sugarcrm;

import io.parley.model.Author;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The keys of what Parley makes: UUIDs of version 5 (RFC 9562, 5.5), so that the same thing has the same key for ever, and
 * a server that lets us choose ids can't hold it twice.
 */
final class Keys {

    /** Parley's own namespace; never changes, since every key of every CRM hangs on it. */
    private static final UUID NAMESPACE = UUID.fromString("7d9e2f4c-51b8-4a36-9c0d-3f6a8e1b25c7");

    /** So many characters of a record's id tell it from all others. */
    private static final int MARK = 13;

    private Keys() {}

    /** A case or lead, by the key of the delivery that opened it. */
    static String record(String delivery) {
        return key("record:" + delivery);
    }

    /** A customer's message, by the key of its delivery. */
    static String message(String delivery) {
        return key("message:" + delivery);
    }

    /** What a rep is told about a reply. */
    static String confirmation(String reply) {
        return key("confirmation:" + reply);
    }

    /** What is known of an author; those without an id are nobody in particular. */
    static String author(String channel, Author author) {
        return key("author:" + channel + ':' + author.id());
    }

    /** The contact that was made for an author. */
    static String contact(String channel, Author author) {
        return key("contact:" + channel + ':' + author.id());
    }

    /** The note for a picture or file of a mention, by its place among them. */
    static String attachment(String delivery, int place) {
        return key("attachment:" + delivery + '#' + place);
    }

    /** What a check writes and reads back. */
    static String probe() {
        return key("probe");
    }

    /**
     * The end of the names of all messages on a record. When the record is merged into another its messages move there,
     * and by this mark they lead to the survivor.
     */
    static String mark(String recordId) {
        return '[' + recordId.substring(0, Math.min(MARK, recordId.length())) + ']';
    }

    private static String key(String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .flip());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x5000L;
            long low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-1", missing);
        }
    }
}
