package io.parley.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Who a mention is, for ever: one item on one account of one channel. Edits and the deletion of the item share its key.
 *
 * @param channel the channel's name in parley.yaml: lower-case letters, digits and hyphens
 * @param account our account (or place) on that channel, as the channel names it
 * @param nativeId the channel's own id of the item
 */
public record MentionKey(String channel, String account, String nativeId) {

    private static final int LONGEST = 200;

    public MentionKey {
        Objects.requireNonNull(account, "account");
        if (!channel.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException("channel '" + channel + "' is not made of a-z, 0-9 and hyphens");
        }
        if (nativeId.isBlank()) {
            throw new IllegalArgumentException("a mention without a native id has no identity");
        }
    }

    /** {@code channel:account:nativeId}; a colon or percent sign inside the account is percent-encoded. */
    public String value() {
        return channel + ':' + encode(account) + ':' + nativeId;
    }

    /**
     * The key under which a CRM knows the mention: {@link #value()}, or, when that is longer than 200 characters, its
     * beginning and the SHA-256 of the whole. Never changes for a mention.
     */
    public String idempotencyKey() {
        String value = value();
        return value.length() <= LONGEST ? value : value.substring(0, 120) + '~' + sha256(value);
    }

    /** The key of another item on the same account, such as the one this one answers. */
    public MentionKey sibling(String otherNativeId) {
        return new MentionKey(channel, account, otherNativeId);
    }

    /**
     * Reads what {@link #value()} wrote.
     *
     * @throws IllegalArgumentException when the text is not a key
     */
    public static MentionKey parse(String value) {
        int first = value.indexOf(':');
        int second = value.indexOf(':', first + 1);
        if (first < 0 || second < 0) {
            throw new IllegalArgumentException("'" + value + "' is not a mention key (channel:account:id)");
        }
        return new MentionKey(
                value.substring(0, first), decode(value.substring(first + 1, second)), value.substring(second + 1));
    }

    static String encode(String account) {
        return account.replace("%", "%25").replace(":", "%3A");
    }

    private static String decode(String account) {
        return account.replace("%3A", ":").replace("%25", "%");
    }

    private static String sha256(String value) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return value();
    }
}
